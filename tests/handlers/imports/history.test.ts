import type { ImportId } from '@shared/primitives';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { openSpreadsheet } from '../../../electron/files/spreadsheet/read';
import { previewImport } from '../../../electron/handlers/imports/preview';
import { undoImport } from '../../../electron/handlers/imports/undo';
import { readContext } from '../../../electron/transaction';
import { bring, openDataFolder, planFor } from '../../support/data-file';
import { openTestDesk, type TestDesk } from '../../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());
let test: TestDesk;
beforeEach(() => (test = openTestDesk({ asOf: '2026-11-21' })));
afterEach(() => test.close());

const header = 'Ticket ID,Subject,Account ID,Created at,Status,Priority';
const file = (name: string, ...rows: readonly string[]): string => data.write(name, `${[header, ...rows].join('\n')}\n`);
const first = file('first.csv', 'T-1,Ticket one,A-1,2026-11-01,open,high', 'T-2,Ticket two,A-1,2026-11-02,open,high', 'T-3,Ticket three,A-2,2026-11-03,open,low');
const newer = file('newer.csv', 'T-2,Invoice two,A-1,2026-11-02,closed,high', 'T-3,Ticket three,A-2,2026-11-03,open,low', 'T-4,Ticket four,A-1,2027-11-04,open,low', ',No reference,A-1,2026-11-04,open,low');
const bringTickets = (path: string): ImportId => {
  const { importId } = bring(test.desk, path, 'issues');
  if (importId === null) throw new Error('Nothing was imported');
  return importId;
};
const changesOf = (id: ImportId, which: 'all' | 'imported' | 'updated' = 'all') => runQuery(test.desk, 'imports.changes', { id, which, offset: 0, limit: 100 });
const issueId = (ref: string) => {
  const found = runQuery(test.desk, 'issues.list', { offset: 0, limit: 100 }).rows.find((row) => row.ref === ref);
  if (found === undefined) throw new Error(`No issue ${ref}`);
  return found.id;
};

describe('what a newer export changed [W5]', () => {
  it('is listed record by record and field by field, in windows', () => {
    bringTickets(first);
    const id = bringTickets(newer);
    expect(changesOf(id)).toMatchObject({
      total: 2,
      rows: [
        { row: 2, number: 2, ref: 'T-2', name: 'Invoice two', what: 'updated', isUndone: false, isThere: true, fields: [{ label: 'Title', before: 'Ticket two', after: 'Invoice two' }, { label: 'Status', before: 'Open', after: 'Closed' }] },
        { row: 4, number: 4, ref: 'T-4', what: 'imported', fields: [] },
      ],
    });
    expect(changesOf(id, 'updated')).toMatchObject({ total: 1 });
    expect(runQuery(test.desk, 'imports.changes', { id, offset: 1, limit: 1 })).toMatchObject({ total: 2, rows: [{ ref: 'T-4' }] });
  });

  it('names the records that the export before had and it does not, and leaves them', () => {
    bringTickets(first);
    const id = bringTickets(newer);
    expect(runQuery(test.desk, 'imports.get', { id })).toMatchObject({ earlier: { fileName: 'first.csv' }, missing: 1, changes: { imported: 1, updated: 1 } });
    expect(runQuery(test.desk, 'imports.missing', { id, offset: 0, limit: 10 })).toEqual({ total: 1, rows: [{ entityId: issueId('T-1'), number: 1, ref: 'T-1', name: 'Ticket one' }] });
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 100 }).total).toBe(4);
  });

  it('can be seen before anything is written', () => {
    bringTickets(first);
    const preview = previewImport(readContext(test.desk), openSpreadsheet(newer), planFor(newer, 'issues'));
    expect(preview).toMatchObject({
      counts: { updated: 1, unchanged: 1, imported: 1, rejected: 1 },
      changes: [{ row: 2, ref: 'T-2', name: 'Ticket two', fields: [{ label: 'Title', before: 'Ticket two', after: 'Invoice two' }, { label: 'Status', before: 'Open', after: 'Closed' }] }],
      missing: { fileName: 'first.csv', total: 1, rows: [{ ref: 'T-1', name: 'Ticket one' }] },
    });
  });

  it('keeps the anomalies of an import with what was chosen, and the mapping', () => {
    const id = bringTickets(newer);
    const { findings, mapping, fileBytes } = runQuery(test.desk, 'imports.get', { id });
    expect(findings.map(({ rule, choice, count, examples }) => [rule.id, choice, count, examples[0]?.row])).toEqual(expect.arrayContaining([['missing-identifier', 'skip', 1, 5], ['date-in-future', 'flag', 1, 4]]));
    expect([mapping.kind, fileBytes]).toEqual(['issues', openSpreadsheet(newer).facts.sizeBytes]);
  });

  it('is still told of an import that was undone: what went and what returned', () => {
    bringTickets(first);
    const id = bringTickets(newer);
    undoImport(test.desk, id);
    expect(changesOf(id)).toMatchObject({ total: 2, rows: [{ ref: 'T-2', isUndone: true, isThere: true }, { ref: 'T-4', name: 'Ticket four', isUndone: true, isThere: false, number: null }] });
    expect(runQuery(test.desk, 'imports.get', { id })).toMatchObject({ outcome: { removed: 1, restored: 1 }, earlier: null, missing: null });
  });
});

describe('what imports changed on an issue [W5, V2]', () => {
  it('is told newest first, with what came since it was scored', () => {
    bringTickets(first);
    bringTickets(file('second.csv', 'T-2,Ticket two,A-1,2026-11-02,waiting,high'));
    runCommand(test.desk, 'scoring.record', { issueId: issueId('T-2'), factors: { impact: 3, severity: 3, time: 1 }, reason: 'Agreed', dimensionReasons: { impact: '', severity: '', time: '' } });
    bringTickets(newer);
    expect(runQuery(test.desk, 'imports.ofIssue', { issueId: issueId('T-2') })).toMatchObject({
      lastScoredAt: expect.any(String),
      lastSession: null,
      changes: [
        { fileName: 'newer.csv', isSinceScore: true, fields: [{ label: 'Title' }, { label: 'Status', before: 'Waiting', after: 'Closed' }] },
        { fileName: 'second.csv', isSinceScore: false, fields: [{ label: 'Status', before: 'Open', after: 'Waiting' }] },
      ],
    });
    expect(runQuery(test.desk, 'imports.ofIssue', { issueId: issueId('T-3') }).changes).toEqual([]);
  });
});
