import { z } from "zod";
import { organKind, organLevel } from "./organ.ts";

/** One organ that must publish. */
export const rosterEntry = z.strictObject({
  name: z.string().min(1).describe("full name, with its division"),
  division: z
    .string()
    .regex(/^\d{6}$/, "a division code has six digits")
    .nullable()
    .default(null),
  kind: organKind.nullable().default(null),
  level: organLevel.nullable().default(null),
  superior: z
    .string()
    .nullable()
    .default(null)
    .describe("name of the government whose figures include its own"),
  source: z.string().nullable().default(null).describe("the source whose columns should list it"),
  reports: z
    .enum(["own", "consolidated", "both"])
    .default("own")
    .describe("consolidated: for the whole territory of a government, due on 31 March (art. 49)"),
  from: z.int().nullable().default(null).describe("first fiscal year it must report on; null: always"),
  to: z.int().nullable().default(null).describe("last fiscal year; null: still"),
  aliases: z.array(z.string()).default([]).describe("other names it publishes under"),
  predecessors: z
    .array(z.string())
    .default([])
    .describe("names of organs that were merged into it or renamed"),
  note: z.string().nullable().default(null),
});
export type RosterEntry = z.infer<typeof rosterEntry>;

/** Which organs of a place must publish, as `sources/rosters/*.yaml` or a CSV of the entries' columns says. */
export const roster = z.strictObject({
  name: z.string().min(1),
  confirmed: z.iso
    .date()
    .nullable()
    .default(null)
    .describe("the day a person confirmed the draft; null: a draft, whose gaps are warnings, not errors"),
  complete: z
    .boolean()
    .default(false)
    .describe("these are all organs of the place, so that sums over them can be judged"),
  organs: z.array(rosterEntry).min(1),
});
export type Roster = z.infer<typeof roster> & { id: string };
