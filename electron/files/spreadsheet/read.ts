import { closeSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { ReadingChoices, type FileFacts } from '@shared/contract/imports/entities';
import { DocketError } from '@shared/result';
import { openFile } from '../chunks';
import { looksLikeJson, openJson } from './json/source';
import { detectLayout, headRows } from './layout';
import { refused } from '../refusal';
import { withoutRejectColumns } from './rejects-file';
import { describeTable, openingOf, openingRows } from './table';
import { surveyText, textOf, type TextReading } from './text-file';
import { Tokenizer, type SheetRow } from './tokenizer';
import { openWorkbookSheet } from './workbook-sheet';

export interface Spreadsheet {
  readonly facts: FileFacts;
  /**
   * The rows below the header, read from the file in chunks each time it is iterated.
   *
   * @param onBytes called after each chunk with the bytes read so far; it may throw to stop.
   * @throws DocketError `unreadable-file` at a quote that is never closed, or at the end where the bytes are no
   *   longer those that `facts` were taken from.
   */
  rows(onBytes?: (bytesRead: number) => void): Iterable<SheetRow>;
}

/**
 * Opens a data file, for what it is by its first bytes: a sheet of a workbook, JSON, or delimited text. Text is read whole once for its SHA-256 and
 * encoding, and its beginning for delimiter and header.
 *
 * @param chosen what a person says about it; the rest is detected
 * @throws DocketError `not-found`, `io`, `invalid-input` for a choice that the file cannot have, or `unreadable-file` where it is a folder, empty, not
 *   text, not a table or without a header.
 */
export function openSpreadsheet(path: string, chosen: Partial<ReadingChoices> = {}): Spreadsheet {
  const reading = ReadingChoices.parse(chosen);
  return withoutRejectColumns(isWorkbookFile(path) ? openAsWorkbook(path, reading) : openAsText(path, reading));
}

function openAsWorkbook(path: string, reading: ReadingChoices): Spreadsheet {
  if (reading.encoding !== null || reading.delimiter !== null) throw new DocketError('invalid-input', `${basename(path)} is a workbook, so it has no encoding and no delimiter. Nothing was imported. Leave them out.`);
  return openWorkbookSheet(path, reading);
}

function openAsText(path: string, reading: ReadingChoices): Spreadsheet {
  const fileName = basename(path);
  if (reading.sheet !== null) throw new DocketError('invalid-input', `${fileName} is no workbook, so it has no sheets. Nothing was imported. Leave the sheet out.`);
  const survey = surveyText(path, reading.encoding);
  const { encoding, bomBytes, beginning, isWhole, sha256, sizeBytes } = survey;
  if (isWhole && beginning.trim() === '') throw refused(fileName, 'is empty');
  if (reading.delimiter === null && looksLikeJson(beginning)) return openJson(path, survey, reading);
  refuseOtherFormats(fileName, beginning);

  const layout = detectLayout(beginning, isWhole, reading.delimiter);
  const first = headRows(beginning.slice(layout.skip), layout.delimiter, isWhole);
  const base = { encoding, bomBytes, delimiter: layout.delimiter, skip: layout.skip };
  // A first record longer than the sampled beginning is read from the file itself, which also says what is wrong with it.
  const opening = first.length > 0 ? first : firstOf(readRows(path, base), openingRows);
  const facts = {
    fileName,
    format: 'text',
    reading,
    sizeBytes,
    sha256,
    workbook: null,
    encoding,
    delimiter: layout.delimiter,
    isDelimiterStated: layout.isStated,
    ...describeTable(opening, fileName, { headerRow: reading.headerRow }),
    opening: openingOf(opening),
  } satisfies FileFacts;
  return { facts, rows: (onBytes) => readRows(path, { ...base, afterRow: facts.headerRow, sha256, onBytes }) };
}

/**
 * Whether a file is a container that workbooks come in, by its first bytes: ZIP, or OLE as old and protected ones. Which it is shows when it is opened.
 *
 * @throws DocketError not-found, io, unreadable-file for a folder or another thing that is no file
 */
export function isWorkbookFile(path: string): boolean {
  const descriptor = openFile(path);
  try {
    const head = Buffer.alloc(4);
    const count = readSync(descriptor, head, 0, 4, 0);
    return count === 4 && (head.readUInt32LE(0) === 0x04034b50 || head.readUInt32BE(0) === 0xd0cf11e0);
  } finally {
    closeSync(descriptor);
  }
}

interface Reading extends TextReading {
  readonly delimiter: string;
  readonly skip: number;
  /** Rows up to this one are not given. */
  readonly afterRow?: number;
}

function* readRows(path: string, { delimiter, skip, afterRow = 0, ...reading }: Reading): Generator<SheetRow> {
  const tokenizer = new Tokenizer(delimiter);
  let isFirst = true;
  for (const text of textOf(path, reading)) {
    for (const record of tokenizer.push(isFirst ? text.slice(skip) : text)) if (record.row > afterRow) yield record;
    isFirst = false;
  }
  // The header too may be the last record, of a file that has no other.
  for (const record of tokenizer.end()) if (record.row > afterRow) yield record;
}

function refuseOtherFormats(fileName: string, text: string): void {
  const start = text.trimStart().slice(0, 200);
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
