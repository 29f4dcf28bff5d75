import { type DivisionLevel, knownAtStart, levelOfName } from "./divisions.ts";

/** A part of a name that is a place: 青川市, 临溪县, 双河镇. */
export interface PlacePart {
  name: string;
  rank: (typeof ranks)[keyof typeof ranks];
}

const ranks = { province: 1, prefecture: 2, county: 3, township: 4 } as const;

/** Endings of places, longest first where one ends another. A 市 is of a prefecture, or below one of a county. */
const endings: readonly [string, PlacePart["rank"]][] = [
  ["特别行政区", 1],
  ["自治区", 1],
  ["省", 1],
  ["自治州", 2],
  ["地区", 2],
  ["盟", 2],
  ["市", 2],
  ["自治县", 3],
  ["自治旗", 3],
  ["林区", 3],
  ["特区", 3],
  ["县", 3],
  ["旗", 3],
  ["区", 3],
  ["民族乡", 4],
  ["街道", 4],
  ["苏木", 4],
  ["镇", 4],
  ["乡", 4],
];

/** Places that are no divisions, and whose names are made of what other organs do: 经济技术开发区. */
export const zone = /(?:开发|实验|试验|示范|合作|度假|保税|管理|产业|高新|工业|新|园)区$/u;

/** What an organ does or is; no name of a place goes over it. */
const duties =
  /[局委办厅部署处]|中心|管理|监督|监察|建设|住房|农业|农村|林业|水利|经济|城市|城乡|城镇|乡镇|社会|社区|市场|市政|服务|保护|规划|资源|环境|交通|文化|旅游|卫生|教育|财政|民政|政府|政务|人民|行政|公共|产业|美丽|移民|库区|灾区|景区|牧区|小区|街区|片区|城区|大队|支队|医院|法院/u;

/** A word that begins with the ending of a place: 市场 is no 市. */
const words = /^(?:市场|镇化|乡村|乡镇|乡土|区域|县域|道路)/u;

const shortProvince =
  /^(?:新疆生产建设兵团|北京|上海|天津|重庆|内蒙古|广西|西藏|宁夏|新疆|[\u4e00-\u9fff]{2,3}(?=[\u4e00-\u9fff]{2,}[市州县区]))/u;
const standsAlone = /^(?:新疆生产建设兵团|北京|上海|天津|重庆)$/u;

/** The places that a full name begins with, from the largest to the smallest, and what is left of it. */
export function splitPlaces(name: string): { places: PlacePart[]; rest: string } {
  const places: PlacePart[] = [];
  let rest = name;
  for (;;) {
    // 临溪县人民政府双河街道办事处: an office that a government sent out, in its name
    const sent = places.length > 0 ? /^人民政府(?=[\u4e00-\u9fff]{2,6}(?:街道|镇|乡))/u.exec(rest) : null;
    const from = rest.slice(sent?.[0].length ?? 0);
    const next = nextPlace(from, places.at(-1) ?? null);
    if (next === null) return { places, rest };
    places.push(next);
    rest = from.slice(next.name.length);
  }
}

function nextPlace(text: string, above: PlacePart | null): PlacePart | null {
  const rank = above?.rank ?? 0;
  const known = knownAtStart(text);
  if (known !== null && !words.test(text.slice(known.length - 1))) {
    const level = levelOfName(known);
    const own = level === null ? Math.max(rank + 1, ranks.prefecture) : ranks[level as DivisionLevel];
    if (own > rank) return { name: known, rank: Math.min(own, ranks.county) as PlacePart["rank"] };
  }
  if (above === null) {
    const short = shortProvince.exec(text)?.[0];
    if (short && (standsAlone.test(short) || (knownAtStart(text.slice(short.length)) && isProvince(short))))
      return { name: short, rank: ranks.province };
  }
  return invented(text, rank);
}

const isProvince = (short: string): boolean =>
  ["省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区"].some(
    (ending) => levelOfName(short + ending) === "province",
  );

/** A place that no table knows: at least two characters, then an ending, and no duty of an organ in it. */
function invented(text: string, above: number): PlacePart | null {
  for (let length = 2; length <= 12 && length < text.length; length++)
    for (const [ending, rank] of endings) {
      if (!text.startsWith(ending, length)) continue;
      const name = text.slice(0, length) + ending;
      const isZone = zone.test(name);
      const own = ending === "市" && above >= ranks.prefecture ? ranks.county : rank;
      if (own <= above || words.test(text.slice(name.length - 1))) continue;
      if (isZone ? /[局委办厅]|人民政府/u.test(name) : duties.test(name.slice(0, -ending.length) + ending))
        continue;
      return { name, rank: own };
    }
  return null;
}
