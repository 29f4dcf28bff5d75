import { expect, test } from "vitest";
import { proseOf, read } from "./text-reading.ts";

test("the marks of a quotation before each line are no text", async () => {
  const lines = ["一、总体情况", "2022年公开信息52条。", "五、存在的问题", "更新不够及时。"];
  expect(proseOf(await read(lines.map((l) => `> ${l}`).join("\n")))).toEqual(
    proseOf(await read(lines.join("\n"))),
  );
});

test("tags that end the lines of a text without others are line breaks", async () => {
  const document = await read("一、总体情况<br>2022年公开信息52条。<br/>五、存在的问题<br>更新不够及时。");
  expect(proseOf(document)).toEqual([
    "一、总体情况",
    "2022年公开信息52条。",
    "五、存在的问题",
    "更新不够及时。",
  ]);
});
