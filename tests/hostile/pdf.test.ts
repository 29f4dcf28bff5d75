import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/index.ts";
import { catalog, font, onePage, pdfOf, stream } from "./pdf-objects.ts";
import { trial } from "./trial.ts";

describe("a PDF", () => {
  test.each([
    ["its own child", [catalog, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]],
    [
      "a loop of three",
      [
        catalog,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Pages /Parent 2 0 R /Kids [4 0 R] /Count 1 >>",
        "<< /Type /Pages /Parent 3 0 R /Kids [2 0 R] /Count 1 >>",
      ],
    ],
    ["a million pages that are not there", [catalog, "<< /Type /Pages /Kids [] /Count 1000000 >>"]],
  ])("whose page tree is %s is refused", async (_, objects) => {
    expect((await trial(pdfOf(objects))).report).toBeNull();
  });

  test("of ten thousand pages is read as far as allowed", async () => {
    const pages = 10_000;
    const kids = Array.from({ length: pages }, (_, i) => `${i + 4} 0 R`).join(" ");
    const bytes = pdfOf([
      catalog,
      `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
      stream("BT /F 10 Tf 50 700 Td (1) Tj ET"),
      ...Array.from(
        { length: pages },
        () => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${font} /Contents 3 0 R >>`,
      ),
    ]);
    const document = await readDocument(bytes);
    expect(document.messages.map((m) => m.code)).toContain("pdf.too_many_pages");
  });

  test.each([
    ["a hundred thousand pieces of text", "BT /F 1 Tf 1 0 0 1 50 700 Tm (1) Tj ET\n".repeat(100_000)],
    ["a hundred thousand lines", "10 10 m 500 10 l S\n".repeat(100_000)],
    ["six hundred lines that cross", lattice(300)],
    ["saved states that are never restored", "q ".repeat(5_000)],
    ["restored states that were never saved", "Q ".repeat(200_000)],
    ["a string that does not end", `BT /F 10 Tf (${"(".repeat(100_000)}`],
    ["arrays within arrays", "[".repeat(100_000)],
  ])("whose page is %s is refused", async (_, content) => {
    expect((await trial(onePage(content))).report).toBeNull();
  });

  test("whose form draws itself is refused", async () => {
    const form =
      "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 4 >>\nstream\n/X Do\nendstream";
    const bytes = pdfOf([
      catalog,
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>",
      stream("/X Do /X Do"),
      form,
    ]);
    expect((await trial(bytes)).report).toBeNull();
  });
});

/** Lines across and down, each crossing all of the other kind. */
function lattice(count: number): string {
  const at = (i: number) => (20 + (i * 500) / count).toFixed(2);
  const lines = Array.from(
    { length: count },
    (_, i) => `20 ${at(i)} m 520 ${at(i)} l S ${at(i)} 20 m ${at(i)} 520 l S`,
  );
  return lines.join("\n");
}
