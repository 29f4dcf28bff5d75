import { z } from "zod";

/** What an organ is, as far as its name and its reports tell. */
export const organKind = z.enum(["government", "office", "department", "dispatched", "institution"]);

export const organLevel = z.enum(["national", "province", "prefecture", "county", "township"]);

/** An organ that publishes, over all its years and sources. */
export const organ = z.strictObject({
  key: z
    .string()
    .describe(
      "stable: division code (where none is known, source, or for added files the city that they name), a slash, canonical name",
    ),
  name: z.string().describe("canonical: the full name with its division, as last published"),
  names: z.array(z.string()).describe("every name it published under, oldest first"),
  division: z.strictObject({
    code: z.string().nullable().describe("GB/T 2260, valid in the last year it reported on"),
    name: z.string().nullable(),
  }),
  kind: organKind.nullable(),
  level: organLevel.nullable(),
  uscc: z
    .string()
    .nullable()
    .describe(
      "统一社会信用代码 (GB 32100-2015) where a report or its page shows one whose check digit is right",
    ),
  superior: z
    .string()
    .nullable()
    .describe(
      "key of the government, or of the department, that it is part of; null for bodies under their own ministry",
    ),
  predecessors: z.array(z.string()).describe("keys of organs that were merged into it or renamed"),
  successors: z.array(z.string()),
});
export type Organ = z.infer<typeof organ>;
