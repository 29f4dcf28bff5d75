import type { OrganYear, Reading } from "../../model/dataset.ts";
import type { StoredReading } from "../build/stored-reading.ts";

type Placed = OrganYear["readings"][number];

/** A page before files, and those whose cells are read before those whose cells are made out. */
const formats = ["html", "docx", "xlsx", "text", "markdown", "pdf"];
const states: Reading["state"][] = ["live", "gone", "replaced"];

const formatRank = ({ format }: Reading): number => {
  const rank = formats.indexOf(format);
  return rank < 0 ? formats.length : rank;
};

/** 更正版, 修订稿: the office itself says that these figures take the place of others. */
const correction = /更正|修正|订正|修订|勘误/u;
const isCorrection = ({ title }: Reading): boolean => title !== null && correction.test(title);

/** By what one document goes before another, what weighs more first, and how that is said. */
const criteria: { by(a: StoredReading, b: StoredReading): number; because(first: StoredReading): string }[] =
  [
    { by: (a, b) => states.indexOf(a.state) - states.indexOf(b.state), because: () => "the newest version" },
    { by: (a, b) => Number(b.values.size > 0) - Number(a.values.size > 0), because: () => "it has figures" },
    { by: (a, b) => Number(b.prose) - Number(a.prose), because: () => "it holds the text of the report" },
    {
      by: (a, b) => Number(isCorrection(b)) - Number(isCorrection(a)),
      because: () => "a correction, by its title",
    },
    {
      by: (a, b) => a.doubtful.size - b.doubtful.size,
      because: ({ format }) => `the ${format} document is read with the fewest doubts`,
    },
    {
      by: (a, b) => formatRank(a) - formatRank(b),
      because: ({ format }) => `read without more doubts than others, ${format} goes before their formats`,
    },
    { by: (a, b) => compare(a.published_on ?? "9", b.published_on ?? "9"), because: () => "published first" },
    { by: (a, b) => compare(a.first_seen ?? "9", b.first_seen ?? "9"), because: () => "seen first" },
    { by: (a, b) => compare(a.key, b.key), because: () => "the first of several that nothing tells apart" },
  ];

const decisive = (a: StoredReading, b: StoredReading) => criteria.find(({ by }) => by(a, b) !== 0);

const inOrder = (a: StoredReading, b: StoredReading): number => decisive(a, b)?.by(a, b) ?? 0;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether two readings give the same figures: in what both could read, none differs, and neither is all alone. */
function agree(a: StoredReading, b: StoredReading): boolean {
  if (a.values.equals(b.values)) return true;
  let common = 0;
  for (const [indicator, value] of a.values) {
    const other = b.values.get(indicator);
    if (other === undefined) continue;
    if (other !== value) return false;
    common++;
  }
  return common > 0;
}

/** Which of the readings of one organ, year and scope speaks, what the others are to it, and why. */
export function rolesOf(readings: readonly StoredReading[]): Placed[] {
  const [first, ...others] = [...readings].sort(inOrder) as [StoredReading, ...StoredReading[]];
  const rest = others.map((reading) => ({ reading, ...roleBeside(reading, first) }));
  const order: Placed["role"][] = ["speaks", "same", "replaced", "differs"];
  rest.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  return [
    { key: first.key, role: "speaks", because: whySpeaks(first, others) },
    ...rest.map(({ reading, role, because }) => ({ key: reading.key, role, because })),
  ];
}

function whySpeaks(first: StoredReading, others: readonly StoredReading[]): string {
  if (others.length === 0) return "the only document";
  if (first.state === "gone") return "the newest version; no address has it any more";
  if (first.values.size > 0 && others.every((o) => o.values.size === 0))
    return "the only document with figures";
  return decisive(first, others[0]!)!.because(first);
}

function roleBeside(reading: StoredReading, first: StoredReading): Omit<Placed, "key"> {
  if (reading.state === "replaced")
    return { role: "replaced", because: "its address has another version now" };
  if (reading.values.size === 0 && first.values.size > 0)
    return { role: "same", because: "holds no figures itself and belongs to the report that does" };
  if (agree(reading, first))
    return { role: "same", because: `the same figures as ${reading.format}${elsewhere(reading, first)}` };
  if (isCorrection(first) && !isCorrection(reading))
    return { role: "replaced", because: "a correction took its place" };
  if (reading.state === "gone" && first.state === "live")
    return { role: "replaced", because: "it is no longer there, and another document is" };
  return { role: "differs", because: "other figures for the same organ and year" };
}

const elsewhere = (a: Reading, b: Reading): string =>
  a.url !== null && a.url !== b.url ? " at another address" : "";
