import { pageKey } from "../../crawl/address.ts";
import { linesOf, textHash } from "../../crawl/page/text.ts";
import type { Visit } from "../../crawl/visit.ts";

/** A source's home page, which throttling sites give with a 200 in place of what was asked. Asked for once a run, if ever. */
export class HomePage {
  readonly #url: string;
  readonly #ask: (url: string) => Promise<Visit | null>;
  #hash: Promise<string | null> | null = null;

  constructor(url: string, ask: (url: string) => Promise<Visit | null>) {
    this.#url = url;
    this.#ask = ask;
  }

  /** Whether an answer to another address is the home page again. */
  async is(visit: Visit): Promise<boolean> {
    if (pageKey(visit.url) === pageKey(this.#url) || visit.text === "") return false;
    this.#hash ??= this.#ask(this.#url).then((home) =>
      home && home.outcome === null ? textHash(linesOf(home.text)) : null,
    );
    return (await this.#hash) === textHash(linesOf(visit.text));
  }
}
