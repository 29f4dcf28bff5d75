import { likeness, type Mark } from "../fingerprint.ts";
import { readList } from "../list/read-list.ts";
import type { Family } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/content_\d+(\.html?)?$/, worth: 0.6 },
  { in: "text", test: /\/content_\d+(\.html?)?["']/, worth: 0.6 },
  { in: "text", test: /\/c\d+\/\d{8}\/i\d+\.html/, worth: 0.7 },
];

export const family: Family = {
  name: "content",
  about: "Numeric columns with content_<n> articles: Hunan counties, Sichuan, Xinjiang",
  fingerprint: (page) => likeness(page, marks),
  read: (page, ask, column) => readList(page, ask, column),
};
