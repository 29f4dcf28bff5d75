import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import pLimit from "p-limit";
import { Document } from "yaml";
import { Browser } from "../crawl/browser.ts";
import { decodePage } from "../crawl/decode.ts";
import { type Discovery, discover, type Get, type Learn } from "../crawl/discover.ts";
import type { Ask } from "../crawl/families/family.ts";
import { families } from "../crawl/families/index.ts";
import { Fetcher } from "../crawl/fetch.ts";
import { Gate } from "../crawl/gate.ts";
import { learnList } from "../crawl/learn-list.ts";
import { freshPace, Pace, systemClock } from "../crawl/pace.ts";
import type { RobotsRecord } from "../crawl/robots.ts";
import { RobotsKeeper } from "../crawl/robots-keeper.ts";
import { type Visit, Visitor } from "../crawl/visit.ts";
import { Asker } from "../crawl/visit/asker.ts";
import { exitOf, line, usage, userAgent } from "./collecting.ts";

interface Options {
  out?: string;
  contact?: string;
  allowHost: string[];
  allowAddress: string[];
  delay: string;
  json?: boolean;
}

const help = `
Examples:
  gongkai discover http://www.qingchuan.gov.cn/ --contact https://example.org/about --out sources/qingchuan.yaml
  gongkai discover http://127.0.0.2:8080/ --allow-address 127.0.0.0/8 --delay 0

Exit codes:
  0  a column with reports was found and tried
  1  nothing was found
  2  wrong usage
  3  something was found; what could not be decided stands in the file as comments`;

const collectOption = (value: string, before: string[]): string[] => [...before, value];

async function run(address: string, options: Options, command: Command): Promise<void> {
  if (!URL.canParse(address)) return command.error(`error: not an address: ${address}`, { exitCode: usage });
  const { host } = new URL(address);
  const contact = options.contact ?? process.env["GONGKAI_CONTACT"];
  const local = options.allowAddress.length > 0;
  if (!local && contact === undefined)
    return command.error(
      "error: say with --contact or GONGKAI_CONTACT how the portal's office can reach you",
      { exitCode: usage },
    );
  const hosts = local ? [host, ...options.allowHost] : ["*.gov.cn", ...options.allowHost];
  const gate = new Gate(hosts, options.allowAddress);
  const refusal = gate.check(address);
  if (refusal)
    return command.error(`error: ${refusal.reason}; --allow-host admits one more`, { exitCode: usage });
  const fetcher = new Fetcher(gate);
  try {
    const visit = visiting(gate, fetcher, userAgent(contact), Number(options.delay) * 1000);
    const found = await discover(address, families, getter(visit), learner(visit, userAgent(contact)));
    const yaml = describe(found, hosts, options);
    if (options.json) line({ ...found, yaml });
    else if (options.out === undefined) process.stdout.write(yaml);
    if (options.out !== undefined) {
      await writeFile(options.out, yaml, { flag: "wx" });
      process.stderr.write(`${options.out} written\n`);
    }
    for (const open of found.undecided) process.stderr.write(`undecided: ${open}\n`);
    const best = found.columns[0];
    process.exitCode =
      !best || best.reports === 0
        ? exitOf.failed
        : found.undecided.length > 0
          ? exitOf.partial
          : exitOf.complete;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    command.error(`error: ${options.out} is there already; it is not overwritten`, { exitCode: usage });
  } finally {
    await fetcher.close();
  }
}

type Visiting = (ask: Pick<Ask, "url" | "method" | "body" | "headers">) => Promise<Visit | null>;

/** One page at a time, at the pace and under the rules of a collect; nothing is kept. */
function visiting(gate: Gate, fetcher: Fetcher, agent: string, delay: number): Visiting {
  const paces = new Map<string, Pace>();
  const kept = new Map<string, RobotsRecord>();
  const asker = new Asker({
    fetcher,
    clock: systemClock,
    slots: pLimit(1),
    pace: async (host) => {
      const pace = paces.get(host) ?? new Pace({ delay, coolDown: 60_000 }, systemClock, { ...freshPace });
      paces.set(host, pace);
      return pace;
    },
  });
  const visitor = new Visitor({
    gate,
    asker,
    clock: systemClock,
    userAgent: agent,
    aside: async () => {},
    robots: new RobotsKeeper(
      {
        robots: async (origin) => kept.get(origin) ?? null,
        keepRobots: async (record) => void kept.set(record.origin, record),
      },
      systemClock.now,
    ),
  });
  const never = new AbortController().signal;
  const permission = { mayAsk: () => true, ending: never, abort: never };
  return ({ method, url, headers, body }) =>
    visitor.visit(
      { method: method ?? "GET", url, headers: headers ?? {}, body: body ?? null, validators: [], way: null },
      permission,
    );
}

