import { describe, expect, test } from "vitest";
import { roster } from "../../src/model/roster.ts";
import { canonical, divisionCode } from "../../src/pipeline/identity/names.ts";
import type { Mention } from "../../src/pipeline/identity/met.ts";
import { OrganRegistry } from "../../src/pipeline/identity/organs.ts";
import { isUscc, usccIn } from "../../src/pipeline/identity/uscc.ts";

const nowhere = { place: null, division: null };

describe("统一社会信用代码", () => {
  test("its last character checks the others", () => {
    for (const code of [
      "11341702486344515H",
      "11370900004341590P",
      "113325000026455663",
      "12620600MB0523338C",
    ])
      expect(isUscc(code)).toBe(true);
    expect(isUscc("11341702486344516H")).toBe(false);
    expect(isUscc("I1341702486344515H")).toBe(false);
  });

  test("a text must call it one, and name one alone", () => {
    expect(usccIn("统一社会信用代码：11341702486344515H")).toBe("11341702486344515H");
    expect(usccIn("索引号 11341702486344515H/2023-1")).toBeNull();
    expect(usccIn("信用代码11341702486344515H，信用代码11370900004341590P")).toBeNull();
  });
});

test.each([
  ["教育局", "临溪县教育局"],
  ["县教育局", "临溪县教育局"],
  ["青川市临溪县教育局", "临溪县教育局"],
  ["临溪县", "临溪县人民政府"],
  ["临溪县政府", "临溪县人民政府"],
  ["县政府", "临溪县人民政府"],
  ["临溪县政府办公室", "临溪县人民政府办公室"],
  ["双河镇", "临溪县双河镇人民政府"],
  ["临溪县人民政府东湖街道办事处", "临溪县东湖街道办事处"],
  ["东湖街道", "临溪县东湖街道办事处"],
  ["临溪县经济技术开发区管委会", "临溪县经济技术开发区管理委员会"],
  ["临溪县教育局（本级）", "临溪县教育局"],
  ["国家税务总局临溪县税务局", "国家税务总局临溪县税务局"],
  ["国家统计局临溪调查队", "国家统计局临溪调查队"],
  ["国家安全局", "临溪县国家安全局"],
])("in 临溪县, %s is %s", (published, name) => {
  expect(canonical(published, { place: "临溪县", division: null }).name).toBe(name);
});

test("a town is no division of county level, though a city without districts numbers its towns", () => {
  for (const town of ["青川市清溪镇人民政府", "东莞市清溪镇人民政府"]) {
    const { name, path } = canonical(town, nowhere);
    expect([name, path]).toEqual([town, [town.slice(0, 3)]]);
  }
  expect(divisionCode(canonical("清溪镇人民政府", nowhere), 2020, nowhere)).toBeNull();
});

const contexts = new Map([
  ["linxi", { place: "临溪县", division: null }],
  ["wusu", { place: "乌苏市", division: "654202" }],
  ["elsewhere", { place: "临溪县", division: null }],
]);
const entries = (...organs: object[]) => [{ ...roster.parse({ name: "r", organs }), id: "r" }];

function keys(mentions: Partial<Mention>[], rosters: ConstructorParameters<typeof OrganRegistry>[1] = []) {
  const registry = new OrganRegistry(contexts, rosters);
  const groups = mentions.map((m) =>
    registry.meet({ published: "", year: 2023, source: null, uscc: null, ...m }),
  );
  const organs = registry.settle();
  return { keys: groups.map((group) => registry.keyOf(group)), organs };
}

