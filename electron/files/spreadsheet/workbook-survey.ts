import type { SheetRow } from './tokenizer';
import { cellText, hasDoubtfulDigits } from './xlsx/cell-text';
import type { Workbook } from './xlsx/open';
import { columnLetters } from './xlsx/references';
import type { SheetLayout, WorkbookRow } from './xlsx/sheet-reader';

/** Rows are kept while they hold no more than this, in characters and as much for each cell as an object takes. */
const keptCharacters = 64 * 1024 * 1024;
const charactersOfCell = 16;

/** A row of texts, with the columns whose numbers may have lost digits. */
export function tableRow({ row, cells }: WorkbookRow, is1904: boolean): SheetRow {
  const texts: string[] = Array.from({ length: cells.at(-1)?.column ?? 0 }, () => '');
  const doubtfulColumns: number[] = [];
  for (const cell of cells) {
    texts[cell.column - 1] = cellText(cell, is1904);
    if (hasDoubtfulDigits(cell)) doubtfulColumns.push(cell.column - 1);
  }
  return { row, cells: texts, hasMalformedQuote: false, ...(doubtfulColumns.length === 0 ? {} : { doubtfulColumns }) };
}

/** What reading a sheet once has told. */
export interface SheetSurvey {
  readonly opening: readonly SheetRow[];
  /** All rows, where they are few enough to be kept. */
  readonly kept: readonly SheetRow[] | null;
  /** The last column that holds a value, from 1. */
  readonly width: number;
  readonly hiddenRows: number;
  /** The first formula for which the file keeps no result, and how many there are. */
  readonly unresolved: { readonly count: number; readonly first: string };
  readonly layout: SheetLayout;
}

/**
 * Reads a sheet from its first row to its last.
 *
 * @param openingRows how many of the first rows are given in any case
 * @throws DocketError unreadable-file
 */
export function surveySheet(book: Workbook, sheet: string, openingRows: number): SheetSurvey {
  const rows = book.rows(sheet);
  const opening: SheetRow[] = [];
  let kept: SheetRow[] | null = [];
  let characters = 0;
  let width = 0;
  let hiddenRows = 0;
  const unresolved = { count: 0, first: '' };
  for (const row of rows) {
    const record = tableRow(row, book.is1904);
    if (opening.length < openingRows) opening.push(record);
    if (kept !== null) {
      characters = record.cells.reduce((sum, cell) => sum + cell.length + charactersOfCell, characters);
      if (characters > keptCharacters) kept = null;
      else kept.push(record);
    }
    width = Math.max(width, record.cells.length);
    if (row.isHidden) hiddenRows += 1;
    for (const { isFormula, kind, column } of row.cells) {
      if (!isFormula || kind !== 'text' || record.cells[column - 1] !== '') continue;
      unresolved.count += 1;
      if (unresolved.first === '') unresolved.first = `${columnLetters(column)}${row.row}`;
    }
  }
  return { opening, kept, width, hiddenRows, unresolved, layout: rows.layout };
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What is not plain to see in the rows, each as a sentence. */
export function notesOf({ hiddenRows, unresolved, layout, width }: SheetSurvey, { sheets, is1904 }: Workbook, sheet: string): string[] {
  const notes: string[] = [];
  if (sheets.some(({ name, visibility }) => name === sheet && visibility !== 'visible')) notes.push('This sheet is hidden in the workbook.');
  const hidden = sheets.filter(({ name, visibility }) => name !== sheet && visibility !== 'visible');
  if (hidden.length > 0) notes.push(`${counted(hidden.length, 'hidden sheet is', 'hidden sheets are')} not read: ${hidden.slice(0, 5).map(({ name }) => name).join(', ')}${hidden.length > 5 ? ' and more' : ''}.`);
  if (hiddenRows > 0) notes.push(`${counted(hiddenRows, 'hidden row is', 'hidden rows are')} read like the others.`);
  // Programs hide all columns to the right of a table; those hold nothing.
  const hiddenColumns = layout.hiddenColumns.filter(({ from }) => from <= width).map(({ from, to }) => (from === to ? columnLetters(from) : `${columnLetters(from)} to ${columnLetters(Math.min(to, width))}`));
  if (hiddenColumns.length > 0) notes.push(`Hidden columns are read like the others: ${hiddenColumns.slice(0, 10).join(', ')}.`);
  const [merged] = layout.mergedRanges;
  if (merged !== undefined) {
    const range = `${columnLetters(merged.from.column)}${merged.from.row} to ${columnLetters(merged.to.column)}${merged.to.row}`;
    notes.push(`${counted(layout.mergedRanges.length, 'range of cells is merged', 'ranges of cells are merged')} (${layout.mergedRanges.length === 1 ? range : `the first: ${range}`}): only the first cell of each holds a value, the others are empty.`);
  }
  if (unresolved.count > 0) notes.push(`${counted(unresolved.count, 'formula has', 'formulas have')} no stored result (the first: ${unresolved.first}) and read as empty. Opening and saving the workbook in a spreadsheet program stores them.`);
  if (is1904) notes.push('Its dates count from 1904.');
  return notes;
}
