import { z } from "zod";

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

/** What a release must hold, and what it may not lose, before it is made current. */
export const gate = z.strictObject({
  minimum: z
    .strictObject({
      organs: count.default(1),
      reports: count.default(1),
      speaking: count.default(1).describe("organ-years that have a report which speaks for them"),
      values: count.default(0).describe("facts with a value"),
    })
    .prefault({})
    .describe("fewer than this stops the release"),
  fill: z
    .record(z.string(), share)
    .default({})
    .describe("indicator → share of the speaking reports with its cell that must have a value in it"),
  proven: share.default(0).describe("share of the values that the form's arithmetic must prove"),
  losses: z
    .strictObject({ organ_years: count.default(0), values: count.default(0) })
    .prefault({})
    .describe("how many organ-years and values may be gone since the last release without a reason"),
  maximum: z
    .strictObject({
      flagged: share.default(1).describe("share of the cells that a doubt is on"),
      unreadable: share.default(1).describe("share of the organ-years whose report could not be read"),
      unreachable: share.default(1),
      with_errors: share.default(1).describe("share of the speaking reports with an error finding"),
    })
    .prefault({})
    .describe("more than this warns"),
});
export type Gate = z.infer<typeof gate>;

/** Why something that the last release had is rightly gone. */
export const explainedLoss = z.strictObject({
  organ: z.string().describe("key of the organ"),
  year: z.int().nullable().default(null).describe("null: every year"),
  indicator: z
    .string()
    .nullable()
    .default(null)
    .describe("null: the whole organ-year and each of its values"),
  because: z.string().min(1),
});
export type ExplainedLoss = z.infer<typeof explainedLoss>;

/** What a release says of itself. */
export const about = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9._-]+$/)
    .default("gongkai"),
  title: z.strictObject({ en: z.string(), zh: z.string() }).default({
    en: "Annual disclosure reports of Chinese administrative organs",
    zh: "政府信息公开工作年度报告数据集",
  }),
  licence: z.strictObject({ name: z.string(), title: z.string(), path: z.url() }).default({
    name: "CC0-1.0",
    title: "CC0 1.0 Universal",
    path: "https://creativecommons.org/publicdomain/zero/1.0/",
  }),
  authors: z
    .array(z.strictObject({ name: z.string().min(1) }))
    .min(1)
    .default([{ name: "gongkai" }]),
  homepage: z.url().nullable().default(null),
});
export type About = z.infer<typeof about>;

/** The settings of a release, as `sources/release.yaml` says. */
export const releaseSettings = z.strictObject({
  about: about.prefault({}),
  gate: gate.prefault({}),
  explained: z.array(explainedLoss).default([]),
});
export type ReleaseSettings = z.infer<typeof releaseSettings>;
