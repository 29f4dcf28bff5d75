import { readdirSync, readFileSync } from "node:fs";
import type { AuditFinding, Verdict } from "../../src/model/audit.ts";
import type { Dataset, OrganYear } from "../../src/model/dataset.ts";
import type { Organ } from "../../src/model/organ.ts";
import { ParseError, parseReport } from "../../src/index.ts";
import { recordOf } from "../../src/publish/record.ts";

const examples = new URL("../../examples/", import.meta.url);

/** A record of a dataset that is still to be packed. */
export type Example = Parameters<typeof recordOf>[0];

async function readExamples(): Promise<Example[]> {
  const records: Example[] = [];
  for (const file of readdirSync(examples).sort()) {
    if (file.startsWith("README")) continue;
    try {
      const report = await parseReport(readFileSync(new URL(file, examples)), {
        file,
        url: `https://www.qingchuan.example.cn/xxgk/${file}`,
        fetched_at: "2026-02-01T08:00:00Z",
      });
      const name = report.organ.name;
      const organ =
        name === null || report.year === null ? null : `${report.organ.division?.code ?? "test"}/${name}`;
      records.push({ key: report.source.sha256, organ, role: organ === null ? null : "speaks", report });
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
    }
  }
  return records.sort((a, b) => ((a.organ ?? "\uffff") < (b.organ ?? "\uffff") ? -1 : 1));
}

/** The records of the examples of this project, read once. */
export const records: readonly Example[] = await readExamples();

const organOf = (key: string, record: Example): Organ => ({
  key,
  name: record.report.organ.name!,
  names: [record.report.organ.name!],
  division: {
    code: record.report.organ.division?.code ?? null,
    name: record.report.organ.division?.name ?? null,
  },
  kind: "department",
  level: "county",
  uscc: null,
  superior: null,
  predecessors: [],
  successors: [],
});

function organYearOf(organ: string, { key, report }: Example): OrganYear {
  const reading = { key, role: "speaks" as const, because: "the only one" };
  const counts = { errors: 1, doubts: 0, warnings: 0 };
  return {
    organ,
    year: report.year!,
    scope: report.scope,
    status: "late",
    expected: null,
    readings: [reading],
    ...counts,
  };
}

export const findingOf = (record: Example, change: Partial<AuditFinding> = {}): AuditFinding => ({
  id: `late:${record.key.slice(0, 8)}`,
  rule: "publication.late",
  scope: "publication",
  kind: "report",
  severity: "error",
  organ: record.organ,
  year: record.report.year,
  indicators: [],
  expected: 31,
  actual: 45.5,
  message: { en: "published after 31 January", zh: "逾期发布" },
  evidence: [
    {
      report: record.key,
      organ: record.organ,
      year: record.report.year,
      indicator: null,
      value: null,
      text: null,
      url: null,
    },
  ],
  ...change,
});

/** A dataset of some records, each of an organ of its own. */
export function datasetOf(of: readonly Example[], change: Partial<Dataset> = {}): Dataset {
  const known = of.filter((record) => record.organ !== null);
  const findings = known.map((record) => findingOf(record));
  const verdict: Verdict | undefined = findings[0] && {
    finding: findings[0].id,
    rule: null,
    organ: null,
    year: null,
    decision: "explained",
    note: "=the office was moving",
    by: "a person",
    on: "2026-03-01",
    seen: "0",
  };
  return {
    as_of: "2026-04-01",
    organs: known.map((record) => organOf(record.organ!, record)),
    organYears: known.map((record) => organYearOf(record.organ!, record)),
    coverage: [
      {
        of: "division",
        id: "370000",
        name: "临溪县",
        year: 2023,
        expected: 3,
        unlisted: 0,
        published: 2,
        on_time: 1,
        late: 1,
        withdrawn: 0,
        missing: 1,
        not_due: 0,
        unreachable: 0,
        unreadable: 0,
        with_errors: 1,
      },
    ],
    findings,
    verdicts: verdict ? [verdict] : [],
    snapshots: of.map(({ key, report }) => ({
      sha256: key,
      source: "test",
      url: report.source.url,
      urls: [report.source.url!],
      kind: "report",
      media_type: report.source.media_type,
      bytes: report.source.bytes,
      file_name: report.source.file,
      first_seen: report.source.fetched_at,
      last_seen: report.source.fetched_at,
      state: "live",
      failure: null,
    })),
    async *records() {
      yield* of.map(recordOf);
    },
    ...change,
  };
}
