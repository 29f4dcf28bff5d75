import stringWidth from "string-width";
import { balanced, padded } from "./page/width.ts";
import { painted } from "./page/grid.ts";
import type { Standing } from "../publish/standing.ts";
import { standings, tally } from "../publish/standing.ts";
import type { Terminal } from "./terminal.ts";
import { shown } from "./terminal.ts";
import type { View } from "./view.ts";
import { failureLine, reportOf } from "./view.ts";
import { standingWords, words } from "./words.ts";

type Counts = Record<Standing, number>;

const widestCount = 8;

/** For a person with many reports: a line each, and their sum. */
export function summary(terminal: Terminal): View {
  const { language, colors } = terminal;
  const sums: Counts = { proven: 0, unproven: 0, flagged: 0, contradicted: 0, blank: 0, absent: 0 };
  let read = 0;
  let failed = 0;
  const heads = standings.map((standing) => standingWords[standing][language]);
  const widths = heads.map((head) => Math.max(5, Math.min(widestCount, stringWidth(head))));
  const rest = (year: string, form: string, name: string) => ` ${padded(year, 4)} ${padded(form, 9)} ${name}`;
  const counted = (counts: Counts) =>
    standings
      .map((standing, i) => {
        const text = padded(counts[standing] ? String(counts[standing]) : "–", widths[i]!, "right");
        return painted(colors, counts[standing] ? standing : "absent", text);
      })
      .join(" ");
  return {
    head() {
      const broken = heads.map((head, i) => balanced(head, widths[i]!));
      const upper = broken.map((lines, i) => padded(lines.at(-2) ?? "", widths[i]!, "right")).join(" ");
      const lower = broken.map((lines, i) => padded(lines.at(-1)!, widths[i]!, "right")).join(" ");
      const last = lower + rest(words.year[language], words.form[language], words.file[language]);
      return [upper, last]
        .filter((line) => line.trim())
        .map((line) => colors.bold(line) + "\n")
        .join("");
    },
    reading({ file, line, failure }) {
      if (failure) {
        failed++;
        return failureLine(file, failure, terminal);
      }
      const report = reportOf(line);
      const counts = tally(report);
      read++;
      for (const standing of standings) sums[standing] += counts[standing];
      return counted(counts) + rest(String(report.year ?? "?"), report.form, shown(file)) + "\n";
    },
    end() {
      const said =
        language === "zh"
          ? `共 ${read} 份，另有 ${failed} 份未能读取`
          : `${read} read, ${failed} could not be read`;
      return counted(sums) + rest("", "", said) + "\n";
    },
  };
}
