import { promisify } from "node:util";
import { brotliDecompress, constants as zlib, gunzip, inflate, inflateRaw } from "node:zlib";
import { Stop } from "./stop.ts";

const inflaters = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  br: promisify(brotliDecompress),
} as const;

/** Undoes the encodings, last one first; the output is counted while it inflates and stops at the bound. */
export async function unpack(
  body: Uint8Array,
  encoding: string | undefined,
  limit: number,
): Promise<Uint8Array> {
  const names = (encoding ?? "")
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter((n) => n && n !== "identity");
  if (names.length > 2) throw new Stop("wrong-type", `content encodings ${names.join(", ")}`);
  let bytes = body;
  for (const name of names.reverse()) if (bytes.length > 0) bytes = await inflateOne(bytes, name, limit);
  // some servers gzip without being asked and without saying so
  if (isGzip(bytes)) bytes = await inflateOne(bytes, "gzip", limit);
  return bytes;
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;

async function inflateOne(bytes: Uint8Array, name: string, limit: number): Promise<Uint8Array> {
  const options = { maxOutputLength: limit };
  try {
    if (name === "deflate") {
      // RFC 9110 means zlib; old servers send the bare stream
      const bare = (bytes[0]! & 0x0f) !== 8;
      return await promisify(bare ? inflateRaw : inflate)(bytes, options);
    }
    // and some say so without doing it
    if (/gzip$/.test(name) && !isGzip(bytes)) return bytes;
    if (name === "gzip" || name === "x-gzip" || name === "br")
      return await inflaters[name](
        bytes,
        name === "br" ? options : { ...options, finishFlush: zlib.Z_FINISH },
      );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      throw new Stop("too-large", `more than ${limit} bytes inflated`);
    throw new Stop("cut", `${name} data is damaged`);
  }
  throw new Stop("wrong-type", `content encoding ${name}`);
}
