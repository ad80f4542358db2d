import type { PackageProblem, PackageProblemCode } from '@shared/contract/evidence/entities';
import { Inflate } from 'fflate';
import { crc32 } from './crc32';
import { pathDefect, pathSetDefect } from './paths';
import { maxPackageBytes, packageItself, sameBytes, type ArchiveFile } from './zip';

/**
 * What a ZIP holds. `refused` means that it is hostile or cannot be read: then there are no files to look at. Otherwise
 * `problems` may still name files whose checksum is wrong.
 */
export type OpenedZip = { refused: boolean; files: readonly (ArchiveFile & { readonly crc: number })[]; problems: readonly PackageProblem[] };

type Entry = {
  path: string;
  name: Uint8Array;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  offset: number;
  isFolder: boolean;
};

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const maxRatio = 100;
const maxCommentLength = 0xffff;

/** Ends the reading of a ZIP that must not be read on. Never leaves this file. */
class Refusal extends Error {
  constructor(
    readonly problem: PackageProblemCode,
    readonly file: string = packageItself,
  ) {
    super(problem);
  }
}

/**
 * Reads a ZIP from bytes that may be hostile. Refused are: names that lead out or collide, links, encrypted or hidden
 * sizes, overlapping entries, data before, between or after the entries, ZIP64, false sizes, growth over 100:1 and more
 * than {@link maxPackageBytes} in all. Never throws.
 */
export function readZip(bytes: Uint8Array): OpenedZip {
  try {
    if (bytes.length > maxPackageBytes) throw new Refusal('too-large');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { entries, directoryStart } = readDirectory(bytes, view);
    refuseUnsafeNames(entries);
    const dataStarts = checkLayout(bytes, view, entries, directoryStart);
    refuseBombs(entries);
    return readFiles(bytes, entries, dataStarts);
  } catch (error) {
    if (error instanceof Refusal) return { refused: true, files: [], problems: [{ file: error.file, problem: error.problem }] };
    throw error;
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): { entries: Entry[]; directoryStart: number } {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  const hasLocator = end >= 20 && view.getUint32(end - 20, true) === 0x07064b50;
  if (hasLocator || count === 0xffff || size === 0xffffffff || start === 0xffffffff) throw new Refusal('zip64');
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 6, true) !== 0 || view.getUint16(end + 8, true) !== count) throw new Refusal('multi-disk');
  if (start + size < end) throw new Refusal('leading-data');
  if (start + size > end) throw new Refusal('directory-damaged');

  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new Refusal('directory-damaged', entries.at(-1)?.path);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw new Refusal('directory-damaged', entries.at(-1)?.path);
    entries.push(readDirectoryLine(bytes, view, at, nameLength));
    at = next;
  }
  if (at !== end) throw new Refusal('directory-damaged');
  return { entries, directoryStart: start };
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  if (last < 0) throw new Refusal('not-a-zip');
  const isEnd = (at: number): boolean => view.getUint32(at, true) === 0x06054b50;
  if (isEnd(last)) {
    if (view.getUint16(last + 20, true) !== 0) throw new Refusal('directory-damaged');
    return last;
  }
  // An end record further up means that something was put after it (or a comment, which no package has).
  for (let at = last - 1; at >= 0 && at >= last - maxCommentLength; at--) if (isEnd(at)) throw new Refusal('trailing-data');
  throw new Refusal('not-a-zip');
}

function readDirectoryLine(bytes: Uint8Array, view: DataView, at: number, nameLength: number): Entry {
  const name = bytes.subarray(at + 46, at + 46 + nameLength);
  const flags = view.getUint16(at + 8, true);
  const fullPath = decodeName(name, flags);
  const isFolder = fullPath.endsWith('/');
  const path = isFolder ? fullPath.slice(0, -1) : fullPath;
  const mode = view.getUint32(at + 38, true) >>> 16;
  const type = mode & 0o170000;
  if (type === 0o120000) throw new Refusal('symlink', path);
  if (type !== 0 && type !== (isFolder ? 0o040000 : 0o100000)) throw new Refusal('special-file', path);
  const entry: Entry = {
    path,
    name,
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    isFolder,
  };
  if (entry.packedSize === 0xffffffff || entry.size === 0xffffffff || entry.offset === 0xffffffff) throw new Refusal('zip64', path);
  if (flags & 0x2041) throw new Refusal('encrypted', path);
  if (flags & 0x0008) throw new Refusal('data-descriptor', path);
  if (entry.method !== 0 && entry.method !== 8) throw new Refusal('unknown-method', path);
  if (entry.method === 0 && entry.packedSize !== entry.size) throw new Refusal('false-size', path);
  if (isFolder && entry.size !== 0) throw new Refusal('false-size', path);
  return entry;
}

