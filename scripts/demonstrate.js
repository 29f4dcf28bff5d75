import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { at } from "./compile.js";
import { startPortal } from "./portal.js";

/** All that gongkai does, on made-up portals and reports, into `output/` of the directory it is started in. */

const data = "output";

/** Runs a command to its end while this process goes on serving the portal; leaves with its exit code where it fails. */
async function run(...args) {
  const [status] = await once(spawn(process.execPath, args, { stdio: "inherit" }), "close");
  if (status !== 0) process.exit(status ?? 1);
}

async function collect(main) {
  const portal = await startPortal(join(data, "made-up-sources"));
  console.log(`Collecting from a made-up portal that this command serves on this machine: invented organs, no real site.
正在从本机上的虚构门户采集：机关均属虚构，不访问任何真实网站。
`);
  await run(main, "collect", ...portal.files, "--data", data);
  await portal.close();
}

async function read(main) {
  const names = readdirSync(at("examples")).filter((name) => !name.startsWith("README"));
  const examples = names.sort().map((name) => relative(process.cwd(), at("examples", name)));
  console.log(`
Reading the ${examples.length} examples and what was collected:
正在读取 ${examples.length} 份示例和采集到的报告：
`);
  await run(main, "parse", ...examples, "--collected", data, "--summary", "--data", data);
}

export async function demonstrate(main) {
  await collect(main);
  await read(main);
  console.log(`
The records are in output/records.ndjson, one a line; everything collected is in output/archive and
output/ledger.sqlite. Once more, and \`npm start\` finds nothing new. Read your own files:
  npm start -- FILE…
Collect from a real portal, then read what it gave:
  npx gongkai discover https://www.….gov.cn/ > sources/NAME.yaml
  npx gongkai collect NAME --contact https://… --data data
  npx gongkai parse --collected data --json > records.ndjson

记录已写入 output/records.ndjson，每行一份；采集到的内容在 output/archive 和 output/ledger.sqlite 中。
再次运行 npm start 不会有新内容。读取自己的文件：
  npm start -- 文件…
从真实门户采集，再读取：
  npx gongkai discover https://www.….gov.cn/ > sources/名称.yaml
  npx gongkai collect 名称 --contact https://… --data data
  npx gongkai parse --collected data --json > records.ndjson`);
}
