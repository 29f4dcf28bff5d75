import { likeness, type Mark } from "../fingerprint.ts";
import { readList } from "../list/read-list.ts";
import type { Family } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/columns\/[0-9a-f]{8}-[0-9a-f-]{27}\//, worth: 0.95 },
  { in: "text", test: /\/columns\/[0-9a-f]{8}-[0-9a-f-]{27}\//, worth: 0.8 },
];

export const family: Family = {
  name: "uuid",
  about: "Hebei's platform: /columns/<uuid>/ with plain anchors; the date in an address is that of an import",
  fingerprint: (page) => likeness(page, marks),
  read: (page, ask, column) => readList(page, ask, column),
};
