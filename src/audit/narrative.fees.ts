import type { Report } from "../model/report.ts";
import { doubtful, sumOf } from "./figures.ts";
import { evidence, found } from "./finding.ts";
import { ofYear } from "./narrative.ts";
import type { Found, ReportRule } from "./rule.ts";
import { denialsOf, fold, statementsOf } from "./statements.ts";

const unpaid = "requests.other_handling.fee_unpaid_in_time.total";
const noNotice =
  /(?:未|没有|无)(?:向申请人)?(?:发出|开具|作出|送达|产生|出现|发生|涉及)[^，。；]{0,8}(?:收费|缴费|信息处理费)/u;
const noFee = /(?:未|没有|无)(?:收取|收)[^，。；]{0,12}(?:信息处理费|信息公开处理费|费用)/u;
/** More than this in 元 a request costs under no schedule (国办函〔2020〕109号: at most some hundreds a request). */
const mostPerRequest = 20_000;

export const rule: ReportRule = {
  id: "narrative.fees",
  scope: "report",
  strength: "medium",
  source: "国办函〔2020〕109号；国办公开办函〔2021〕30号 第六部分",
  title: {
    en: "Section six on fees does not agree with the request table",
    zh: "第六部分的信息处理费与申请表不符",
  },
  *check(report) {
    yield* withoutNotice(report);
    yield* amounts(report);
    yield* denied(report);
  },
};

/** Requests were closed for unpaid fees, so fees were asked. */
function* withoutNotice(report: Report): Generator<Found> {
  const closed = sumOf(report, [unpaid]);
  if (closed === null || closed === 0) return;
  const [denial] = [...denialsOf(report, noNotice), ...denialsOf(report, noFee)];
  if (!denial) return;
  // A fee that nobody paid did not come up (未产生信息处理费), but its notice was sent.
  const asked = noNotice.test(denial.about) && /通知|收费|缴费/u.test(denial.about);
  const doubt = doubtful(report, [unpaid]);
  yield found({
    at: "notice",
    kind: doubt ? "extraction" : "report",
    severity: asked ? (doubt ? "warning" : "error") : "info",
    indicators: [unpaid],
    actual: closed,
    message: asked
      ? {
          en: `The text says that no fee was asked; the table closes ${closed} requests for unpaid fees.`,
          zh: `文字称未发出收费通知，表格却有${closed}件因逾期未缴费不再处理。`,
        }
      : {
          en: `The text says only that no fee was collected; the table closes ${closed} requests for unpaid fees.`,
          zh: `文字只称未收取信息处理费，表格有${closed}件因逾期未缴费不再处理。`,
        },
    evidence: [evidence({ text: denial.quote }), evidence({ indicator: unpaid, value: closed })],
  });
}

/** A fee in 元 that can only be in another unit, or for requests that nobody made. */
function* amounts(report: Report): Generator<Found> {
  const requests = sumOf(report, ["requests.newly_received.total", "requests.carried_over.total"]);
  if (requests === null) return;
  for (const s of statementsOf(report)) {
    if (s.unit !== "元" && s.unit !== "万元") continue;
    if (!/信息(?:公开)?处理费/u.test(s.about) || !ofYear(report, s) || s.value <= 0) continue;
    const yuan = s.unit === "万元" ? fromTenThousands(s.value, s.quote) : s.value;
    if (yuan <= mostPerRequest * requests) continue;
    const received = ["requests.newly_received.total", "requests.carried_over.total"];
    yield found({
      at: "amount",
      kind: doubtful(report, received) ? "extraction" : "report",
      severity: "warning",
      indicators: received,
      actual: s.value,
      message: {
        en: `Fees of ${yuan} yuan for ${requests} requests: the unit (元, 万元) or a number is wrong.`,
        zh: `${requests}件申请收取信息处理费${yuan}元：单位（元、万元）或数字有误。`,
      },
      evidence: [
        evidence({ value: s.value, text: s.quote, ...(s.claim ? { place: s.claim.place } : {}) }),
        ...received.map((id) => evidence({ indicator: id, value: report.facts[id].value })),
      ],
    });
  }
}

/** A fee was collected, and none was. */
function* denied(report: Report): Generator<Found> {
  const fees = statementsOf(report).filter(
    (s) => /^万?元$/u.test(s.unit ?? "") && /信息(?:公开)?处理费/u.test(s.about) && ofYear(report, s),
  );
  const [paid] = fees.filter((s) => s.value > 0);
  const [none] = [...fees.filter((s) => s.value === 0), ...denialsOf(report, noFee)];
  if (!paid || !none) return;
  yield found({
    at: "denied",
    severity: "warning",
    actual: paid.value,
    message: {
      en: `The text tells of fees of ${paid.value} ${paid.unit}, and elsewhere of none.`,
      zh: `文字一处称收取信息处理费${paid.value}${paid.unit}，另一处称未收取。`,
    },
    evidence: [paid, none].map((s) => evidence({ value: s.value, text: s.quote })),
  });
}

/** The reader of claims has 3.2万元 as 32000 元 already, or as 3.2 万元, as its text was broken. */
const fromTenThousands = (value: number, quote: string): number =>
  fold(quote).includes(`${value}万元`) ? value * 1e4 : value;
