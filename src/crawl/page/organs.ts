import { organOfTitle } from "../../forms/title.ts";
import type { Given, Said } from "../page.ts";
import type { Elements } from "./elements.ts";

const organLabels = /发布机构|发文机关|发布单位|公开主体|发文单位|制发机关|来源/;
const organLabel =
  /(发布机构|发文机关|发布单位|公开主体|发文单位|制发机关|信息来源|文章来源|来源)(?:\s*[:：]\s*|\s+)([\p{Script=Han}（）()]{2,40})(?=\s|$)/gu;
const noOrgan =
  /本站|本网|原创|不详|未知|网站|发布日期|发布时间|成文日期|有效|主题|文号|字体|索引|互联网|浏览/;

/**
 * Organs that the page, its title, its row and its tree name; the title first, since cells often name the parent, and a
 * cell before the tree where it says the same name in full.
 */
export function pageOrgans(elements: Elements, lines: string[], title: string | null, given: Given): Said[] {
  const found: Said[] = [];
  const add = (text: string | null | undefined, from: string): void => {
    const value = (text ?? "").replace(/\s/g, "");
    if (
      /\p{Script=Han}{2}/u.test(value) &&
      value.length <= 40 &&
      !noOrgan.test(value) &&
      !found.some((o) => o.value === value)
    )
      found.push({ value, from });
  };
  add(title === null ? null : organOfTitle(title), "title");
  add(given.title === undefined ? null : organOfTitle(given.title), "row title");
  add(given.organ, "list");
  for (const line of lines)
    if (line.length < 400 && organLabels.test(line))
      for (const m of line.matchAll(organLabel)) add(m[2], `label ${m[1]}`);
  for (const { attribs } of elements.metas)
    if (/^(contentsource|author|source)$/i.test((attribs.name ?? "").trim()))
      add(attribs.content, "meta ContentSource");
  const listed = found.find(({ from }) => from === "list");
  const fuller =
    listed && found.find(({ value, from }) => /^(label|meta)/.test(from) && isFuller(value, listed.value));
  if (listed && fuller && found[0] === listed) return [fuller, ...found.filter((said) => said !== fuller)];
  return found;
}

/** A tree says 县政府 or 教育局 where the page says 青川县人民政府 or 青川县教育局. */
function isFuller(said: string, listed: string): boolean {
  const [whole, part] = [said, listed].map((name) => name.replace("人民政府", "政府"));
  return whole!.length > part!.length && whole!.endsWith(part!);
}
