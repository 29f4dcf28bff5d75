import { expect, test } from "vitest";
import { foldPassage, likeness, passagesOf, similarity } from "../../src/audit/passages.ts";
import { proseOf } from "./dataset.ts";
import { altered, paragraphs } from "./prose.ts";

const signature = (text: string) => passagesOf(proseOf(text))[0].signature;

test("passages are paragraphs, and sentences of a long one together", () => {
  const short = "概述如下。";
  expect(passagesOf(proseOf([short, ...paragraphs].join("\n"))).map((p) => p.text)).toEqual(paragraphs);
  const run = passagesOf(proseOf(paragraphs.join("")));
  expect(run.map((p) => p.text).join("")).toBe(paragraphs.join(""));
  expect(run.length).toBeGreaterThan(1);
});

test("numbers, spaces and marks tell no passages apart", () => {
  expect(foldPassage("收到申请 1,204 件，办结９８件。")).toBe(foldPassage("收到申请5件、办结 7 件"));
  expect(signature(`${paragraphs[0]}共12件`)).toEqual(signature(`${paragraphs[0]} 共３０５件`));
});

test("a copy with changes is alike, another text is not", () => {
  expect(similarity(paragraphs[0], altered(paragraphs[0]))).toBeGreaterThan(0.7);
  expect(similarity(paragraphs[0], paragraphs[1])).toBeLessThan(0.05);
  expect(similarity("短", "短")).toBe(0);
});

test("signatures estimate how much two texts have alike", () => {
  const errors = paragraphs.flatMap((a) =>
    [12, 24, 36].map((cut) => {
      const b = a.slice(cut) + paragraphs[0].slice(0, cut);
      return Math.abs(likeness(signature(a), signature(b)) - similarity(a, b));
    }),
  );
  expect(errors.reduce((sum, e) => sum + e, 0) / errors.length).toBeLessThan(0.12);
});

test("an endless text gives no endless list", () => {
  expect(passagesOf(proseOf(Array(5000).fill(paragraphs[0]).join("\n"))).length).toBeLessThanOrEqual(60);
  expect(passagesOf(proseOf("水".repeat(200_000))).length).toBeLessThanOrEqual(60);
});
