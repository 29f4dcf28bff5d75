import { found } from "./finding.ts";
import type { NearCopy } from "./near-copies.ts";
import { nearCopies, PassageIndex } from "./near-copies.ts";
import { isRenewed } from "./passages.ts";
import { passage } from "./readings.ts";
import type { Found, RegionRule, Spoken, Year } from "./rule.ts";

/** What more organs than this have alike is boilerplate; in a small place, what a third of them have. */
const common = 5;
/** One passage alike is told only if it is as long as this; a report that is half another's is a warning. */
const telling = 80;
const half = 0.5;
const shown = 3;

export const rule: RegionRule = {
  id: "region.copied_text",
  scope: "region",
  strength: "soft",
  source: "国办公开办函〔2021〕30号 四、明确责任：不得抄袭、敷衍",
  title: {
    en: "Passages are near copies of another organ's",
    zh: "文字与其他机关的报告雷同",
  },
  *check(year) {
    const located = new LocatedPassages([...year.speaking.values()]);
    const pairs = new Map<string, NearCopy[]>();
    for (const copy of nearCopies(located.index, (i) => located.textOf(i), located.common)) {
      const key = [located.readingOf(copy.a).key, located.readingOf(copy.b).key].sort().join(" ");
      const others = pairs.get(key);
      if (others) others.push(copy);
      else pairs.set(key, [copy]);
    }
    for (const copies of pairs.values()) {
      const finding = judge(year, located, copies);
      if (finding) yield finding;
    }
  },
};

/** The passages of all readings, numbered; their texts stay where the readings keep them. */
class LocatedPassages {
  readonly index = new PassageIndex();
  /** what more organs have alike is boilerplate */
  readonly common: number;
  readonly #readings: readonly Spoken[];
  /** by passage: the number of its reading, and its own in it */
  readonly #of: number[] = [];
  readonly #nth: number[] = [];

  constructor(readings: readonly Spoken[]) {
    this.#readings = readings;
    const owners = new Map<string, number>();
    for (const [number, { organ, passages }] of readings.entries())
      for (const [nth, { signature }] of passages.entries()) {
        if (!owners.has(organ)) owners.set(organ, owners.size);
        this.index.add(owners.get(organ)!, signature);
        this.#of.push(number);
        this.#nth.push(nth);
      }
    this.common = Math.min(common, Math.max(2, Math.floor(owners.size / 3)));
  }

  readingOf(passage: number): Spoken {
    return this.#readings[this.#of[passage]];
  }

  textOf(passage: number): string {
    return this.readingOf(passage).passages[this.#nth[passage]].text;
  }
}

function judge({ year, organs }: Year, located: LocatedPassages, copies: NearCopy[]): Found | null {
  const first = copies[0];
  const [later, earlier] = inOrder(located.readingOf(first.a), located.readingOf(first.b));
  const sides = copies.map(({ a, b, similarity }) => {
    const [one, other] = located.readingOf(a) === later ? [a, b] : [b, a];
    return { later: located.textOf(one), earlier: located.textOf(other), similarity };
  });
  const distinct = new Map(sides.map((s) => [s.later, s]));
  const lengthOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);
  const length = lengthOf([...distinct.keys()]);
  if (length < telling) return null;
  const all = lengthOf(later.passages.map((p) => p.text));
  const share = length / all;
  const taken = [...distinct.values()].filter((s) => !isRenewed(s.later, s.earlier)).map((s) => s.later);
  const other = organs.get(earlier.organ)?.name ?? earlier.name;
  return found({
    at: `${later.scope}/${earlier.organ}`,
    severity: lengthOf(taken) / all >= half && taken.length > 1 ? "warning" : "info",
    organ: later.organ,
    year,
    message: {
      en: `${distinct.size} passages (${Math.round(share * 100)} % of the text) are near copies of ${other}'s.`,
      zh: `有${distinct.size}段文字（占${Math.round(share * 100)}%）与${other}的报告雷同。`,
    },
    evidence: [...distinct.values()]
      .sort((x, y) => y.later.length - x.later.length)
      .slice(0, shown)
      .flatMap((s) => [passage(later, s.later), passage(earlier, s.earlier)]),
  });
}

/** The one published later comes first; where that cannot be told, the order of the keys decides. */
function inOrder(a: Spoken, b: Spoken): [later: Spoken, earlier: Spoken] {
  const [one, other] = [a.published_on ?? "", b.published_on ?? ""];
  if (one !== "" && other !== "" && one !== other) return one > other ? [a, b] : [b, a];
  return a.organ > b.organ ? [a, b] : [b, a];
}
