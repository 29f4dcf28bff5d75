import { likeness, type Mark } from "../fingerprint.ts";
import { readList } from "../list/read-list.ts";
import type { Family } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/gongkai\/(site_\w+\/)?channel_(c_)?[0-9a-f]{16,}/, worth: 0.95 },
  { in: "text", test: /\/gongkai\/(site_\w+\/)?channel_(c_)?[0-9a-f]{16,}/, worth: 0.8 },
  { in: "text", test: /doc_[0-9a-f]{24}\.html/, worth: 0.7 },
];

const channels = /\/channel_[^/]+\/?$/;

export const family: Family = {
  name: "gongkai",
  about: "Shandong's gongkai: sites are organs, channels and documents have ids of 24 digits",
  fingerprint: (page) => likeness(page, marks),
  read: (page, ask, column) =>
    readList(page, ask, column, { near: (url) => channels.test(new URL(url).pathname) }),
};
