import { attribute, count } from "./names.ts";
import type { Attributes } from "./names.ts";
import type { Story } from "./story.ts";
import type { Styles } from "./styles.ts";
import type { Element } from "./tree.ts";

/** Half points: one point is the least that Word sets, and nobody reads it. */
const smallest = 2;

/** Whether nobody sees a run on the page: it is of one point, or white on the paper. */
export function isUnseen(run: Element, paragraph: Element, { styles, onPaper }: Story): boolean {
  const own = (property: string) =>
    run.properties[property] ?? styles.byStyle(attribute(run.properties.rStyle, "val"), property);
  if ((count(own("sz"), "val") ?? Infinity) <= smallest) return true;
  if (!onPaper || attribute(own("color"), "val")?.toUpperCase() !== "FFFFFF") return false;
  return own("highlight") === undefined && !isShaded(own("shd")) && !isShaded(paragraph.properties.shd);
}

/** Whether something lies between the text and the paper, white on white apart. */
export function isShaded(shading: Attributes | undefined): boolean {
  if (shading === undefined) return false;
  const pattern = attribute(shading, "val") ?? "clear";
  const fill = attribute(shading, "fill") ?? "auto";
  return !/^(?:clear|nil)$/.test(pattern) || !/^(?:auto|ffffff)$/i.test(fill);
}

/** Whether the style of a table may shade its cells: all may but those that Word draws plain grids with. */
export function mayShade(table: Element, styles: Styles): boolean {
  const id = attribute(table.properties.tblStyle, "val");
  if (isShaded(table.properties.shd)) return true;
  return (
    id !== null &&
    !/^(?:table ?grid|normal ?table|table ?normal|网格型|普通表格)$/i.test(styles.chain(id)[0]?.name ?? id)
  );
}
