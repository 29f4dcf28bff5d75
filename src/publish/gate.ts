import { join } from "node:path";
import Database from "libsql";
import { indicators } from "../forms/index.ts";
import type { Bilingual } from "../model/document.ts";
import type { Gate } from "../model/release.ts";
import type { Changes } from "./changes.ts";

/** A demand on a release that it does not meet. */
export interface Objection {
  code: string;
  /** a failed minimum or an unexplained loss stops; a failed maximum warns */
  level: "stop" | "warn";
  limit: number;
  actual: number;
  message: Bilingual;
  next: Bilingual;
}

/** What is counted of a release that is written and not yet current. */
export interface Measures {
  organs: number;
  reports: number;
  speaking: number;
  values: number;
  /** shares, 0 to 1: of the numbers; of the cells, since what cannot be read is flagged and no number; of the organ-years */
  proven: number;
  flagged: number;
  unreadable: number;
  unreachable: number;
  with_errors: number;
  /** indicator → share of the speaking reports on forms with its cell that have a number in it; null where there is none, or no such indicator */
  fill: Record<string, number | null>;
}

const counts = `
SELECT (SELECT count(*) FROM organs) AS organs,
  (SELECT count(*) FROM reports) AS reports,
  (SELECT count(*) FROM facts_wide) AS speaking,
  (SELECT coalesce(sum("numbers"), 0) FROM reports) AS "values",
  (SELECT coalesce(sum(proven), 0) FROM reports) AS proven,
  (SELECT coalesce(sum(cells), 0) FROM reports) AS cells,
  (SELECT coalesce(sum(flagged), 0) FROM reports) AS flagged,
  (SELECT count(*) FROM organ_years) AS organ_years,
  (SELECT count(*) FROM organ_years WHERE status = 'unreadable') AS unreadable,
  (SELECT count(*) FROM organ_years WHERE status = 'unreachable') AS unreachable,
  (SELECT count(*) FROM organ_years WHERE report IS NOT NULL AND errors > 0) AS with_errors`;

/** Counts what the gate asks for in the SQLite file of a release. */
export function measure(release: string, gate: Gate): Measures {
  const database = new Database(join(release, "gongkai.sqlite"), { readonly: true });
  try {
    const n = database.prepare(counts).get() as Record<string, number>;
    const share = (part: string, whole: string) => (n[whole]! > 0 ? n[part]! / n[whole]! : 0);
    return {
      organs: n.organs!,
      reports: n.reports!,
      speaking: n.speaking!,
      values: n.values!,
      proven: share("proven", "values"),
      flagged: share("flagged", "cells"),
      unreadable: share("unreadable", "organ_years"),
      unreachable: share("unreachable", "organ_years"),
      with_errors: share("with_errors", "speaking"),
      fill: Object.fromEntries(Object.keys(gate.fill).map((id) => [id, fillOf(database, id)])),
    };
  } finally {
    database.close();
  }
}

function fillOf(database: Database.Database, id: string): number | null {
  const indicator = indicators.get(id);
  if (!indicator) return null;
  const forms = indicator.forms.map(() => "?").join(", ");
  const { share } = database
    .prepare(`SELECT avg("${id}" IS NOT NULL) AS share FROM facts_wide WHERE form IN (${forms})`)
    .get(indicator.forms) as { share: number | null };
  return share;
}

const explain: Bilingual = {
  en: "See STOPPED.md for what is gone. Mend the reading or the source; where the loss is right, add it with its reason to `explained` in sources/release.yaml, and publish again.",
  zh: "详见 STOPPED.md。请修正读取或来源；如确属正常，请在 sources/release.yaml 的 `explained` 中写明原因后重新发布。",
};
const lower: Bilingual = {
  en: "Find out what is missing with `gongkai status`; where the demand is wrong, change it in `gate` of sources/release.yaml.",
  zh: "请用 `gongkai status` 查明缺失；如要求不当，请修改 sources/release.yaml 中的 `gate`。",
};

const percent = (share: number) => `${Math.floor(share * 1000) / 10} %`;

function tooFew(what: string, limit: number, actual: number, shown: (n: number) => string): Objection[] {
  if (actual >= limit) return [];
  const message = {
    en: `${what}: ${shown(actual)}, and at least ${shown(limit)} is asked for`,
    zh: `${what}：${shown(actual)}，至少应为 ${shown(limit)}`,
  };
  return [{ code: `gate.minimum.${what}`, level: "stop", limit, actual, message, next: lower }];
}

function tooMuch(what: string, limit: number, actual: number): Objection[] {
  if (actual <= limit) return [];
  const message = {
    en: `${what}: ${percent(actual)}, and at most ${percent(limit)} is expected`,
    zh: `${what}：${percent(actual)}，预期不超过 ${percent(limit)}`,
  };
  return [{ code: `gate.maximum.${what}`, level: "warn", limit, actual, message, next: lower }];
}

function lost(what: "organ_years" | "values", limit: number, actual: number): Objection[] {
  if (actual <= limit) return [];
  const message = {
    en: `${actual} ${what === "values" ? "values" : "organ-years"} of the last release are gone without a reason, and at most ${limit} may be`,
    zh: `与上一版本相比，有 ${actual} 个${what === "values" ? "数值" : "机关年度"}无故消失，至多允许 ${limit} 个`,
  };
  return [{ code: `gate.losses.${what}`, level: "stop", limit, actual, message, next: explain }];
}

function unfilled(id: string, limit: number, share: number | null): Objection[] {
  if (!indicators.has(id)) {
    const message = { en: `no form has the indicator ${id}`, zh: `没有指标 ${id}` };
    return [{ code: `gate.fill.unknown`, level: "stop", limit, actual: 0, message, next: lower }];
  }
  // Where no report is on such a form there is nothing to fill.
  return share === null ? [] : tooFew(`fill.${id}`, limit, share, percent);
}

/** What speaks against a release; with one objection of level `stop` it is not made current. */
export function judge(gate: Gate, measures: Measures, { lost: gone }: Changes): Objection[] {
  const whole = (n: number) => String(n);
  const { minimum, maximum, losses, fill, proven } = gate;
  return [
    ...tooFew("organs", minimum.organs, measures.organs, whole),
    ...tooFew("reports", minimum.reports, measures.reports, whole),
    ...tooFew("speaking", minimum.speaking, measures.speaking, whole),
    ...tooFew("values", minimum.values, measures.values, whole),
    ...tooFew("proven", proven, measures.proven, percent),
    ...Object.entries(fill).flatMap(([id, share]) => unfilled(id, share, measures.fill[id] ?? null)),
    ...lost("organ_years", losses.organ_years, gone.organ_years.total),
    ...lost("values", losses.values, gone.values.total),
    ...tooMuch("flagged", maximum.flagged, measures.flagged),
    ...tooMuch("unreadable", maximum.unreadable, measures.unreadable),
    ...tooMuch("unreachable", maximum.unreachable, measures.unreachable),
    ...tooMuch("with_errors", maximum.with_errors, measures.with_errors),
  ];
}