function decodeName(name: Uint8Array, flags: number): string {
  const text = decoder.decode(name);
  const isAscii = name.every((byte) => byte < 0x80);
  if (!isAscii && (!(flags & 0x0800) || text.includes('\ufffd'))) throw new Refusal('bad-name', text);
  return text;
}

function refuseUnsafeNames(entries: readonly Entry[]): void {
  for (const { path } of entries) {
    const defect = pathDefect(path);
    if (defect !== null) throw new Refusal(defect, path === '' ? packageItself : path);
  }
  // A folder that is named must not be a file as well; whether it is named twice shows in the rebuilding.
  const folders = new Set(entries.filter(({ isFolder }) => isFolder).map(({ path }) => `${path}/-`));
  const defect = pathSetDefect([...entries.filter(({ isFolder }) => !isFolder).map(({ path }) => path), ...folders]);
  if (defect !== null) throw new Refusal(defect.problem, defect.path);
}

/** Holds every local header against the directory, and the entries against each other. Returns where each one's data begins. */
function checkLayout(bytes: Uint8Array, view: DataView, entries: readonly Entry[], directoryStart: number): Map<Entry, number> {
  const dataStarts = new Map<Entry, number>();
  let expected = 0;
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    const { offset, path } = entry;
    if (offset < expected) throw new Refusal('overlap', path);
    if (offset > expected) throw new Refusal(expected === 0 ? 'leading-data' : 'gap', path);
    if (offset + 30 > directoryStart) throw new Refusal('overlap', path);
    const nameLength = view.getUint16(offset + 26, true);
    const dataStart = offset + 30 + nameLength + view.getUint16(offset + 28, true);
    if (!localHeaderAgrees(bytes, view, entry, nameLength)) throw new Refusal('header-mismatch', path);
    expected = dataStart + entry.packedSize;
    if (expected > directoryStart) throw new Refusal('overlap', path);
    dataStarts.set(entry, dataStart);
  }
  if (expected !== directoryStart) throw new Refusal(entries.length === 0 ? 'leading-data' : 'gap');
  return dataStarts;
}

function localHeaderAgrees(bytes: Uint8Array, view: DataView, entry: Entry, nameLength: number): boolean {
  const { offset } = entry;
  return (
    view.getUint32(offset, true) === 0x04034b50 &&
    view.getUint16(offset + 6, true) === entry.flags &&
    view.getUint16(offset + 8, true) === entry.method &&
    view.getUint32(offset + 14, true) === entry.crc &&
    view.getUint32(offset + 18, true) === entry.packedSize &&
    view.getUint32(offset + 22, true) === entry.size &&
    sameBytes(bytes.subarray(offset + 30, offset + 30 + nameLength), entry.name)
  );
}

function refuseBombs(entries: readonly Entry[]): void {
  let total = 0;
  for (const { path, size, packedSize } of entries) {
    if (size > maxRatio * packedSize) throw new Refusal('ratio', path);
    total += size;
    if (total > maxPackageBytes) throw new Refusal('too-large', path);
  }
}

function readFiles(bytes: Uint8Array, entries: readonly Entry[], dataStarts: ReadonlyMap<Entry, number>): OpenedZip {
  const files: (ArchiveFile & { readonly crc: number })[] = [];
  const problems: PackageProblem[] = [];
  for (const entry of entries) {
    if (entry.isFolder) continue;
    const start = dataStarts.get(entry) ?? 0;
    const packed = bytes.subarray(start, start + entry.packedSize);
    const data = entry.method === 0 ? packed : inflateExactly(packed, entry);
    const crc = crc32(data);
    if (crc !== entry.crc) problems.push({ file: entry.path, problem: 'crc-mismatch' });
    files.push({ path: entry.path, bytes: data, crc });
  }
  return { refused: false, files, problems };
}

/** Inflates in small steps, so that an entry that lies about its size is stopped soon after it passes it. */
function inflateExactly(packed: Uint8Array, { path, size }: Entry): Uint8Array {
  const data = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length > size) throw new Refusal('false-size', path);
    data.set(chunk, length);
    length += chunk.length;
  });
  const step = 16 * 1024;
  try {
    for (let at = 0; at < packed.length || at === 0; at += step) inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged-data', path);
  }
  if (length !== size) throw new Refusal('false-size', path);
  return data;
}
