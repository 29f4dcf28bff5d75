import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { build, root } from "../cli/gongkai.ts";

/**
 * Compiles folders of the tests, types erased and unchecked, beside what was built of `src`, so that a test can run them in
 * a process of their own and kill it. Below node_modules, so that bare imports resolve. Gives the directory that mirrors the
 * project.
 */
export function compiled(name: string, folders: string[]): string {
  build();
  const out = path.join(root, "node_modules/.cache/gongkai", name);
  rmSync(out, { recursive: true, force: true });
  cpSync(path.join(root, "dist"), path.join(out, "src"), { recursive: true });
  for (const folder of folders)
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const target = path.join(out, path.relative(root, file));
      mkdirSync(path.dirname(target), { recursive: true });
      if (!file.endsWith(".ts")) writeFileSync(target, readFileSync(file));
      else
        writeFileSync(
          target.replace(/\.ts$/, ".js"),
          ts.transpileModule(readFileSync(file, "utf8"), {
            compilerOptions: {
              target: ts.ScriptTarget.ES2023,
              module: ts.ModuleKind.ESNext,
              rewriteRelativeImportExtensions: true,
              verbatimModuleSyntax: true,
            },
          }).outputText,
        );
    }
  writeFileSync(path.join(out, "package.json"), '{"type":"module"}');
  return out;
}
