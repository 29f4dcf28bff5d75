import { Zip, ZipDeflate } from "fflate";
import type { Sink } from "../sink.ts";

/** What Excel bears: more opens with an error, or not at all. */
export const excel = { rows: 1_048_576, characters: 32_767, links: 65_530, address: 2_079, name: 31 };

export const styles = { plain: 0, head: 1, link: 2, good: 3, doubtful: 4, bad: 5 } as const;
export type Style = keyof typeof styles;

/** A cell: a text or a number, how it looks, and the address it leads to. */
export interface Cell {
  value: string | number | null;
  style?: Style;
  link?: string | null;
}

export interface Sheet {
  name: string;
  /** heading and width in characters */
  columns: { title: string; width: number }[];
  rows: Iterable<Cell[]>;
  /** how many rows there are, also where the sheet cannot hold them */
  total: number;
}

/** ZIP keeps local times from 1980 on; all files bear the first, so that the same rows give the same bytes. */
const mtime = new Date(1980, 0, 1);

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML 1.0 may hold it; what Excel would take for the code of a character is told from one. */
export const xml = (text: string): string =>
  text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu, "\ufffd")
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replace(/[&<>"]/g, (mark) => marks[mark]!);

/** A, B, …, Z, AA, … */
function letters(column: number): string {
  let name = "";
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** An address as Excel takes it, or null where it would not. */
function addressOf(link: string): string | null {
  const url = /^https?:\/\//.test(link) && URL.canParse(link) ? new URL(link).href : null;
  return url !== null && url.length <= excel.address ? url : null;
}

/** Writes a workbook sheet by sheet and row by row: no sheet is ever held. */
export class Workbook {
  readonly #zip: Zip;
  readonly #names: string[] = [];

  constructor(sink: Sink) {
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error;
      sink.bytes(bytes);
    });
  }

  add({ name, columns, rows, total }: Sheet): void {
    this.#names.push(name.replace(/[[\]:*?/\\]/g, " ").slice(0, excel.name));
    const links: { at: string; to: string }[] = [];
    const path = `xl/worksheets/sheet${this.#names.length}.xml`;
    const part = this.#part(path);
    part.write(
      `${declaration}<worksheet xmlns="${main}" xmlns:r="${relationships}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
        .map(({ width }, c) => `<col min="${c + 1}" max="${c + 1}" width="${width}" customWidth="1"/>`)
        .join("")}</cols><sheetData>`,
    );
    let r = 0;
    const write = (cells: Cell[]) => {
      r++;
      part.write(
        `<row r="${r}">${cells.map((cell, c) => cellOf(cell, `${letters(c + 1)}${r}`, links)).join("")}</row>`,
      );
    };
    write(columns.map(({ title }) => ({ value: title, style: "head" })));
    // The last line is kept for saying what is left out.
    for (const cells of rows) {
      if (r === excel.rows - 1) break;
      write(cells);
    }
    if (r - 1 < total)
      write([{ value: `${r - 1} of ${total} rows: Excel holds no more · 仅列 ${r - 1} / ${total} 行` }]);
    part.write(`</sheetData><autoFilter ref="A1:${letters(columns.length)}${r}"/>`);
    if (links.length > 0)
      part.write(
        `<hyperlinks>${links.map(({ at }, i) => `<hyperlink ref="${at}" r:id="rId${i + 1}"/>`).join("")}</hyperlinks>`,
      );
    part.end("</worksheet>");
    if (links.length > 0)
      this.#whole(`xl/worksheets/_rels/sheet${this.#names.length}.xml.rels`, linksOf(links));
  }

  close(): void {
    const sheets = this.#names.map((_, i) => `xl/worksheets/sheet${i + 1}.xml`);
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    this.#whole(
      "[Content_Types].xml",
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets
        .map((sheet) => `<Override PartName="/${sheet}" ContentType="${type}.worksheet+xml"/>`)
        .join("")}</Types>`,
    );
    this.#whole(
      "_rels/.rels",
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    );
    this.#whole(
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${this.#names
        .map((name, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
        .join("")}</sheets></workbook>`,
    );
    this.#whole(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${packaged}/relationships">${sheets
        .map(
          (_, i) =>
            `<Relationship Id="rId${i + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
        )
        .join(
          "",
        )}<Relationship Id="rId${sheets.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    );
    this.#whole("xl/styles.xml", styleSheet);
    this.#zip.end();
  }

  #whole(path: string, text: string): void {
    this.#part(path).end(declaration + text);
  }

  #part(path: string): { write(text: string): void; end(text: string): void } {
    const file = new ZipDeflate(path, { level: 4 });
    file.mtime = mtime;
    this.#zip.add(file);
    let held = "";
    return {
      write(text) {
        held += text;
        if (held.length < 65_536) return;
        file.push(Buffer.from(held));
        held = "";
      },
      end: (text) => file.push(Buffer.from(held + text), true),
    };
  }
}

function cellOf({ value, style, link }: Cell, at: string, links: { at: string; to: string }[]): string {
  if (value === null) return "";
  const to = link && links.length < excel.links ? addressOf(link) : null;
  if (to !== null) links.push({ at, to });
  const look = styles[style ?? (to === null ? "plain" : "link")];
  if (typeof value === "number") return `<c r="${at}" s="${look}"><v>${value}</v></c>`;
  const text = value.length > excel.characters ? `${value.slice(0, excel.characters - 1)}…` : value;
  return `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
}

const linksOf = (links: { to: string }[]) =>
  `<Relationships xmlns="${packaged}/relationships">${links
    .map(
      ({ to }, i) =>
        `<Relationship Id="rId${i + 1}" Type="${relationships}/hyperlink" Target="${xml(to)}" TargetMode="External"/>`,
    )
    .join("")}</Relationships>`;

const fill = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const look = (font: number, filled: number) =>
  `<xf numFmtId="0" fontId="${font}" fillId="${filled}" borderId="0" xfId="0" applyFont="1" applyFill="1"/>`;
const face = (inner: string) => `<font>${inner}<sz val="11"/><name val="Calibri"/></font>`;

/** In the order of `styles`. */
const styleSheet = `<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>${face("<b/>")}<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts><fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${["DDE6F3", "D9F2DF", "FFE9B8", "FBD5D5"].map(fill).join("")}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${look(1, 2)}${look(2, 0)}${look(0, 3)}${look(0, 4)}${look(0, 5)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
