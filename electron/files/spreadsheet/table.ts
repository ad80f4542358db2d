import type { FileFacts } from '@shared/contract/imports/entities';
import { headerIndex, looksHeaderless, nameColumns } from './layout';
import { refused } from '../refusal';
import type { SheetRow } from './tokenizer';

const sampleRows = 20;

/** How many of the first rows are looked at for the header and the sample. */
export const openingRows = 101;

/**
 * What the first rows of a table say: where its header is, the names of its columns, and a sample.
 *
 * @param width columns that get a name even where the header has none for them
 * @throws DocketError unreadable-file where there is no row, or the first one reads like data
 */
export function describeTable(opening: readonly SheetRow[], fileName: string, width = 0): Pick<FileFacts, 'headerRow' | 'header' | 'duplicateHeaders' | 'blankHeaders' | 'sample'> {
  const [header, ...below] = opening.slice(headerIndex(opening));
  if (header === undefined) throw refused(fileName, 'is empty');
  if (looksHeaderless(header.cells, below.map(({ cells }) => cells))) {
    throw refused(fileName, `has no header: its first row reads like data (${header.cells.slice(0, 3).join(', ').slice(0, 80)})`, 'Add a first row that names the columns.');
  }
  const padded = Array.from({ length: Math.max(header.cells.length, width) }, (_, index) => header.cells[index] ?? '');
  const { names, duplicates, blanks } = nameColumns(padded);
  return { headerRow: header.row, header: names, duplicateHeaders: duplicates, blankHeaders: blanks, sample: below.slice(0, sampleRows).map(({ row, cells }) => ({ row, cells })) };
}
