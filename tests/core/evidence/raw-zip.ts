import { deflateSync } from 'fflate';
import { crc32 } from '../../../electron/core/evidence/crc32';

/** An entry written as it is told to, so that a test can write what no honest program would. */
export type RawEntry = {
  name: string | Uint8Array;
  data: Uint8Array;
  /** Fields that lie, in the directory and (unless `localOnly`) in the local header. */
  size?: number;
  packedSize?: number;
  crc?: number;
  flags?: number;
  method?: number;
  mode?: number;
  offset?: number;
  localName?: string;
  extra?: Uint8Array;
};
export type RawOptions = { before?: Uint8Array; beforeDirectory?: Uint8Array; after?: Uint8Array; count?: number; directoryOffset?: number; comment?: Uint8Array };

const bytesOf = (name: string | Uint8Array): Uint8Array => (typeof name === 'string' ? new TextEncoder().encode(name) : name);
export const deflated = (name: string, data: Uint8Array): RawEntry => ({ name, data: deflateSync(data), size: data.length, crc: crc32(data), method: 8 });

/** Writes a ZIP by hand. */
export function rawZip(entries: readonly RawEntry[], options: RawOptions = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  const put = (part: Uint8Array): void => {
    parts.push(part);
    at += part.length;
  };
  put(options.before ?? new Uint8Array());
  const offsets = entries.map((entry) => {
    const offset = at;
    const name = bytesOf(entry.localName ?? entry.name);
    put(header(0x04034b50, 30, [[4, 10, 2], ...common(entry, 6, name.length), [28, entry.extra?.length ?? 0, 2]]));
    put(name);
    put(entry.extra ?? new Uint8Array());
    put(entry.data);
    return offset;
  });
  put(options.beforeDirectory ?? new Uint8Array());
  const start = at;
  for (const [index, entry] of entries.entries()) {
    const name = bytesOf(entry.name);
    put(header(0x02014b50, 46, [[4, 0x0314, 2], [6, 10, 2], ...common(entry, 8, name.length), [38, ((entry.mode ?? 0o100644) << 16) >>> 0, 4], [42, entry.offset ?? offsets[index] ?? 0, 4]]));
    put(name);
  }
  const count = options.count ?? entries.length;
  put(header(0x06054b50, 22, [[8, count, 2], [10, count, 2], [12, at - start, 4], [16, options.directoryOffset ?? start, 4], [20, options.comment?.length ?? 0, 2]]));
  put(options.comment ?? new Uint8Array());
  put(options.after ?? new Uint8Array());
  return new Uint8Array(Buffer.concat(parts));
}

type Field = readonly [at: number, value: number, width: number];

const common = (entry: RawEntry, at: number, nameLength: number): Field[] => [
  [at, entry.flags ?? 0x0800, 2],
  [at + 2, entry.method ?? 0, 2],
  [at + 6, 0x0021, 2],
  [at + 8, entry.crc ?? crc32(entry.data), 4],
  [at + 12, entry.packedSize ?? entry.data.length, 4],
  [at + 16, entry.size ?? entry.data.length, 4],
  [at + 20, nameLength, 2],
];

function header(signature: number, length: number, fields: readonly Field[]): Uint8Array {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  for (const [at, value, width] of fields) bytes.writeUIntLE(value, at, width);
  return bytes;
}
