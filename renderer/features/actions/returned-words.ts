import { actionStateLabels } from '@shared/contract/actions/entities';
import type { AcceptedSheet, ReturnedRow, ReturnedSheet } from '@shared/contract/actions/returned';
import { formatDate } from '../../ui/format';

/** What a row would make of its action: `Open to done on 24 Nov 2026`. */
export function changeWords({ action, said }: ReturnedRow): string {
  if (action === null || said === null) return '';
  const day = said.doneOn === null ? '' : ` on ${formatDate(said.doneOn)}`;
  return action.state === said.state ? `${actionStateLabels[said.state]}${day}, with other words` : `${actionStateLabels[action.state]} to ${actionStateLabels[said.state].toLowerCase()}${day}`;
}

/** What the person accepted, as main takes it: every row of the sheet is accounted for. */
export function acceptedOf({ fileName, sha256, rows }: ReturnedSheet, picked: ReadonlySet<number>): AcceptedSheet {
  const possible = rows.filter(({ verdict }) => verdict === 'change');
  return {
    fileName,
    sha256,
    rows: rows.length,
    unchanged: rows.filter(({ verdict }) => verdict === 'unchanged').length,
    leftOut: possible.filter(({ row }) => !picked.has(row)).length,
    rejected: rows.filter(({ verdict }) => verdict === 'rejected').map(({ row, reason }) => ({ row, reason })),
    updates: possible.flatMap(({ row, action, said }) => (picked.has(row) && action !== null && said !== null ? [{ id: action.id, revision: action.revision, ...said }] : [])),
  };
}

/** The counts in a line: rows in = updated + unchanged + left out + rejected. */
export function countWords({ rows, updates, unchanged, leftOut, rejected }: AcceptedSheet): string {
  const parts = [`${updates.length} to update`, `${unchanged} unchanged`, ...(leftOut === 0 ? [] : [`${leftOut} left out`]), `${rejected.length} rejected`];
  return `${rows} ${rows === 1 ? 'row' : 'rows'} = ${parts.join(' + ')}`;
}
