import type { Document, Image } from "../model/document.ts";
import type { Fact, Finding, Section } from "../model/report.ts";
import type { Identity } from "./identify.ts";
import type { Tables } from "./tables.ts";
import { tablesExpected } from "./tables.ts";

type Facts = Record<string, Fact>;

/** Checks of a table against the rest of its report: the organ, the prose, the other tables (forms.md §6.1 H6, §6.2). */
export function checkContext(
  document: Document,
  tables: Tables,
  facts: Facts,
  identity: Identity,
  sections: Section[],
): Finding[] {
  return [
    ...ruleMakers(tables, facts, identity),
    ...unpaidFees(facts, sections),
    ...casesWithoutRequests(tables, facts),
    ...suitsWithoutReview(facts),
    ...years(identity),
    ...missingTables(document, tables, sections),
    ...blankTables(tables, facts),
  ];
}

const finding = (
  rule: string,
  kind: Finding["kind"],
  severity: Finding["severity"],
  indicators: string[],
  en: string,
  zh: string,
): Finding => ({ rule, kind, severity, indicators, message: { en, zh } });

/** Only ministries and the governments of provinces and cities with districts make rules (立法法 91, 93). */
function ruleMakers({ readings }: Tables, facts: Facts, { organ }: Identity): Finding[] {
  const county = organ.level === "county" || organ.level === "township";
  const localDepartment =
    organ.kind === "department" && organ.level !== "national" && organ.division !== null;
  if (!county && !localDepartment) return [];
  const filled = readings
    .flatMap((r) => r.table.rule_makers_only ?? [])
    .filter((id) => (facts[id]?.value ?? 0) > 0);
  if (filled.length === 0) return [];
  return [
    finding(
      "active_disclosure.rule_makers",
      "report",
      "error",
      filled,
      `${organ.name} cannot make rules (规章), but reports some.`,
      `${organ.name}没有规章制定权，规章各栏应为0。`,
    ),
  ];
}

/** A request closed for an unpaid fee implies that a fee was asked, of which section six must tell. */
function unpaidFees(facts: Facts, sections: Section[]): Finding[] {
  const id = "requests.other_handling.fee_unpaid_in_time.total";
  if (!((facts[id]?.value ?? 0) > 0)) return [];
  if (sections.some((s) => /处理费|收费/u.test(s.text))) return [];
  return [
    finding(
      "requests.fee_unmentioned",
      "report",
      "warning",
      [id],
      "Requests were closed for unpaid fees, but the report does not speak of fees (section six).",
      "有因逾期未缴费不再处理的申请，但报告第六部分未说明收取信息处理费情况。",
    ),
  ];
}

function casesWithoutRequests({ readings }: Tables, facts: Facts): Finding[] {
  const requests = readings.find((r) => r.table.key === "requests");
  if (!requests) return [];
  const values = requests.table.cells.map((c) => facts[c.indicator].value);
  if (values.every((v) => v === null) || values.some((v) => v !== null && v !== 0)) return [];
  const totals = Object.keys(facts).filter(
    (id) => /^review_litigation\..*total$/.test(id) && (facts[id].value ?? 0) > 0,
  );
  if (totals.length === 0) return [];
  return [
    finding(
      "review_litigation.without_requests",
      "report",
      "info",
      totals,
      "Reviews or lawsuits in a year without a request: they may concern earlier years.",
      "本年没有申请却有复议、诉讼：可能涉及以前年度。",
    ),
  ];
}

function suitsWithoutReview(facts: Facts): Finding[] {
  const suits = "review_litigation.litigation.after_review.total";
  const reviews = "review_litigation.review.total";
  if (!((facts[suits]?.value ?? 0) > 0) || facts[reviews]?.value !== 0) return [];
  return [
    finding(
      "review_litigation.without_review",
      "report",
      "info",
      [suits, reviews],
      "Lawsuits after review in a year without a review: the review may be of the year before.",
      "有复议后起诉却无行政复议：复议可能发生在上一年度。",
    ),
  ];
}

function years({ years: { title, period }, brokenPeriod }: Identity): Finding[] {
  if (title === null || period === null || title === period)
    return brokenPeriod === null
      ? []
      : [
          finding(
            "year.period",
            "report",
            "warning",
            [],
            `The statistical period is not one whole year: ${brokenPeriod}.`,
            `统计期限不是一个完整年度：${brokenPeriod}。`,
          ),
        ];
  return [
    {
      ...finding(
        "year.conflict",
        "report",
        "warning",
        [],
        `The title names ${title}, the statistical period ${period}.`,
        `标题年度为${title}，统计期限为${period}。`,
      ),
      expected: title,
      actual: period,
    },
  ];
}

/** A report in the frame of the forms without one of its tables: lost in conversion, a picture, or never there. */
function missingTables(document: Document, tables: Tables, sections: Section[]): Finding[] {
  const framed = new Set(sections.map((s) => s.key));
  // 收到和处理 is the wording of the forms with tables; the narrative years speak of 依申请公开.
  const inFrame = framed.size >= 4 && sections.some((s) => /收到和处理/u.test(s.heading));
  const read = new Set(tables.readings.map((r) => r.table.key));
  const images = document.blocks.filter((b): b is Image => b.type === "image").length;
  const pictures = {
    en: images > 0 ? ` The document has ${images} pictures, which may be the tables.` : "",
    zh: images > 0 ? `文件中有${images}张图片，可能是表格。` : "",
  };
  const lost = tablesExpected(tables).filter((t) => !read.has(t.key));
  if (tables.readings.length === 0 && inFrame)
    return [
      finding(
        images > 0 ? "tables.pictures" : "tables.missing",
        "extraction",
        "warning",
        [],
        `No table of the forms was found.${pictures.en}`,
        `未发现规定格式的统计表。${pictures.zh}`,
      ),
    ];
  return lost.map((table) =>
    finding(
      images > 0 ? "tables.pictures" : "tables.missing",
      "extraction",
      "warning",
      table.cells.map((c) => c.indicator),
      `The table “${table.title.en}” was not found.${pictures.en}`,
      `未发现“${table.title.zh}”表。${pictures.zh}`,
    ),
  );
}

function blankTables({ readings }: Tables, facts: Facts): Finding[] {
  return readings
    .filter(({ table }) => table.cells.every((c) => facts[c.indicator].value === null))
    .filter(({ table }) => table.cells.some((c) => facts[c.indicator].status === "blank"))
    .filter(({ table }) => !table.cells.some((c) => facts[c.indicator].status === "unreadable"))
    .map(({ table }) =>
      finding(
        `${table.key}.blank`,
        "report",
        "warning",
        [],
        `The table “${table.title.en}” has no figure in it.`,
        `“${table.title.zh}”表内没有数据。`,
      ),
    );
}
