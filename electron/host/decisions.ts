import { extname } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { registerTable } from '../core/decisions/register-table';
import { toCsv } from '../core/evidence/contents/csv';
import { utf8 } from '../core/evidence/canonical-json';
import { saveFile } from '../files/save-file';
import { listDecisions } from '../handlers/decisions/read';
import { readContext } from '../transaction';
import { deskOf, type Host } from './host';
import { askWhereToSave } from './own-files';

/** As many as are read at once: a long register is never held whole as rows of the store. */
const batch = 500;

/** Writes the register of decisions, as filtered, as CSV that a spreadsheet takes for text and numbers only (V3, W4). */
export async function exportDecisions(host: Host, { sort, filter }: ParsedInputOf<'decisions.exportCsv'>): Promise<OutputOf<'decisions.exportCsv'>> {
  const context = readContext(deskOf(host));
  const chosen = await askWhereToSave(host, 'Export the decision register', `decisions-${context.asOf}.csv`, [{ name: 'CSV', extensions: ['csv'] }]);
  if (chosen === null) return null;
  const file = extname(chosen) === '' ? `${chosen}.csv` : chosen;
  const rows: OutputOf<'decisions.list'>['rows'] = [];
  for (let offset = 0; ; offset += batch) {
    const read = listDecisions(context, { sort, filter, offset, limit: batch }).rows;
    rows.push(...read);
    if (read.length < batch) break;
  }
  await saveFile(file, utf8(toCsv(registerTable(rows))));
  return { file, rows: rows.length };
}
