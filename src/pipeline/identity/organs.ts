import { isVertical } from "../../forms/vertical.ts";
import type { Organ } from "../../model/organ.ts";
import type { Roster, RosterEntry } from "../../model/roster.ts";
import { addedSource } from "../build/added.ts";
import { aboveOf, byYear, cityOf, formerKeysOf, keyOf, type Mention, type Met } from "./met.ts";
import { type Canonical, canonical, type Context, departmentAbove, divisionCode } from "./names.ts";

/** The organs of all reports and rosters, each under one key however it was named and wherever it was met. */
export class OrganRegistry {
  readonly #contexts: ReadonlyMap<string, Context>;
  /** canonical name of an alias → that of its organ */
  readonly #aliases = new Map<string, string>();
  /** canonical names of the rosters' organs without their 和, which offices write or leave out; null where two are alike */
  readonly #plain = new Map<string, string | null>();
  readonly #rosters: readonly Roster[];
  readonly #groups = new Map<string, Met[]>();
  readonly #merged = new Map<string, string>();
  /** groups by canonical name */
  readonly #byName = new Map<string, Set<string>>();
  readonly #entries = new Map<RosterEntry, string>();
  readonly #keys = new Map<string, string>();
  readonly #canonical = new Map<string, Canonical>();

  constructor(contexts: ReadonlyMap<string, Context>, rosters: readonly Roster[]) {
    this.#contexts = contexts;
    this.#rosters = rosters;
    for (const { organs } of rosters)
      for (const entry of organs) {
        const { name } = canonical(entry.name, contextOf(entry));
        const known = this.#plain.get(plain(name));
        this.#plain.set(plain(name), known === undefined || known === name ? name : null);
        for (const alias of entry.aliases) this.#aliases.set(canonical(alias, contextOf(entry)).name, name);
      }
    for (const { organs } of rosters)
      for (const entry of organs) this.#entries.set(entry, this.#meetEntry(entry));
  }

  /** Takes down a mention; gives the group by which `keyOf` tells its organ when all are known. */
  meet(mention: Mention): string {
    const context = (mention.source !== null && this.#contexts.get(mention.source)) || nowhere;
    const met = `${mention.source} ${mention.published}`;
    const said = this.#canonical.get(met) ?? canonical(mention.published, context);
    this.#canonical.set(met, said);
    const name = this.#known(said);
    const code = divisionCode(name, mention.year, context);
    return this.#join({ ...mention, name, called: said.name, code });
  }

  #meetEntry(entry: RosterEntry): string {
    const context = contextOf(entry);
    const said = canonical(entry.name, context);
    const name = this.#known(said);
    const code = entry.division ?? divisionCode(name, null, context);
    const { name: published, source } = entry;
    return this.#join({ published, year: null, source, uscc: null, name, called: said.name, code });
  }

  #known(name: Canonical): Canonical {
    return { ...name, name: this.#aliases.get(name.name) ?? this.#plain.get(plain(name.name)) ?? name.name };
  }

