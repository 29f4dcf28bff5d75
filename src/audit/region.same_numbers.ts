import { createHash } from "node:crypto";
import { tableName } from "./cell-names.ts";
import { found } from "./finding.ts";
import { figure, unsure } from "./readings.ts";
import type { RegionRule, Spoken, Year } from "./rule.ts";

const tables = ["requests", "active_disclosure", "statistics_sheet"];
/** Fewer different numbers above 1 are met by chance: one request gives a table of ones. */
const fewest = 4;
/** And one of them is of this size, or they fill this many cells. */
const large = 10;
const many = 15;

export const rule: RegionRule = {
  id: "region.same_numbers",
  scope: "region",
  strength: "soft",
  source: "国办公开办函〔2021〕30号 四、明确责任：不得抄袭、敷衍",
  title: {
    en: "Two organs report the same numbers",
    zh: "两个机关的数据完全相同",
  },
  *check(year) {
    for (const table of tables) {
      const alike = new Map<string, Spoken[]>();
      for (const reading of year.speaking.values()) {
        const print = fingerprint(reading, table);
        if (print !== null) alike.set(print, [...(alike.get(print) ?? []), reading]);
      }
      for (const group of alike.values())
        for (const reading of group) {
          const others = group.filter((o) => o.organ !== reading.organ && !related(year, reading, o));
          if (others.length > 0) yield finding(year, table, reading, others);
        }
    }
  },
};

function finding({ year, organs }: Year, table: string, reading: Spoken, others: Spoken[]) {
  const cells = numbersOf(reading, table).map(([id]) => id);
  const names = others.map((o) => organs.get(o.organ)?.name ?? o.name);
  const title = tableName(table);
  const doubt = [reading, ...others].some((r) => unsure(r, cells));
  return found({
    at: `${reading.scope}/${table}`,
    kind: doubt ? ("extraction" as const) : ("report" as const),
    severity: "warning",
    organ: reading.organ,
    year,
    indicators: cells,
    message: {
      en: `All ${cells.length} numbers of “${title.en}” other than 0 are also those of ${names.slice(0, 5).join(", ")}.`,
      zh: `“${title.zh}”表的${cells.length}个非零数值与${names.slice(0, 5).join("、")}完全相同。`,
    },
    evidence: [reading, ...others.slice(0, 5)].flatMap((r) => cells.slice(0, 12).map((id) => figure(r, id))),
  });
}

const numbersOf = ({ values }: Spoken, table: string): [string, number][] =>
  [...values].filter(([id, v]) => v !== 0 && id.startsWith(`${table}.`)).sort(([a], [b]) => (a < b ? -1 : 1));

/** A hash of the numbers of a table; null where they are too few or too small to tell anybody by. */
function fingerprint(reading: Spoken, table: string): string | null {
  const numbers = numbersOf(reading, table);
  const different = new Set(numbers.map(([, v]) => v).filter((v) => Math.abs(v) > 1));
  if (different.size < fewest || (Math.max(...different) < large && numbers.length < many)) return null;
  return createHash("sha256")
    .update(numbers.map(([id, v]) => `${id}=${v}`).join(";"))
    .digest("base64");
}

/** A government with a single busy part has that part's numbers. */
function related({ organs }: Year, a: Spoken, b: Spoken): boolean {
  const [one, other] = [organs.get(a.organ), organs.get(b.organ)];
  return one?.superior === b.organ || other?.superior === a.organ;
}
