import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/**
 * JSON in UTF-8, by Brotli at its quickest: a record of 67 KB becomes one of 7 KB in a hundredth of the time that reading
 * it takes; deflate takes longer for no less, and SQLite longer to write it as it is.
 */
export const pack = (value: unknown): Uint8Array =>
  brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

/** The JSON as it was written, in UTF-8. */
export const unpackBytes = (bytes: Uint8Array): Buffer => brotliDecompressSync(bytes);
export const unpack = <T>(bytes: Uint8Array): T => JSON.parse(unpackBytes(bytes).toString()) as T;
