import { likeness, type Mark } from "../fingerprint.ts";
import { listPage } from "../list/list-page.ts";
import { pageAsk, pageOf } from "../list/pager.ts";
import { readList } from "../list/read-list.ts";
import { rowsOf } from "../list/rows.ts";
import { scriptValues } from "../list/json.ts";
import { between } from "../list/scripts.ts";
import { decodeEntities } from "../markup.ts";
import type { Ask, Family, Page, Row } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/col\/col\d+\//, worth: 0.8 },
  { in: "url", test: /\/art\/\d{4}\/\d{1,2}\/\d{1,2}\/art_\d+_\d+/, worth: 0.9 },
  { in: "text", test: /\/art\/\d{4}\/\d{1,2}\/\d{1,2}\/art_\d+_\d+/, worth: 0.8 },
  { in: "text", test: /<datastore>|dataproxy\.jsp|\.jpage\(/, worth: 0.9 },
];

/** One list of a page: its records as HTML and what the proxy needs to go on. */
interface Block {
  records: string[];
  unit: string;
  /** ready-made address of the next group, as the block names it */
  group: string | null;
  total: number | null;
}

function blocksOf(text: string): Block[] {
  const blocks = [...between(text, /<datastore>/gi, /<\/datastore>/gi)].map(({ inner, start }) => {
    const group = /<nextgroup>[^]{0,500}?href=["']?([^"'>\s]+)/i.exec(inner)?.[1];
    const before = [...text.slice(Math.max(0, start - 1000), start).matchAll(/\bid=["']?(\d+)["']?/g)].at(
      -1,
    )?.[1];
    const total = /<totalrecord>\s*(\d+)/i.exec(inner)?.[1];
    return {
      records: [...between(inner, /<record>/gi, /<\/record>/gi)].map((record) =>
        record.inner.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""),
      ),
      unit: (group && /unitid=(\d+)/.exec(group)?.[1]) ?? before ?? "",
      group: group ? decodeEntities(group) : null,
      total: total ? Number(total) : null,
    };
  });
  return blocks.length ? blocks : scriptedBlock(text);
}

/** Some skins keep the records as an array of strings in a script: `["<div><a href=\"/art/…"]`. */
function scriptedBlock(text: string): Block[] {
  if (!/\.jpage\(|dataproxy\.jsp/.test(text)) return [];
  const records = scriptValues(listPage({ url: "", status: 200, headers: {}, text }).scripts)
    .flat()
    .filter((value): value is string => typeof value === "string" && /<a\b/i.test(value));
  const unit =
    /\bunitid['"]?\s*[:=]\s*['"]?(\d+)/i.exec(text)?.[1] ?? /#(\d+)['"]\s*\)\.jpage/.exec(text)?.[1];
  return records.length ? [{ records, unit: unit ?? "", group: null, total: null }] : [];
}

/** What the page lists beside its blocks. */
function withoutBlocks(text: string): string {
  let rest = "";
  let from = 0;
  for (const { start, end } of between(text, /<datastore>/gi, /<\/datastore>/gi)) {
    rest += text.slice(from, start);
    from = end;
  }
  return rest + text.slice(from);
}

function rowsOfBlock(block: Block, page: Page, ask: Ask): Row[] {
  return rowsOf(listPage({ ...page, text: block.records.join("\n") }), ask);
}

/**
 * The next records. The proxy is asked by record number, as its own script does; where it repeats what is known, by the
 * ready-made address of the next group. A group may be smaller than asked for, so the count goes on from what came.
 */
function next(block: Block, page: Page, ask: Ask): Ask[] {
  const seen = Number(ask.context?.seen ?? 0) + block.records.length;
  const setting = (name: string): string | undefined =>
    new RegExp(`\\b${name}['"]?\\s*[:=]\\s*['"]?([^'",;&\\s)}]+)`, "i").exec(page.text)?.[1];
  const total = block.total ?? Number(ask.context?.total ?? setting("totalrecord") ?? 0);
  const known = { ...ask.context, unit: block.unit, seen, ...(total && { total }) };
  const group = block.group ? new URL(block.group, page.url).href : null;
  const byGroup: Ask[] = group
    ? [{ ...pageAsk(group, ask, pageOf(ask) + 1), context: { ...known, page: pageOf(ask) + 1, by: "group" } }]
    : [];
  if (block.records.length === 0 || (total > 0 && seen >= total)) return [];
  if (ask.context?.by === "group") return byGroup;
  const form = (ask.context?.form as string | undefined) ?? formOf(block, page, setting);
  if (!form || (!total && !group && !ask.body)) return byGroup;
  const perPage = Number(ask.context?.perpage ?? setting("perpage") ?? 15);
  const proxy =
    (ask.context?.proxy as string | undefined) ??
    new URL(
      setting("proxyurl") ??
        group ??
        /['"]([^'"]*dataproxy\.jsp)/.exec(page.text)?.[1] ??
        "/module/web/jpage/dataproxy.jsp",
      page.url,
    ).href.split("?")[0]!;
  const range = `startrecord=${seen + 1}&endrecord=${seen + Math.max(perPage * 3, 45)}&perpage=${perPage}`;
  const numbered = pageAsk(`${proxy}?${range}`, ask, pageOf(ask) + 1, byGroup);
  const context = { ...known, page: pageOf(ask) + 1, form, proxy, perpage: perPage };
  return [
    {
      ...numbered,
      method: "POST",
      body: form,
      headers: { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" },
      context,
    },
  ];
}

/** The proxy's form fields; all of them stand in the next group's address, or in the page's script and own address. */
function formOf(block: Block, page: Page, setting: (name: string) => string | undefined): string | null {
  const given = new URLSearchParams(block.group?.split("?")[1] ?? "");
  const column = given.get("columnid") ?? /\/col\/col(\d+)/.exec(page.url)?.[1] ?? setting("columnid");
  if (!column || !block.unit) return null;
  const field = (name: string, otherwise: string) => given.get(name) ?? setting(name) ?? otherwise;
  return new URLSearchParams({
    col: "1",
    appid: field("appid", "1"),
    webid: field("webid", "1"),
    path: "/",
    columnid: column,
    sourceContentType: field("sourceContentType", "1"),
    unitid: block.unit,
    webname: field("webname", ""),
    permissiontype: field("permissiontype", "0"),
  }).toString();
}

export const family: Family = {
  name: "hanweb-jpage",
  about: "Hanweb JCMS (大汉), older: first block inside the page, the others from dataproxy.jsp",
  fingerprint: (page) => likeness(page, marks),
  read(page, ask, column) {
    const blocks = blocksOf(page.text);
    if (blocks.length === 0 && /param_\d+=/.test(page.text))
      return {
        ...readList(page, ask, column),
        notes: ["the proxy's parameters are encrypted: only what the page itself lists is read"],
      };
    const around = readList(blocks.length ? { ...page, text: withoutBlocks(page.text) } : page, ask, column);
    const rows = new Map(
      [...blocks.flatMap((block) => rowsOfBlock(block, page, ask)), ...around.rows].map((row) => [
        row.url,
        row,
      ]),
    );
    const pages = blocks.flatMap((block) =>
      next({ ...block, unit: block.unit || String(ask.context?.unit ?? "") }, page, ask),
    );
    const asks = blocks.length ? [...pages, ...around.asks.filter(({ as }) => as === "branch")] : around.asks;
    const total = blocks.length === 1 ? (blocks[0]!.total ?? around.total) : around.total;
    return { rows: [...rows.values()], asks, total, notes: [] };
  },
};