describe("organs", () => {
  test("a roster's organ is known with and without its 和", () => {
    const rosters = entries({ name: "临溪县人力资源和社会保障局" }, { name: "临溪县教育局" });
    const { organs } = keys(
      [{ published: "临溪县人力资源社会保障局" }, { published: "临溪县教育和局" }],
      rosters,
    );
    expect([...organs.values()].map((o) => o.key.split("/")[1]).sort()).toEqual([
      "临溪县人力资源和社会保障局",
      "临溪县教育局",
    ]);
    const both = entries({ name: "临溪县体育和旅游局" }, { name: "临溪县体育旅游局" });
    expect(keys([{ published: "临溪县体育旅游局" }], both).organs.size).toBe(2);
  });

  test("one name in one source is one organ over its years, with its division's code", () => {
    const { keys: found, organs } = keys([
      { published: "乌苏市财政局", source: "wusu", year: 2021 },
      { published: "市财政局", source: "wusu", year: 2022 },
      { published: "乌苏市", source: "wusu", year: 2022 },
    ]);
    expect(found).toEqual(["654202/乌苏市财政局", "654202/乌苏市财政局", "654202/乌苏市人民政府"]);
    expect(organs.get("654202/乌苏市财政局")).toMatchObject({
      name: "乌苏市财政局",
      names: ["乌苏市财政局", "市财政局"],
      superior: "654202/乌苏市人民政府",
      division: { code: "654202", name: "乌苏市" },
    });
  });

  test("places of one name in two sources stay two, where no code tells them to be one", () => {
    const [a, b] = keys([
      { published: "财政局", source: "linxi" },
      { published: "财政局", source: "elsewhere" },
    ]).keys;
    expect(a).not.toBe(b);
  });

  test("districts of one name in two cities stay two, and one that names no city is neither", () => {
    const cities = entries({ name: "青川市城南区财政局" }, { name: "白水市城南区财政局" });
    const [a, b, again, bare] = keys(
      [
        { published: "青川市城南区财政局" },
        { published: "白水市城南区财政局" },
        { published: "青川市城南区财政局", year: 2022 },
        { published: "城南区财政局" },
      ],
      cities,
    ).keys;
    expect([a, b, again]).toEqual(["青川市/城南区财政局", "白水市/城南区财政局", "青川市/城南区财政局"]);
    expect([a, b]).not.toContain(bare);
    const alone = keys([{ published: "青川市城南区财政局" }, { published: "城南区财政局" }]).keys;
    expect(new Set(alone).size).toBe(1);
  });

  test("districts of one name stay two in the source of their province, too", () => {
    const found = keys([
      { published: "青川市城南区财政局", source: "elsewhere" },
      { published: "白水市城南区财政局", source: "elsewhere" },
    ]).keys;
    expect(new Set(found).size).toBe(2);
  });

  test("what was added joins the one organ of its name, and none where there are two", () => {
    const [portal, added] = keys([
      { published: "财政局", source: "linxi" },
      { published: "临溪县财政局" },
    ]).keys;
    expect(added).toBe(portal);
    const three = keys([
      { published: "财政局", source: "linxi" },
      { published: "财政局", source: "elsewhere" },
      { published: "临溪县财政局" },
    ]).keys;
    expect(new Set(three).size).toBe(3);
  });

  test("bodies under their own ministry are in their place, and part of no government", () => {
    const { organs } = keys([
      { published: "乌苏市人民政府" },
      { published: "乌苏市气象局" },
      { published: "国家税务总局乌苏市税务局" },
      { published: "国家税务总局乌苏市税务局", source: "wusu" },
    ]);
    expect(organs.get("654202/乌苏市气象局")!.superior).toBeNull();
    expect(organs.get("654202/国家税务总局乌苏市税务局")).toMatchObject({
      name: "国家税务总局乌苏市税务局",
      division: { code: "654202", name: "乌苏市" },
      superior: null,
    });
    expect(organs.size).toBe(3);
  });

  test("a branch is part of the department whose name it bears, unless a roster says otherwise", () => {
    const met = ["青川市人民政府", "青川市生态环境局", "青川市生态环境局临溪分局"];
    const superior = (rosters?: Parameters<typeof keys>[1]) =>
      keys(
        met.map((published) => ({ published })),
        rosters,
      ).organs.get("added/青川市生态环境局临溪分局")!.superior;
    expect(superior()).toBe("added/青川市生态环境局");
    expect(superior(entries({ name: met[2], superior: met[0] }))).toBe("added/青川市人民政府");
  });

  test("a roster's aliases and predecessors hold", () => {
    const rosters = entries(
      { name: "临溪县市场监督管理局", aliases: ["临溪县市监局"], predecessors: ["临溪县工商行政管理局"] },
      { name: "临溪县工商行政管理局", to: 2018 },
    );
    const { keys: found, organs } = keys([{ published: "市监局", source: "linxi" }], rosters);
    expect(found).toEqual(["linxi/临溪县市场监督管理局"]);
    expect(organs.get(found[0]!)!.predecessors).toEqual(["added/临溪县工商行政管理局"]);
  });
});
