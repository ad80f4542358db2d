import { DocketError } from '@shared/result';
import { buildZip, type ArchiveFile } from '../../../core/evidence/zip';
import { columnLetters, maxColumns, maxRows } from './references';
import { toSerial } from './serial-dates';
import { cellXml, xmlText } from './text-escapes';
import { contentTypes, packageRelationships, stylesXml, styleOf, workbookRelationships, workbookXml, xmlHead } from './write-parts';

/** The most characters (UTF-16 units) that a cell of a workbook may hold. */
export const maxCellCharacters = 32_767;

/** A cell to be written. Dates are `YYYY-MM-DD`; instants are UTC and stay so. Null is an empty cell. */
export type Cell = string | number | boolean | null | { readonly date: string } | { readonly instant: string };

export interface SheetToWrite {
  /** 1 to 31 characters, none of `[ ] : * ? / \`, no apostrophe at either end, each name once. */
  readonly name: string;
  /** Widths of the columns from the left, in characters; a column without one has the usual width. */
  readonly columns?: readonly number[];
  /** The first row is the header: bold, and it stays in view. */
  readonly rows: readonly (readonly Cell[])[];
}

const usualWidth = 14;
const rowsPerChunk = 2000;

/**
 * Writes an Excel workbook (XLSX, ECMA-376). The same sheets give the same bytes, in any year and on any computer: entries are
 * stored and dated as those of a package (docs/decisions/0003). Text is always text: `=1+1` is no formula, neither when the
 * file is opened nor when the cell is edited. Control characters are kept as the format's `_xHHHH_`.
 *
 * @throws DocketError invalid-input naming sheet and cell: text over 32,767 characters, a number that is none, more rows or
 *   columns than a sheet has, a sheet name that Excel refuses, no sheet, or more than 512 MB.
 */
export function writeWorkbook({ sheets }: { readonly sheets: readonly SheetToWrite[] }): Uint8Array {
  checkSheets(sheets);
  const names = sheets.map(({ name }) => name);
  const files: ArchiveFile[] = [
    { path: '[Content_Types].xml', bytes: Buffer.from(contentTypes(sheets.length)) },
    { path: '_rels/.rels', bytes: Buffer.from(packageRelationships) },
    { path: 'xl/workbook.xml', bytes: Buffer.from(workbookXml(names.map(xmlText))) },
    { path: 'xl/_rels/workbook.xml.rels', bytes: Buffer.from(workbookRelationships(sheets.length)) },
    { path: 'xl/styles.xml', bytes: Buffer.from(stylesXml) },
    ...sheets.map((sheet, index) => ({ path: `xl/worksheets/sheet${index + 1}.xml`, bytes: sheetXml(sheet, index === 0) })),
  ];
  try {
    return buildZip(files).bytes;
  } catch (error) {
    if (error instanceof RangeError) throw new DocketError('invalid-input', 'The workbook would be larger than 512 MB. Nothing was written. Write fewer rows, or CSV.', undefined, { cause: error });
    throw error;
  }
}

function checkSheets(sheets: readonly SheetToWrite[]): void {
  if (sheets.length === 0) throw notWritten('A workbook needs a sheet', 'Add one.');
  const taken = new Set<string>();
  for (const { name, rows } of sheets) {
    if (name.trim() === '' || name.length > 31 || /[[\]:*?/\\\t\n]|^'|'$/.test(name) || cellXml(name) !== xmlText(name) || name.toLowerCase() === 'history') {
      throw notWritten(`"${name}" cannot be the name of a sheet`, 'Use 1 to 31 characters without [ ] : * ? / \\.');
    }
    if (taken.has(name.toLowerCase())) throw notWritten(`Two sheets are named "${name}"`, 'Give each a name of its own.');
    taken.add(name.toLowerCase());
    if (rows.length > maxRows) throw notWritten(`Sheet "${name}" has ${rows.length} rows and a sheet holds ${maxRows}`, 'Write fewer rows, or CSV.');
    if (rows.some((row) => row.length > maxColumns)) throw notWritten(`Sheet "${name}" has more columns than the ${maxColumns} that a sheet holds`, 'Write fewer columns, or CSV.');
  }
}

