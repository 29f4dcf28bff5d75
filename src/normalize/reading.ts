import type { Cell, Table } from "../model/document.ts";
import type { Place } from "../model/place.ts";
import type { Finding } from "../model/report.ts";
import type { Form, FormCell, FormTable, Heading } from "../forms/index.ts";
import type { CellValue } from "./values.ts";

/** What was read for one indicator, before it is judged. */
export interface Reading {
  cell: FormCell;
  raw: string;
  value: CellValue;
  basis: "read" | "position" | "decoded";
  /** decoded, and some identity that binds it could not confirm the reading */
  unsure?: boolean;
  headings: { row: string[]; column: string[] };
  place: Place;
  /** the cell of the document, for those who draw what was read */
  from?: Cell;
}

/** Numbers of one row whose borders, or whose columns, are lost. */
export interface Run {
  row: Heading;
  /** the row's label was found */
  labelled: boolean;
  /** the order of the form decided, for the row or for its columns */
  byPosition: boolean;
  cells: FormCell[];
  /** pieces between spaces; a piece may hold several numbers unless `whole` */
  tokens: string[];
  /** each piece is one number, only its column is lost */
  whole: boolean;
  /** its numbers may be those of another group */
  groupsInDoubt?: boolean;
  /** blank cells of the table left no trace in its text: any cell of the run may be one */
  blanksLost?: boolean;
  raw: string;
  place: Place;
  label: string[];
  /** what may name the unit of its number: the heading above it, its label, a unit before it */
  units?: string[];
}

/** A table of a form as it was read. */
export interface TableReading {
  form: Form;
  table: FormTable;
  layout: "grid" | "stream";
  readings: Map<string, Reading>;
  runs: Run[];
  /** rows of the form whose label was found */
  rows: Set<string>;
  findings: Finding[];
  place: Place;
  blocks: Table[];
}
