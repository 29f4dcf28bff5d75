import type { Report } from "../model/report.ts";
import type { Organ } from "./organ.ts";

/** Words that speak for a whole territory or for all organs of one (forms.md §6.4). */
const territory =
  /全(?:省|市|县|区|州|盟|旗|镇|乡)(?:各级|各部门|各单位|行政机关|共|累计|政府信息公开申请|主动公开|收到|受理|新收|办理|政府网站)|各级行政机关|各(?:区县|县区|县（市、?区）|县\(市|乡镇|乡镇街道|镇街).{0,16}(?:报告|数据|汇总)|(?:年度报告|数据)(?:汇总)?编制(?:而成)?/u;
const itself =
  /本机关|我局|本局|我厅|本厅|我委|本委|我办|本办|我院|本院|我中心|本单位|我单位|本部门|我镇|本镇|我乡|本乡|我街道|本街道|市政府办公[厅室]|区政府办公?室?|县政府办/u;
/** A government's report names its office and its units without speaking for them alone. */
const apart = /(?:本|我)(?:单位|部门)|[市区县]政府办公?[室厅]?/u;

/**
 * Whether the figures are the organ's own or sum up a territory. A department speaks for itself; a
 * government does what its prose says; where that does not tell, the scope is unknown.
 */
export function scopeOf(organ: Organ, prose: string): Report["scope"] {
  const consolidated = count(prose, territory);
  const own = count(prose, itself);
  if (organ.kind === "government" || organ.kind === "dispatched") {
    if (organ.level === "township") return "own";
    if (consolidated > 0 && consolidated >= own) return "consolidated";
    return own > count(prose, apart) && consolidated === 0 ? "own" : "unknown";
  }
  if (organ.kind === "department" || organ.kind === "institution")
    return consolidated > own + 2 ? "unknown" : "own";
  if (organ.kind === "office") return consolidated > own ? "consolidated" : "own";
  if (consolidated > own) return "consolidated";
  return own > consolidated ? "own" : "unknown";
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(new RegExp(pattern.source, "gu"))].length;
}
