import { z } from "zod";

/** A portal, as `sources/*.yaml` describes it. Unknown keys are errors: a misspelt option must not pass in silence. */

const httpUrl = z.url({ protocol: /^https?$/, error: "an http or https address is wanted" });

/** `www.x.gov.cn`, `*.x.gov.cn`, with a port where it is not the usual one. */
const hostPattern = z
  .string()
  .regex(/^(\*\.)?[a-z0-9_[\]:.-]+$/, "a host in lower case, `*.` in front allowed");

export const column = z.strictObject({
  url: httpUrl,
  family: z.string().describe("the name of one in src/crawl/families"),
  name: z.string().optional().describe("as the portal shows it"),
  organ: z.string().optional().describe("where the whole column is one organ's"),
  year: z.int().optional().describe("where the whole column is one fiscal year's"),
  render: z.boolean().default(false).describe("the list only exists in a browser"),
  params: z.record(z.string(), z.unknown()).optional().describe("the family's own parameters"),
});

const hours = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, "HH:MM-HH:MM");

export const pace = z.strictObject({
  delay: z.number().nonnegative().default(2).describe("seconds from one request to the next, per host"),
  cool_down: z.number().positive().default(600).describe("seconds that a failing host is left alone"),
  quiet: z.array(hours).default([]).describe("hours in China's time zone in which nothing is asked"),
});

export const quirk = z.strictObject({
  kind: z.enum(["legacy_renegotiation", "weak_ciphers", "broken_chain"]).meta({
    description:
      "legacy_renegotiation: the server only speaks the renegotiation of before RFC 5746; weak_ciphers: OpenSSL security level 1; broken_chain: the certificate cannot be verified and is not",
  }),
  host: hostPattern,
  reason: z.string().min(1).describe("why, and when it was seen"),
});

export const expectations = z.strictObject({
  minimum_reports: z.int().nonnegative().optional().describe("fewer reports need a person"),
  newest: z.iso.date().optional().describe("the newest publication date must not be before this"),
});

export const source = z.strictObject({
  name: z.string().min(1),
  division: z
    .string()
    .regex(/^\d{6}$/, "a division code has six digits")
    .nullable()
    .default(null),
  place: z
    .string()
    .optional()
    .describe("name of the division: 青川市; put before organs that do not name it"),
  homepage: httpUrl,
  verified: z.iso
    .date()
    .nullable()
    .default(null)
    .describe("the day it was last seen to work live; null: never"),
  hosts: z.array(hostPattern).min(1).default(["*.gov.cn"]),
  columns: z.array(column).min(1),
  organs: z.array(z.string()).default([]).describe("organs known to publish here"),
  years: z.tuple([z.int(), z.int()]).optional().describe("first and last fiscal year of interest"),
  pace: pace.prefault({}),
  pages: z.int().positive().default(300).describe("bound of pages of one list"),
  recheck_days: z.int().positive().default(90).describe("known reports are asked for again after this time"),
  quirks: z.array(quirk).default([]),
  expectations: expectations.prefault({}),
  allow_addresses: z
    .array(z.string())
    .default([])
    .describe("addresses in CIDR notation that are allowed though not public; for a portal on this machine"),
});

export type Source = z.infer<typeof source> & { id: string };
export type SourceColumn = z.infer<typeof column>;
export type Quirk = z.infer<typeof quirk>;
