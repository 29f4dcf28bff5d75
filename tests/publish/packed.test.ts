import fc from "fast-check";
import { expect, test } from "vitest";
import { pack, unpack, unpackBytes } from "../../src/publish/packed.ts";

test("what is packed is unpacked equal, short or long", () => {
  const long = fc.array(fc.string({ unit: "binary" }), { minLength: 80, maxLength: 80 });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.string({ unit: "binary" }), long), (value) => {
      const packed = pack(value);
      const json = JSON.stringify(value);
      expect(unpackBytes(packed).toString()).toBe(json);
      expect(unpack(packed)).toEqual(JSON.parse(json));
      expect(packed.byteLength).toBe(packed.buffer.byteLength);
    }),
  );
});

test("a list of nothing takes no more than its own bytes, a long text much less", () => {
  expect(pack([]).length).toBe(3);
  expect(pack("政府信息公开".repeat(1000)).length).toBeLessThan(1000);
});
