import { expect, test } from "vitest";
import { defaultLimits } from "../../src/model/document.ts";
import { reader } from "../../src/parse/pdf.ts";
import { PdfPage, writePdf } from "./pdf-writer.ts";

const { push } = Array.prototype;

test("once a PDF was read, arrays of the process are what they were", async () => {
  await reader.read(writePdf({ pages: [new PdfPage()] }), defaultLimits);
  expect(Array.prototype.push).toBe(push);
});
