import { stringify } from "yaml";
import type { Described } from "../description.ts";

/** `CITATION.cff`: the Citation File Format 1.2.0. */
export function describe({ about, version, as_of, content }: Described): Record<string, string> {
  const citation = {
    "cff-version": "1.2.0",
    message: "If you use this dataset, please cite it by its version.",
    type: "dataset",
    title: `${about.title.en} (${about.title.zh})`,
    version,
    "date-released": as_of,
    authors: about.authors,
    license: about.licence.name,
    ...(about.homepage ? { url: about.homepage } : {}),
    identifiers: [{ type: "other", value: `sha256:${content}`, description: "content of the tables" }],
  };
  return { "CITATION.cff": stringify(citation) };
}
