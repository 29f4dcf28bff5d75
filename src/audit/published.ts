import type { Evidence } from "../model/audit.ts";
import type { Reading } from "../model/dataset.ts";
import { evidence } from "./finding.ts";
import type { Publication } from "./rule.ts";

/** The day from which a report was known to be public: what the page says, or an earlier day on which it was seen. */
export function publicSince({ published_on, first_seen }: Reading): string | null {
  const seen = first_seen?.slice(0, 10) ?? null;
  if (published_on === null) return seen;
  return seen !== null && seen < published_on ? seen : published_on;
}

/** The reading by which a report was public first; null where no page tells a day: that we first came by says nothing. */
export function publicFirst<R extends Reading>(readings: readonly R[]): R | null {
  if (readings.every((r) => r.published_on === null)) return null;
  const dated = readings.filter((r) => publicSince(r) !== null);
  return dated.reduce((first, r) => (publicSince(r)! < publicSince(first)! ? r : first));
}

/** The reading that speaks for the organ-year, if there is one. */
export function speaker({ organYear, readings }: Publication): Reading | undefined {
  const key = organYear.readings.find((r) => r.role === "speaks")?.key;
  return readings.find((r) => r.key === key);
}

/** Readings of a role, oldest first. */
export function inRole({ organYear, readings }: Publication, role: string): Reading[] {
  const keys = new Set(organYear.readings.filter((r) => r.role === role).map((r) => r.key));
  return readings
    .filter((r) => keys.has(r.key))
    .sort((a, b) => ((publicSince(a) ?? "") < (publicSince(b) ?? "") ? -1 : 1));
}

/** What was seen of a document, as evidence. */
export function seen({ organYear }: Publication, reading: Reading, text: string): Evidence {
  return evidence({
    report: reading.key,
    organ: organYear.organ,
    year: organYear.year,
    text,
    url: reading.url,
  });
}

/** Numbers that two documents of one organ-year give differently, and those that one of them lacks. */
export function differences(
  a: Reading,
  b: Reading,
): { indicator: string; was: number | null; is: number | null }[] {
  const indicators = [...new Set([...a.values.keys(), ...b.values.keys()])].sort();
  return indicators.flatMap((indicator) => {
    const [was, is] = [a.values.get(indicator) ?? null, b.values.get(indicator) ?? null];
    return was === is ? [] : [{ indicator, was, is }];
  });
}

const pictures = /image|picture/u;
const pictureFormats = /^(?:image|png|jpe?g|gif|bmp|tiff?|webp)/iu;

/** Whether what was not read is a picture, or shows its tables as pictures. */
export const isPicture = ({ code, format }: Publication["unread"][number]): boolean =>
  pictures.test(code) || pictureFormats.test(format);
