import type { Browser, Respond } from "../../crawl/browser.ts";
import { learnList } from "../../crawl/learn-list.ts";
import type { Visit } from "../../crawl/visit.ts";
import type { Permission } from "../../crawl/visit/asker.ts";
import type { SourceColumn } from "../../model/source.ts";
import type { QueuedAsk } from "../ledger.ts";

export const needsBrowser = (ask: QueuedAsk, column: SourceColumn): boolean =>
  column.render && ask.kind === "list" && ask.method === "GET";

/**
 * A list that only a browser shows. Everything that the browser asks for goes through `visit`; `params` describe the call
 * that brought the list, so that it is asked for without a browser from then on. Null where the run was stopped.
 */
export async function renderList(
  ask: QueuedAsk,
  browser: Browser | null,
  permission: Permission,
  visit: (request: Parameters<Respond>[0]) => Promise<Visit | null>,
  now: number,
): Promise<{ visit: Visit; params: Record<string, unknown> | null } | null> {
  if (!browser) return { visit: nobody(ask, now), params: null };
  let first: Visit | null = null;
  const rendered = await browser
    .render(ask.url, async (request) => {
      const answer = await visit(request);
      first ??= answer;
      if (answer === null || answer.outcome !== null) return null;
      return { status: answer.status ?? 200, headers: answer.responseHeaders, bytes: answer.bytes };
    })
    .catch(() => null);
  const answer = first as Visit | null;
  if (permission.abort.aborted || answer === null) return null;
  if (!rendered || answer.outcome !== null) return { visit: answer, params: null };
  return {
    visit: {
      ...answer,
      text: rendered.html,
      bytes: Buffer.from(rendered.html),
      media: "html",
      quirks: [...answer.quirks, "browser"],
    },
    params: learnList(rendered),
  };
}

/** What comes of a page that needs a browser where there is none. */
function nobody(ask: QueuedAsk, at: number): Visit {
  return {
    outcome: "wrong-type",
    detail: "needs a browser, and none was found (GONGKAI_BROWSER names one)",
    at,
    ms: 0,
    url: ask.url,
    finalUrl: ask.url,
    status: null,
    redirects: [],
    shells: [],
    requestHeaders: {},
    responseHeaders: {},
    bytes: new Uint8Array(),
    media: "binary",
    text: "",
    quirks: [],
  };
}
