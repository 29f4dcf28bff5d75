import type { Organ } from "./organs.ts";
import type { Random } from "./random.ts";
import { annualTables, type FormTable } from "./forms.ts";

/** indicator → number; every identity of the form holds among them. */
export type Values = Map<string, number>;

/** Spreads `count` over the keys as a year's cases fall: mostly on the first that the weights favour. */
export function spread<T>(
  count: number,
  choices: readonly (readonly [T, number])[],
  random: Random,
): Map<T, number> {
  const out = new Map<T, number>();
  const throws = Math.min(count, 50);
  for (let i = 0, left = count; i < throws; i++) {
    const part =
      i === throws - 1 ? left : Math.min(left, Math.max(1, Math.round((count / throws) * 2 * random.next())));
    const key = random.weighted(choices);
    out.set(key, (out.get(key) ?? 0) + part);
    left -= part;
    if (left === 0) break;
  }
  return out;
}

const columnWeights = [
  ["natural_person", 80],
  ["commercial_enterprise", 12],
  ["research_institution", 1],
  ["social_welfare_organization", 2],
  ["legal_service_organization", 4],
  ["other", 3],
] as const;
type Applicant = (typeof columnWeights)[number][0];

/** Table 3. Columns balance: new + carried over = concluded + carried forward; the total column and row are sums. */
export function requestValues(form: "2019" | "2021", organ: Organ, random: Random): Values {
  const values: Values = new Map();
  const rows = annualTables("2021", form)[1]!.bands[0]!.rows.map((row) => row.key);
  const ends = ["newly_received", "carried_over", "result_total", "carried_forward"];
  const leaves = rows.filter((key) => !ends.includes(key));
  const weights = leaves.map((key) => [key, random.chance(0.4) ? random.int(1, 30) : 0.5] as const);
  const received = random.chance(0.3) ? 0 : random.size(1, Math.max(2, organ.reach));
  const concluded = spread(received, columnWeights, random);
  const set = (row: string, column: string, value: number): void =>
    void values.set(`requests.${row}.${column}`, value);
  const totals = new Map(rows.map((row) => [row, 0]));
  const carries = received > 0 && random.chance(0.6);
  for (const [column] of columnWeights) {
    const done = concluded.get(column) ?? 0;
    const inLeaves = spread(done, weights, random);
    const forward = carries && done > 0 ? random.int(0, Math.ceil(done / 6)) : 0;
    const over = carries && done > 0 ? random.int(0, Math.ceil(done / 8)) : 0;
    const cells: [string, number][] = [
      ["newly_received", done + forward - over],
      ["carried_over", over],
      ...leaves.map((leaf): [string, number] => [leaf, inLeaves.get(leaf) ?? 0]),
      ["result_total", done],
      ["carried_forward", forward],
    ];
    for (const [row, value] of cells) {
      set(row, column satisfies Applicant, value);
      totals.set(row, totals.get(row)! + value);
    }
  }
  for (const [row, total] of totals) set(row, "total", total);
  return values;
}

/** Table 4: each block adds up; no suit after review without a review, none at all without applications. */
export function reviewValues(organ: Organ, applications: number, random: Random): Values {
  const values: Values = new Map();
  const quiet = applications === 0 || random.chance(0.45);
  const blocks = ["review", "litigation.direct", "litigation.after_review"];
  for (const block of blocks) {
    const reviewed = values.get("review_litigation.review.total") ?? 0;
    const most = Math.ceil(Math.min(organ.reach, applications) / 8) + 1;
    const none = quiet || (block === "litigation.after_review" && reviewed === 0) || random.chance(0.3);
    const cases = none ? 0 : random.size(1, most);
    const parts = spread(
      cases,
      [
        ["upheld", 6],
        ["corrected", 1],
        ["other", 2],
        ["pending", 2],
      ],
      random,
    );
    for (const key of ["upheld", "corrected", "other", "pending"])
      values.set(`review_litigation.${block}.${key}`, parts.get(key) ?? 0);
    values.set(`review_litigation.${block}.total`, cases);
  }
  return values;
}

