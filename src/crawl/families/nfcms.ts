import { likeness, type Mark } from "../fingerprint.ts";
import { readList } from "../list/read-list.ts";
import type { Family } from "./family.ts";

const marks: Mark[] = [
  { in: "text", test: /NFCMS_SITE_ID/, worth: 0.95 },
  { in: "url", test: /\/content\/m?post_\d+\.html/, worth: 0.8 },
  { in: "text", test: /\/content\/m?post_\d+\.html/, worth: 0.7 },
  { in: "text", test: /news_cont_d_wrap/, worth: 0.6 },
];

export const family: Family = {
  name: "nfcms",
  about: "Guangdong's NFCMS main sites: static lists counted from 1, articles post_<id>",
  fingerprint: (page) => likeness(page, marks),
  read: (page, ask, column) => readList(page, ask, column),
};
