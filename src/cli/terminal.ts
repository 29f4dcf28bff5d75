import { Option } from "commander";
import picocolors from "picocolors";

export type Language = "en" | "zh";
export type Colors = ReturnType<typeof picocolors.createColors>;

/** What the reader of a page sees it on. */
export interface Terminal {
  language: Language;
  /** characters a line; a Chinese character takes two */
  width: number;
  colors: Colors;
}

/** Chinese where the environment says so, else English. */
export function languageOf(environment: NodeJS.ProcessEnv): Language {
  const said = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return said.startsWith("zh") ? "zh" : "en";
}

/** The options of every command that prints for people. */
export interface PageOptions {
  lang?: Language;
  color: boolean;
}

export const languageOption = () =>
  new Option("--lang <language>", "language of what is printed (default: as the environment says)").choices([
    "en",
    "zh",
  ]);

/** Colours only for a person at a terminal who has not declined them (https://no-color.org). */
function wantsColor(color: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (!color || NO_COLOR) return false;
  return Boolean(FORCE_COLOR && FORCE_COLOR !== "0") || (process.stdout.isTTY && TERM !== "dumb");
}

/** The terminal on standard output; what is piped is laid out for 100 characters, without colours. */
export function terminalOf(options: PageOptions): Terminal {
  return {
    language: options.lang ?? languageOf(process.env),
    width: Math.max(60, process.stdout.columns || 100),
    colors: picocolors.createColors(wantsColor(options.color)),
  };
}

/**
 * Text of a document as it may be shown: what would steer the terminal or turn the direction of
 * writing is replaced, white space is one space.
 */
export function shown(text: string): string {
  return text
    .replace(/[\s\u00a0\u3000]+/g, " ")
    .replace(/[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "\ufffd")
    .trim();
}
