import { likeness, type Mark } from "../fingerprint.ts";
import { readList } from "../list/read-list.ts";
import type { Family } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/iList\.jsp\?.*node_id=/, worth: 0.95 },
  { in: "text", test: /i(List|Content)\.jsp\?[^"']{0,200}node_id=/, worth: 0.9 },
];

/** Every site of the platform is an organ of the same category. */
const lists = /\/iList\.jsp\?/;

export const family: Family = {
  name: "ilist",
  about: "iList.jsp: node, site and category in the query; Deyang, Changji, Urumqi",
  fingerprint: (page) => likeness(page, marks),
  read: (page, ask, column) => readList(page, ask, column, { near: (url) => lists.test(url) }),
};
