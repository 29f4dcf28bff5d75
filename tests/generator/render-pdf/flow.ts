import { PdfPage, widthOf } from "../../parse/pdf-writer.ts";

export interface Furniture {
  /** printed at the foot of each page; `%` is the page's number */
  number: string | null;
  /** printed at the head of each page */
  running: string | null;
}

/** A pen that goes down the pages and turns them. */
export class Flow {
  readonly pages: PdfPage[] = [];
  readonly left = 62;
  readonly right = 533;
  readonly bottom = 70;
  readonly #furniture: Furniture;
  y = 0;

  constructor(furniture: Furniture) {
    this.#furniture = furniture;
    this.turn();
  }

  get page(): PdfPage {
    return this.pages.at(-1)!;
  }

  readonly turn = (): PdfPage => {
    const page = new PdfPage();
    this.pages.push(page);
    const { number, running } = this.#furniture;
    if (number) this.#centred(page, 40, number.replace("%", String(this.pages.length)), 10);
    if (running) this.#centred(page, 800, running, 9);
    this.y = 770;
    return page;
  };

  #centred(page: PdfPage, y: number, text: string, size: number): void {
    page.text((595 - widthOf(text, { size })) / 2, y, text, { size });
  }

  /** A paragraph, wrapped at the margins. */
  write(text: string, size: number, indent: number, align: "left" | "center" | "right" = "left"): void {
    let line = "";
    const width = (): number => this.right - this.left - (first ? indent * size : 0);
    let first = true;
    const flush = (): void => {
      if (this.y - size < this.bottom) this.turn();
      this.y -= size * 1.6;
      const free = width() - widthOf(line, { size });
      const start =
        this.left +
        (first ? indent * size : 0) +
        (align === "left" ? 0 : align === "center" ? free / 2 : free);
      this.page.text(start, this.y, line, { size });
      line = "";
      first = false;
    };
    for (const letter of text.replace(/\u00a0/g, " ")) {
      if (widthOf(line + letter, { size }) > width()) flush();
      line += letter;
    }
    flush();
  }
}
