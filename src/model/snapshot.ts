import { z } from "zod";

/** One version of one published thing, as the collection hands it to the reading: where it came from and its bytes' name. */
export const snapshot = z.strictObject({
  url: z.string(),
  source: z.string().describe("file name of the source without .yaml"),
  kind: z.enum(["report", "companion", "attachment"]),
  of: z.string().nullable().describe("for an attachment, the address of its page"),
  sha256: z.string(),
  bytes: z.int().nonnegative(),
  media_type: z.string().describe("by magic bytes, not by what the server says"),
  file_name: z.string().nullable().describe("as the portal names it; never used as a path"),
  fetched_at: z.string(),
  title: z.string().nullable(),
  organ: z.string().nullable(),
  year: z.int().nullable(),
  dates: z.array(z.strictObject({ value: z.iso.date(), from: z.string(), confidence: z.number() })),
  state: z.enum(["live", "gone"]),
});
export type Snapshot = z.infer<typeof snapshot>;