  /** One name in one source, or in one division, is one organ, as far as no two cities are named for it. */
  #join(met: Met): string {
    const { name } = met.name;
    const above = aboveOf(met) ?? "";
    const group = `${met.source ?? ""} ${met.source === null ? (met.code ?? "") : ""} ${above} ${name}`;
    const known = this.#groups.get(group);
    if (known) known.push(met);
    else {
      this.#groups.set(group, [met]);
      this.#byName.set(name, (this.#byName.get(name) ?? new Set()).add(group));
    }
    if (met.code !== null) this.#merge(`${met.code}/${name}`, group);
    return group;
  }

  #root(group: string): string {
    let root = group;
    for (let up = this.#merged.get(root); up !== undefined && up !== root; up = this.#merged.get(root))
      root = up;
    return root;
  }

  #merge(a: string, b: string): void {
    const [left, right] = [this.#root(a), this.#root(b)];
    if (left !== right) this.#merged.set(left, right);
  }

  /** Decides which groups are one organ; nothing is met after this. */
  settle(): Map<string, Organ> {
    for (const [, groups] of this.#byName) {
      this.#joinInSource([...groups]);
      this.#joinSourceless([...groups]);
    }
    const organs = new Map<string, Met[]>();
    for (const [group, met] of this.#groups) {
      const root = this.#root(group);
      organs.set(root, [...(organs.get(root) ?? []), ...met]);
    }
    const taken = new Set<string>();
    const settled = [...organs].map(([root, met]) => {
      const key = taken.has(keyOf(met)) ? `${cityOf(met) ?? root}/${met[0]!.name.name}` : keyOf(met);
      taken.add(key);
      this.#keys.set(root, key);
      return [key, met] as const;
    });
    settled.sort(([a], [b]) => (a < b ? -1 : 1));
    const described = new Map(settled.map(([key, met]) => [key, describe(key, met)]));
    this.#relate(described, new Map(settled));
    return described;
  }

  /** In one source a name is that of one organ, with its city named or not, unless two cities are named. */
  #joinInSource(groups: string[]): void {
    const bySource = new Map<string, string[]>();
    for (const group of groups) {
      const [{ source, code }] = this.#groups.get(group)! as [Met];
      const ground = source ?? (code === null ? addedSource : code);
      bySource.set(ground, [...(bySource.get(ground) ?? []), group]);
    }
    for (const [first, ...others] of bySource.values())
      if (cityOf(this.#metIn([first!, ...others])) !== undefined)
        for (const group of others) this.#merge(group, first!);
  }

  /** What has no source of its own joins the one organ of its name that may be it, where there is one alone. */
  #joinSourceless(groups: string[]): void {
    const bare = groups.filter((group) =>
      this.#groups.get(group)!.every((m) => m.source === null && m.code === null),
    );
    const others = groups.filter((group) => !bare.includes(group));
    for (const group of bare) {
      const city = cityOf(this.#groups.get(group)!);
      const same = others.filter((other) => {
        const theirs = cityOf(this.#groups.get(other)!);
        return city === null || theirs === null || city === theirs;
      });
      const roots = new Set(same.map((other) => this.#root(other)));
      if (roots.size === 1) this.#merge(group, [...roots][0]!);
    }
  }

  #metIn(groups: readonly string[]): Met[] {
    return groups.flatMap((group) => this.#groups.get(group)!);
  }

  keyOf(group: string): string {
    return this.#keys.get(this.#root(group))!;
  }

  /** The key of the organ that a roster's entry names. */
  keyOfEntry(entry: RosterEntry): string {
    return this.keyOf(this.#entries.get(entry)!);
  }

  /** The keys that organs would have were less known of them, to the one that each has. */
  formerKeys(): Map<string, string> {
    return formerKeysOf([...this.#groups].map(([group, met]) => [this.keyOf(group), met]));
  }

  /** Superiors by name and place, or as a roster says; predecessors as rosters say. */
  #relate(organs: Map<string, Organ>, met: ReadonlyMap<string, Met[]>): void {
    const named = new Map<string, string[]>();
    for (const key of organs.keys()) {
      const name = nameIn(key);
      named.set(name, [...(named.get(name) ?? []), key]);
    }
    const near = (organ: Organ, name: string): string | null => {
      const own = `${groundOf(organ.key)}/${name}`;
      return organs.has(own) ? own : (only(named.get(name) ?? []) ?? null);
    };
    for (const [key, organ] of organs) {
      const { government } = met.get(key)![0]!.name;
      if (isVertical(organ.name)) continue;
      const superior = departmentAbove(key, organs) ?? (government === null ? null : near(organ, government));
      if (superior !== key) organ.superior = superior;
    }
    for (const { organs: entries } of this.#rosters)
      for (const entry of entries) {
        const organ = organs.get(this.keyOfEntry(entry))!;
        const byName = (name: string) => near(organ, this.#known(canonical(name, contextOf(entry))).name);
        if (entry.superior !== null) organ.superior = byName(entry.superior) ?? organ.superior;
        organ.kind = entry.kind ?? organ.kind;
        organ.level = entry.level ?? organ.level;
        for (const former of entry.predecessors) {
          const before = organs.get(byName(former) ?? "");
          if (!before) continue;
          organ.predecessors.push(before.key);
          before.successors.push(organ.key);
        }
      }
  }
}

const plain = (name: string): string => name.replace(/和/gu, "");
const nowhere: Context = { place: null, division: null };
const contextOf = (entry: RosterEntry): Context => ({ place: null, division: entry.division });
const groundOf = (key: string): string => key.slice(0, key.indexOf("/"));
export const nameIn = (key: string): string => key.slice(key.indexOf("/") + 1);
const only = <T>(values: T[]): T | undefined => (values.length === 1 ? values[0] : undefined);

function describe(key: string, met: readonly Met[]): Organ {
  const reports = met.filter((m) => m.year !== null).sort(byYear);
  const [last] = reports.length > 0 ? reports.slice(-1) : met;
  const codes = new Set(met.flatMap((m) => m.uscc ?? []));
  return {
    key,
    name: last!.name.full,
    names: [...new Set(reports.map((m) => m.published))],
    division: {
      code: reports.findLast((m) => m.code !== null)?.code ?? met.find((m) => m.code !== null)?.code ?? null,
      name: last!.name.path.at(-1) ?? null,
    },
    kind: last!.name.kind as Organ["kind"],
    level: last!.name.level as Organ["level"],
    uscc: codes.size === 1 ? [...codes][0]! : null,
    superior: null,
    predecessors: [],
    successors: [],
  };
}
