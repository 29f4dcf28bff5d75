import type { Values } from "../../generator/values.ts";
import type { Told } from "../prose.ts";
import type { CountyReport } from "../report.ts";
import { alone, type Fault } from "./fault.ts";

/** Faults in the numbers that the prose states beside the tables. */

const more = (key: "carried_over" | "carried_forward" | "result_total" | "review" | "litigation"): Change => {
  return (told, by) => (told[key] > 0 || key === "carried_forward" ? ((told[key] += by), true) : false);
};

/** Changes what is told; false where there is nothing to change. */
type Change = (told: Told, by: number, values: Values) => boolean;

const changes: Record<string, Change> = {
  // Where 受理 is told as the sum of what is new and what was carried over, both are one number off.
  "narrative.received": (told, by) => {
    if (told.received < 5) return false;
    told.received += by;
    told.natural_person += by;
    return true;
  },
  "narrative.carried_over": more("carried_over"),
  "narrative.answered": more("result_total"),
  "narrative.carried_forward": more("carried_forward"),
  "narrative.outcomes": ({ outcomes }) => {
    const [granted, refused] = [outcomes[0]!, outcomes[3]!];
    if (granted === 0 || refused === 0) return false;
    outcomes[0] = granted + 1;
    outcomes[3] = refused - 1;
    return true;
  },
  "narrative.applicants": (told, _, values) => {
    // One more is right where it is told of the requests that were concluded.
    const concluded = values.get("requests.result_total.natural_person");
    if (told.organizations < 2 || concluded === told.natural_person + 1) return false;
    told.natural_person++;
    told.organizations--;
    return true;
  },
  "narrative.review": more("review"),
  "narrative.litigation": more("litigation"),
  "narrative.documents": (told, by) => {
    told.in_force += by;
    return true;
  },
  "narrative.parts": (told, by) => {
    told.disclosed += by * 10;
    return true;
  },
};

const hasRequests = ({ told, organ, form }: CountyReport): boolean =>
  told.received >= 5 && organ.level !== "township" && form === "2021";

/** What else a number off by so much breaks, within the same report. */
const alongside: Record<string, string[]> = {
  "narrative.received": ["narrative.applicants", "narrative.parts"],
  "narrative.carried_over": ["narrative.received", "narrative.parts"],
  "narrative.answered": ["narrative.parts"],
};

/** Off by what was carried over or forward, a number would be right in another sense of its word. */
function offBy({ carried_over, carried_forward }: Told, least: number): number {
  const taken = [carried_over, carried_forward, carried_over - carried_forward];
  let by = least;
  while (taken.includes(by)) by++;
  return by;
}

/** A share beside its number that is right in no sense of the whole. */
const shareFault: Fault = {
  rule: "narrative.shares",
  plant(report, _, random) {
    const granted = report.told.outcomes[0]!;
    if (!hasRequests(report) || granted === 0) return null;
    const wholes = ["result_total", "newly_received"].map((row) =>
      report.values.get(`requests.${row}.total`)!,
    );
    const shares = [...wholes, wholes[1]! + report.told.carried_over].map((whole) => (100 * granted) / whole);
    const share = Math.round(Math.max(...shares)) + random.int(3, 9);
    report.lead = { requests: `政府信息公开申请中，予以公开${granted}件，占${share}%。` };
    return alone(report);
  },
};

/** A list with its own sum at the end, which is another. */
const sumFault: Fault = {
  rule: "narrative.parts",
  plant(report, _, random) {
    if (!hasRequests(report)) return null;
    const [site, account] = [random.int(40, 90), random.int(10, 39)];
    const sum = random.pick(["共计", "共", "合计"]);
    const lead = `发布稿件：网站${site}篇，公众号${account}篇，${sum}${site + account + random.int(2, 9)}篇。`;
    report.lead = { active_disclosure: lead };
    return alone(report);
  },
};

const numberFaults = Object.entries(changes).map(([rule, change]): Fault => ({
  rule,
  plant(report, _, random) {
    if (!hasRequests(report) || !change(report.told, offBy(report.told, random.int(2, 5)), report.values))
      return null;
    const { name } = report.organ;
    const consequences = (alongside[rule] ?? []).map((other) => ({
      rule: other,
      organ: name,
      year: report.year,
    }));
    return { ...alone(report), consequences };
  },
}));

export const narrativeFaults: Fault[] = [...numberFaults, shareFault, sumFault];
