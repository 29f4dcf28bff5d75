const piecesOfPart = 1024;

/**
 * The text of one line as a browser lays it out: runs of white space are one space, none at the ends.
 * A line break of the source is no space inside a Chinese word, nor inside a number whose digits stand in
 * several inline elements: editors break lines there. Where a break goes with an indentation between two
 * elements a template wrote it, and the elements stay apart. A raised digit behind a number is no digit of it.
 */
export class LineText {
  /** source range of what was written, [start, end); -1 while empty */
  start = -1;
  end = -1;
  /** UTF-16 units so far */
  length = 0;
  /** a long line is kept in parts, the last one here */
  private text = "";
  private readonly parts: string[] = [];
  private pieces = 0;
  private last = 0;
  /** whether something other than blank characters was written */
  private ink = false;
  private ampersand = false;
  private gap: "none" | "space" | "break" = "none";
  private indent = 0;
  private crossesElements = false;
  /** whether what was set apart begins or ends between the last character and the next */
  private crossesEdge = false;
  /** the element that sets apart, while in it: two of them in succession stay together */
  private apartIn = "";
  /** how many elements of its name are open in it, itself among them */
  private apartDepth = 0;

  get isEmpty(): boolean {
    return !this.ink;
  }

  clear(): void {
    this.start = this.end = -1;
    this.text = "";
    if (this.parts.length > 0) this.parts.length = 0;
    this.length = this.pieces = 0;
    this.last = this.indent = 0;
    this.ink = this.ampersand = this.crossesElements = this.crossesEdge = false;
    this.apartIn = "";
    this.gap = "none";
  }

  /** To be told of each inline tag: white space around it stands between elements. */
  passTag(): void {
    this.crossesElements = true;
  }

  /** To be told of each inline element: no digit of one that is set apart belongs to the number beside it. */
  startInline(name: string, isApart: boolean, isAlone: boolean): void {
    if (name === this.apartIn) this.apartDepth++;
    if (this.apartIn !== "" || !(isApart || isAlone)) return;
    this.apartIn = name;
    this.apartDepth = 1;
    this.crossesEdge = isAlone || !this.crossesEdge;
  }

  endInline(name: string): void {
    if (name !== this.apartIn || --this.apartDepth > 0) return;
    this.apartIn = "";
    this.crossesEdge = !this.crossesEdge;
  }

  /** Adds source text `[from, to)`, white space as in the source. */
  add(source: string, from: number, to: number): void {
    let run = -1;
    for (let i = from; i < to; i++) {
      const unit = source.charCodeAt(i);
      if (unit === 32 || unit === 9 || unit === 10 || unit === 13 || unit === 12) {
        if (run >= 0) this.write(source.slice(run, i), run, i);
        run = -1;
        this.addSpace(unit);
      } else {
        if (run < 0) {
          run = i;
          this.bridge(unit);
        }
        if (!this.ink && !isBlank(unit)) this.ink = true;
        if (unit === 38) this.ampersand = true;
      }
    }
    if (run >= 0) this.write(source.slice(run, to), run, to);
  }

  /** Adds text as it is, where white space counts: a character reference, preformatted text, a line break. */
  addVerbatim(text: string, from: number, to: number): void {
    const unit = text.charCodeAt(0);
    this.bridge(unit);
    if (!this.ink && /[^\s\u200b\u2060]/.test(text)) this.ink = true;
    if (unit === 38) this.ampersand = true;
    this.write(text, from, to);
  }

  /** The finished line; empty if nothing but blanks was written. */
  take(): string {
    if (!this.ink) return "";
    const text = this.parts.length === 0 ? this.text : this.parts.join("") + this.text;
    return this.ampersand ? withBlanks(text) : text;
  }

  private write(piece: string, from: number, to: number): void {
    this.text += piece;
    this.length += piece.length;
    if (++this.pieces % piecesOfPart === 0) this.endPart();
    this.last = piece.charCodeAt(piece.length - 1);
    if (this.start < 0) this.start = from;
    this.end = to;
    this.crossesElements = this.crossesEdge = false;
  }

  /** To read a character joins the pieces; unread, each of millions would stay an object of its own. */
  private endPart(): void {
    this.text.charCodeAt(0);
    this.parts.push(this.text);
    this.text = "";
  }

  private addSpace(unit: number): void {
    if (unit !== 32 && unit !== 9) {
      this.gap = "break";
      this.indent = 0;
    } else if (this.gap === "break") {
      this.indent += unit === 9 ? 4 : 1;
    } else {
      this.gap = "space";
    }
  }

  /** Settles the white space before `next`. */
  private bridge(next: number): void {
    if (this.crossesEdge && isDigit(this.last) && isDigit(next)) return this.write("^", this.end, this.end);
    if (this.gap === "none") return;
    const atEdge = this.length === 0 || this.last === 10 || next === 10;
    if (!atEdge && !(this.gap === "break" && this.continues(next))) {
      this.text += " ";
      this.length++;
    }
    this.gap = "none";
  }

  private continues(next: number): boolean {
    const indented = this.crossesElements && this.indent > 2;
    if (indented) return false;
    if (isDigit(this.last) && isDigit(next)) return this.crossesElements;
    return isWide(this.last) && isWide(next);
  }
}

/** Blank entities that lack their semicolon or were escaped twice are still blanks. */
function withBlanks(text: string): string {
  return text.replace(/&(nbsp|ensp|emsp|thinsp);?/g, (_, name: string) => blanks[name]);
}

const blanks: Record<string, string> = { nbsp: "\u00a0", ensp: "\u2002", emsp: "\u2003", thinsp: "\u2009" };

function isBlank(unit: number): boolean {
  return (
    unit === 0xa0 ||
    unit === 0x3000 ||
    unit === 0xfeff ||
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x2060
  );
}

function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
}

/** Characters of Chinese text, its punctuation and full-width forms. */
function isWide(unit: number): boolean {
  return (
    (unit >= 0x2e80 && unit <= 0x9fff) ||
    (unit >= 0xd800 && unit <= 0xdfff) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xff00 && unit <= 0xffef) ||
    (unit >= 0x2018 && unit <= 0x201d)
  );
}
