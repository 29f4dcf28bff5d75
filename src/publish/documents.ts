import { rulesDocument } from "../audit/documentation.ts";
import { dataDictionary } from "./data-dictionary.ts";
import { jsonSchemas } from "./json-schema.ts";

/** The generated documents, by path below `docs/`. */
export function generatedDocuments(): Record<string, string> {
  return {
    "data-dictionary.md": dataDictionary("en"),
    "data-dictionary.zh-CN.md": dataDictionary("zh"),
    "rules.md": rulesDocument("en"),
    "rules.zh-CN.md": rulesDocument("zh"),
    ...Object.fromEntries(
      Object.entries(jsonSchemas()).map(([name, schema]) => [
        `schema/${name}`,
        `${JSON.stringify(schema, null, 2)}\n`,
      ]),
    ),
  };
}
