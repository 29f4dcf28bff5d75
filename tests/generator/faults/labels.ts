import { cellsOf, named, rowsOf, type Fault } from "../faults.ts";
import { typo, variantOf } from "../labels.ts";
import { report } from "../notation.ts";
import type { Row } from "../forms.ts";

const renamedRows: Fault = (table, { random }) => {
  const changed: string[] = [];
  for (const { row } of random.sample(rowsOf(table), random.int(1, 4))) {
    const label = row.path.at(-1);
    const other = label && (random.chance(0.7) ? variantOf(label, random) : typo(label, random));
    if (!other) continue;
    row.path = [...row.path.slice(0, -1), other];
    changed.push(...named(row.cells));
  }
  return changed.length > 0 ? { kind: "labels", what: "rows worded otherwise", indicators: changed } : null;
};

const renamedColumns: Fault = (table, { random }) => {
  const band = random.pick(table.bands);
  const column = random.pick(band.columns);
  const label = column.path.at(-1)!;
  const other = variantOf(label, random);
  if (!other) return null;
  column.path = [...column.path.slice(0, -1), other];
  return { kind: "labels", what: "a column worded otherwise", indicators: [] };
};

const allTotals: Fault = (table) => {
  if (table.table === "statistics_sheet" || table.table === "active_disclosure") return null;
  const rename = (path: string[]): string[] => path.map((label) => label.replace("总计", "合计"));
  for (const band of table.bands) {
    for (const column of band.columns) column.path = rename(column.path);
    for (const row of band.rows) row.path = rename(row.path);
  }
  return { kind: "labels", what: "合计 for 总计", indicators: [] };
};

const missingRows: Fault = (table, { random }) => {
  const inner = rowsOf(table).filter(
    ({ row }) => row.cells.length > 0 && !/newly_received|result_total|values/.test(row.key),
  );
  const gone = random.sample(inner, random.int(1, 2)).filter(({ band }) => band.rows.length > 1);
  if (gone.length === 0) return null;
  for (const { band, row } of gone) band.rows = band.rows.filter((other) => other !== row);
  const indicators = gone.flatMap(({ row }) => named(row.cells));
  for (const { row } of gone)
    for (const cell of row.cells) Object.assign(cell, { value: null, status: "absent", text: "" });
  return { kind: "rows", what: "rows that are not in the table", indicators };
};

/** Only rows that carry their own name whole may change places: among the items of one group, or in table 2. */
const reorderedRows: Fault = (table, { random }) => {
  if (table.table !== "requests" && table.table !== "active_disclosure") return null;
  const band = random.pick(table.bands);
  const at = random.int(0, band.rows.length - 2);
  const [a, b] = [band.rows[at], band.rows[at + 1]];
  if (
    !a ||
    !b ||
    a.path.slice(0, -1).join() !== b.path.slice(0, -1).join() ||
    a.path.length !== b.path.length
  )
    return null;
  [band.rows[at], band.rows[at + 1]] = [b, a];
  return { kind: "rows", what: "two rows exchanged", indicators: [...named(a.cells), ...named(b.cells)] };
};

const reorderedColumns: Fault = (table, { random }) => {
  const band = random.pick(table.bands);
  if (table.table === "review_litigation" || table.table === "statistics_sheet" || band.columns.length < 2)
    return null;
  const last = band.columns.length - 1;
  const order = band.columns.map((_, i) => i);
  if (table.table === "requests" && random.chance(0.5)) order.unshift(order.pop()!);
  else {
    const at = table.table === "requests" ? random.int(1, last - 2) : random.int(0, last - 1);
    [order[at], order[at + 1]] = [order[at + 1]!, order[at]!];
  }
  band.columns = order.map((i) => band.columns[i]!);
  for (const row of band.rows) row.cells = order.map((i) => row.cells[i]!);
  return { kind: "columns", what: "columns in another order", indicators: [] };
};

const local: Record<string, string[]> = {
  active_disclosure: ["其他主动公开文件", "其他文件", "公共服务"],
  requests: ["其中：通过网络提交的申请", "其中：当面提交的申请"],
  statistics_sheet: ["其中：主动公开重点领域信息数", "其中：财政预算决算信息数"],
};

const extraRow: Fault = (table, { random, notation }) => {
  const labels = local[table.table];
  const band = random.pick(table.bands);
  if (!labels) return null;
  const at = table.table === "active_disclosure" ? band.rows.length : random.int(1, 3);
  const like = band.rows.find((row) => row.cells.length > 0)!;
  const row: Row = { ...like, key: "local", path: [random.pick(labels)], cells: [] };
  if (like.unit) row.unit = like.unit;
  const parts = like.cells.map((cell) => random.int(0, Math.min(cell.value ?? 30, 30)));
  const total = band.columns.findIndex((column) => column.key === "total");
  if (total >= 0) parts[total] = parts.reduce((sum, part, i) => sum + (i === total ? 0 : part), 0);
  row.cells = parts.map((part) => {
    const cell = { indicator: null, value: null, status: "blank" as const, text: "" };
    report(cell, part, notation, random);
    return cell;
  });
  band.rows.splice(table.table === "requests" ? 1 : at, 0, row);
  return { kind: "rows", what: "a local row", indicators: [] };
};

const notes: Fault = (table, { random }) => {
  if (table.table === "requests") return null;
  const cells = cellsOf(table).filter(
    (cell) => cell.value !== null && cell.value > 1 && Number.isInteger(cell.value),
  );
  const chosen = random.sample(cells, random.int(1, 2));
  if (chosen.length === 0) return null;
  for (const cell of chosen) {
    const part = random.int(1, cell.value!);
    const note = random.pick([
      `（其中修订${part}件）`,
      `（含自然失效 ${part} 件）`,
      `（含上年度结转${part}件）`,
      `\n（其中${part}件未公开）`,
      "（不含乡镇）",
    ]);
    cell.text = cell.text.trim() + note;
  }
  return { kind: "note", what: "notes beside numbers", indicators: named(chosen) };
};

const units: Fault = (table, { random }) => {
  const amounts = cellsOf(table).filter(
    (cell) => /amount$|fees_collected|budget$/.test(cell.indicator ?? "") && cell.value !== null,
  );
  const counts = cellsOf(table).filter(
    (cell) => /decisions$|issued$|projects$/.test(cell.indicator ?? "") && cell.value !== null,
  );
  const chosen = amounts.length > 0 && random.chance(0.8) ? amounts : counts;
  if (chosen.length === 0) return null;
  const unit = chosen === amounts ? random.pick(["元", "万元", " 万元"]) : "件";
  for (const cell of chosen)
    cell.text = cell.text.trim() + (cell.indicator!.endsWith("projects") ? unit.replace("件", "个") : unit);
  return { kind: "unit", what: "units inside cells", indicators: named(chosen) };
};

export const labelFaults: readonly (readonly [Fault, number])[] = [
  [renamedRows, 8],
  [renamedColumns, 4],
  [allTotals, 2],
  [missingRows, 4],
  [reorderedRows, 3],
  [reorderedColumns, 4],
  [extraRow, 4],
  [notes, 3],
  [units, 4],
];

/** Those after which every sum can still be judged. */
export const harmlessLabelFaults = labelFaults.filter(([fault]) => fault !== missingRows);
