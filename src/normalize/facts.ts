import type { Fact, Finding } from "../model/report.ts";
import type { FormCell } from "../forms/index.ts";
import { misread } from "./misread.ts";
import type { Reading, TableReading } from "./reading.ts";
import type { Tables } from "./tables.ts";
import { tablesExpected } from "./tables.ts";
import { tellsChange } from "./values.ts";

const absent: Fact = {
  value: null,
  raw: null,
  status: "absent",
  basis: "none",
  unit: null,
  proven_by: 0,
  contradicted_by: 0,
};

/** Every indicator of the form, in the order of the form, also those that the report leaves out. */
export function factsOf(tables: Tables): Record<string, Fact> {
  const facts: Record<string, Fact> = {};
  const read = new Map(tables.readings.map((r) => [r.table.key, r]));
  const all = [...tablesExpected(tables)];
  for (const r of tables.readings) if (!all.some((t) => t.key === r.table.key)) all.push(r.table);
  for (const table of all) {
    const reading = read.get(table.key);
    for (const cell of (reading?.table ?? table).cells) {
      const one = reading?.readings.get(cell.indicator);
      facts[cell.indicator] = one ? factOf(one) : { ...absent, unit: cell.unit };
    }
  }
  return facts;
}

function factOf({ cell, raw, value, basis, headings, place }: Reading): Fact {
  return {
    value: value.value,
    raw,
    status: value.status,
    basis: value.status === "reported" ? basis : "none",
    unit: value.unit ?? cell.unit,
    ...(value.note ? { note: value.note } : {}),
    proven_by: 0,
    contradicted_by: 0,
    headings,
    place,
  };
}

/** What the reading of a table left in doubt, as findings of kind `extraction`. */
export function doubtsOf(reading: TableReading, facts: Record<string, Fact>): Finding[] {
  const findings = [...reading.findings, ...misread(reading, facts)];
  const all = [...reading.readings.values()];
  const proven = (ids: string[]) =>
    ids.every((id) => facts[id].proven_by > 0 && facts[id].contradicted_by === 0);
  const placed = indicatorsOf(all, (r) => r.basis === "position" && r.value.status === "reported");
  if (placed.length > 0)
    findings.push({
      rule: "reading.by_position",
      kind: "extraction",
      severity: proven(placed) ? "info" : "warning",
      indicators: placed,
      message: {
        en: `${placed.length} values were placed by the order of the form, because a heading is missing or could not be read.`,
        zh: `有 ${placed.length} 个数值因表头缺失或无法辨认，按规定格式的顺序对应。`,
      },
      place: reading.place,
    });
  const empty = indicatorsOf(
    all,
    (r) => r.basis === "position" && (r.value.status === "blank" || r.value.status === "placeholder"),
  );
  if (empty.length > 0) findings.push(blankByPosition(empty, reading, proven(placed) ? "info" : "warning"));
  const reported = indicatorsOf(all, (r) => r.value.status === "reported");
  if (reading.blocks.some((b) => b.aligned) && reported.length > 0)
    findings.push({
      rule: "reading.by_alignment",
      kind: "extraction",
      severity: proven(reported) ? "info" : "warning",
      indicators: reported,
      message: {
        en: "No rules draw the columns of this table: they were told by how the text is aligned.",
        zh: "本表没有竖线，各列按文字对齐方式划分。",
      },
      place: reading.place,
    });
  for (const r of all) {
    const id = r.cell.indicator;
    if (r.value.status === "unreadable" && r.basis !== "decoded")
      findings.push(
        doubt(
          "reading.value_unreadable",
          "warning",
          r,
          "cannot be read as one number; left empty",
          "无法读作一个数字，留空",
        ),
      );
    else if (r.value.doubt || (r.value.status === "reported" && !r.cell.signed && tellsChange(r.raw)))
      findings.push(
        doubt(
          "reading.value_doubtful",
          proven([id]) ? "info" : "warning",
          r,
          `was read as ${r.value.value}`,
          `读作 ${r.value.value}`,
        ),
      );
  }
  const unknown = reading.findings.some((f) => f.rule === "reading.row_unknown");
  const lost = reading.table.cells.filter((c) => !reading.readings.has(c.indicator));
  const sure = reading.layout === "grid" && !unknown;
  if (lost.length > 0) findings.push(notFound(lost, reading, sure ? "info" : "warning"));
  return findings;
}

function indicatorsOf(readings: Reading[], which: (reading: Reading) => boolean): string[] {
  const indicators: string[] = [];
  for (const reading of readings) if (which(reading)) indicators.push(reading.cell.indicator);
  return indicators;
}

/** A cell that is empty where the form's order led to may be another cell: its own number may stand elsewhere. */
function blankByPosition(
  indicators: string[],
  { place }: TableReading,
  severity: Finding["severity"],
): Finding {
  return {
    rule: "reading.blank_by_position",
    kind: "extraction",
    severity,
    indicators,
    message: {
      en: `${indicators.length} cells found only by the order of the form are empty: their numbers may stand elsewhere.`,
      zh: `有 ${indicators.length} 个单元格仅按规定格式的顺序对应且为空，其数值可能在别处。`,
    },
    place,
  };
}

function notFound(lost: FormCell[], { table, place }: TableReading, severity: Finding["severity"]): Finding {
  const rows = table.rows
    .filter((r) => lost.some((c) => c.row === r.key))
    .map((r) => r.label || table.title.zh);
  return {
    rule: "reading.not_found",
    kind: "extraction",
    severity,
    indicators: lost.map((c) => c.indicator),
    message: {
      en: `${lost.length} cells of the form were not found, in: ${rows.join("; ")}.`,
      zh: `有 ${lost.length} 个单元格未找到，涉及：${rows.join("；")}。`,
    },
    place,
  };
}

function doubt(rule: string, severity: "info" | "warning", r: Reading, en: string, zh: string): Finding {
  const raw = r.raw.trim();
  return {
    rule,
    kind: "extraction",
    severity,
    indicators: [r.cell.indicator],
    message: { en: `“${raw}” ${en}.`, zh: `“${raw}”${zh}。` },
    place: r.place,
  };
}
