import { likeness, type Mark } from "../fingerprint.ts";
import { readList } from "../list/read-list.ts";
import { branchOf } from "../list/branch-names.ts";
import type { Family } from "./family.ts";

const marks: Mark[] = [
  {
    in: "url",
    test: /\/(XxgkAnnualReport|XxgkRules|XxgkPolicy|opennessTarget|openness\/detail)\b/,
    worth: 0.95,
  },
  {
    in: "text",
    test: /\/(XxgkAnnualReport|XxgkRules|XxgkPolicy|opennessTarget|openness\/detail)\//,
    worth: 0.85,
  },
  { in: "text", test: /branch_id=[0-9a-f]{24}/, worth: 0.8 },
];

const lists = /\/XxgkAnnualReport\/(index|list|showList)\b|\/opennessTarget\/?\?/;
const shown = /\/XxgkAnnualReport\/show\//;

export const family: Family = {
  name: "anhui",
  about: "Anhui's second family: XxgkAnnualReport, openness and opennessTarget controllers",
  fingerprint: (page) => likeness(page, marks),
  read(page, ask, column) {
    const reading = readList(page, ask, column, { list: (url) => lists.test(url) });
    // the controller shows annual reports, though some rows are only called by their organ or year
    const rows = reading.rows.map((row) => {
      const said = shown.test(row.url) ? branchOf(row.title) : null;
      return said ? { ...row, ...said, sure: true } : row;
    });
    return { ...reading, rows };
  },
};