const getter =
  (visiting: Visiting): Get =>
  async (ask) => {
    const visit = await visiting(ask);
    if (!visit) return "stopped";
    if (visit.outcome !== null) return `${visit.outcome}${visit.detail ? ` (${visit.detail})` : ""}`;
    const text = visit.text || decodePage(visit.bytes);
    return { url: visit.finalUrl, status: visit.status ?? 0, headers: visit.responseHeaders, text };
  };

/** Opens a browser for one page, where there is one. */
const learner =
  (visiting: Visiting, agent: string): Learn =>
  async (url) => {
    const browser = await Browser.open(agent);
    if (!browser) return null;
    try {
      const rendered = await browser.render(url, async (request) => {
        const visit = await visiting({
          ...request,
          ...(request.body === null ? { body: undefined } : { body: request.body }),
        });
        if (!visit || visit.outcome !== null) return null;
        return { status: visit.status ?? 200, headers: visit.responseHeaders, bytes: visit.bytes };
      });
      return learnList(rendered);
    } catch {
      return null;
    } finally {
      await browser.close();
    }
  };

const unknown = { family: "generic", by: "known path", params: null };

/** The source as YAML, with what was seen and what is open as comments. */
function describe(found: Discovery, hosts: string[], options: Options): string {
  const best = found.columns[0];
  const listing = found.columns.filter((column) => column.reports > 0);
  const chosen = listing.length > 0 ? listing : [best ?? { url: found.homepage, ...unknown }];
  const document = new Document({
    name: found.name ?? new URL(found.homepage).hostname,
    division: null,
    homepage: found.homepage,
    verified:
      best && best.reports > 0 && options.allowAddress.length === 0
        ? new Date().toISOString().slice(0, 10)
        : null,
    hosts,
    columns: chosen.map(({ url, family, by, params }) => ({
      url,
      family,
      ...(by !== "known path" && { name: by }),
      ...(params && { params }),
    })),
    ...(options.allowAddress.length > 0 && {
      allow_addresses: options.allowAddress,
      pace: { delay: Number(options.delay) },
    }),
    ...(best?.total != null && { expectations: { minimum_reports: best.reports } }),
  });
  const tried = found.columns.map(
    (c) =>
      ` tried ${c.url} as ${c.family} (${c.likeness.toFixed(2)}): ${c.reports} reports of ${c.rows} rows, ${c.branches} branches, second page: ${c.second_page}`,
  );
  document.commentBefore = [
    " Written by gongkai discover; read it before you collect.",
    ...found.saw.map((s) => ` saw ${s}`),
    ...tried,
    ...found.undecided.map((u) => ` UNDECIDED: ${u}`),
  ]
    .map((text) => text.replace(/[\r\n]+/g, " "))
    .join("\n");
  return document.toString({ lineWidth: 0 });
}

export const discoverCommand = new Command("discover")
  .description(
    "Work out how to collect a portal: find its column of reports, recognise its system, try it, describe it",
  )
  .argument("<url>", "the portal's home page")
  .option("--out <file>", "write the description here, unless it exists (default: standard output)")
  .option(
    "--contact <address>",
    "your web page or mail address, for the User-Agent (default: GONGKAI_CONTACT)",
  )
  .option("--allow-host <host>", "one more host than *.gov.cn", collectOption, [])
  .option(
    "--allow-address <range>",
    "a range of addresses that are not public, for a portal on this machine",
    collectOption,
    [],
  )
  .option("--delay <seconds>", "from one request to the next", "2")
  .option("--json", "print one line of NDJSON")
  .addHelpText("after", help)
  .action(run);
