import type { FormTable } from "../forms/index.ts";
import { forms } from "../forms/index.ts";
import type { Bilingual } from "../model/document.ts";
import type { Finding, Report } from "../model/report.ts";
import { grid, painted } from "./page/grid.ts";
import { flowed, wrapped } from "./page/width.ts";
import { doubted, standings, tally } from "../publish/standing.ts";
import type { Terminal } from "./terminal.ts";
import { shown } from "./terminal.ts";
import { scopeWords, standingWords, words } from "./words.ts";

/** The tables of forms that a report has, each once, in its order. */
export function tablesOf(report: Report): FormTable[] {
  const found = report.tables.map(({ form, table }) =>
    forms.find((f) => f.id === form)?.tables.find((t) => t.key === table),
  );
  return [...new Set(found)].filter((table) => table !== undefined);
}

/** How many facts stand how: `180 proven  3 flagged  …`. */
function tallyLines(report: Report, { language, colors, width }: Terminal): string[] {
  const counts = tally(report);
  const items = standings.map((standing) =>
    painted(colors, standing, `${counts[standing]} ${standingWords[standing][language]}`),
  );
  return flowed(items, width);
}

const findingSigns = { error: "✗", warning: "!", info: "i" } as const;

/** Findings with their sign, the worst first, wrapped to the width of the terminal. */
export function findingLines(findings: Finding[], { language, colors, width }: Terminal): string[] {
  const ranks = Object.keys(findingSigns);
  const paint = { error: colors.red, warning: colors.yellow, info: colors.dim };
  return [...findings]
    .sort((a, b) => ranks.indexOf(a.severity) - ranks.indexOf(b.severity))
    .flatMap(({ severity, kind, rule, message }) => {
      const text = `${words[kind][language]} · ${shown(message[language])}  [${rule}]`;
      const [first, ...rest] = wrapped(text, width - 4);
      return [`  ${paint[severity](findingSigns[severity])} ${first}`, ...rest.map((line) => `    ${line}`)];
    });
}

function legend({ language, colors, width }: Terminal): string[] {
  const sign = (mark: string, text: Bilingual) => `${mark} ${text[language]}`;
  const items = [
    painted(colors, "proven", sign("✓", standingWords.proven)),
    painted(colors, "contradicted", sign("✗", standingWords.contradicted)),
    painted(colors, "flagged", sign("?", standingWords.flagged)),
    sign("~", words.by_order),
    painted(colors, "blank", sign("·", standingWords.blank)),
    painted(colors, "blank", sign("/ -", words.as_printed)),
  ];
  return flowed(items, width);
}

/** One report on a page: who, when, the grids as the form lays them out, the findings. */
export function page(report: Report, terminal: Terminal): string {
  const { language, colors, width } = terminal;
  const say = (key: keyof typeof words) => words[key][language];
  const or = (text: string | number | null) => (text === null ? say("unknown") : shown(String(text)));
  const title = wrapped(report.title === null ? or(report.source.file) : shown(report.title), width);
  const published = report.published_on && `${report.published_on.value} (${report.published_on.from})`;
  const other = report.tables.filter((table) => table.table === null).length;
  const doubts = doubted(report);
  const lines = [
    ...title.map((line) => colors.bold(line)),
    `${say("organ")} ${or(report.organ.name)}  ${say("year")} ${or(report.year)}  ${say("form")} ${report.form}`,
    `${say("scope")} ${scopeWords[report.scope]![language]}  ${say("published")} ${or(published)}`,
    `${say("file")} ${or(report.source.file)}  ${report.source.format}`,
  ];
  for (const table of tablesOf(report)) {
    const units = new Set(table.cells.map((cell) => cell.unit));
    const unit = units.size === 1 && table.cells[0]!.unit ? ` (${table.cells[0]!.unit})` : "";
    lines.push("", colors.underline(table.title[language] + unit), ...grid(report, table, doubts, terminal));
  }
  lines.push("", ...legend(terminal), "", ...tallyLines(report, terminal));
  if (other > 0) lines.push(`${say("other_tables")}: ${other}`);
  if (report.claims.length > 0) lines.push(`${say("claims")}: ${report.claims.length}`);
  lines.push("", `${say("findings")}: ${report.findings.length || say("none")}`);
  lines.push(...findingLines(report.findings, terminal));
  return lines.join("\n") + "\n";
}
