import { roster as schema, type Roster } from "../../src/model/roster.ts";
import type { County } from "./county.ts";

/** The roster of a county, as a person confirmed it. */
export function rosterOf(county: County, source: string | null = "county"): Roster {
  const government = `${county.place.name}人民政府`;
  const organs = county.place.organs.map((organ) => ({
    name: organ.name,
    kind: organ.kind === "township" ? "government" : organ.kind === "subdistrict" ? "dispatched" : organ.kind,
    level: organ.level,
    superior: organ.part ? government : null,
    source,
    reports: organ.scope,
    from: organ.from,
    to: organ.to,
    predecessors: organ.predecessor === null ? [] : [organ.predecessor],
  }));
  const parsed = schema.parse({ name: county.place.name, confirmed: "2025-05-06", complete: true, organs });
  return { ...parsed, id: "county" };
}
