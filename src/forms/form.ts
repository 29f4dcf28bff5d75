import type { Bilingual } from "../model/document.ts";

/**
 * A row or column heading of a statutory table.
 * `label` is verbatim from the form; `variants` are wordings seen in published reports.
 * `under` holds the keys of the groups the heading stands below, outermost first.
 */
export interface Heading {
  key: string;
  label: string;
  en: string;
  variants?: string[];
  under?: string[];
  /** words of the notes that offices print below a number of this column: 22（其中修订16件） */
  notes?: string[];
}

/** A heading that has no numbers of its own and only gathers others. */
export interface Group {
  key: string;
  label: string;
  en: string;
  variants?: string[];
}

/** One numeric cell of a form, and the indicator that it publishes. */
export interface FormCell {
  indicator: string;
  row: string;
  column: string;
  /** null where the form prints none */
  unit: string | null;
  /** whole numbers only (forms.md H5) */
  integer: boolean;
  /** may be negative (本年增/减) */
  signed: boolean;
}

/**
 * A relation that the form's own arithmetic demands: the sum of `left` stands in `relation` to the
 * sum of `right`. `hard` relations hold in every correct report, `soft` ones have lawful exceptions.
 */
export interface Identity {
  /** rule id, shared by the instances of one relation over columns or rows */
  rule: string;
  /** which instance: a row or column key, or "" where there is one */
  at: string;
  strength: "hard" | "soft";
  relation: "=" | "<=" | ">=";
  left: string[];
  right: string[];
  /** article, notice or note of the form that says so */
  source: string;
  text: Bilingual;
}

/** A statutory table: headings on two axes, and the cells where they meet in a number. */
export interface FormTable {
  key: string;
  title: Bilingual;
  /** words that stand in the table and head no number: captions of blocks, notes, units */
  furniture: string[];
  /** labels that this form alone has; one of them tells the form */
  anchors: string[];
  groups: Group[];
  rows: Heading[];
  columns: Heading[];
  cells: FormCell[];
  identities: Identity[];
  /** indicators that must be 0 unless the organ may make rules (立法法 91, 93) */
  rule_makers_only?: string[];
}

/** A statutory form of one generation. */
export interface Form {
  id: string;
  title: Bilingual;
  /** first and last fiscal year the form was prescribed for; null: still in force */
  years: [number, number | null];
  /** the notice that prescribes it */
  source: string;
  tables: FormTable[];
}

/** Σ-identity with one instance a column or row. */
export function sum(
  rule: string,
  at: string,
  total: string,
  parts: string[],
  source: string,
  text: Bilingual,
): Identity {
  return { rule, at, strength: "hard", relation: "=", left: [total], right: parts, source, text };
}
