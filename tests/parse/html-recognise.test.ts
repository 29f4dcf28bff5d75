import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reader } from "../../src/parse/html.ts";

const recognise = (text: string) => reader.recognise(new TextEncoder().encode(text));
const samples = process.env.GONGKAI_SAMPLES ?? "../shared/samples";

describe("recognising HTML", () => {
  it("is certain of a page that says it is one, whatever stands before or around", () => {
    for (const page of [
      "<!DOCTYPE html><p>x",
      "\ufeff \n<html lang=zh>",
      "<!-- saved -->\n<HTML>",
      '<?xml version="1.0"?><!doctype html PUBLIC "">',
    ]) {
      expect(recognise(page)).toBe(1);
    }
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[..."<html><body>"].flatMap((c) => [c.charCodeAt(0), 0])]);
    expect(reader.recognise(utf16)).toBe(1);
  });

  it("is nearly certain of a fragment that starts with an element", () => {
    for (const fragment of [
      "<p>甲</p>",
      "<table border=1><tr><td>1",
      "<!-- x --><div class=a><span>甲",
      "<h1>甲</h1>",
    ]) {
      expect(recognise(fragment)).toBeGreaterThan(0.5);
    }
  });

  it("believes text full of blocks to be a page without its start", () => {
    expect(recognise(`center">5</td><td>6</td></tr><tr><td>7</td></tr>`)).toBeGreaterThan(0.5);
    expect(recognise(`var html = "<p>甲<\\/p><p>乙</p><div>丙</div>"`)).toBeGreaterThan(0.5);
  });

  it("takes nothing else for HTML", () => {
    const others = [
      "",
      "甲 < 乙",
      "一、总体情况\n二、<见附件>",
      "# 标题\n\n| a | b<br>c |\n|--|--|\n<p>x</p><p>y</p>",
      "a<b && c>d",
    ];
    others.push(
      '{"content":"<p>甲</p><p>乙</p>"}',
      "%PDF-1.4\n<p><p><p><p>",
      "PK\u0003\u0004<p></p><p></p>",
      "<rss><channel><item>",
    );
    for (const text of others) expect(recognise(text)).toBe(0);
  });

  it.skipIf(!existsSync(samples))("tells the HTML among real documents from the others", () => {
    for (const folder of [samples, join(samples, "formats")]) {
      for (const name of readdirSync(folder).filter(
        (name) => /\.\w+$/.test(name) && !name.endsWith(".json"),
      )) {
        const sure = reader.recognise(readFileSync(join(folder, name)));
        expect([name, sure > 0.5]).toEqual([name, name.endsWith(".html")]);
      }
    }
  });
});
