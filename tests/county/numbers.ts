import { annualTables } from "../generator/forms.ts";
import type { Random } from "../generator/random.ts";
import { spread, type Values } from "../generator/values.ts";
import type { CountyOrgan } from "./organs.ts";

/**
 * The figures of one organ over its years, as an office without fault would publish them: every identity of the form
 * holds, what is carried forward is carried over a year later, and stocks follow from what came in and went.
 */

export const applicants = [
  ["natural_person", 0.76],
  ["commercial_enterprise", 0.12],
  ["research_institution", 0.01],
  ["social_welfare_organization", 0.02],
  ["legal_service_organization", 0.05],
  ["other", 0.04],
] as const;
type Applicant = (typeof applicants)[number][0];
export type YearForm = "2019" | "2021";

const ends = ["newly_received", "carried_over", "result_total", "carried_forward"];
const outcomes = ["upheld", "corrected", "other", "pending"] as const;
const blocks = ["review", "litigation.direct", "litigation.after_review"] as const;
export const items = ["licensing", "penalties", "coercion", "other_services", "fees"] as const;

/** The rows of results; those of unpaid fees are told of in the text, too, and so are a matter of faults. */
const leavesOf = (form: YearForm): string[] =>
  annualTables("2021", form)[1]!
    .bands[0]!.rows.map((row) => row.key)
    .filter((key) => !ends.includes(key) && !key.endsWith("fee_unpaid_in_time"));
const leaves: Record<YearForm, string[]> = { 2019: leavesOf("2019"), 2021: leavesOf("2021") };

const annexLines = ["主动公开信息数", "现场接待人数", "网上咨询数"];

/** What one year hands to the next. */
interface Stock {
  forward: Partial<Record<Applicant, number>>;
  inForce: number;
  disclosed: number;
  items: Record<string, number>;
}

export class OrganNumbers {
  readonly #organ: CountyOrgan;
  readonly #random: Random;
  readonly #weights: (readonly [string, number])[];
  readonly #level: Record<string, number>;
  #stock: Stock;
  /** all years until now, by line of the annex */
  readonly #until: number[];

