import { attribute, count, isOn } from "./names.ts";
import type { Element } from "./tree.ts";

/** What a field of a form shows of itself: the entry chosen of a list, or whether a box is ticked; empty for others. */
export function shownByField(mark: Element): string {
  const data = mark.children.find(({ name }) => name === "w:ffData");
  for (const { name, children } of data?.children ?? []) {
    const of = (part: string) => children.find((child) => child.name === part)?.attributes;
    if (name === "w:ddList") {
      const entries = children.filter((child) => child.name === "w:listEntry");
      const chosen = count(of("w:result"), "val") ?? count(of("w:default"), "val") ?? 0;
      return attribute(entries[chosen]?.attributes, "val") ?? "";
    }
    if (name === "w:checkBox") return isOn(of("w:checked") ?? of("w:default")) === true ? "☑" : "☐";
  }
  return "";
}
