import type { SchemaElement } from "hyparquet-writer";
import type { Column, ColumnType, Table } from "../table.ts";

export const physical: Record<ColumnType, Pick<SchemaElement, "type" | "converted_type">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  json: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  date: { type: "INT32", converted_type: "DATE" },
  time: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
};

export const elementOf = ({ name, type, required }: Column): SchemaElement => ({
  name,
  ...physical[type],
  repetition_type: required ? "REQUIRED" : "OPTIONAL",
});

export const schemaOf = ({ columns }: Table): SchemaElement[] => [
  { name: "root", num_children: columns.length },
  ...columns.map(elementOf),
];

/** Readers skip row groups by the least and greatest of these; the rows are in their order, and in no other's. */
export const sorted: ReadonlySet<string> = new Set(["organ", "division"]);
