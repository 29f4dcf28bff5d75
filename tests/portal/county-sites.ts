import type { Form, Plan } from "./county.ts";
import type { Site } from "./site.ts";
import * as anhui from "./sites/anhui.ts";
import * as dataLists from "./sites/data-lists.ts";
import * as guangdong from "./sites/guangdong.ts";
import * as hanweb from "./sites/hanweb.ts";
import * as hanwebXxgk from "./sites/hanweb-xxgk.ts";
import { jpaas } from "./sites/jpaas.ts";
import * as longTail from "./sites/long-tail.ts";
import * as numbered from "./sites/numbered.ts";
import * as scriptPages from "./sites/script-pages.ts";
import * as small from "./sites/small.ts";
import * as trs from "./sites/trs.ts";
import * as ucap from "./sites/ucap.ts";
import * as vsb from "./sites/vsb.ts";

const files: Form[] = [
  "page",
  "page+pdf",
  "pdf",
  "page",
  "docx",
  "page+ofd",
  "zip",
  "viewer",
  "doc",
  "ofd",
  "images",
  "xls",
  "wps",
];
const years = [2022, 2023, 2024];

type Build = (plan: Plan, origin: string) => Site;

/** Every site of the portal: which county it is of, how many organs publish there, and which system it runs on. */
export const countySites: { plan: Plan; build: Build }[] = (
  [
    ["trs", "临溪县", 9, trs.trs],
    ["trs-chongqing", "桐岭县", 7, trs.trsChongqing],
    ["trs-variable", "云岫区", 6, trs.trsVariable],
    ["hanweb-jpage", "白鹭县", 9, hanweb.jpage],
    ["hanweb-jpage-old", "松渚县", 7, hanweb.jpageOld],
    ["hanweb-columns", "梓潼坝县", 6, hanweb.columns],
    ["hanweb-annual", "梅坞区", 6, hanwebXxgk.annual],
    ["hanweb-xxgk", "鹤川县", 7, hanwebXxgk.disclosure],
    ["jpaas", "竹溆县", 8, jpaas],
    ["ucap", "澄湖县", 8, ucap.ucapStatic],
    ["ucap-offset", "岚浦县", 7, ucap.ucapOffset],
    ["ucap-json", "霞塘县", 7, ucap.ucapJson],
    ["ucap-channel", "芦港区", 6, ucap.ucapChannel],
    ["gkmlpt", "枫渡县", 6, guangdong.gkmlpt],
    ["nfcms", "棠川县", 7, guangdong.nfcms],
    ["lonsun-annual", "雁湖区", 6, anhui.lonsunAnnual],
    ["lonsun-list", "朗川县", 7, anhui.lonsunList],
    ["anhui", "杏坪县", 7, anhui.anhuiSecond],
    ["gongkai", "桂渡区", 7, small.gongkai],
    ["vsb", "湖岭县", 8, vsb.vsb],
    ["vsb-column", "蓼城县", 6, vsb.vsbColumn],
    ["uuid", "苇泽县", 7, small.uuidPlatform],
    ["shanghai", "榆关区", 7, small.shanghai],
    ["ncfrag", "柏坪县", 7, numbered.fragments],
    ["content", "楠溪县", 7, numbered.contentN],
    ["ilist", "茗川县", 6, numbered.iList],
    ["eportal", "渔浦区", 7, numbered.eportal],
    ["query-pages", "晴川县", 7, longTail.queryPages],
    ["numbered-pages", "霁山县", 7, longTail.numberedPages],
    ["script-pager", "荻州市", 7, scriptPages.scriptPager],
    ["selectors", "苔溪县", 6, longTail.selectors],
    ["frame-and-script", "芷江坝区", 7, longTail.frameAndScript],
    ["handlers", "槿塘县", 7, longTail.handlers],
    ["encoded-names", "菱湾区", 6, longTail.encodedNames],
    ["file-rows", "蒲河县", 7, longTail.fileRows],
    ["post-back", "菖溪县", 7, scriptPages.postBack],
    ["forms", "苔岭县", 7, scriptPages.forms],
    ["script-tree", "荇川县", 6, scriptPages.scriptTree],
    ["json-get", "藕池县", 7, dataLists.jsonGet],
    ["form-post", "蕉岭坪县", 6, dataLists.formPost],
    ["json-post", "葭州县", 7, dataLists.jsonPost],
    ["html-post", "荷浦县", 7, dataLists.htmlPost],
    ["spa", "莲坪县", 7, dataLists.spa],
    ["embedded-json", "青川市", 7, dataLists.embeddedJson],
  ] as [string, string, number, Build][]
).map(([id, county, organs, build]) => ({ plan: { id, county, organs, years, forms: files }, build }));
