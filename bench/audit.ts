import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { drawCounty } from "../tests/county/county.ts";
import { judge, missed, wrong, type Judged } from "../tests/county/judge.ts";
import { release, saidIn } from "../tests/county/release.ts";

const help = `Plants faults in invented counties, has the whole pipeline collect, read, audit and publish them, and says which
were found and what else was called an error.

  npm run bench:audit -- [--seeds 1,2]

Exit code 1 when a planted fault was not found, or an error was named that nobody planted.
`;

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "1,2" }, help: { type: "boolean", default: false } },
});
if (values.help) {
  process.stdout.write(help);
  process.exit();
}

const main = fileURLToPath(new URL("../../../../dist/cli/main.js", import.meta.url));
const seeds = values.seeds.split(",").map(Number);
const counties = new Map<number, Map<string, Judged>>();
for (const seed of seeds) {
  const county = drawCounty(seed);
  const made = await release(county, main);
  const said = saidIn(made);
  made.remove();
  counties.set(seed, new Map(judge(county.planted, said).map((row) => [row.rule, row])));
  for (const { rule, organs, year } of missed(county.planted, said))
    console.log(`county ${seed}: not found: ${rule} ${organs.join(" or ")} ${year}`);
  for (const { rule, organ, year, message } of wrong(county.planted, said))
    console.log(`county ${seed}: wrongly an error: ${rule} ${organ} ${year}: ${message}`);
}

const rules = [...new Set([...counties.values()].flatMap((rows) => [...rows.keys()]))].sort();
const none = { planted: 0, found: 0, false: 0 };
const widest = Math.max(...rules.map((rule) => rule.length));
const head = seeds.map((seed) => `county ${seed}: planted found false`.padStart(32)).join("");
console.log(`\n${"rule".padEnd(widest)}${head}`);
const total = { planted: 0, found: 0, false: 0 };
for (const rule of rules) {
  const cells = seeds.map((seed) => {
    const row = counties.get(seed)!.get(rule) ?? none;
    for (const key of ["planted", "found", "false"] as const) total[key] += row[key];
    return [row.planted, row.found, row.false]
      .map((n) => String(n).padStart(6))
      .join("")
      .padStart(32);
  });
  console.log(rule.padEnd(widest) + cells.join(""));
}
console.log(
  `\n${rules.length} rules, ${seeds.length} counties: ${total.found} of ${total.planted} found, ${total.false} false`,
);
if (total.found < total.planted || total.false > 0) process.exitCode = 1;