function sheetXml({ name, columns = [], rows }: SheetToWrite, isFirst: boolean): Uint8Array {
  // Not by spreading: an argument for every row is more than a call can take.
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const chunks: Buffer[] = [];
  let text = `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:${columnLetters(Math.max(width, 1))}${Math.max(rows.length, 1)}"/>`;
  text += `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>`;
  text += '<sheetFormatPr defaultRowHeight="15"/>';
  if (columns.length > 0) text += `<cols>${columns.map((chars, index) => `<col min="${index + 1}" max="${index + 1}" width="${checkedWidth(chars, name)}" customWidth="1"/>`).join('')}</cols>`;
  text += '<sheetData>';
  for (const [index, row] of rows.entries()) {
    text += rowXml(row, { sheet: name, row: index + 1, columns });
    if (index % rowsPerChunk === rowsPerChunk - 1) {
      chunks.push(Buffer.from(text));
      text = '';
    }
  }
  chunks.push(Buffer.from(`${text}</sheetData></worksheet>`));
  return new Uint8Array(Buffer.concat(chunks));
}

function checkedWidth(chars: number, sheet: string): number {
  if (!(chars > 0 && chars <= 255)) throw notWritten(`Sheet "${sheet}" has a column of width ${chars}`, 'Use more than 0 and at most 255.');
  return chars;
}

interface RowPlace {
  readonly sheet: string;
  readonly row: number;
  readonly columns: readonly number[];
}

function rowXml(cells: readonly Cell[], place: RowPlace): string {
  let text = `<row r="${place.row}">`;
  for (const [index, cell] of cells.entries()) {
    if (cell !== null && cell !== '') text += cellOf(cell, `${columnLetters(index + 1)}${place.row}`, place, place.columns[index] ?? usualWidth);
  }
  return `${text}</row>`;
}

function cellOf(cell: Exclude<Cell, null>, reference: string, { sheet, row }: RowPlace, width: number): string {
  const isHeader = row === 1;
  const at = `<c r="${reference}" s="`;
  if (typeof cell === 'string') {
    if (cell.length > maxCellCharacters) throw notWritten(`Cell ${reference} of sheet "${sheet}" has ${cell.length} characters and a cell holds ${maxCellCharacters}`, 'Shorten that text, or write CSV.');
    return `${at}${isHeader ? styleOf.header : textStyle(cell, width)}" t="inlineStr"><is><t xml:space="preserve">${cellXml(cell)}</t></is></c>`;
  }
  if (typeof cell === 'boolean') return `${at}${isHeader ? styleOf.header : styleOf.plain}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw notWritten(`Cell ${reference} of sheet "${sheet}" is ${cell}, which is no number`, 'Leave it empty.');
    return `${at}${isHeader ? styleOf.header : styleOf.plain}"><v>${String(cell)}</v></c>`;
  }
  const iso = 'date' in cell ? cell.date : cell.instant;
  // The name of a column is a text, and a day that the programs do not agree on is written as it reads.
  const serial = isHeader ? null : toSerial(iso);
  if (serial === null) return cellOf(iso, reference, { sheet, row, columns: [] }, width);
  return `${at}${'date' in cell ? styleOf.date : styleOf.instant}"><v>${String(serial)}</v></c>`;
}

/** What a spreadsheet would take for a formula or a number when somebody edits the cell is marked as text. */
const readsAsOther = /^(?:[=+\-@\t\r]|\d+$)/;

function textStyle(text: string, width: number): number {
  const wraps = text.length > width || text.includes('\n');
  if (readsAsOther.test(text)) return wraps ? styleOf.markedWrapped : styleOf.marked;
  return wraps ? styleOf.wrapped : styleOf.plain;
}

const notWritten = (what: string, todo: string): DocketError => new DocketError('invalid-input', `${what}. Nothing was written. ${todo}`);
