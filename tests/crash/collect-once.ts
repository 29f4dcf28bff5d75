import { readFileSync } from "node:fs";
import path from "node:path";
import type { Source } from "../../src/model/source.ts";
import { FileArchive } from "../../src/pipeline/archive.ts";
import { collect } from "../../src/pipeline/collect.ts";
import { SqliteLedger } from "../../src/pipeline/ledger/sqlite.ts";

// A collect in a process of its own, to be killed: node collect-once.js DATA SOURCES.json
const [data, file] = process.argv.slice(2) as [string, string];
const archive = new FileArchive(path.join(data, "archive"));
await archive.sweep();
const ledger = new SqliteLedger(path.join(data, "ledger.sqlite"));
process.stdout.write("started\n");
const sources = JSON.parse(readFileSync(file, "utf8")) as Source[];
const results = await collect({ sources, ledger, archive, userAgent: "gongkai-test" });
await ledger.close();
process.stdout.write(`${results.map((r) => r.verdict).join()}\n`);
