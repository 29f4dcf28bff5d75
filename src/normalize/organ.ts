import { codeOf, levelOfName } from "./divisions/divisions.ts";
import { splitPlaces, zone } from "./divisions/split.ts";

/** Endings of organ names, longest first where one ends another. */
const endings =
  "人民政府办公厅|人民政府办公室|政府办公厅|政府办公室|人民政府|行政公署|街道办事处|地区办事处|办事处|管理委员会|管委会|委员会|监督管理局|管理局|分局|总局|海关|税务局|公安局|局|委员会办公室|办公厅|办公室|总队|支队|大队|厅|部|委|署|院|会|中心|公司|站|所|处|政府|市委|县委|区委|馆|社|行|学校|大学|办";

const municipalities = /^(?:北京|上海|天津|重庆)/u;
const ministries =
  /^(?:国务院|国家|中国(?![(（])|中华人民共和国|财政部|教育部|科学技术部|外交部|公安部|民政部|司法部|自然资源部|生态环境部|交通运输部|水利部|商务部|应急管理部|人力资源社会保障部|住房城乡建设部|人力资源和社会保障部|住房和城乡建设部|工业和信息化部|退役军人事务部|农业农村部|文化和旅游部|海关总署|审计署)/u;

/** The name of a ministry, or of the state, before that of an organ of it which has a place of its own. */
const superior = /^(?:中华人民共和国|[\u4e00-\u9fff]*?(?:总局|总署|总行|局|部|委员会|会|银行))/u;
/** Parts of the country, which are no divisions. */
const macroRegion = /^(?:华北|东北|华东|华中|华南|中南|西南|西北)/u;

export interface Organ {
  name: string | null;
  division: { code: string | null; name: string } | null;
  /** government, office, department, dispatched, institution; null where the name does not tell */
  kind: string | null;
  /** national, province, prefecture, county, township; null where the name does not tell */
  level: string | null;
}

/** A name, and a second one in brackets: 发展和改革局（粮食和物资储备局）. */
const organName = new RegExp(
  `^[\\u4e00-\\u9fff（）()·]{2,40}(?:${endings})(?:[（(][\\u4e00-\\u9fff]{2,30}(?:${endings})[)）])?$`,
  "u",
);
/** Words before an organ that make it no name of its own: 根据国务院办公厅…. */
const joining = /^(?:根据|按照|依据|依照|遵照|结合)/u;

export const looksLikeOrgan = (name: string): boolean =>
  organName.test(name) && !joining.test(name) && !/报告|信息公开|年度|有限/u.test(name);

/**
 * A place named in a title (某区2024年…) is completed to the organ that publishes for it, when the
 * document names exactly one such organ.
 */
export function completeOrgan(name: string, elsewhere: string[]): string {
  if (looksLikeOrgan(name) && !/(?:市|县|区|镇|乡|街道|旗|州|省)$/u.test(name)) return name;
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  const pattern = new RegExp(`${escaped}(?:人民政府|管理委员会|管委会|街道办事处|办事处|行政公署)`, "gu");
  const found = new Set(elsewhere.flatMap((text) => [...text.matchAll(pattern)].map((m) => m[0])));
  return found.size === 1 ? [...found][0] : name;
}

/**
 * Kind, level and division as far as the name of the organ tells them; the division's code as of the year, where only one
 * division of GB/T 2260 has that name.
 */
export function describeOrgan(name: string | null, year: number | null = null): Organ {
  if (name === null) return { name: null, division: null, kind: null, level: null };
  const places = placesOf(name);
  const place = places.map((part) => part.name).join("");
  const code = codeOf(
    places.map((part) => part.name),
    year,
  );
  return {
    name,
    division: place === "" ? null : { code, name: place },
    // 文化和旅游局(文物局), 人民政府(本级): what is put in brackets tells no other kind
    kind: kindOf(name.normalize("NFKC").replace(/\([^()]*\)$/u, "")),
    level: ministries.test(name) && place === "" ? "national" : levelOf(place, places.at(-1)?.name ?? ""),
  };
}

/** 国家税务总局临溪县税务局 is an organ of the ministry, in 临溪县. */
function placesOf(name: string): ReturnType<typeof splitPlaces>["places"] {
  if (!ministries.test(name)) return splitPlaces(name).places;
  const below = belowMinistry(name);
  return below === null || macroRegion.test(below) ? [] : splitPlaces(below).places;
}

/** What the name of a ministry, or of the state, is put before: 临溪县税务局 of 国家税务总局临溪县税务局; else null. */
export function belowMinistry(name: string): string | null {
  const below = ministries.test(name) ? name.replace(superior, "") : "";
  return below === "" || below === name ? null : below;
}

function kindOf(name: string): string | null {
  if (/(?:政府|人大|政协)?(?:办公厅|办公室)$/u.test(name) && /(?:政府|行署)(?:办公厅|办公室)$/u.test(name))
    return "office";
  if (/(?:人民政府|^[\u4e00-\u9fff]+政府)$/u.test(name)) return "government";
  // 国有资产监督管理委员会 and 城市管理委员会 are departments, not the 管理委员会 of a zone
  if (/(?:街道|办事处|管委会|(?<!监督|城市)管理委员会|行政公署)$/u.test(name)) return "dispatched";
  if (/(?:局|厅|委|委员会|部|署|办公室|办公厅|办|总队|支队|大队|调查队|海关)$/u.test(name))
    return "department";
  if (/(?:中心|院|站|所|馆|社|学校|大学|中学|小学|幼儿园|公司)$/u.test(name)) return "institution";
  if (/(?:省|自治区|市|州|盟|县|旗|区|镇|乡|苏木)$/u.test(name)) return "government";
  return null;
}

function levelOf(place: string, last: string): string | null {
  // Towns of cities without counties are in GB/T 2260, and elsewhere are towns of the same names.
  if (/(?:镇|乡|街道|苏木)$/u.test(place)) return "township";
  const known = levelOfName(last);
  if (known !== null) return known;
  if (/(?:县|旗|林区|特区)$/u.test(place)) return "county";
  if (/(?:自治州|地区|盟)$/u.test(place)) return "prefecture";
  if (/(?:省|自治区|兵团)$/u.test(place)) return "province";
  if (municipalities.test(place)) return /^(?:北京|上海|天津|重庆)市?$/u.test(place) ? "province" : "county";
  if (zone.test(place)) return null;
  if (/区$/u.test(place) || /市[\u4e00-\u9fff]+市$/u.test(place)) return "county";
  if (/(?:省|自治区)[\u4e00-\u9fff]+市$/u.test(place)) return "prefecture";
  return null;
}