/** Table 2 of either form. */
export function disclosureValues(table: FormTable, organ: Organ, random: Random): Values {
  const values: Values = new Map();
  const set = (key: string, value: number): void => void values.set(`active_disclosure.${key}`, value);
  const busy = organ.level === "township" ? 0.3 : 0.7;
  const cases = organ.kind === "government" ? 600_000 : organ.level === "township" ? 300 : 20_000;
  for (const kind of ["regulations", "normative_documents"]) {
    const able = kind === "regulations" ? organ.makesRules && random.chance(0.8) : random.chance(busy);
    const made = able ? random.int(0, kind === "regulations" ? 25 : 90) : 0;
    const repealed = able ? random.int(0, 30) : 0;
    const stock = able ? random.int(0, kind === "regulations" ? 250 : 900) : 0;
    const opened = random.chance(0.8) ? made : random.int(0, made);
    set(`${kind}.issued`, made);
    set(`${kind}.repealed`, repealed);
    set(`${kind}.in_force`, Math.max(stock, made - repealed, 0));
    set(`${kind}.made`, made);
    set(`${kind}.newly_disclosed`, opened);
    set(`${kind}.total_disclosed`, opened + (able && random.chance(0.7) ? stock : 0));
  }
  for (const kind of ["licensing", "penalties", "coercion", "other_services", "fees"]) {
    const able = random.chance(busy);
    const stock = able ? random.int(0, 400) : 0;
    set(`${kind}.decisions`, able ? random.size(1, cases) : 0);
    set(`${kind}.items_last_year`, stock);
    set(
      `${kind}.change`,
      able
        ? random.weighted([
            [0, 4],
            [random.int(0, 40), 3],
            [-random.int(0, stock), 3],
          ])
        : 0,
    );
  }
  set("fees.amount", random.chance(busy) ? money(random) : 0);
  const bought = random.chance(busy) ? random.int(1, 500) : 0;
  set("procurement.projects", bought);
  set("procurement.amount", bought > 0 ? money(random) : 0);
  const wanted = new Set(
    table.bands.flatMap((band) => band.rows.flatMap((row) => row.cells.map((cell) => cell.indicator))),
  );
  return new Map([...values].filter(([indicator]) => wanted.has(indicator)));
}

function money(random: Random): number {
  const amount = random.size(1, 200_000);
  return random.chance(0.4) ? amount : Number((amount + random.next()).toFixed(random.int(1, 4)));
}

/** The 2014 sheet. */
export function sheetValues(organ: Organ, random: Random): Values {
  const values: Values = new Map();
  const set = (key: string, value: number): void => void values.set(`statistics_sheet.${key}`, value);
  const sum = (key: string, parts: readonly string[], total: number, weights: readonly number[]): void => {
    const shares = spread(
      total,
      parts.map((part, i) => [part, weights[i] ?? 1] as const),
      random,
    );
    for (const part of parts) set(`${key}.${part}`, shares.get(part) ?? 0);
  };
  const disclosed = random.size(10, organ.reach * 40);
  const normative = random.int(0, Math.min(60, disclosed));
  set("disclosure.total", disclosed);
  set("disclosure.normative_documents", normative);
  set("normative_documents_issued", normative + random.int(0, 5));
  const channel = (share: number): number => (random.chance(share) ? random.int(0, disclosed) : 0);
  for (const key of ["gazette", "weibo", "wechat", "other"]) set(`channel.${key}`, channel(0.4));
  set("channel.website", disclosed);
  set("response.total", random.int(0, 30));
  for (const key of ["press_conferences", "online_interviews"]) {
    const held = random.chance(0.5) ? random.int(0, 20) : 0;
    set(`response.${key}`, held);
    set(`response.${key}_by_head`, random.int(0, held));
  }
  for (const key of ["policy_articles", "weibo_wechat_events", "other_events"])
    set(`response.${key}`, random.chance(0.6) ? random.int(0, 120) : 0);
  const received = random.chance(0.4) ? 0 : random.size(1, organ.reach);
  set("applications.received", received);
  sum("applications.received", ["in_person", "fax", "online", "letter"], received, [3, 1, 6, 3]);
  const concluded = received - (random.chance(0.2) ? random.int(0, Math.floor(received / 5)) : 0);
  set("applications.concluded", concluded);
  sum("applications.concluded", ["on_time", "extended"], concluded, [9, 1]);
  const answers = [
    "already_public",
    "granted",
    "partially_granted",
    "denied",
    "not_this_organ",
    "does_not_exist",
    "amend_requested",
    "other_channel",
  ];
  set("replies.total", concluded);
  sum("replies", answers, concluded, [4, 6, 1, 2, 3, 3, 1, 1]);
  const reasons = [
    "state_secret",
    "trade_secret",
    "personal_privacy",
    "security_and_stability",
    "not_government_information",
    "other_law",
  ];
  sum("replies.denied", reasons, values.get("statistics_sheet.replies.denied")!, [1, 2, 2, 1, 5, 3]);
  for (const key of ["review", "litigation"]) {
    const cases = received === 0 || random.chance(0.6) ? 0 : random.int(0, Math.ceil(received / 10));
    set(`${key}.total`, cases);
    sum(key, ["upheld", "corrected", "other"], cases, [6, 1, 2]);
  }
  set("complaints", random.chance(0.8) ? 0 : random.int(1, 9));
  set("fees_collected", random.chance(0.85) ? 0 : Number((random.next() * 3).toFixed(2)));
  set("institution.offices", random.int(0, 12));
  set("institution.reading_points", random.int(0, 12));
  const staff = random.int(1, 60);
  set("institution.staff", staff);
  sum("institution.staff", ["full_time", "part_time"], staff, [1, 3]);
  set("institution.budget", random.chance(0.5) ? 0 : Number((random.next() * 80).toFixed(random.int(0, 2))));
  set("training.meetings", random.int(0, 15));
  set("training.courses", random.int(0, 10));
  set("training.trainees", random.int(0, 900));
  return values;
}
