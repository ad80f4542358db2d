import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Encoding, FileFacts } from '@shared/contract/imports/entities';
import { DocketError } from '@shared/result';
import { decoderOf, EncodingWatch, namedBySignature } from './encoding';
import { detectLayout, headRows } from './layout';
import { refused } from '../refusal';
import { describeTable, openingRows } from './table';
import { Tokenizer, type SheetRow } from './tokenizer';
import { openWorkbookSheet } from './workbook-sheet';

const chunkBytes = 512 * 1024;

export interface Spreadsheet {
  readonly facts: FileFacts;
  /**
   * The rows below the header, read from the file in chunks each time it is iterated.
   *
   * @param onBytes called after each chunk with the bytes read so far; it may throw to stop.
   * @throws DocketError `unreadable-file` at a cell of 5 MB, a quote that is never closed, or at the end where the bytes are no
   *   longer those that `facts` were taken from.
   */
  rows(onBytes?: (bytesRead: number) => void): Iterable<SheetRow>;
}

/**
 * Opens a data file, for what it is by its first bytes: a sheet of a workbook, or delimited text. Text is read whole once for its SHA-256 and
 * encoding, and its beginning for delimiter and header.
 *
 * @param sheet the sheet of a workbook; without one, the first that is not hidden
 * @throws DocketError `not-found`, `io`, `invalid-input` for a sheet of what is no workbook, or `unreadable-file` where it is a folder, empty, not
 *   text, not a table or without a header.
 */
export function openSpreadsheet(path: string, sheet: string | null = null): Spreadsheet {
  const fileName = basename(path);
  if (isWorkbookFile(path)) return openWorkbookSheet(path, sheet);
  if (sheet !== null) throw new DocketError('invalid-input', `${fileName} is no workbook, so it has no sheets. Nothing was imported. Leave the sheet out.`);
  const { sha256, sizeBytes, encoding, bomBytes, head } = survey(path, fileName);
  const isWhole = sizeBytes <= chunkBytes;
  const decoder = decoderOf(encoding);
  const text = decoder.write(head.subarray(bomBytes)) + (isWhole ? decoder.end() : '');
  if (isWhole && text.trim() === '') throw refused(fileName, 'is empty');
  refuseOtherFormats(fileName, text);

  const layout = detectLayout(text, isWhole);
  const first = headRows(text.slice(layout.skip), layout.delimiter, isWhole);
  // A first record longer than the sampled beginning is read from the file itself, which also says what is wrong with it.
  const opening = first.length > 0 ? first : firstOf(readRows(path, { encoding, bomBytes, delimiter: layout.delimiter, skip: layout.skip }), openingRows);
  const facts = {
    fileName,
    sizeBytes,
    sha256,
    workbook: null,
    encoding,
    delimiter: layout.delimiter,
    isDelimiterStated: layout.isStated,
    ...describeTable(opening, fileName),
  } satisfies FileFacts;

  return {
    facts,
    rows: (onBytes) => readRows(path, { encoding, bomBytes, delimiter: layout.delimiter, skip: layout.skip, afterRow: facts.headerRow, sha256, onBytes }),
  };
}

/**
 * Whether a file is a container that workbooks come in, by its first bytes: ZIP, or OLE as old and protected ones. Which it is shows when it is opened.
 *
 * @throws DocketError not-found, io, unreadable-file for a folder or another thing that is no file
 */
export function isWorkbookFile(path: string): boolean {
  const descriptor = open(path, basename(path));
  try {
    const head = Buffer.alloc(4);
    const count = readSync(descriptor, head, 0, 4, 0);
    return count === 4 && (head.readUInt32LE(0) === 0x04034b50 || head.readUInt32BE(0) === 0xd0cf11e0);
  } finally {
    closeSync(descriptor);
  }
}

interface Survey {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly encoding: Encoding;
  readonly bomBytes: number;
  readonly head: Buffer;
}

