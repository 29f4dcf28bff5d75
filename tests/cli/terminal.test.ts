import { describe, expect, test } from "vitest";
import { languageOf, shown } from "../../src/cli/terminal.ts";

describe("the language", () => {
  test.each([
    [{}, "en"],
    [{ LANG: "zh_CN.UTF-8" }, "zh"],
    [{ LANG: "de_DE.UTF-8" }, "en"],
    [{ LC_ALL: "C", LANG: "zh_CN.UTF-8" }, "en"],
    [{ LC_ALL: "", LC_MESSAGES: "zh_TW", LANG: "en_US" }, "zh"],
  ])("of %j is %s", (environment, language) => {
    expect(languageOf(environment)).toBe(language);
  });
});

describe("text of a document", () => {
  test("cannot steer the terminal or turn the direction of writing", () => {
    expect(shown("a\x1b[31mb\u009bc\u202ed\u200be\x07")).toBe("a\ufffd[31mb\ufffdc\ufffdd\ufffde\ufffd");
  });

  test("stands on one line", () => {
    expect(shown("\u3000青川市\r\n 人民政府\u00a0\t")).toBe("青川市 人民政府");
  });
});
