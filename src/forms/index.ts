import { readdirSync } from "node:fs";
import type { Form, FormCell, FormTable, Identity } from "./form.ts";

export type { Form, FormCell, FormTable, Group, Heading, Identity } from "./form.ts";

/** Every form, oldest first: each file `form-*` of this folder is one, so that a new form is a new file. */
const loaded: Form[] = [];
for (const file of readdirSync(new URL(".", import.meta.url)).sort()) {
  if (!/^form-.+\.[jt]s$/.test(file) || file.endsWith(".d.ts")) continue;
  loaded.push(((await import(new URL(file, import.meta.url).href)) as { form: Form }).form);
}
export const forms: readonly Form[] = loaded.sort((a, b) => a.years[0] - b.years[0]);

/** A table as one form prescribes it. */
export interface TableOfForm {
  form: Form;
  table: FormTable;
}

export const tablesOfForms: readonly TableOfForm[] = forms.flatMap((form) =>
  form.tables.map((table) => ({ form, table })),
);

/** @throws RangeError if no form has this id */
export function formById(id: string): Form {
  const form = forms.find((f) => f.id === id);
  if (!form) throw new RangeError(`no form ${id}: expected one of ${forms.map((f) => f.id).join(", ")}`);
  return form;
}

/** @throws RangeError if the form has no such table */
export function tableOf(formId: string, key: string): FormTable {
  const table = formById(formId).tables.find((t) => t.key === key);
  if (!table) throw new RangeError(`form ${formId} has no table ${key}`);
  return table;
}

export interface Indicator {
  id: string;
  cell: FormCell;
  table: FormTable;
  forms: string[];
}

const byId = new Map<string, Indicator>();
for (const { form, table } of tablesOfForms)
  for (const cell of table.cells) {
    const known = byId.get(cell.indicator);
    if (known) known.forms.push(form.id);
    else byId.set(cell.indicator, { id: cell.indicator, cell, table, forms: [form.id] });
  }

/** Every indicator of every form. */
export const indicators: ReadonlyMap<string, Indicator> = byId;

/** The identities that bind an indicator in a form's table. */
export function identitiesOf(table: FormTable, indicator: string): Identity[] {
  return table.identities.filter((i) => i.left.includes(indicator) || i.right.includes(indicator));
}