  constructor(organ: CountyOrgan, random: Random) {
    this.#organ = organ;
    this.#random = random;
    const often = ["granted", "partially_granted", "unable.not_held", "denied.process_information"];
    this.#weights = [...new Set(Object.values(leaves).flat())].map((key) => [
      key,
      key === "granted" ? 14 : often.includes(key) ? random.int(2, 5) : 0.3,
    ]);
    const busy = organ.level === "township" ? 0.1 : 1;
    this.#level = Object.fromEntries(items.map((item) => [item, Math.round(random.size(60, 4000) * busy)]));
    this.#until = annexLines.map(() => random.int(200, 900));
    const forward = Object.fromEntries(
      applicants.map(([column, share]) => [column, random.int(0, Math.round((organ.reach * share) / 7))]),
    );
    this.#stock = {
      forward,
      inForce: random.int(3, 30),
      disclosed: random.int(20, 60),
      items: Object.fromEntries(items.map((item) => [item, random.int(20, 200)])),
    };
  }

  /** Goes on from figures that were published otherwise than drawn. */
  follow(values: Values): void {
    for (const [column] of applicants)
      this.#stock.forward[column] = values.get(`requests.carried_forward.${column}`);
    this.#stock.inForce = values.get("active_disclosure.normative_documents.in_force") ?? this.#stock.inForce;
  }

  /** The lines of a local annex, of which no form knows. */
  annex(year: number): string[][] {
    const lines = annexLines.map((label, i) => {
      const now = this.#random.int(5, 60);
      this.#until[i]! += now;
      return [label, "条", String(now), String(this.#until[i])];
    });
    return [["指标名称", "计量单位", `${year}年度`, "历年累计"], ...lines];
  }

  next(form: YearForm): Values {
    return new Map([...this.#disclosure(form), ...this.#requests(form), ...this.#review()]);
  }

  #requests(form: YearForm): Values {
    const random = this.#random;
    const values: Values = new Map();
    const totals = new Map<string, number>();
    const rows = leaves[form];
    const weights = this.#weights.filter(([key]) => rows.includes(key));
    for (const [column, share] of applicants) {
      const wanted = this.#organ.reach * share * (0.85 + 0.3 * random.next());
      const received = Math.floor(wanted) + (random.chance(wanted % 1) ? 1 : 0);
      const over = this.#stock.forward[column]!;
      const forward = received > 0 ? random.int(0, Math.ceil(received / 8)) : 0;
      const done = received + over - forward;
      const results = spread(done, weights, random);
      const cells: [string, number][] = [
        ["newly_received", received],
        ["carried_over", over],
        ...rows.map((leaf): [string, number] => [leaf, results.get(leaf) ?? 0]),
        ...(form === "2021" ? [["other_handling.fee_unpaid_in_time", 0] as [string, number]] : []),
        ["result_total", done],
        ["carried_forward", forward],
      ];
      for (const [row, value] of cells) {
        values.set(`requests.${row}.${column}`, value);
        totals.set(row, (totals.get(row) ?? 0) + value);
      }
      this.#stock.forward[column] = forward;
    }
    for (const [row, total] of totals) values.set(`requests.${row}.total`, total);
    return values;
  }

  #review(): Values {
    const random = this.#random;
    const values: Values = new Map();
    for (const block of blocks) {
      const none = this.#organ.level === "township" || random.chance(0.3);
      const cases = none ? 0 : random.int(1, 5);
      const suits = block === "litigation.after_review" && values.get("review_litigation.review.total") === 0;
      const parts = spread(
        suits ? 0 : cases,
        [
          ["upheld", 5],
          ["corrected", 1],
          ["other", 2],
          ["pending", 2],
        ] as const,
        random,
      );
      for (const outcome of outcomes)
        values.set(`review_litigation.${block}.${outcome}`, parts.get(outcome) ?? 0);
      values.set(`review_litigation.${block}.total`, suits ? 0 : cases);
    }
    return values;
  }

  #disclosure(form: YearForm): Values {
    const random = this.#random;
    const values: Values = new Map();
    const set = (key: string, value: number): void => void values.set(`active_disclosure.${key}`, value);
    const columns = {
      2019: ["made", "newly_disclosed", "total_disclosed"],
      2021: ["issued", "repealed", "in_force"],
    };
    for (const column of columns[form]) set(`regulations.${column}`, 0);
    const issued = random.int(0, 6);
    if (form === "2021") {
      const repealed = random.int(0, Math.min(3, this.#stock.inForce));
      this.#stock.inForce += issued - repealed;
      set("normative_documents.issued", issued);
      set("normative_documents.repealed", repealed);
      set("normative_documents.in_force", this.#stock.inForce);
    } else {
      this.#stock.disclosed += issued;
      set("normative_documents.made", issued);
      set("normative_documents.newly_disclosed", issued);
      set("normative_documents.total_disclosed", this.#stock.disclosed);
    }
    for (const item of items) {
      const decided = Math.round(this.#level[item]! * (0.85 + 0.3 * random.next()));
      if (item !== "other_services" && item !== "fees") set(`${item}.decisions`, decided);
      if (form === "2021") continue;
      const change = random.int(-5, 12);
      set(`${item}.items_last_year`, this.#stock.items[item]!);
      set(`${item}.change`, change);
      if (item === "other_services") set(`${item}.decisions`, decided);
      this.#stock.items[item]! += change;
    }
    if (form === "2021") set("fees.amount", Number((this.#level.fees! / 10 + random.next()).toFixed(2)));
    else {
      set("procurement.projects", random.int(1, 20));
      set("procurement.amount", random.int(20, 900));
    }
    return values;
  }
}

/** What a government publishes for its territory: cell by cell the sum of what its parts publish. */
export function sumOf(parts: readonly Values[]): Values {
  const total: Values = new Map();
  for (const values of parts)
    for (const [indicator, value] of values)
      total.set(indicator, Math.round(((total.get(indicator) ?? 0) + value) * 100) / 100);
  return total;
}
