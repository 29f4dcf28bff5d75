import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { build, directory, main, root } from "./gongkai.ts";

beforeAll(build, 120_000);

const run = (command: string, args: string[]) =>
  execFileSync(command, args, { cwd: root, encoding: "utf8", shell: process.platform === "win32" });

describe("the package", () => {
  test("holds what is needed to run and nothing of the workshop", () => {
    const output = run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--silent"]);
    const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "README.md",
        "README.zh-CN.md",
        "LICENSE",
        "CHANGELOG.md",
        "dist/cli/main.js",
        "dist/index.js",
        "dist/index.d.ts",
        "dist/pipeline/worker.js",
        "dist/forms/form-2021.js",
      ]),
    );
    expect(
      paths.filter(
        (path) => !/^(dist\/.+\.(js|d\.ts)|examples\/.+|[^/]+\.md|LICENSE|package\.json)$/.test(path),
      ),
    ).toEqual([]);
  });

  test("is imported by its name, with types", () => {
    const script = `import { parseReport, ParseError } from "gongkai";
      await parseReport(new Uint8Array()).catch((error) => console.log(error instanceof ParseError, error.code));`;
    expect(run(process.execPath, ["--input-type=module", "--eval", script])).toBe("true file.empty\n");
    expect(readFileSync(join(root, "dist", "index.d.ts"), "utf8")).toContain(
      'parseReport } from "./parse-report.ts"',
    );
    expect(readFileSync(join(root, "dist", "parse-report.d.ts"), "utf8")).toContain(
      "export declare function parseReport",
    );
  });

  test.skipIf(process.platform === "win32")("runs through the link that npm makes for it", () => {
    const link = join(directory(), "gongkai");
    symlinkSync(main, link);
    expect(run(link, ["--version"])).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
