import { type Source, source } from "../../src/model/source.ts";
import type { Site } from "./site.ts";

/** A site of the portal as a source describes it: without delay, on this machine. */
export function sourceOf(site: Site): Source {
  return {
    ...source.parse({
      name: site.plan.county,
      place: site.plan.county,
      homepage: site.origin + site.home,
      hosts: [new URL(site.origin).host],
      allow_addresses: ["127.0.0.0/8"],
      columns: [
        {
          url: new URL(site.entry, site.origin).href,
          family: site.family,
          ...(Object.keys(site.params).length > 0 && { params: site.params }),
        },
      ],
      pace: { delay: 0, cool_down: 0.2 },
    }),
    id: site.plan.id,
  };
}
