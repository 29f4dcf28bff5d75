import fc from "fast-check";
import { expect, test } from "vitest";
import { nearCopies, type NearCopy, PassageIndex } from "../../src/audit/near-copies.ts";
import { copied, passagesOf, similarity } from "../../src/audit/passages.ts";
import { proseOf } from "./dataset.ts";

interface Located {
  owner: number;
  text: string;
}
const located = (owner: number, text: string): Located => ({ owner, text });

function copiesAmong(all: readonly Located[], common: number): NearCopy[] {
  const index = new PassageIndex();
  for (const { owner, text } of all) index.add(owner, passagesOf(proseOf(text))[0].signature);
  return nearCopies(index, (i) => all[i].text, common);
}

const word = fc.constantFrom(
  ..."水利教育财政公开信息申请答复制度培训考核平台网站专栏更新解读宣传审查保密目录",
);
const text = fc.array(word, { minLength: 60, maxLength: 120 }).map((w) => w.join(""));

test("all pairs that are plainly copies are found, and only copies", () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { minLength: 2, maxLength: 12 }), fc.nat(), (texts, seed) => {
      const source = texts[seed % texts.length];
      const copy = `${source.slice(0, 20)}新${source.slice(21)}`;
      // A text of one word over and over is no copy of itself with a word changed.
      fc.pre(similarity(source, copy) > 0.8);
      const all = [...texts, copy].map((t, owner) => located(owner, t));
      const pairs = copiesAmong(all, 5);
      for (const { a, b } of pairs)
        expect(similarity(all[a].text, all[b].text)).toBeGreaterThanOrEqual(copied);
      expect(pairs.some((p) => p.a === seed % texts.length && p.b === texts.length)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("what more owners than asked have is left out, in whatever groups they stand", () => {
  const base =
    "围绕水利工程建设和河湖管护公开水库除险加固项目的招标施工验收信息邀请村民代表参加现场说明会逐条回应提出的意见";
  const variants = (n: number) =>
    Array.from({ length: n }, (_, i) => located(i, `${base}第${"甲乙丙丁戊己庚"[i]}项`));
  expect(copiesAmong(variants(3), 3)).toHaveLength(3);
  expect(copiesAmong(variants(4), 3)).toEqual([]);
});

test("passages of one owner are no copies of each other", () => {
  const text =
    "建立公文属性源头认定制度起草科室提出公开意见法规科复核办公室登记台账每季度比对网站目录发现漏发的当日补发";
  expect(copiesAmong([located(1, text), located(1, text)], 3)).toEqual([]);
  expect(copiesAmong([], 3)).toEqual([]);
});
