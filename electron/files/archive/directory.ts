import { refused } from '../refusal';

/** A part as the directory of a ZIP states it (APPNOTE 4.3.12). */
export interface Entry {
  readonly path: string;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its packed bytes begin in the file. */
  readonly start: number;
}

type ReadAt = (at: number, length: number) => Buffer;
type Listed = Omit<Entry, 'start'> & { readonly offset: number };

const maxEntries = 10_000;
const maxDirectoryBytes = 4 * 1024 * 1024;
const longestEnd = 22 + 0xffff;
const outOf32Bits = 0xffffffff;

/**
 * Reads the directory of a ZIP, with the sizes of ZIP64 where they are used, as some writers of workbooks do for every file.
 *
 * @returns the parts by their names in lower case
 * @throws DocketError unreadable-file where it is no ZIP or its end is missing, where two parts have one name, or share bytes
 */
export function readDirectory(readAt: ReadAt, fileSize: number, fileName: string): Map<string, Entry> {
  const damaged = (why: string) => refused(fileName, `is damaged: ${why}`, 'Get the file again, or open it in the program that it is for and save it again.');
  const end = findEnd(readAt, fileSize);
  if (end === null) throw damaged('its directory is missing, as in a file that was cut off');
  const { count, start, size, directoryEnd } = end;
  if (count > maxEntries || size > maxDirectoryBytes) throw refused(fileName, 'has more parts than a document has', 'It was not read. Ask where it comes from.');
  if (start + size > directoryEnd) throw damaged('its directory does not fit into it');
  const listed = listEntries(readAt(start, size), count);
  if (listed === null) throw damaged('its directory cannot be read');

  const entries = new Map<string, Entry>();
  let free = 0;
  for (const { offset, ...entry } of listed.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < free || offset + 30 > start) throw damaged('two of its parts share bytes');
    const header = readAt(offset, 30);
    if (header.readUInt32LE(0) !== 0x04034b50) throw damaged(`${entry.path} is not where the directory says`);
    const from = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    free = from + entry.packedSize;
    if (free > start) throw damaged('two of its parts share bytes');
    const key = entry.path.toLowerCase();
    if (entries.has(key)) throw damaged(`it has two parts named ${entry.path}`);
    entries.set(key, { ...entry, start: from });
  }
  return entries;
}

interface End {
  readonly count: number;
  readonly start: number;
  readonly size: number;
  /** Where what follows the directory begins. */
  readonly directoryEnd: number;
}

/** The end record is looked for from the end: it is the one whose comment ends with the file. */
function findEnd(readAt: ReadAt, fileSize: number): End | null {
  const length = Math.min(fileSize, longestEnd);
  if (length < 22) return null;
  const tail = readAt(fileSize - length, length);
  for (let at = length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50 || at + 22 + tail.readUInt16LE(at + 20) !== length) continue;
    const position = fileSize - length + at;
    const end = { count: tail.readUInt16LE(at + 10), size: tail.readUInt32LE(at + 12), start: tail.readUInt32LE(at + 16), directoryEnd: position };
    const needs64 = end.count === 0xffff || end.size === outOf32Bits || end.start === outOf32Bits;
    return needs64 ? findEnd64(readAt, position) : end;
  }
  return null;
}

function findEnd64(readAt: ReadAt, end: number): End | null {
  if (end < 20 + 56) return null;
  const locator = readAt(end - 20, 20);
  const at = Number(locator.readBigUInt64LE(8));
  if (locator.readUInt32LE(0) !== 0x07064b50 || at + 56 > end - 20) return null;
  const record = readAt(at, 56);
  if (record.readUInt32LE(0) !== 0x06064b50) return null;
  return { count: Number(record.readBigUInt64LE(32)), size: Number(record.readBigUInt64LE(40)), start: Number(record.readBigUInt64LE(48)), directoryEnd: at };
}

function listEntries(directory: Buffer, count: number): Listed[] | null {
  const entries: Listed[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return null;
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const next = extraEnd + directory.readUInt16LE(at + 32);
    if (next > directory.length) return null;
    const [size, packedSize, offset] = wideSizes([directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)], directory.subarray(nameEnd, extraEnd));
    entries.push({
      // Some programs write the separators of Windows.
      path: directory.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) !== 0,
      crc: directory.readUInt32LE(at + 16),
      packedSize,
      size,
      offset,
    });
    at = next;
  }
  return entries;
}

type Sizes = [size: number, packedSize: number, offset: number];

/** Those that do not fit into 32 bits stand, in this order, in the extra field 0x0001 (APPNOTE 4.5.3). */
function wideSizes(sizes: Sizes, extra: Buffer): Sizes {
  if (!sizes.includes(outOf32Bits)) return sizes;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let from = at + 4;
    const end = Math.min(extra.length, from + extra.readUInt16LE(at + 2));
    const wide = (value: number): number => {
      if (value !== outOf32Bits || from + 8 > end) return value;
      from += 8;
      return Number(extra.readBigUInt64LE(from - 8));
    };
    return [wide(sizes[0]), wide(sizes[1]), wide(sizes[2])];
  }
  return sizes;
}
