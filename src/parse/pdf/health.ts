import type { Message } from "../../model/document.ts";
import { strangeness } from "./characters.ts";
import type { Box } from "./geometry.ts";
import * as messages from "./messages.ts";
import { userSpaceBox } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import type { Content } from "./walk.ts";

/** With fewer characters a page has no text of its own; a page number is no text. */
const fewCharacters = 20;

/** The share of a page that pictures cover when the page is one. */
const mostlyPicture = 0.4;

/** Filled shapes that are enough for a page of letters drawn as outlines. */
const manyShapes = 200;

/** What has to be said of a page before its text is believed. */
export function pageMessages(content: Content, sheet: Sheet): Message[] {
  const { page, box } = sheet;
  const place = { in: "pdf", page, box: userSpaceBox(sheet, box) } as const;
  let text = "";
  for (const glyph of content.glyphs) text += glyph.text;
  const written = text.replace(/\s+/gu, "");
  const pictured = content.images.reduce((sum, image) => sum + area(image), 0) >= mostlyPicture * area(box);
  const found: Message[] = [];
  if (written.length < fewCharacters && (pictured || content.curved > manyShapes)) {
    found.push(messages.pageIsImage(place, page));
  } else if (pictured && content.invisible.length > 0.8 * content.glyphs.length) {
    found.push(messages.recognisedText(place, page));
  }
  if (content.unseen > 0) found.push(messages.unseenText(place, page));
  if (content.lost > 0 || isUnreadable(written)) found.push(messages.textUnreadable(place, page));
  return found;
}

/** A few private characters may be bullets; U+FFFD never means anything. */
function isUnreadable(text: string): boolean {
  const strange = strangeness(text);
  return text.includes("\ufffd") || (strange > 0.02 && strange * text.length >= 5);
}

function area({ left, bottom, right, top }: Box): number {
  return Math.max(0, right - left) * Math.max(0, top - bottom);
}
