import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { at } from "./compile.js";
import { madeUpCounty } from "./portal.js";

/** All that gongkai does, on a made-up county and the examples, into `output/` of the directory it is started in. */

const data = "output";
const sources = join(data, "made-up-sources");
/** A page that could not be had, as there is one in the county: a later run goes on. */
const partial = 3;

/** Runs a command to its end while this process goes on serving the portal; leaves with its exit code where it fails. */
async function run(...args) {
  const [status] = await once(spawn(process.execPath, args, { stdio: "inherit" }), "close");
  if (status !== 0 && status !== partial) process.exit(status ?? 1);
}

async function visit(main, county, which, ...options) {
  const portal = await county.visit(which);
  await run(main, "run", county.id, "--sources", sources, "--data", data, ...options);
  await portal.close();
}

async function addExamples(main) {
  const names = readdirSync(at("examples")).filter((name) => !name.startsWith("README"));
  const examples = names.sort().map((name) => relative(process.cwd(), at("examples", name)));
  await run(main, "add", ...examples, "--data", data);
}

/** Something to look at: an error of the release that has a number, and where that number stands. */
async function lookAt() {
  const { default: Database } = await import("libsql");
  const database = new Database(join(data, "release", "current", "gongkai.sqlite"), { readonly: true });
  const error = database
    .prepare(
      `SELECT f.finding, o.name, f.year, json_extract(f.indicators, '$[0]') AS indicator
       FROM findings f JOIN organs o ON o.organ = f.organ
       WHERE f.severity = 'error' AND f.rule = 'requests.balance' AND indicator IS NOT NULL
       ORDER BY f.year DESC, o.name LIMIT 1`,
    )
    .get();
  database.close();
  return error;
}

export async function demonstrate(main) {
  const first = !existsSync(join(data, "ledger.sqlite"));
  const county = await madeUpCounty(sources);
  console.log(`The made-up county ${county.name} has a portal that this command serves on this machine: invented organs, no real
site. Three years of reports with planted gaps and faults are collected, read, audited and published as a release.
虚构的${county.name}有一个由本命令在本机提供的门户：机关均属虚构，不访问任何真实网站。
三个年度的报告（其中埋有缺报和差错）将被采集、读取、审核，并发布为一个版本。
`);
  if (first) {
    await addExamples(main);
    await visit(main, county, "first");
    console.log(`
A second visit: meanwhile one report was withdrawn and one replaced.
第二次访问：其间有一份报告被撤下，一份被替换。
`);
    await visit(main, county, "second", "--recheck");
  } else await visit(main, county, "second");
  const { finding, name, year, indicator } = await lookAt();
  console.log(`
Where to look:
  output/release/current/            CSV, Parquet, XLSX, SQLite and what describes them
  output/release/current/CHANGES.md  what the second visit changed
  npx gongkai audit --sources ${sources}
                                     what is missing, late, altered, copied or does not add up
  npx gongkai explain ${name} ${year} ${indicator}
  npx gongkai review ${finding} confirm --note "asked the office"
  docs/guide/                        a researcher's panel, a journalist's news, an auditor's county, in SQL
Once more, and \`npm start\` finds nothing new. Read your own files, or collect from a real portal:
  npm start -- FILE…
  npx gongkai discover https://www.….gov.cn/ > sources/NAME.yaml
  npx gongkai run NAME --contact https://… --data data

从这里看起：
  output/release/current/            CSV、Parquet、XLSX、SQLite 及其说明
  output/release/current/CHANGES.md  第二次访问带来的变化
  npx gongkai audit --sources ${sources}
                                     谁缺报、逾期，哪些被改动、照抄或对不上
  npx gongkai explain ${name} ${year} ${indicator}
  npx gongkai review ${finding} confirm --note "已向机关核实"
  docs/guide/                        研究者的面板、记者的新情况、审计者的一个县，均为 SQL
再次运行 npm start 不会有新内容。读取自己的文件，或从真实门户采集：
  npm start -- 文件…
  npx gongkai discover https://www.….gov.cn/ > sources/名称.yaml
  npx gongkai run 名称 --contact https://… --data data`);
}
