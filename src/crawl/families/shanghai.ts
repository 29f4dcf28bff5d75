import { likeness, type Mark } from "../fingerprint.ts";
import { readList } from "../list/read-list.ts";
import type { Family } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/nw\d{4,6}\//, worth: 0.8 },
  { in: "text", test: /\/nw\d{4,6}\/\d{8}\//, worth: 0.7 },
  { in: "text", test: /id=["']?ivs_(title|content|date)/, worth: 0.9 },
];

export const family: Family = {
  name: "shanghai",
  about: "Shanghai's city portal: /nw<digits>/, the number of pages in an attribute",
  fingerprint: (page) => likeness(page, marks),
  read: (page, ask, column) => readList(page, ask, column),
};
