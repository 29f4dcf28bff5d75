import type { Random } from "./random.ts";

export type Level = "national" | "province" | "city" | "county" | "township";
export type Kind = "government" | "office" | "department" | "subdistrict" | "township";

/** An invented organ that publishes a report. */
export interface Organ {
  name: string;
  /** other names a careful person would accept for it */
  aliases: string[];
  kind: Kind;
  level: Level;
  /** how it speaks of itself: 我局, 我市 */
  self: string;
  /** the area it governs or belongs to: 全县 */
  area: string;
  scope: "own" | "consolidated";
  /** only national organs, provinces and cities with districts may make 规章 */
  makesRules: boolean;
  /** how many applications it may get in a year, at most */
  reach: number;
  host: string;
}

const provinces = ["云海省", "临江省", "北岭省"];
const cities = ["青川市", "宁河市", "安澜市", "景原市", "长陵市", "平湖州市", "海屏市"];
const counties = [
  "临溪县",
  "云岭区",
  "丰泽县",
  "石桥区",
  "白水县",
  "清源自治县",
  "望江区",
  "桐城旗",
  "南浦市",
];
const towns = ["双河镇", "柳林镇", "大坪乡", "龙泉镇", "沙湾乡", "马家桥镇"];
const streets = ["新华街道", "河东街道", "东湖街道", "解放路街道"];
const trades: readonly (readonly [string, string])[] = [
  ["教育", "教育"],
  ["科学技术", "科技"],
  ["人力资源和社会保障", "人社"],
  ["市场监督管理", "市场监管"],
  ["自然资源和规划", "自然资源"],
  ["住房和城乡建设", "住建"],
  ["交通运输", "交通"],
  ["农业农村", "农业农村"],
  ["卫生健康", "卫健"],
  ["生态环境", "生态环境"],
  ["财政", "财政"],
  ["民政", "民政"],
  ["水利", "水利"],
  ["文化和旅游", "文旅"],
  ["审计", "审计"],
  ["应急管理", "应急"],
];
const ministries = ["国家远洋事务局", "国家林草种质资源局", "国家公共气象服务局"];

function place(level: Level, random: Random): { name: string; unit: string } {
  if (level === "national") return { name: "", unit: "国" };
  if (level === "province") return { name: random.pick(provinces), unit: "省" };
  if (level === "city") return { name: random.pick(cities), unit: "市" };
  const name = random.pick(counties);
  return { name, unit: name.endsWith("自治县") ? "县" : name.slice(-1) };
}

const reaches: Record<Level, number> = {
  national: 4000,
  province: 9000,
  city: 2500,
  county: 300,
  township: 20,
};

function government(level: Level, random: Random): Organ {
  const { name, unit } = place(level, random);
  const full = `${name}人民政府`;
  const makesRules = level === "province" || level === "city";
  const common = {
    kind: "government" as const,
    level,
    area: `全${unit}`,
    makesRules,
    reach: reaches[level] * 3,
  };
  return {
    ...common,
    name: full,
    aliases: [name, `${full}办公室`, `${full}办公厅`],
    self: `我${unit}`,
    scope: "consolidated",
    host: "www.example-city.gov.cn",
  };
}

function office(level: Level, random: Random): Organ {
  const { name, unit } = place(level, random);
  const suffix = level === "province" || (level === "city" && random.chance(0.5)) ? "办公厅" : "办公室";
  return {
    name: `${name}人民政府${suffix}`,
    aliases: [],
    kind: "office",
    level,
    self: suffix === "办公厅" ? "我厅" : "我办",
    area: `全${unit}`,
    scope: "own",
    makesRules: false,
    reach: reaches[level] / 2,
    host: "www.example-office.gov.cn",
  };
}

function department(level: Level, random: Random): Organ {
  const { name, unit } = place(level, random);
  const [trade] = random.pick(trades);
  const kind = level === "province" ? "厅" : random.chance(0.85) ? "局" : "委员会";
  const full = level === "national" ? random.pick(ministries) : `${name}${trade}${kind}`;
  return {
    name: full,
    aliases: [],
    kind: "department",
    level,
    self: kind === "委员会" ? "我委" : `我${level === "national" ? "局" : kind}`,
    area: `全${unit}`,
    scope: "own",
    makesRules: level === "national",
    reach: reaches[level] / 3,
    host: "bureau.example.gov.cn",
  };
}

function local(random: Random): Organ {
  const county = random.pick(counties);
  const street = random.chance(0.4);
  const name = street ? `${county}${random.pick(streets)}办事处` : `${county}${random.pick(towns)}人民政府`;
  const bare = name.replace(/^.*?[县区市旗]/, "");
  const unit = street ? "街道" : name.replace("人民政府", "").slice(-1);
  return {
    name,
    aliases: [bare, name.replace(/人民政府$|办事处$/, ""), bare.replace(/人民政府$|办事处$/, "")],
    kind: street ? "subdistrict" : "township",
    level: "township",
    self: street ? "我街道" : `我${unit}`,
    area: street ? "全街道" : `全${unit}`,
    scope: "own",
    makesRules: false,
    reach: reaches.township,
    host: "www.example-county.gov.cn",
  };
}

export function drawOrgan(random: Random): Organ {
  const level = random.weighted<Level>([
    ["national", 2],
    ["province", 8],
    ["city", 22],
    ["county", 40],
    ["township", 28],
  ]);
  if (level === "township") return local(random);
  if (level === "national") return department(level, random);
  return random.weighted([
    [government, 30],
    [office, 10],
    [department, 60],
  ])(level, random);
}
