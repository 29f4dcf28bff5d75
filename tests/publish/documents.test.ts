import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatedDocuments } from "../../src/publish/documents.ts";

test.each(Object.entries(generatedDocuments()))("docs/%s is what `npm run docs` makes", (path, text) => {
  expect(readFileSync(new URL(`../../docs/${path}`, import.meta.url), "utf8")).toBe(text);
});
