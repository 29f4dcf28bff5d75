import { Argument, Command } from "commander";
import type { Form, FormTable, Identity } from "../forms/index.ts";
import { forms } from "../forms/index.ts";
import { exitHelp } from "./exit.ts";
import { print } from "./output.ts";
import { layoutOf } from "./page/layout.ts";
import { wrapped } from "./page/width.ts";
import type { PageOptions, Terminal } from "./terminal.ts";
import { languageOption, terminalOf } from "./terminal.ts";
import { strengthWords } from "./words.ts";

const help = `
Examples:
  gongkai forms               every form in a line
  gongkai forms 2021          its tables, rows and columns, indicators and identities
  gongkai forms 2021 --json   the same for programs
${exitHelp}`;

const yearsOf = ({ years: [first, last] }: Form) => `${first}–${last ?? ""}`;

function formLine(form: Form, { language, colors }: Terminal): string {
  const tables = form.tables.map((t) => `${t.key} (${t.cells.length})`).join(", ");
  const head = `${colors.bold(form.id)}  ${yearsOf(form)}  ${form.title[language]}`;
  return [head, `    ${form.source}`, ...(tables ? [`    ${tables}`] : [])].join("\n") + "\n";
}

/** What an identity says in numbers of the form: `a + b = c + d`. */
const formula = ({ left, right, relation }: Identity) =>
  `${left.join(" + ")} ${relation} ${right.join(" + ")}`;

function tablePart(table: FormTable, { language, colors, width }: Terminal): string[] {
  const units = new Map(table.cells.map((cell) => [cell.indicator, cell.unit]));
  const cellLines = layoutOf(table, language).flatMap(({ columns, lines }) =>
    lines.flatMap(({ label, depth, indicators }) => [
      "  ".repeat(depth + 1) + colors.bold(label),
      ...indicators.flatMap((indicator, i) =>
        indicator === null
          ? []
          : [`${"  ".repeat(depth + 2)}${indicator}  ${columns[i]} ${units.get(indicator) ?? ""}`.trimEnd()],
      ),
    ]),
  );
  const rules = [...new Set(table.identities.map(({ rule }) => rule))];
  const identityLines = rules.flatMap((rule) => {
    const instances = table.identities.filter((identity) => identity.rule === rule);
    const { strength, source } = instances[0]!;
    return [
      `  ${colors.bold(rule)} · ${strengthWords[strength][language]} (${strength}) · ${source}`,
      ...instances.flatMap((identity) => [
        `    ${identity.text[language]}`,
        ...wrapped(formula(identity), width - 6).map((line) => colors.dim(`      ${line}`)),
      ]),
    ];
  });
  return ["", colors.underline(`${table.title[language]}  ${table.key}`), ...cellLines, "", ...identityLines];
}

async function printForms(id: string | undefined, options: PageOptions & { json?: boolean }): Promise<void> {
  const chosen = id === undefined ? forms : forms.filter((form) => form.id === id);
  if (options.json) {
    for (const form of chosen) await print(JSON.stringify(form) + "\n");
    return;
  }
  const terminal = terminalOf(options);
  for (const form of chosen) {
    await print(formLine(form, terminal));
    if (id === undefined) continue;
    for (const table of form.tables) await print(tablePart(table, terminal).join("\n") + "\n");
  }
}

export const formsCommand = new Command("forms")
  .description("Print the statutory forms: tables, rows, columns, indicators, identities")
  .addArgument(new Argument("[form]", "one form in full").choices(forms.map((form) => form.id)))
  .option("--json", "print one form a line (NDJSON), nothing else")
  .addOption(languageOption())
  .option("--no-color", "no colours")
  .addHelpText("after", help)
  .action(printForms);
