import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedDocuments } from "../dist/publish/documents.js";

const docs = fileURLToPath(new URL("../docs/", import.meta.url));
for (const [path, text] of Object.entries(generatedDocuments())) {
  mkdirSync(dirname(join(docs, path)), { recursive: true });
  writeFileSync(join(docs, path), text);
}
