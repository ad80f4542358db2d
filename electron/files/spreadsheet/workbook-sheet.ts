import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileFacts, ReadingChoices, WorkbookFacts } from '@shared/contract/imports/entities';
import type { Spreadsheet } from './read';
import { refused } from '../refusal';
import { describeTable, openingOf, openingRows } from './table';
import type { SheetRow } from './tokenizer';
import { notesOf, surveySheet, tableRow, type SheetSurvey } from './workbook-survey';
import { openWorkbook, type Workbook } from './xlsx/open';

const hashedBytes = 1024 * 1024;
/** A header may leave columns unnamed, but not so many: what lies further right belongs to no table. */
const widestUnnamed = 512;

/**
 * Opens a sheet of a workbook as a table of texts. All of it is read once, for what only its end tells (merged cells) and for its width; the rows of
 * a sheet of usual size are kept, those of a very large one are read from the file again.
 *
 * @param reading what a person says: without a sheet, the first that is not hidden
 * @throws DocketError unreadable-file where it cannot be read, has no such sheet, or changes meanwhile
 */
export function openWorkbookSheet(path: string, reading: ReadingChoices): Spreadsheet {
  const fileName = basename(path);
  const before = fingerprint(path);
  const book = openWorkbook(path);
  try {
    const visible = book.sheets.find(({ visibility }) => visibility === 'visible') ?? book.sheets[0];
    const name = reading.sheet ?? visible?.name ?? '';
    const survey = surveySheet(book, name, openingRows);
    if (fingerprint(path).sha256 !== before.sha256) throw changed(fileName);
    const described = describeOrSay(survey.opening, { fileName, sheet: name, book, width: survey.width > widestUnnamed ? 0 : survey.width, headerRow: reading.headerRow });
    const facts = {
      fileName,
      format: 'workbook',
      reading,
      ...before,
      workbook: { sheet: name, sheets: book.sheets.map((one) => ({ name: one.name, isHidden: one.visibility !== 'visible' })), notes: notesOf(survey, book, name) } satisfies WorkbookFacts,
      encoding: 'utf-8',
      delimiter: ',',
      isDelimiterStated: false,
      ...described,
      opening: openingOf(survey.opening),
    } satisfies FileFacts;
    return { facts, rows: (onBytes) => rowsBelow(path, facts, survey.kept, onBytes) };
  } finally {
    book.close();
  }
}

function describeOrSay(opening: readonly SheetRow[], { fileName, sheet, book, ...hints }: { fileName: string; sheet: string; book: Workbook; width: number; headerRow: number | null }) {
  if (opening.length > 0) return describeTable(opening, fileName, hints);
  const others = book.sheets.filter(({ name }) => name !== sheet).map(({ name }) => `"${name}"`);
  throw refused(fileName, `has nothing in its sheet "${sheet}"`, others.length === 0 ? 'Choose another file.' : `Choose another of its sheets: ${others.slice(0, 10).join(', ')}.`);
}

type Facts = FileFacts & { readonly workbook: WorkbookFacts };

function* rowsBelow(path: string, facts: Facts, kept: SheetSurvey['kept'], onBytes: ((bytesRead: number) => void) | undefined): Generator<SheetRow> {
  const width = facts.header.length;
  if (kept !== null) {
    for (const [index, row] of kept.entries()) {
      if (row.row > facts.headerRow) yield { ...row, cells: padded(row.cells, width) };
      if (index % 1000 === 999) onBytes?.((facts.sizeBytes * (index + 1)) / kept.length);
    }
    onBytes?.(facts.sizeBytes);
    return;
  }
  const book = openWorkbook(path);
  try {
    for (const row of book.rows(facts.workbook.sheet, (part) => onBytes?.(facts.sizeBytes * part))) {
      if (row.row <= facts.headerRow) continue;
      const record = tableRow(row, book.is1904);
      yield { ...record, cells: padded(record.cells, width) };
    }
    // Said only now: whoever takes the rows must not keep them before the iteration has ended.
    if (fingerprint(path).sha256 !== facts.sha256) throw changed(facts.fileName);
  } finally {
    book.close();
  }
}

function padded(cells: string[], width: number): string[] {
  if (cells.length >= width) return cells;
  const whole = [...cells];
  while (whole.length < width) whole.push('');
  return whole;
}

function fingerprint(path: string): { readonly sha256: string; readonly sizeBytes: number } {
  const hash = createHash('sha256');
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(hashedBytes);
    let sizeBytes = 0;
    for (let count = -1; count !== 0; sizeBytes += count) {
      count = readSync(descriptor, buffer, 0, hashedBytes, null);
      hash.update(buffer.subarray(0, count));
    }
    return { sha256: hash.digest('hex'), sizeBytes };
  } finally {
    closeSync(descriptor);
  }
}

const changed = (fileName: string) => refused(fileName, 'changed while it was read', 'Wait until nothing writes to it, then import it again.');
