import type { Described } from "../description.ts";
import type { Column, ColumnType } from "../table.ts";

const datatypes: Record<ColumnType, string> = {
  text: "string",
  json: "json",
  integer: "integer",
  number: "number",
  boolean: "boolean",
  date: "date",
  time: "datetime",
};

const columnOf = ({ name, type, required, about }: Column) => ({
  name: name.replaceAll(".", "_"),
  titles: name,
  "dc:description": [
    { "@value": about.en, "@language": "en" },
    { "@value": about.zh, "@language": "zh-CN" },
  ],
  datatype: datatypes[type],
  required,
});

/** `csv-metadata.json`: the CSVs in the words of CSV on the Web (W3C). */
export function describe({ tables, about }: Described): Record<string, string> {
  const group = {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    "dc:title": about.title.en,
    "dc:license": { "@id": about.licence.path },
    dialect: { encoding: "utf-8", lineTerminators: ["\r\n"], header: true, doubleQuote: true },
    tables: tables.map((table) => ({
      url: `${table.name}.csv`,
      "dc:title": table.title.en,
      tableSchema: {
        columns: table.columns.map(columnOf),
        primaryKey: [...table.key],
        foreignKeys: table.refers.map(({ columns, to, key }) => ({
          columnReference: [...columns],
          reference: { resource: `${to}.csv`, columnReference: [...key] },
        })),
      },
    })),
  };
  return { "csv-metadata.json": `${JSON.stringify(group, null, 2)}\n` };
}
