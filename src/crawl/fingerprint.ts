import type { Page } from "./families/family.ts";

/** A trait of a family: in the page's address, or anywhere in its text (the addresses it links to included). */
export interface Mark {
  in: "url" | "text";
  test: RegExp;
  /** 0–1: how sure this trait alone makes */
  worth: number;
}

/** How surely a page is of the family that these marks describe: 0 with none of them, 1 beyond doubt. */
export function likeness(page: Page, marks: readonly Mark[]): number {
  const doubt = marks
    .filter((mark) => mark.test.test(mark.in === "url" ? page.url : page.text))
    .reduce((left, mark) => left * (1 - mark.worth), 1);
  return Math.round((1 - doubt) * 1000) / 1000;
}
