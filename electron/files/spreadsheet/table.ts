import type { FileFacts } from '@shared/contract/imports/entities';
import { headerIndex, looksHeaderless, nameColumns } from './layout';
import { refused } from '../refusal';
import type { SheetRow } from './tokenizer';

const sampleRows = 20;

/** How many of the first rows are looked at for the header and the sample. */
export const openingRows = 101;

/** What is said beside the rows of a table. */
export interface TableHints {
  /** Columns that get a name even where the header has none for them. */
  readonly width?: number;
  /** The row that a person says is the header; 0: none is. Null: the rows decide it. */
  readonly headerRow?: number | null;
}

type Table = Pick<FileFacts, 'headerRow' | 'header' | 'duplicateHeaders' | 'repeatedColumns' | 'blankHeaders' | 'sample'>;

/**
 * What the first rows of a table say: where its header is, the names of its columns, and a sample.
 *
 * @throws DocketError unreadable-file where there is no row, the first one reads like data, or the chosen header is not among them
 */
export function describeTable(opening: readonly SheetRow[], fileName: string, { width = 0, headerRow = null }: TableHints = {}): Table {
  const tooLong = opening.find(({ isTooLong }) => isTooLong === true);
  if (tooLong !== undefined && tooLong.row === opening[0]?.row) throw refused(fileName, `has a cell of 5 MB or more in row ${tooLong.row}, which should name its columns`, 'Shorten or repair that row.');
  if (headerRow === 0) return withoutHeader(opening, fileName, width);
  const at = headerRow === null ? headerIndex(opening) : opening.findIndex(({ row }) => row === headerRow);
  const [header, ...below] = at === -1 ? [] : opening.slice(at);
  if (header === undefined && headerRow !== null) throw refused(fileName, `has nothing in row ${headerRow} that could name its columns`, 'Choose another row.');
  if (header === undefined) throw refused(fileName, 'is empty');
  if (headerRow === null && looksHeaderless(header.cells, below.map(({ cells }) => cells))) {
    throw refused(fileName, `has no header: its first row reads like data (${header.cells.slice(0, 3).join(', ').slice(0, 80)})`, 'Add a first row that names the columns, or say that no row does.');
  }
  const padded = Array.from({ length: Math.max(header.cells.length, width) }, (_, index) => header.cells[index] ?? '');
  const { names, duplicates, repeats, blanks } = nameColumns(padded);
  return { headerRow: header.row, header: names, duplicateHeaders: duplicates, repeatedColumns: repeats, blankHeaders: blanks, sample: sampleOf(below) };
}

/** Columns without any name are named by their position. */
function withoutHeader(opening: readonly SheetRow[], fileName: string, width: number): Table {
  if (opening.length === 0) throw refused(fileName, 'is empty');
  const widest = opening.reduce((most, { cells }) => Math.max(most, cells.length), width);
  const { names } = nameColumns(Array.from({ length: widest }, () => ''));
  return { headerRow: 0, header: names, duplicateHeaders: [], repeatedColumns: [], blankHeaders: [], sample: sampleOf(opening) };
}

/** The first rows of a table, to show. */
export const sampleOf = (rows: readonly SheetRow[]): FileFacts['sample'] => rows.slice(0, sampleRows).map(({ row, cells }) => ({ row, cells }));

const shownRows = 12;
const shownCells = 8;
const shownCharacters = 40;

/** The beginning of the first rows of a file, cut to what a person needs to see which of them is the header. */
export const openingOf = (rows: readonly SheetRow[]): FileFacts['opening'] => rows.slice(0, shownRows).map(({ row, cells }) => ({ row, cells: cells.slice(0, shownCells).map((cell) => cell.slice(0, shownCharacters)) }));
