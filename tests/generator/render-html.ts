import { brokenTable } from "./break.ts";
import type { Grid } from "./grid.ts";
import { layTable } from "./layout.ts";
import type { Block } from "./outline.ts";
import type { Random } from "./random.ts";
import type { GeneratedReport } from "./record.ts";
import { encodeGb18030 } from "./render-html/gb18030.ts";
import { heading, paragraph, type Markup } from "./render-html/markup.ts";
import { page, type PageOptions } from "./render-html/page.ts";
import { plainTable, table } from "./render-html/table.ts";

export const htmlLayouts = ["word", "clean", "bare", "nested", "broken", "portal", "gbk"] as const;
export type HtmlLayout = (typeof htmlLayouts)[number];

interface Style {
  markup: Markup;
  chrome: PageOptions["chrome"];
  charset: PageOptions["charset"];
  broken: boolean;
}

function styleOf(layout: HtmlLayout, random: Random): Style {
  const declared = random.pick(["utf-8", "utf-8", "none"] as const);
  const any = random.pick(["word", "clean"] as const);
  switch (layout) {
    case "word":
      return { markup: "word", chrome: random.pick(["none", "some"]), charset: declared, broken: false };
    case "clean":
      return { markup: "clean", chrome: random.pick(["none", "some"]), charset: declared, broken: false };
    case "bare":
      return {
        markup: "bare",
        chrome: random.pick(["none", "layout tables"]),
        charset: declared,
        broken: false,
      };
    case "nested":
      return { markup: any, chrome: "layout tables", charset: declared, broken: false };
    case "broken":
      return { markup: any, chrome: random.pick(["none", "some"]), charset: declared, broken: true };
    case "portal":
      return { markup: any, chrome: "much", charset: declared, broken: random.chance(0.1) };
    case "gbk":
      return { markup: any, chrome: "some", charset: random.pick(["gb2312", "gbk", "none"]), broken: false };
  }
}

function tables(grids: readonly Grid[], style: Pick<Style, "markup" | "broken">, random: Random): string {
  const between = random.pick(["", "<p>&nbsp;</p>", "<br/>"]);
  return grids
    .flatMap((grid) => (style.broken ? brokenTable(grid, random) : [grid]))
    .map((grid) => table(grid, style.markup, random))
    .join(between);
}

/** What an editor fills into the page of a portal. */
export function renderArticle(
  blocks: readonly Block[],
  style: Pick<Style, "markup" | "broken">,
  random: Random,
): string {
  const { markup } = style;
  const write = (block: Block): string => {
    switch (block.kind) {
      case "title":
        return random.pick([
          heading(0, block.text, markup, random),
          `<p style="text-align:center"><b>${block.text}</b></p>`,
        ]);
      case "heading":
        return heading(block.level, block.text, markup, random);
      case "paragraph":
        return paragraph(`　　${block.lead ?? ""}${block.text}`, markup, random);
      case "signature":
        return `<p style="text-align:right">${block.text}</p>`;
      case "plain table":
        return plainTable(block.rows);
      case "table":
        return tables(layTable(block.table, random.fork(block.table.table)), style, random);
    }
  };
  return blocks.map(write).join("\n");
}

export function renderHtml(report: GeneratedReport, layout: HtmlLayout, random: Random): Uint8Array {
  const style = styleOf(layout, random.fork("style"));
  const html = page(renderArticle(report.blocks, style, random), report, style, random);
  if (layout === "gbk") return encodeGb18030(html);
  return new TextEncoder().encode((random.chance(0.15) ? "\ufeff" : "") + html);
}
