import { utf8 } from './canonical-json';
import { crc32 } from './crc32';
import { comparePaths } from './paths';

/** A file by its path in the archive. */
export type ArchiveFile = { readonly path: string; readonly bytes: Uint8Array };

/** Where each file stands in a ZIP of ours: its local header with its data, and its line in the directory. */
export type ZipRegion = { readonly path: string; readonly start: number; readonly end: number };

// Entries are stored, not deflated: a compressor's choices differ between libraries and versions, and a package must be
// rebuilt byte for byte by any program, in any year (docs/evidence-format.md).
const versionNeeded = 10;
const madeByUnix = 0x0314;
const utf8Names = 0x0800;
const dosDate1980 = 0x0021;
const ordinaryFile0644 = (0o100644 << 16) >>> 0;
const localHeaderLength = 30;
const directoryLineLength = 46;
const endLength = 22;

/** The most a package may hold, packed or unpacked, in bytes: both are held in memory to be checked. */
export const maxPackageBytes = 512 * 1024 * 1024;
/** ZIP's own limit without ZIP64. */
export const maxEntries = 65_534;

type Piece = { readonly path: string; readonly bytes: Uint8Array };
type Summed = ArchiveFile & { readonly crc: number };

/**
 * Writes a ZIP in the one way that a package is written: sorted by code point, stored, 1980-01-01 00:00, mode 0644, no
 * extra fields, no comments, no folders. The same files give the same bytes.
 * @throws RangeError when there are more files or bytes than a package may hold.
 */
export function buildZip(files: readonly ArchiveFile[]): { bytes: Uint8Array; regions: readonly ZipRegion[] } {
  const size = files.reduce((sum, { path, bytes }) => sum + localHeaderLength + directoryLineLength + 2 * utf8(path).length + bytes.length, endLength);
  if (size > maxPackageBytes || files.length > maxEntries) throw new RangeError('More than a package may hold');
  const bytes = new Uint8Array(size);
  const regions: ZipRegion[] = [];
  let at = 0;
  for (const piece of piecesOf(files.map((file) => ({ ...file, crc: crc32(file.bytes) })))) {
    bytes.set(piece.bytes, at);
    const last = regions.at(-1);
    // A local header and its content are one region.
    if (last?.path === piece.path && piece.isContent) regions[regions.length - 1] = { ...last, end: at + piece.bytes.length };
    else regions.push({ path: piece.path, start: at, end: at + piece.bytes.length });
    at += piece.bytes.length;
  }
  return { bytes, regions };
}

/** The pieces of a ZIP of ours in their order: headers with content, the directory, the end. */
function* piecesOf(files: readonly Summed[]): Generator<Piece & { isContent: boolean }> {
  const entries = files.toSorted((a, b) => comparePaths(a.path, b.path)).map((file) => ({ ...file, name: utf8(file.path), offset: 0 }));
  let at = 0;
  for (const entry of entries) {
    entry.offset = at;
    const header = new Uint8Array(localHeaderLength + entry.name.length);
    const view = new DataView(header.buffer);
    view.setUint32(0, 0x04034b50, true);
    view.setUint16(4, versionNeeded, true);
    writeCommonFields(view, 6, entry.crc, entry.bytes.length, entry.name.length);
    header.set(entry.name, localHeaderLength);
    yield { path: entry.path, bytes: header, isContent: false };
    yield { path: entry.path, bytes: entry.bytes, isContent: true };
    at += header.length + entry.bytes.length;
  }
  const directoryStart = at;
  for (const { path, name, bytes, crc, offset } of entries) {
    const line = new Uint8Array(directoryLineLength + name.length);
    const view = new DataView(line.buffer);
    view.setUint32(0, 0x02014b50, true);
    view.setUint16(4, madeByUnix, true);
    view.setUint16(6, versionNeeded, true);
    writeCommonFields(view, 8, crc, bytes.length, name.length);
    view.setUint32(38, ordinaryFile0644, true);
    view.setUint32(42, offset, true);
    line.set(name, directoryLineLength);
    yield { path, bytes: line, isContent: false };
    at += line.length;
  }
  const end = new Uint8Array(endLength);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, entries.length, true);
  view.setUint16(10, entries.length, true);
  view.setUint32(12, at - directoryStart, true);
  view.setUint32(16, directoryStart, true);
  yield { path: packageItself, bytes: end, isContent: false };
}

/** The name under which the ZIP itself, rather than a file in it, is blamed. */
export const packageItself = '(package)';

/** Flags, method (stored), time, date, CRC, both sizes, length of the name: the same in both headers. */
function writeCommonFields(view: DataView, at: number, crc: number, size: number, nameLength: number): void {
  view.setUint16(at, utf8Names, true);
  view.setUint16(at + 6, dosDate1980, true);
  view.setUint32(at + 8, crc, true);
  view.setUint32(at + 12, size, true);
  view.setUint32(at + 16, size, true);
  view.setUint16(at + 20, nameLength, true);
}

/**
 * The paths at which a ZIP differs from our own rebuilding of its files; empty when it is written the way a package is.
 * Where the lengths differ only the first difference is named, since everything after it is shifted. `crc` is each
 * file's CRC-32, which whoever read the ZIP has checked.
 */
export function containerDifferences(zip: Uint8Array, files: readonly Summed[]): readonly string[] {
  const differing = new Set<string>();
  let at = 0;
  for (const { path, bytes } of piecesOf(files)) {
    const there = zip.subarray(at, at + bytes.length);
    const isThatVeryPart = there.buffer === bytes.buffer && there.byteOffset === bytes.byteOffset && there.length === bytes.length;
    if (!isThatVeryPart && !sameBytes(there, bytes)) differing.add(path);
    at += bytes.length;
  }
  if (at === zip.length) return [...differing];
  const [first = packageItself] = differing;
  return [first];
}

/** True when both hold the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
