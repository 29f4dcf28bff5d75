import type { Block, Document, Limits, Message } from "../model/document.ts";
import { decodeText } from "./charset.ts";
import { textDamage } from "./charset/damage.ts";
import { toBlocks } from "./html/blocks.ts";
import { pickContent, type Content } from "./html/content.ts";
import type { MetaElement } from "./html/declared.ts";
import { addressesOf } from "./html/embedded.ts";
import { labelledValues } from "./html/labels.ts";
import { embeddedDocument, messageOf, navigationLeftOut } from "./html/messages.ts";
import { hiddenTables, startOf } from "./html/hidden-tables.ts";
import { recogniseHtml } from "./html/recognise.ts";
import { type Page, scanPage } from "./html/scan.ts";
import { relocate, scriptedText } from "./html/scripted.ts";
import { withStoredMarkup } from "./html/stored.ts";
import { fromMeta, titleCandidates } from "./html/titles.ts";
import type { Reader } from "./reader.ts";

/** Web pages and fragments of them, as portals serve them and as people save them. */
export const reader: Reader = {
  format: "html",
  media_type: "text/html",
  recognise: recogniseHtml,
  read: readHtml,
};

/** Fewer characters than this are no body of a page. */
const leastBody = 200;

function readHtml(bytes: Uint8Array, limits: Limits): Document {
  const messages: Message[] = [];
  if (bytes.length > limits.bytes) messages.push(messageOf("html.too_large"));
  const within = bytes.subarray(0, limits.bytes);
  const decoded = decodeText(within, declaredCharset(within));
  messages.push(...decoded.messages);

  const unescaped = withoutEscapes(decoded.text);
  const stored = withStoredMarkup(unescaped);
  if (stored !== null) messages.push(messageOf("html.text_in_field"));
  const source = stored ?? unescaped;
  const page = scanShown(source, limits);
  messages.push(...page.messages);
  const content = pickContent(page.root);
  const ownBlocks = withHiddenTables(
    toBlocks(content.nodes, limits, messages),
    page,
    source,
    limits,
    messages,
  );
  const scripted = scriptedBlocks(decoded.text, page, limits, messages);
  const blocks = [...ownBlocks, ...scripted];
  if (scripted.length === 0) messages.push(...aboutContent(content, page, source, blocks));
  messages.push(...textDamage(allText(blocks)));

  const labelled = labelledValues(content);
  return {
    format: "html",
    media_type: "text/html",
    blocks,
    meta: {
      titles: titleCandidates(page, content),
      dates: [...metaNamed(page, publicationDate), ...labelled.dates],
      organs: [...metaNamed(page, sourceOfText), ...labelled.organs],
    },
    messages,
  };
}

/** What the page hides is left out, unless it shows nothing else that could be its body. */
function scanShown(source: string, limits: Limits): Page {
  const page = scanPage(source, limits, "shown");
  const shown = page.root.text - page.root.linkText;
  const hasBody = page.root.tables > 0 || shown >= leastBody || page.hiddenText <= shown * 4;
  if (hasBody) return page;
  const all = scanPage(source, limits, "all");
  all.messages.push(messageOf("html.hidden_text_shown"));
  return all;
}

/** A table may stand behind a tab, and nowhere else on the page. */
function withHiddenTables(
  shown: Block[],
  page: Page,
  source: string,
  limits: Limits,
  messages: Message[],
): Block[] {
  if (page.hiddenTables === 0) return shown;
  const { root } = scanPage(source, limits, "blocks");
  const hidden = hiddenTables(shown, toBlocks(pickContent(root).nodes, limits, []));
  if (hidden.length > 0) messages.push(messageOf("html.hidden_table_read"));
  return hidden.reduce((blocks: Block[], table) => {
    const after = blocks.findIndex((block) => startOf(block) > startOf(table));
    return blocks.toSpliced(after < 0 ? blocks.length : after, 0, table);
  }, shown);
}

/** A page that shows more text than this has a body of its own. */
const mostShown = 1000;

/** What only a script of the page would show, where that is nearly all of its text. */
function scriptedBlocks(source: string, page: Page, limits: Limits, messages: Message[]): Block[] {
  const shown = page.root.text - page.root.linkText;
  if (shown > mostShown || source.length > longestLiteral) return [];
  const scripted = scriptedText(source, shown, leastBody, limits);
  if (!scripted) return [];
  const { nodes } = pickContent(scripted.page.root);
  messages.push(messageOf("html.text_in_script"), ...scripted.page.messages);
  return relocate(toBlocks(nodes, limits, messages), scripted.at);
}

/** The encoding named in a meta element or an XML declaration near the start. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return /<(?:meta|\?xml)\s[^<>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? null;
}

/** Scripts hold no longer texts than this, in UTF-16 units. */
const longestLiteral = 4_000_000;

/**
 * HTML that was taken out of a script still has its quotes and slashes escaped. They are blanked in place,
 * so that offsets stay those of the source.
 */
function withoutEscapes(text: string): string {
  if (text.length > longestLiteral || !text.includes("\\") || !/<\\\/[a-z]|=\\["']/i.test(text)) return text;
  return text
    .replace(/<\\\//g, " </")
    .replace(/\\(["'/])/g, " $1")
    .replace(/\\[nrt]/g, "  ");
}

function aboutContent(content: Content, page: Page, source: string, blocks: Block[]): Message[] {
  const messages: Message[] = [];
  if (content.blocks > 0) messages.push(navigationLeftOut(content.blocks, content.text));
  if (content.onlyLinks) messages.push(messageOf("html.only_links"));
  const { text, linkText, tables } = page.root;
  if (tables > 0 || text - linkText >= leastBody) return messages;
  const addresses = addressesOf(page, source);
  messages.push(...addresses.map(embeddedDocument));
  if (blocks.some((block) => block.type === "image")) messages.push(messageOf("html.body_is_image"));
  else if (blocks.length === 0) messages.push(messageOf("html.no_text"));
  return messages;
}

const publicationDate = /^(?:article:)?(?:pub|publish|published|release)[-_:]?(?:date|time)$/i;
const sourceOfText = /^(?:contentsource|author|sitename)$/i;

function metaNamed(page: Page, name: RegExp) {
  const named = page.metas.filter((meta: MetaElement) => name.test(meta.name) && meta.content.trim() !== "");
  return named.map(fromMeta);
}

function allText(blocks: Block[]): string {
  const texts: string[] = [];
  for (const block of blocks) {
    if (block.type === "table") for (const cell of block.cells) texts.push(cell.text);
    else if (block.type !== "image") texts.push(block.text);
  }
  return texts.join("\n");
}
