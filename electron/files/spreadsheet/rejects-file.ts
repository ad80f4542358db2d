import { fromCsvText } from '../../core/evidence/contents/csv';
import { rejectColumns } from '../../core/imports/rejects';
import type { Spreadsheet } from './read';

/**
 * A file of rejected rows that Docket wrote, as the file it came from: the two columns that say why are left out, and what was neutralised for a spreadsheet
 * reads as it did, so that a repaired file goes in under the mapping of the first one. Any other file is given back as it is.
 */
export function withoutRejectColumns(sheet: Spreadsheet): Spreadsheet {
  const { facts } = sheet;
  const own = rejectColumns.length;
  if (facts.header.length <= own || rejectColumns.some((name, index) => facts.header[index] !== name)) return sheet;
  const restored = (cells: readonly string[]): string[] => cells.slice(own).map(fromCsvText);
  return {
    facts: { ...facts, header: restored(facts.header), sample: facts.sample.map(({ row, cells }) => ({ row, cells: restored(cells) })) },
    *rows(onBytes) {
      for (const row of sheet.rows(onBytes)) yield { ...row, cells: restored(row.cells) };
    },
  };
}
