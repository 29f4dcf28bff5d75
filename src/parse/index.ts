export { readDocument, readers } from "./detect.ts";
export type { ReadOptions } from "./detect.ts";
export type { Reader } from "./reader.ts";