function survey(path: string, fileName: string): Survey {
  const hash = createHash('sha256');
  const watch = new EncodingWatch();
  let head = Buffer.alloc(0);
  let sizeBytes = 0;
  for (const chunk of chunksOf(path, fileName)) {
    if (sizeBytes === 0) {
      head = Buffer.from(chunk);
      const what = namedBySignature(head);
      if (what !== null) throw refused(fileName, `is ${what}`, 'Choose a CSV file or an Excel workbook.');
    }
    hash.update(chunk);
    watch.push(chunk);
    sizeBytes += chunk.length;
  }
  if (sizeBytes === 0) throw refused(fileName, 'is empty');
  return { sha256: hash.digest('hex'), sizeBytes, head, ...watch.decide() };
}

interface Reading {
  readonly encoding: Encoding;
  readonly bomBytes: number;
  readonly delimiter: string;
  readonly skip: number;
  /** Rows up to this one are not given. */
  readonly afterRow?: number;
  /** Checked against the bytes that were parsed, when given. */
  readonly sha256?: string;
  readonly onBytes?: ((bytesRead: number) => void) | undefined;
}

function* readRows(path: string, { encoding, bomBytes, delimiter, skip, afterRow = 0, sha256, onBytes }: Reading): Generator<SheetRow> {
  const fileName = basename(path);
  const decoder = decoderOf(encoding);
  const tokenizer = new Tokenizer(delimiter);
  const hash = createHash('sha256');
  let bytesRead = 0;
  for (const chunk of chunksOf(path, fileName)) {
    hash.update(chunk);
    const isFirst = bytesRead === 0;
    bytesRead += chunk.length;
    const text = decoder.write(isFirst ? chunk.subarray(bomBytes) : chunk);
    for (const record of tokenizer.push(isFirst ? text.slice(skip) : text)) if (record.row > afterRow) yield record;
    onBytes?.(bytesRead);
  }
  yield* tokenizer.push(decoder.end());
  yield* tokenizer.end();
  // Said only now: whoever takes the rows must not keep them before the iteration has ended.
  if (sha256 !== undefined && hash.digest('hex') !== sha256) throw refused(fileName, 'changed while it was read', 'Wait until nothing writes to it, then import it again.');
}

function* chunksOf(path: string, fileName: string): Generator<Buffer> {
  const descriptor = open(path, fileName);
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(chunkBytes);
      let filled = 0;
      // A short read is not the end: chunks are the same in every pass.
      while (filled < chunkBytes) {
        const count = readSync(descriptor, buffer, filled, chunkBytes - filled, null);
        if (count === 0) break;
        filled += count;
      }
      if (filled === 0) return;
      yield buffer.subarray(0, filled);
    }
  } finally {
    closeSync(descriptor);
  }
}

function open(path: string, fileName: string): number {
  try {
    // Asked first: opening a pipe would wait for somebody to write to it.
    const stat = statSync(path);
    if (!stat.isFile()) throw refused(fileName, stat.isDirectory() ? 'is a folder' : 'is not a regular file', 'Choose a CSV file or an Excel workbook.');
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof DocketError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    if (code === 'ENOENT') throw new DocketError('not-found', `${fileName} is not there. Nothing was imported. Check the name and the folder.`, undefined, { cause: error });
    throw new DocketError('io', `${fileName} could not be opened (${code}). Nothing was imported. Check that you may read it.`, undefined, { cause: error });
  }
}

function refuseOtherFormats(fileName: string, text: string): void {
  const start = text.trimStart().slice(0, 200);
  if (/^(\{\s*("|\}|$)|\[\s*(\{|\[|"[^"]*"\s*,?\s*$|\]))/m.test(start) && /^[[{]/.test(start)) throw refused(fileName, 'is JSON, not CSV', 'Export the data as CSV or TSV.');
  if (/^<(\?xml|!doctype|html|svg|table|[a-z]+[\s>])/i.test(start)) throw refused(fileName, 'is a web page or XML, not CSV', 'Export the data as CSV or TSV.');
  if (start.startsWith('-----BEGIN ')) throw refused(fileName, 'is a key or certificate, not CSV', 'Choose a CSV file or an Excel workbook.');
}

function firstOf<T>(items: Iterable<T>, count: number): T[] {
  const taken: T[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length >= count) break;
  }
  return taken;
}
