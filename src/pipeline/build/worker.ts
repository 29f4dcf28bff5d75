import { auditReport, passagesOf } from "../../audit/index.ts";
import { defaultLimits } from "../../model/document.ts";
import { ParseError } from "../../model/parse-error.ts";
import type { Report } from "../../model/report.ts";
import { parseReport } from "../../parse-report.ts";
import { answerInTurn } from "../answering.ts";
import { readFileBytes } from "../bytes.ts";
import { type Failure, failureOf } from "../failure.ts";
import type { Input } from "../input.ts";
import { listingOf } from "../../publish/listing.ts";
import { pack, unpack } from "../../publish/packed.ts";
import { digestOf, type StoredAudit, type StoredReport } from "./digest.ts";
import { packFigures } from "./figures.ts";

/** Read and audit these bytes, or audit a record that was read before. */
export type Question = { read: Input; key: string } | { record: Uint8Array; key: string };

export type Answer = { report: StoredReport | null; audit: StoredAudit } | { failure: Failure };

/** The organ is told by the linking, after this: until then findings are of nobody. */
const nobody = "";

function audited(report: Report, key: string): StoredAudit {
  const passages = passagesOf(report);
  return {
    listing: pack(listingOf(report)),
    findings: pack([...auditReport(report, { organ: nobody, key })]),
    passages: pack(passages.map(({ section, text }) => ({ section, text }))),
    count: passages.length,
    signatures: Buffer.concat(
      passages.map(({ signature: { buffer, byteOffset, byteLength } }) =>
        Buffer.from(buffer, byteOffset, byteLength),
      ),
    ),
  };
}

async function read({ content, file, url, fetched_at, given }: Input, key: string): Promise<Answer> {
  const held = "path" in content ? readFileBytes(content.path, defaultLimits.bytes) : content;
  if ("failure" in held) return held;
  try {
    const report = await parseReport(held.bytes, { file, url, fetched_at, given });
    return {
      report: {
        digest: JSON.stringify(digestOf(report)),
        figures: packFigures(report.facts),
        claims: pack(report.claims),
        record: pack(report),
      },
      audit: audited(report, key),
    };
  } catch (error) {
    if (error instanceof ParseError) return { failure: failureOf(error) };
    throw error;
  }
}

async function answer(question: Question): Promise<Answer> {
  if ("read" in question) return read(question.read, question.key);
  return { report: null, audit: audited(unpack<Report>(question.record), question.key) };
}

answerInTurn(answer);
