import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../src/model/document.ts";
import type { Limits } from "../../src/model/document.ts";
import { openArchive } from "../../src/parse/archive.ts";
import type { Archive } from "../../src/parse/archive.ts";
import { forgeZip } from "./archive-forge.ts";

function open(bytes: Uint8Array, limits: Partial<Limits> = {}): Archive {
  const archive = openArchive(bytes, { ...defaultLimits, ...limits });
  if (archive === null) throw new Error("not an archive");
  return archive;
}
const text = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString();
const codes = (archive: Archive): string[] => archive.messages.map(({ code }) => code);

const zeros = deflateRawSync(new Uint8Array(64 * 1024 * 1024));

describe("an archive as people make them", () => {
  test("members are read by name, without regard to case, stored or deflated", () => {
    const archive = open(
      zipSync({ "a/甲.txt": [strToU8("甲"), { level: 0 }], "b.txt": strToU8("乙".repeat(999)) }),
    );
    expect(archive.names).toEqual(["a/甲.txt", "b.txt"]);
    expect(text(archive.read("A/甲.TXT"))).toBe("甲");
    expect(text(archive.read("b.txt"))).toBe("乙".repeat(999));
    expect(archive.read("c.txt")).toBeNull();
    expect(archive.messages).toEqual([]);
  });

  test("sizes may stand behind the member, as those write who cannot go back", () => {
    const archive = open(forgeZip([{ name: "a", data: strToU8("甲"), descriptor: true }]));
    expect(text(archive.read("a"))).toBe("甲");
    expect(archive.messages).toEqual([]);
  });

  test("bytes before the archive and a comment behind it", () => {
    const zip = forgeZip([{ name: "a", data: strToU8("甲") }], { comment: "PK\x05\x06 is no end" });
    const archive = open(Buffer.concat([Buffer.from("HTTP/1.1 200 OK\r\n\r\n"), zip]));
    expect(text(archive.read("a"))).toBe("甲");
    expect(archive.messages).toEqual([]);
  });

  test("folders written the wrong way round", () => {
    expect(open(forgeZip([{ name: "\\word\\document.xml", data: strToU8("甲") }])).names).toEqual([
      "word/document.xml",
    ]);
  });

  test("bytes that are no archive", () => {
    expect(openArchive(strToU8("PKzip is a program"), defaultLimits)).toBeNull();
    expect(openArchive(new Uint8Array(), defaultLimits)).toBeNull();
    expect(open(zipSync({})).names).toEqual([]);
  });
});

describe("an archive without its directory", () => {
  const members = [
    { name: "a", data: strToU8("甲".repeat(99)) },
    { name: "b", data: strToU8("乙".repeat(99)), descriptor: true },
    { name: "c", data: strToU8("丙".repeat(99)) },
  ];
  const whole = forgeZip(members);
  const directory = Buffer.from(whole).indexOf("PK\x01\x02");

  test("gives the members by their own headers, and says so", () => {
    const archive = open(whole.subarray(0, directory));
    expect(members.map(({ name }) => text(archive.read(name)))).toEqual(
      ["甲", "乙", "丙"].map((c) => c.repeat(99)),
    );
    expect(codes(archive)).toEqual(["archive.truncated"]);
  });

  test("gives of the member that was cut what is there, and says so", () => {
    const random = Buffer.from(
      fc.sample(fc.uint8Array({ minLength: 5000, maxLength: 5000 }), { seed: 1, numRuns: 1 })[0],
    );
    const zip = forgeZip([{ name: "a", data: random }]);
    const archive = open(zip.subarray(0, 3000));
    const read = archive.read("a")!;
    expect(read.length).toBeGreaterThan(2000);
    expect(random.subarray(0, read.length).equals(read)).toBe(true);
    expect(codes(archive)).toEqual(["archive.truncated", "archive.damaged"]);
  });

  test("so does one that lost bytes in its middle", () => {
    const archive = open(Buffer.concat([whole.subarray(0, 40), whole.subarray(45)]));
    expect(text(archive.read("c"))).toBe("丙".repeat(99));
    expect(codes(archive)).toEqual(["archive.truncated"]);
  });
});

