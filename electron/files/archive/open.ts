import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { Inflate } from 'fflate';
import { crc32 } from '../../core/evidence/crc32';
import { refused } from '../refusal';
import { readDirectory, type Entry } from './directory';

/** An archive's content may grow to this much without further question; beyond it, only to {@link maxRatio} times its packed size. */
const freeBytes = 10 * 1024 * 1024;
const maxRatio = 100;
const stepBytes = 32 * 1024;

/** An open ZIP of which single parts are read in pieces. Whoever opens it closes it. */
export interface Archive {
  readonly fileName: string;
  /** Whether there is such a part; names of parts do not differ by case alone (ECMA-376 part 2). */
  has(path: string): boolean;
  /** The size that the directory states for a part, in bytes; 0 where there is none. */
  sizeOf(path: string): number;
  /**
   * The bytes of a part, piece by piece.
   *
   * @param maxBytes more than this is refused, before any of it is given where the directory is honest.
   * @throws DocketError unreadable-file where there is no such part, it is too large, grows over 100:1, or is damaged, which may show only at the end.
   */
  read(path: string, maxBytes: number): Generator<Uint8Array>;
  close(): void;
}

/**
 * Opens a ZIP for reading. Parts are looked up by name and nothing is unpacked to disk, so names cannot lead anywhere; parts of one name and parts
 * that share bytes are refused.
 *
 * @throws DocketError unreadable-file; the system's error where it cannot be opened
 */
export function openArchive(path: string): Archive {
  const fileName = basename(path);
  const descriptor = openSync(path, 'r');
  try {
    const readAt = (at: number, length: number): Buffer => readExactly(descriptor, at, length, fileName);
    const entries = readDirectory(readAt, fstatSync(descriptor).size, fileName);
    return {
      fileName,
      has: (part) => entries.has(part.toLowerCase()),
      sizeOf: (part) => entries.get(part.toLowerCase())?.size ?? 0,
      read(part, maxBytes) {
        const entry = entries.get(part.toLowerCase());
        if (entry === undefined) throw refused(fileName, `is damaged: its part ${part} is missing`, 'Open it in the program that it is for and save it again.');
        return readEntry(entry, { readAt, fileName, maxBytes });
      },
      close: () => closeSync(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function readExactly(descriptor: number, at: number, length: number, fileName: string): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(descriptor, bytes, filled, length - filled, at + filled);
    if (count === 0) throw refused(fileName, 'is damaged: it ends too early', 'Get the file again, or open it in the program that it is for and save it again.');
    filled += count;
  }
  return bytes;
}

interface EntryReading {
  readonly readAt: (at: number, length: number) => Buffer;
  readonly fileName: string;
  readonly maxBytes: number;
}

function* readEntry(entry: Entry, { readAt, fileName, maxBytes }: EntryReading): Generator<Uint8Array> {
  const damaged = (why: string) => refused(fileName, `is damaged: ${entry.path} ${why}`, 'Get the file again, or open it in the program that it is for and save it again.');
  if (entry.isEncrypted) throw refused(fileName, 'is protected by a password', 'Open it, remove the password and save it again.');
  if (entry.method !== 0 && entry.method !== 8) throw damaged('is packed in a way that documents are not');
  const tooLarge = () => refused(fileName, `opens to more than ${Math.round(maxBytes / 1024 / 1024)} MB`, 'Split it, or export the sheet as CSV.');
  if (entry.size > maxBytes) throw tooLarge();
  let packed = 0;
  let given = 0;
  let crc = 0;
  const unpacked: Uint8Array[] = [];
  const take = (bytes: Uint8Array): void => {
    given += bytes.length;
    if (given > maxBytes) throw tooLarge();
    if (given > freeBytes && given > maxRatio * packed) throw refused(fileName, 'unpacks to more than a hundred times its size, which no honest document does', 'It was not read further. Ask where it comes from.');
    if (given > entry.size) throw damaged('is longer than the file says');
    crc = crc32(bytes, crc);
    unpacked.push(bytes);
  };
  const inflate = entry.method === 0 ? null : new Inflate(take);
  while (packed < entry.packedSize) {
    const bytes = readAt(entry.start + packed, Math.min(stepBytes, entry.packedSize - packed));
    packed += bytes.length;
    if (inflate === null) take(bytes);
    else pushInto(inflate, bytes, packed === entry.packedSize, damaged);
    yield* unpacked.splice(0);
  }
  if (given !== entry.size) throw damaged('is shorter than the file says');
  if (crc !== entry.crc) throw damaged('does not have the checksum that the file states');
}

function pushInto(inflate: Inflate, bytes: Uint8Array, isLast: boolean, damaged: (why: string) => Error): void {
  try {
    inflate.push(bytes, isLast);
  } catch (error) {
    // The inflater's own errors have a number for a code; refusals pass.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') throw damaged('cannot be unpacked');
    throw error;
  }
}
