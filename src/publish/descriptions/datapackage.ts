import type { Described } from "../description.ts";
import type { Column, ColumnType, Table } from "../table.ts";

const types: Record<ColumnType, object> = {
  text: { type: "string" },
  json: { type: "string", format: "default" },
  integer: { type: "integer" },
  number: { type: "number" },
  boolean: { type: "boolean", trueValues: ["true"], falseValues: ["false"] },
  date: { type: "date" },
  time: { type: "datetime", format: "any" },
};

const field = ({ name, type, required, about }: Column) => ({
  name,
  ...types[type],
  description: `${about.en} · ${about.zh}`,
  ...(required ? { constraints: { required: true } } : {}),
});

/** The Table Schema of a table. */
export function tableSchema(table: Table) {
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: table.columns.map(field),
    primaryKey: [...table.key],
    missingValues: [""],
    ...(table.refers.length > 0
      ? {
          foreignKeys: table.refers.map(({ columns, to, key }) => ({
            fields: [...columns],
            reference: { resource: to, fields: [...key] },
          })),
        }
      : {}),
  };
}

const mediaTypes: Record<string, string> = {
  csv: "text/csv",
  parquet: "application/vnd.apache.parquet",
  ndjson: "application/x-ndjson",
  sqlite: "application/vnd.sqlite3",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export const formatOf = (path: string) => path.slice(path.lastIndexOf(".") + 1);
export const mediaTypeOf = (path: string) => mediaTypes[formatOf(path)] ?? "application/octet-stream";

/** `datapackage.json`: Data Package v2. The CSVs are its tables; the same data in other formats follows as further resources. */
export function describe(release: Described): Record<string, string> {
  const resources = release.files.map(({ path, bytes, sha256 }) => {
    const table = release.tables.find(({ name }) => path === `${name}.csv`);
    return {
      name: table ? table.name : path.replace(".", "-"),
      path,
      format: formatOf(path),
      mediatype: mediaTypeOf(path),
      bytes,
      hash: `sha256:${sha256}`,
      encoding: "utf-8",
      ...(table
        ? {
            type: "table",
            title: `${table.title.en} · ${table.title.zh}`,
            dialect: {
              $schema: "https://datapackage.org/profiles/2.0/tabledialect.json",
              delimiter: ",",
              lineTerminator: "\r\n",
              quoteChar: '"',
              doubleQuote: true,
              header: true,
            },
            schema: tableSchema(table),
          }
        : {}),
    };
  });
  const { about, version, as_of } = release;
  const whole = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: about.name,
    id: `${about.name}-${version}`,
    version,
    title: `${about.title.en} · ${about.title.zh}`,
    description: `As of ${as_of}. Numbers stand as they were printed; each is proven by the form's own arithmetic, or flagged, or left empty. See README.md.`,
    created: `${as_of}T00:00:00Z`,
    ...(about.homepage ? { homepage: about.homepage } : {}),
    keywords: ["政府信息公开", "年度报告", "freedom of information", "China"],
    licenses: [about.licence],
    contributors: about.authors.map(({ name }) => ({ title: name, roles: ["creator"] })),
    sources: [{ title: "政府信息公开工作年度报告; the address of each is in reports.csv" }],
    resources,
  };
  return { "datapackage.json": `${JSON.stringify(whole, null, 2)}\n` };
}
