import type { Described } from "../description.ts";
import { jsonSchemas } from "../json-schema.ts";
import type { ColumnType, Table } from "../table.ts";

const types: Record<ColumnType, object> = {
  text: { type: "string" },
  json: { type: "string", contentMediaType: "application/json" },
  integer: { type: "integer" },
  number: { type: "number" },
  boolean: { type: "boolean" },
  date: { type: "string", format: "date" },
  time: { type: "string", format: "date-time" },
};

/** The JSON Schema (2020-12) of a row. */
function rowSchema(table: Table): object {
  const property = (type: ColumnType, required: boolean) =>
    required ? types[type] : { anyOf: [types[type], { type: "null" }] };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: table.name,
    description: `${table.title.en} · ${table.title.zh}`,
    type: "object",
    properties: Object.fromEntries(
      table.columns.map(({ name, type, required, about }) => [
        name,
        { description: `${about.en} · ${about.zh}`, ...property(type, required) },
      ]),
    ),
    required: table.columns.map(({ name }) => name),
    additionalProperties: false,
  };
}

/** `schema/`: of a record and its parts, and of a row of each table. */
export function describe({ tables }: Described): Record<string, string> {
  const rows = tables.map((table) => [`${table.name}.row.schema.json`, rowSchema(table)] as const);
  return Object.fromEntries(
    [...Object.entries(jsonSchemas()), ...rows].map(([name, schema]) => [
      `schema/${name}`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  );
}
