import type { Random } from "../../generator/random.ts";
import type { CountyReport } from "../report.ts";
import type { Draft, Fault, Planted } from "./fault.ts";

/** The reports of a county and the faults in them. */
export class Planting implements Draft {
  readonly government: string;
  readonly reports: CountyReport[] = [];
  readonly planted: Planted[] = [];
  readonly #taken = new Set<CountyReport>();
  readonly #needed = new Set<CountyReport>();
  readonly #random: Random;

  constructor(government: string, random: Random) {
    this.government = government;
    this.#random = random;
  }

  of(organ: string, year: number): CountyReport | undefined {
    return this.reports.find((report) => report.organ.name === organ && report.year === year);
  }

  needs(report: CountyReport): boolean {
    return this.#needed.has(report);
  }

  /** Each fault once, in a report that has none yet. */
  plant(faults: readonly Fault[]): void {
    for (const fault of faults) {
      const random = this.#random.fork(fault.rule);
      const open = random.shuffle(this.reports.filter((report) => !this.#taken.has(report)));
      const done = open.some((report) => this.#try(fault, report, random));
      if (!done) throw new Error(`no report of the county is fit for ${fault.rule}`);
    }
  }

  #try(fault: Fault, report: CountyReport, random: Random): boolean {
    const found = fault.plant(report, this, random);
    if (!found) return false;
    const { restsOn = [], ...planted } = found;
    this.planted.push({ rule: fault.rule, year: report.year, ...planted });
    for (const other of restsOn) this.#needed.add(other);
    for (const name of found.organs) this.#taken.add(this.of(name, report.year)!);
    return true;
  }

  /** Whether a fault was planted in it. */
  has(report: CountyReport): boolean {
    return this.#taken.has(report);
  }

  /** A fault that is in the figures already. */
  note(planted: Planted): void {
    this.planted.push(planted);
    for (const name of planted.organs) this.#taken.add(this.of(name, planted.year)!);
  }

  /** Of a government, whose sums may be wrong in several ways at once. */
  plantAt(report: CountyReport, faults: readonly Fault[]): void {
    for (const fault of faults) this.#try(fault, report, this.#random.fork(fault.rule));
  }
}
