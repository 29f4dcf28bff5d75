import { dataDictionary } from "../data-dictionary.ts";
import type { Described } from "../description.ts";
import type { Table } from "../table.ts";

const words = {
  en: { title: "Tables", key: "Key", column: "Column", type: "Type", holds: "Holds", empty: "may be empty" },
  zh: { title: "数据表", key: "主键", column: "列", type: "类型", holds: "含义", empty: "可为空" },
};

const cell = (text: string) => text.replaceAll("|", "\\|");

function section(table: Table, language: "en" | "zh"): string {
  const w = words[language];
  // The columns of the wide table are the indicators, which the dictionary tells one by one.
  const columns = table.columns.filter((column) => !column.name.includes("."));
  return [
    `### ${table.name}`,
    "",
    `${table.title[language]}. ${w.key}: ${table.key.map((name) => `\`${name}\``).join(", ")}.`,
    "",
    `| ${w.column} | ${w.type} | ${w.holds} |`,
    "|---|---|---|",
    ...columns.map(
      ({ name, type, required, about }) =>
        `| \`${name}\` | ${type}${required ? "" : `, ${w.empty}`} | ${cell(about[language])} |`,
    ),
    "",
  ].join("\n");
}

/** The data dictionary in both languages: the tables, then the indicators. */
export function describe({ tables }: Described): Record<string, string> {
  const whole = (language: "en" | "zh") => {
    const dictionary = dataDictionary(language);
    const sections = tables.map((table) => section(table, language)).join("\n");
    const [title, ...rest] = dictionary.split("\n## ");
    return [`${title!.trimEnd()}\n`, `${words[language].title}\n\n${sections}`, ...rest].join("\n## ");
  };
  return { "data-dictionary.md": whole("en"), "data-dictionary.zh-CN.md": whole("zh") };
}