describe("bombs", () => {
  test("a member that inflates a thousandfold is refused by what it declares", () => {
    const archive = open(forgeZip([{ name: "a", deflated: zeros, size: 64 * 1024 * 1024 }]));
    expect(archive.read("a")).toBeNull();
    expect(codes(archive)).toEqual(["archive.ratio"]);
  });

  test("and by what it does, where it declares little", () => {
    const archive = open(forgeZip([{ name: "a", deflated: zeros, size: 100 }]));
    expect(archive.read("a")).toBeNull();
    expect(codes(archive)).toEqual(["archive.ratio"]);
  });

  test("members together inflate to no more than the bound", () => {
    const data = Buffer.alloc(600);
    const archive = open(
      forgeZip([
        { name: "a", data },
        { name: "b", data },
        { name: "c", data, size: 10 },
        { name: "d", data, method: 0 },
      ]),
      { expanded_bytes: 1000 },
    );
    expect(archive.read("a")?.length).toBe(600);
    expect(["b", "c", "d"].map((name) => archive.read(name))).toEqual([null, null, null]);
    expect(codes(archive)).toEqual(Array(3).fill("archive.too_large"));
  });

  test("members that share bytes are all refused", () => {
    const archive = open(
      forgeZip([
        { name: "a", data: strToU8("甲") },
        { name: "b", at: 0, data: strToU8("甲") },
      ]),
    );
    expect([archive.read("a"), archive.read("b")]).toEqual([null, null]);
    expect(codes(archive)).toEqual(["archive.overlap", "archive.overlap"]);
  });

  test("of a directory without end the beginning is read", () => {
    const many = Array.from({ length: 10_050 }, (_, i) => ({ name: `m${i}`, data: new Uint8Array() }));
    const archive = open(forgeZip(many));
    expect(archive.names.length).toBe(10_000);
    expect(codes(archive)).toEqual(["archive.too_many_members"]);
  });
});

describe("members that are refused", () => {
  test.each([
    ["archive.encrypted", { flags: 1 }],
    ["archive.zip64", { size: 0xffffffff }],
    ["archive.method", { method: 14 }],
  ])("%s", (code, forged) => {
    const archive = open(forgeZip([{ name: "a", data: strToU8("甲"), ...forged }]));
    expect(archive.read("a")).toBeNull();
    expect(codes(archive)).toEqual([code]);
  });

  test("names that point outside", () => {
    const names = ["../a", "b/../../a", "c:a", "d\0.txt", "ok..txt"];
    const archive = open(forgeZip(names.map((name) => ({ name, data: strToU8("甲") }))));
    expect(archive.names).toEqual(["ok..txt"]);
    expect(codes(archive)).toEqual(Array(4).fill("archive.path"));
  });

  test("the second of two with one name", () => {
    const twins = ["甲", "乙"].map((data, i) => ({
      name: i === 0 ? "word/a" : "WORD/A",
      data: strToU8(data),
    }));
    const archive = open(forgeZip(twins));
    expect(text(archive.read("word/a"))).toBe("甲");
    expect(codes(archive)).toEqual(["archive.duplicate"]);
  });
});

describe("damage", () => {
  test("bytes that do not fit their checksum are given, and said", () => {
    const zip = forgeZip([{ name: "a", data: strToU8("甲"), method: 0 }]);
    zip[31] ^= 1;
    const archive = open(zip);
    expect(archive.read("a")?.length).toBe(3);
    expect(codes(archive)).toEqual(["archive.damaged"]);
  });

  test("a stream that cannot be inflated is said", () => {
    const archive = open(forgeZip([{ name: "a", deflated: strToU8("\xff\xff\xff\xff"), size: 9 }]));
    expect(archive.read("a")).toBeNull();
    expect(codes(archive)).toEqual(["archive.damaged"]);
  });

  test("any bytes at all are opened and read to an end", () => {
    const zip = forgeZip([
      { name: "a", data: strToU8("甲".repeat(50)) },
      { name: "b", data: strToU8("乙"), descriptor: true },
    ]);
    const flip = fc.record({ at: fc.nat(zip.length - 1), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(flip, { maxLength: 4 }), fc.nat(zip.length), (flips, end) => {
        const bytes = zip.slice(0, end === 0 ? undefined : end);
        for (const { at, to } of flips) bytes[at] = to;
        const archive = openArchive(bytes, defaultLimits);
        for (const name of archive?.names ?? []) {
          const before = archive!.messages.length;
          const read = archive!.read(name);
          if (read === null) expect(archive!.messages.length).toBeGreaterThan(before);
        }
      }),
      { numRuns: 300 },
    );
  });
});
