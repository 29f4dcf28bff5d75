import type { CountyReport } from "../report.ts";
import { afterLast, alone, summed, type Fault } from "./fault.ts";

/** Faults in the figures of one organ, before a government sums them. */

function add(report: CountyReport, count: number, ...indicators: string[]): void {
  for (const indicator of indicators)
    report.values.set(indicator, (report.values.get(indicator) ?? 0) + count);
}

const requests = (row: string): string[] => [`requests.${row}.natural_person`, `requests.${row}.total`];
const form2021 = (report: CountyReport): boolean =>
  report.form === "2021" && report.organ.kind !== "government" && report.organ.level !== "township";

const isIdle = (report?: CountyReport): boolean =>
  ["newly_received", "carried_over", "result_total"].every(
    (row) => report?.values.get(`requests.${row}.total`) === 0,
  );

export const figureFaults: Fault[] = [
  {
    rule: "requests.balance",
    plant(report, draft, random) {
      if (!form2021(report)) return null;
      add(report, random.int(1, 3), ...requests("newly_received"));
      return summed(report, draft, "requests.balance");
    },
  },
  {
    rule: "requests.results_sum",
    plant(report, draft, random) {
      if (!form2021(report)) return null;
      add(report, random.int(1, 3), ...requests("newly_received"), ...requests("result_total"));
      return summed(report, draft, "requests.results_sum", "narrative.outcomes", "narrative.parts");
    },
  },
  {
    rule: "requests.row_sum",
    plant(report, draft, random) {
      if (!form2021(report)) return null;
      const totals = ["newly_received", "granted", "result_total"].map((row) => `requests.${row}.total`);
      add(report, random.int(1, 3), ...totals);
      return summed(report, draft, "requests.row_sum");
    },
  },
  {
    rule: "review_litigation.sum",
    plant(report, draft, random) {
      if (!form2021(report)) return null;
      add(
        report,
        random.int(1, 2),
        `review_litigation.${random.pick(["review", "litigation.direct"])}.upheld`,
      );
      return summed(report, draft, "review_litigation.sum");
    },
  },
  {
    // A request was closed because its fee was not paid; the text says that no fee was asked for.
    rule: "narrative.fees",
    plant(report, draft) {
      const granted = report.values.get("requests.granted.natural_person") ?? 0;
      if (!form2021(report) || granted === 0 || report.told.fee > 0) return null;
      add(report, -1, ...requests("granted"));
      add(report, 1, ...requests("other_handling.fee_unpaid_in_time"));
      report.lead = { other: "本年度未发出收费通知。" };
      return summed(report, draft, "narrative.fees");
    },
  },
  {
    rule: "series.carried",
    plant(report, draft, random) {
      if (!form2021(report) || !draft.of(report.organ.name, report.year - 1)) return null;
      const count = random.int(1, 4);
      add(report, count, ...requests("carried_over"), ...requests("granted"), ...requests("result_total"));
      return { ...afterLast(report, draft), ...summed(report, draft, "series.carried") };
    },
  },
  {
    rule: "series.documents",
    plant(report, draft, random) {
      const { organ, year } = report;
      if (!form2021(report) || !draft.of(organ.name, year - 1) || draft.of(organ.name, year + 1)) return null;
      add(report, random.int(2, 5), "active_disclosure.normative_documents.in_force");
      return { ...afterLast(report, draft), ...summed(report, draft, "series.documents") };
    },
  },
  {
    rule: "series.jump",
    plant(report, draft) {
      const { organ, year, values } = report;
      const licences = "active_disclosure.licensing.decisions";
      const then = draft.of(organ.name, year - 1)?.values.get(licences) ?? 0;
      if (!form2021(report) || then < 100 || draft.of(organ.name, year + 1)) return null;
      values.set(licences, values.get(licences)! * 100);
      return { ...afterLast(report, draft), ...summed(report, draft, "series.jump") };
    },
  },
  {
    rule: "series.items",
    plant(report, draft, random) {
      if (report.form !== "2019" || !draft.of(report.organ.name, report.year - 1)) return null;
      add(report, random.int(3, 9), "active_disclosure.licensing.items_last_year");
      return afterLast(report, draft);
    },
  },
  {
    // A review in the second of two years without a request.
    rule: "series.cases",
    plant(report, draft) {
      const before = draft.of(report.organ.name, report.year - 1);
      if (report.organ.kind === "government" || ![report, before].every(isIdle)) return null;
      add(report, 1, "review_litigation.review.upheld", "review_litigation.review.total");
      report.told.review++;
      return { ...afterLast(report, draft), ...summed(report, draft, "series.cases") };
    },
  },
  {
    rule: "series.cumulative",
    plant(report, draft, random) {
      if (report.annex === null || !draft.of(report.organ.name, report.year - 1)) return null;
      const line = report.annex![random.int(1, report.annex!.length - 1)]!;
      line[3] = String(Number(line[3]) + random.int(3, 9));
      return afterLast(report, draft);
    },
  },
];

const documents = "active_disclosure.normative_documents";

/** Faults in what a government sums. */
export const sumFaults: Fault[] = [
  {
    rule: "region.sum",
    plant(report, _, random) {
      add(
        report,
        random.int(2, 6),
        ...requests("newly_received"),
        ...requests("granted"),
        ...requests("result_total"),
      );
      return alone(report);
    },
  },
  {
    rule: "region.disclosure",
    plant(report, _, random) {
      add(report, random.int(5, 40), "active_disclosure.penalties.decisions");
      return alone(report);
    },
  },
  {
    rule: "region.documents",
    plant(report, _, random) {
      add(report, random.int(1, 3), `${documents}.issued`);
      return alone(report);
    },
  },
];

/** A government's figure below that of one of its parts. */
export const boundFault: Fault = {
  rule: "region.bound",
  plant(report, draft) {
    const { organ, year, values } = report;
    const coercion = "active_disclosure.coercion.decisions";
    const [largest] = draft.reports
      .filter((other) => other.organ.part && other.year === year)
      .sort((a, b) => (b.values.get(coercion) ?? 0) - (a.values.get(coercion) ?? 0)) as [CountyReport];
    values.set(coercion, largest.values.get(coercion)! - 1);
    const consequences = ["region.disclosure", "series.jump"].flatMap((rule) =>
      [year, year + 1].map((at) => ({ rule, organ: organ.name, year: at })),
    );
    return { organs: [organ.name, largest.organ.name], consequences, restsOn: [largest] };
  },
};
