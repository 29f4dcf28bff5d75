import type { Limits, Message } from "../../model/document.ts";
import type { Archive } from "../archive.ts";
import { attribute } from "./names.ts";
import { readTree } from "./tree.ts";
import type { Element } from "./tree.ts";
import * as trouble from "./trouble.ts";

/** A package of parts (OPC, ECMA-376 part 2) whose parts are found by their relationships. */
export interface Package {
  /** path of the main part; null where there is none */
  main: string | null;
  /** the part that another relates to (`""` for the package itself) by the last word of the relation's type */
  related(from: string, type: string): string | null;
  /** the tree of a part; null where the part is missing or refused */
  tree(path: string | null): Element | null;
}

export function openPackage(archive: Archive, limits: Limits, say: (message: Message) => void): Package {
  const relations = new Map<string, Map<string, string>>();
  const tree = (path: string | null): Element | null => {
    const bytes = path === null ? null : archive.read(path);
    return bytes === null ? null : readTree(bytes, limits, say);
  };
  /** The part's name as the archive writes it. A part that something relates to and that is not there is said. */
  const find = (path: string): string | null => {
    const found = archive.names.find((name) => name.toLowerCase() === path.toLowerCase()) ?? null;
    if (found === null) say(trouble.missingPart(path));
    return found;
  };
  const related = (from: string, type: string): string | null => {
    let known = relations.get(from);
    if (known === undefined)
      relations.set(from, (known = relationsOf(from, tree(find(relationsPath(from))))));
    const target = known.get(type);
    return target === undefined ? null : find(target);
  };
  return { main: related("", "officeDocument") ?? usualMain(archive), related, tree };
}

/** Where the main part of a text document stands in nearly every file; null where none stands there. */
export function usualMain({ names }: Archive): string | null {
  return names.find((name) => /^word\/document\d*\.xml$/i.test(name)) ?? null;
}

function relationsPath(part: string): string {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** Type → target; the first of a type. Strict and transitional types differ only before their last word. */
function relationsOf(part: string, root: Element | null): Map<string, string> {
  const found = new Map<string, string>();
  for (const { attributes } of root?.children ?? []) {
    const type = attribute(attributes, "Type");
    const target = attribute(attributes, "Target");
    if (type === null || target === null || attribute(attributes, "TargetMode") === "External") continue;
    const name = type.slice(type.lastIndexOf("/") + 1);
    if (!found.has(name)) found.set(name, resolve(part, target));
  }
  return found;
}

/** A target is relative to the folder of its part, or to the package where it begins with `/`. */
function resolve(part: string, target: string): string {
  const path: string[] = target.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of target.replaceAll("\\", "/").split("/"))
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  return path.join("/");
}
