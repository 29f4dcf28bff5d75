import { beforeAll, describe, expect, test } from "vitest";
import { forms } from "../../src/forms/index.ts";
import { build, gongkai, linesOf } from "./gongkai.ts";

beforeAll(build, 120_000);

describe("forms", () => {
  test("are listed, each with its years and its source", async () => {
    const { stdout, status } = await gongkai(["forms"]);
    for (const { id, source, years } of forms) {
      expect(stdout).toContain(source);
      expect(stdout).toMatch(new RegExp(`^${id} .*${years[0]}–`, "m"));
    }
    expect(status).toBe(0);
  });

  test("are printed whole: every indicator and every rule", async () => {
    const { stdout } = await gongkai(["forms", "2021", "--lang", "zh"]);
    const form = forms.find(({ id }) => id === "2021")!;
    for (const table of form.tables) {
      for (const { indicator } of table.cells) expect(stdout).toContain(indicator);
      for (const { rule } of table.identities) expect(stdout).toContain(rule);
      for (const { label } of table.rows) expect(stdout).toContain(label);
    }
  });

  test("are given to programs as they are", async () => {
    const { stdout } = await gongkai(["forms", "--json"]);
    expect(linesOf(stdout)).toEqual(JSON.parse(JSON.stringify(forms)));
  });

  test("that do not exist are a wrong use", async () => {
    const { stderr, status } = await gongkai(["forms", "2020"]);
    expect(stderr).toContain("Allowed choices are narrative, 2014, 2019, 2021.");
    expect(status).toBe(2);
  });
});
