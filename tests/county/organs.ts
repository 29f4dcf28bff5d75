import type { Organ } from "../generator/organs.ts";
import type { Random } from "../generator/random.ts";

/** An organ of the invented county, and what its roster knows of it. */
export interface CountyOrgan extends Organ {
  /** first and last fiscal year it must report on */
  from: number;
  to: number;
  /** its figures are among those that the government sums */
  part: boolean;
  /** name of the organ that a reform merged into it */
  predecessor: string | null;
  /** what it deals with, for its prose */
  subjects: readonly string[];
}

export interface Place {
  name: string;
  /** 全县, 全区 */
  area: string;
  years: readonly number[];
  organs: CountyOrgan[];
}

const names = ["青泽县", "澜溪县", "望岭县", "桐浦县", "云麓区", "碧川区", "鹿鸣县", "沛陵县"];
const townNames = ["双桥镇", "柳坞镇", "大坪乡", "龙泉湾镇", "沙溪乡", "石鼓镇", "白塔乡", "枫林镇"];
const streetNames = ["新华街道", "河东街道", "东湖街道"];

const trades: readonly (readonly [name: string, subjects: readonly string[]])[] = [
  ["教育", ["招生计划", "学区划分", "教师招聘", "校车管理"]],
  ["科学技术", ["科技项目", "高新企业认定", "研发补助", "科普活动"]],
  ["民政", ["低保审批", "养老服务", "婚姻登记", "地名管理"]],
  ["财政", ["部门预算", "专项资金", "政府债务", "会计监督"]],
  ["人力资源和社会保障", ["就业援助", "社保缴费", "职称评审", "劳动仲裁"]],
  ["自然资源", ["土地出让", "征地补偿", "规划调整", "不动产登记"]],
  ["住房和城乡建设", ["保障房分配", "老旧小区改造", "施工许可", "物业监管"]],
  ["交通运输", ["公路养护", "客运线路", "货车治超", "驾培监管"]],
  ["水利", ["河道管理", "取水许可", "防汛调度", "水库除险"]],
  ["农业农村", ["惠农补贴", "高标准农田", "宅基地审批", "农机购置"]],
  ["卫生健康", ["医疗机构校验", "疫苗接种", "托育服务", "职业病防治"]],
  ["应急管理", ["安全生产检查", "烟花爆竹许可", "灾情核定", "应急演练"]],
  ["审计", ["预算执行审计", "工程审计", "整改台账", "经济责任审计"]],
  ["统计", ["经济普查", "居民收支调查", "统计公报", "数据核查"]],
  ["林业", ["林木采伐", "退耕还林", "森林防火", "古树保护"]],
  ["司法", ["法律援助", "行政复议受理", "公证服务", "社区矫正"]],
];
const reformed = ["工艺美术", "文化和旅游"] as const;
const former = ["粮食储备", "物资协作"] as const;
const verticals: readonly (readonly [name: string, subjects: readonly string[]])[] = [
  ["气象局", ["暴雨预警", "防雷检测", "人工增雨", "观测站点"]],
  ["烟草专卖局", ["零售许可", "卷烟打假", "网点布局", "专卖检查"]],
];

/** The county's organs: its government and office, departments, townships, bodies under another hierarchy, former ones. */
export function drawPlace(
  random: Random,
  years: readonly number[],
  { departments = 11, name = random.pick(names) }: { departments?: number; name?: string } = {},
): Place {
  const area = `全${name.slice(-1)}`;
  const [first, last] = [years[0]!, years.at(-1)!];
  const make = (organ: Partial<CountyOrgan> & { name: string }): CountyOrgan => ({
    aliases: [],
    kind: "department",
    level: "county",
    self: "我局",
    area,
    scope: "own",
    makesRules: false,
    reach: random.int(12, 60),
    host: "www.example-county.gov.cn",
    from: first,
    to: last,
    part: true,
    predecessor: null,
    subjects: ["机关事务", "值班值守", "建议提案", "会议组织"],
    ...organ,
  });
  const bureau = (trade: string, subjects: readonly string[], more: Partial<CountyOrgan> = {}): CountyOrgan =>
    make({ name: `${name}${trade}局`, subjects, ...more });
  const [before, after] = reformed;
  const culture = ["展览开放", "非遗保护", "景区评定", "演出审批"];
  const towns = random.sample(townNames, 3).map((town) =>
    make({
      name: `${name}${town}人民政府`,
      kind: "township",
      level: "township",
      self: `我${town.slice(-1)}`,
      area: `全${town.slice(-1)}`,
      reach: random.int(0, 3),
      subjects: ["村务监督", "危房改造", "临时救助", "集体资产"],
    }),
  );
  const street = make({
    name: `${name}${random.pick(streetNames)}办事处`,
    kind: "subdistrict",
    level: "township",
    self: "我街道",
    area: "全街道",
    reach: 0,
    subjects: ["社区治理", "网格服务", "楼道整治", "居民议事"],
  });
  const organs = [
    make({
      name: `${name}人民政府`,
      kind: "government",
      self: `我${name.slice(-1)}`,
      scope: "consolidated",
      part: false,
    }),
    make({ name: `${name}人民政府办公室`, kind: "office", self: "我办" }),
    ...random.sample(trades, departments).map(([trade, subjects]) => bureau(trade, subjects)),
    bureau(before, culture, { to: first }),
    bureau(after, culture, { from: first + 1, predecessor: `${name}${before}局` }),
    ...towns,
    street,
    ...verticals.map(([body, subjects]) => make({ name: `${name}${body}`, subjects, part: false })),
    ...former.map((trade) => bureau(trade, ["库存轮换", "收购资格"], { from: 2019, to: 2020, part: false })),
  ];
  return { name, area, years, organs };
}
