import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '@shared/zod';
import { getLastEntry } from '../../electron/store/audit-log';
import type { ReadHandle } from '../../electron/store/handles';
import { bring, openDataFolder } from '../support/data-file';
import { openTestDesk } from '../support/workspace';
import type { Orders } from './orders';
import type { Scenario } from './scenarios';

type UndoOrders = Extract<Orders, { scenario: 'undos' }>;

/** Tickets of one export, each of which a newer export changes. */
const tickets = 400;
const pairs = 5;

const exported = (pair: number, status: string, changed: string): string =>
  ['Ticket ID,Subject,Created at,Status,Updated', ...Array.from({ length: tickets }, (_, n) => `U-${pair}-${n},Ticket ${n},2026-11-01 08:00,${status},${changed}`)].join('\n');

/** Imports that are undone one after another, the newer export of each pair first, and killed meanwhile. */
export function undosScenario(): { scenario: Scenario; close(): void } {
  const test = openTestDesk();
  const data = openDataFolder();
  const imports: UndoOrders['imports'] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = bring(test.desk, data.write(`first-${pair}.csv`, exported(pair, 'open', '2026-11-02 08:00')), 'issues').importId ?? '';
    const newer = bring(test.desk, data.write(`newer-${pair}.csv`, exported(pair, 'closed', '2026-11-03 08:00')), 'issues').importId ?? '';
    imports.push({ first, newer });
  }
  const base = getLastEntry(test.desk.workspace.db)?.seq ?? 0;
  test.desk.workspace.close();
  return {
    scenario: {
      name: 'undos',
      fault: 'F2',
      acknowledgements: pairs * 2 - 1,
      delayMs: 150,
      prepare(folder) {
        const file = join(folder, 'undos.docket');
        copyFileSync(test.file, file);
        return { scenario: 'undos', file, base, imports };
      },
    },
    close() {
      test.close();
      data.remove();
    },
  };
}

/** An undoing is there whole or not at all: its mark, its entry, the records, their fields, and what the import still says. */
export function undoProblems(db: ReadHandle, { base, imports }: UndoOrders): string[] {
  const count = (sql: string, ...values: readonly (string | number)[]): number => z.int().parse(db.prepare(sql).pluck().get(...values));
  const isUndone = (id: string): boolean => count('SELECT count(*) FROM imports WHERE id = ? AND undone_at IS NOT NULL', id) === 1;
  const problems: string[] = [];
  const undone = imports.flatMap(({ first, newer }) => [first, newer]).filter(isUndone).length;
  const told = count("SELECT count(*) FROM audit_log WHERE seq > ? AND action = 'imports.undo'", base);
  if (undone !== told) problems.push(`${undone} imports are undone, ${told} in the log`);
  for (const [pair, { first, newer }] of imports.entries()) {
    const of = (status: string): number => count('SELECT count(*) FROM issues WHERE ref LIKE ? AND status = ?', `U-${pair}-%`, status);
    const [open, closed] = [of('open'), of('closed')];
    const [wantedOpen, wantedClosed] = isUndone(first) ? [0, 0] : isUndone(newer) ? [tickets, 0] : [0, tickets];
    if (open !== wantedOpen || closed !== wantedClosed) problems.push(`pair ${pair}: ${open} open and ${closed} closed, where ${wantedOpen} and ${wantedClosed} should be`);
    for (const id of [first, newer]) {
      const inForce = count('SELECT count(*) FROM import_changes WHERE import_id = ? AND is_undone = 0', id);
      if (inForce !== (isUndone(id) ? 0 : tickets)) problems.push(`pair ${pair}: ${inForce} changes of an import are in force`);
    }
  }
  const searched = count('SELECT count(*) FROM issue_search');
  if (searched !== count('SELECT count(*) FROM issues')) problems.push(`the search holds ${searched} issues`);
  return problems;
}
