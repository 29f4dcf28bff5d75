import { crc32, deflateRawSync } from "node:zlib";

/** A member, and what its headers are to say of it where that is not the truth. */
export interface ForgedMember {
  name: string;
  /** the content, which is deflated unless `method` is 0 */
  data?: Uint8Array;
  /** the content as it is to stand in the file */
  deflated?: Uint8Array;
  size?: number;
  method?: number;
  flags?: number;
  /** sizes and checksum only behind the member */
  descriptor?: boolean;
  /** where the directory says that it starts; nothing is written for it */
  at?: number;
}

/** A zip archive by APPNOTE, with lies where they are asked for. */
export function forgeZip(members: readonly ForgedMember[], options: { comment?: string } = {}): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const { fields, name, body } = describe(member);
    directory.push(central(fields, name, member.at ?? at));
    if (member.at !== undefined) continue;
    const parts = [local(fields, name, member.descriptor ?? false), body];
    if (member.descriptor) parts.push(Buffer.concat([u32(0x08074b50), fields.subarray(8)]));
    for (const part of parts) {
      files.push(part);
      at += part.length;
    }
  }
  const list = Buffer.concat(directory);
  return new Uint8Array(
    Buffer.concat([...files, list, end(members.length, list.length, at, options.comment ?? "")]),
  );
}

/** Flags, method, time, checksum and sizes: the twenty bytes that both headers share. */
function describe(member: ForgedMember): { fields: Buffer; name: Buffer; body: Buffer } {
  const data = member.data ?? new Uint8Array();
  const method = member.method ?? 8;
  const body = Buffer.from(member.deflated ?? (method === 0 ? data : deflateRawSync(data)));
  const fields = Buffer.alloc(20);
  fields.writeUInt16LE((member.flags ?? 0) | 0x800 | (member.descriptor ? 8 : 0), 0);
  fields.writeUInt16LE(method, 2);
  fields.writeUInt32LE(crc32(data), 8);
  fields.writeUInt32LE(body.length, 12);
  fields.writeUInt32LE(member.size ?? data.length, 16);
  return { fields, name: Buffer.from(member.name), body };
}

function local(fields: Buffer, name: Buffer, descriptor: boolean): Buffer {
  const known = descriptor ? Buffer.concat([fields.subarray(0, 8), Buffer.alloc(12)]) : fields;
  return Buffer.concat([u32(0x04034b50), u16(20), known, u16(name.length, 0), name]);
}

function central(fields: Buffer, name: Buffer, at: number): Buffer {
  const rest = u16(name.length, 0, 0, 0, 0, 0, 0);
  return Buffer.concat([u32(0x02014b50), u16(20, 20), fields, rest, u32(at), name]);
}

function end(members: number, length: number, at: number, comment: string): Buffer {
  const text = Buffer.from(comment);
  const counts = u16(0, 0, members, members);
  return Buffer.concat([u32(0x06054b50), counts, u32(length), u32(at), u16(text.length), text]);
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => bytes.writeUInt16LE(value, i * 2));
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
