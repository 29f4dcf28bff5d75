import {
  cell,
  docx,
  documentXml,
  heading,
  pageBreak,
  paragraph,
  row,
  run,
  table as wordTable,
  textBox,
  type List,
  type Xml,
} from "../parse/docx-writer.ts";
import { brokenTable } from "./break.ts";
import type { Grid } from "./grid.ts";
import { layTable } from "./layout.ts";
import type { Block } from "./outline.ts";
import type { Random } from "./random.ts";
import type { GeneratedReport } from "./record.ts";
import { ListNumbers, table, type Device } from "./render-docx/table.ts";

export const docxLayouts = [
  "word",
  "old-merges",
  "list-numbers",
  "controls",
  "tracked",
  "nested",
  "broken",
  "text-box",
] as const;
export type DocxLayout = (typeof docxLayouts)[number];

const devices: Partial<Record<DocxLayout, Device>> = {
  "old-merges": "old merges",
  "list-numbers": "list numbers",
  controls: "controls",
  tracked: "tracked",
};

/** The items' list, restarted for each group, and at the end the list that numbers the sections. */
const groups = 12;
const sectionList = groups + 1;
const lists: List[] = [
  [{ format: "decimal", text: "%1.", suffix: "nothing" }],
  ...Array.from({ length: groups - 1 }, (): List => ({ of: 1, restart: { 0: 1 } })),
  [{ format: "chineseCountingThousand", text: "%1、", suffix: "nothing" }],
];

const edges = ["top", "left", "bottom", "right", "insideH", "insideV"];
const bordered = `<w:tblPr><w:tblBorders>${edges.map((edge) => `<w:${edge} w:val="single" w:sz="4"/>`).join("")}</w:tblBorders></w:tblPr>`;

function tables(grids: readonly Grid[], layout: DocxLayout, random: Random): Xml[] {
  const numbers = new ListNumbers();
  const whole = layout === "broken" ? grids.flatMap((grid) => brokenTable(grid, random)) : grids;
  return whole.flatMap((grid) => {
    const made = table(grid, devices[layout] ?? "plain", numbers, random);
    const placed =
      layout === "nested" ? wordTable([row([cell([made, paragraph()])])], { grid: [9000] }) : made;
    return [placed, paragraph()];
  });
}

export function renderDocx(report: GeneratedReport, layout: DocxLayout, random: Random): Uint8Array {
  const styled = random.chance(0.6);
  const numbered = layout === "list-numbers" && random.chance(0.6);
  const write = (block: Block): Xml[] => {
    switch (block.kind) {
      case "title": {
        const title = paragraph(run(block.text, { bold: true, size: 44 }), { align: "center" });
        return layout === "text-box" ? [paragraph(textBox([title]))] : [title];
      }
      case "heading": {
        const bare = block.text.replace(/^[一二三四五六七八九]、/, "");
        if (numbered && block.level === 1 && bare !== block.text)
          return [paragraph(bare, { list: { id: sectionList, level: 0 } })];
        return [styled ? heading(block.level, block.text) : paragraph(run(block.text, { bold: true }))];
      }
      case "paragraph":
        return [paragraph(block.lead ? [run(block.lead, { bold: true }), run(block.text)] : block.text)];
      case "signature":
        return [paragraph(block.text, { align: "right" })];
      case "plain table":
        return [
          wordTable(
            block.rows.map((texts) => row(texts.map((text) => cell(text)))),
            { grid: block.rows[0]!.map(() => 2000) },
          ),
          paragraph(),
        ];
      case "table":
        return [
          ...(random.chance(0.2) ? [paragraph(pageBreak)] : []),
          ...tables(layTable(block.table, random.fork(block.table.table)), layout, random),
        ];
    }
  };
  const { organ, published_on } = report.truth;
  const core = { title: report.title, creator: organ.name, created: `${published_on}T01:00:00Z` };
  const body = report.blocks.flatMap(write);
  const parts = { "word/document.xml": documentXml(body).replaceAll("<w:tblPr/>", bordered) };
  return docx(body, { lists, parts, ...(random.chance(0.5) && { core }) });
}
