import { bytesOf } from "./trial.ts";

/** A PDF of these objects, numbered from 1, with a cross-reference table that tells the truth. */
export function pdfOf(objects: string[]): Uint8Array {
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const entries = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.lastIndexOf("xref")}\n%%EOF\n`;
  return bytesOf(text);
}

export const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
export const catalog = "<< /Type /Catalog /Pages 2 0 R >>";
export const font = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";

/** A document of one page whose content is given. */
export const onePage = (content: string) =>
  pdfOf([
    catalog,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${font} /Contents 4 0 R >>`,
    stream(content),
  ]);
