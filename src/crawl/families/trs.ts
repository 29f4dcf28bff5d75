import { likeness, type Mark } from "../fingerprint.ts";
import { isArticle } from "../list/addresses.ts";
import { readList } from "../list/read-list.ts";
import type { Family } from "./family.ts";

const marks: Mark[] = [
  { in: "text", test: /\/t\d{8}_\d+(_wap)?\.s?html?["'?#]/, worth: 0.5 },
  { in: "url", test: /\/t\d{8}_\d+(_wap)?\.s?html?/, worth: 0.5 },
  { in: "text", test: /class=["']?TRS_Editor|trs_editor_view|TRS_UEDITOR/i, worth: 0.8 },
  { in: "text", test: /createPage(HTML)?\(\s*\w+\s*,\s*\w+\s*,\s*["']\w+["']/, worth: 0.5 },
  { in: "text", test: /\.\/P0\d{17,}\./, worth: 0.6 },
];

/** Copies for readers of traditional characters; the original is listed elsewhere. */
const gateway = /\/gate\/big5\//;

export const family: Family = {
  name: "trs",
  about:
    "TRS WCM (拓尔思): most ministries and provinces; static lists index, index_1, … named by a script call",
  fingerprint: (page) => likeness(page, marks),
  read: (page, ask, column) =>
    readList(page, ask, column, { accept: (url) => isArticle(url) && !gateway.test(url) }),
};
