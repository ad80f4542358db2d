import { DocketError } from '@shared/result';
import type { ImportId } from '@shared/primitives';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { openSpreadsheet } from '../../../electron/files/spreadsheet/read';
import { importFile } from '../../../electron/handlers/imports/run';
import { previewUndo, undoImport } from '../../../electron/handlers/imports/undo';
import { countEntries, getPayload } from '../../../electron/store/audit-log';
import { getLastImportOf } from '../../../electron/store/imports';
import { readContext } from '../../../electron/transaction';
import { bring, openDataFolder, planFor } from '../../support/data-file';
import { registerState } from '../../support/register-state';
import { openTestDesk, type TestDesk } from '../../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());

let test: TestDesk;
beforeEach(() => (test = openTestDesk({ asOf: '2026-11-21' })));
afterEach(() => test.close());

const header = 'Ticket ID,Subject,Account ID,Created at,Status,Priority';
const ticketsOf = (name: string, ...rows: readonly string[]): string => data.write(name, `${[header, ...rows].join('\n')}\n`);
const first = ticketsOf('first.csv', 'T-1,Ticket one,A-1,2026-11-01,open,high', 'T-2,Ticket two,A-1,2026-11-02,open,high', 'T-3,Ticket three,A-2,2026-11-03,open,low');
const newer = ticketsOf('newer.csv', 'T-1,Ticket one,A-1,2026-11-01,open,high', 'T-2,Invoice two,A-1,2026-11-02,closed,high', 'T-4,Ticket four,A-1,2026-11-04,open,low');
const accounts = data.write('accounts.csv', 'Account ID,Name,Segment,ARR,Currency\nA-1,Halden Medical,Enterprise,1000,EUR\nA-2,Orsted,SMB,10,EUR\n');

const bringTickets = (file: string): ImportId => idOf(bring(test.desk, file, 'issues'));
function idOf({ importId }: { importId: ImportId | null }): ImportId {
  if (importId === null) throw new Error('Nothing was imported');
  return importId;
}
const undo = (id: ImportId) => undoImport(test.desk, id);
const issue = (ref: string) => {
  const found = runQuery(test.desk, 'issues.list', { offset: 0, limit: 100 }).rows.find((row) => row.ref === ref);
  if (found === undefined) throw new Error(`No issue ${ref}`);
  return runQuery(test.desk, 'issues.get', { id: found.id });
};
const refs = (): (string | null)[] => runQuery(test.desk, 'issues.list', { offset: 0, limit: 100 }).rows.map(({ ref }) => ref).toSorted();
const score = (ref: string): void =>
  void runCommand(test.desk, 'scoring.record', { issueId: issue(ref).id, factors: { impact: 5, severity: 5, time: 3 }, reason: 'Agreed on the phone', dimensionReasons: { impact: '', severity: '', time: '' } });
function edit(ref: string, change: { title?: string; tags?: string[] }): void {
  const { id, title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags } = issue(ref);
  runCommand(test.desk, 'issues.update', { id, title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags, ...change });
}
const because = (outcome: ReturnType<typeof undo>) => outcome.reasons.map(({ because: key, records }) => [key, records]);

describe('undoing an import [W5, L3]', () => {
  it('takes away what it brought, with its words in the search and the proposals that nobody has judged, and is one entry in the log', () => {
    bring(test.desk, accounts, 'accounts');
    const before = registerState(test.desk.workspace.db, { isExact: true });
    const id = bringTickets(first);
    const entries = countEntries(test.desk.workspace.db);
    expect(undo(id)).toMatchObject({ importId: id, fileName: 'first.csv', kind: 'issues', removed: 3, restored: 0, partly: 0, kept: 0, reasons: [] });
    expect(countEntries(test.desk.workspace.db)).toBe(entries + 1);
    expect(JSON.parse(getPayload(test.desk.workspace.db, entries + 1) ?? '')).toMatchObject({ file: 'first.csv', kind: 'issues', counts: { removed: 3, restored: 0, partly: 0, kept: 0, unlinked: 0 }, kept: [] });
    expect(runQuery(test.desk, 'issues.search', { text: 'ticket' })).toEqual([]);
    expect(registerState(test.desk.workspace.db, { isExact: true })).toEqual(before);
    expect(runQuery(test.desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok' });
  });

  it('stays in the list, marked with who and when, and its file can be imported again', () => {
    const id = bringTickets(first);
    undo(id);
    expect(runQuery(test.desk, 'imports.list', {})).toEqual([expect.objectContaining({ id, imported: 3, undone: { at: expect.any(String), by: 'Mara Ellison' } })]);
    expect(getLastImportOf(test.desk.workspace.db, openSpreadsheet(first).facts.sha256)).toBeNull();
    expect(importFile(test.desk, openSpreadsheet(first), planFor(first, 'issues'))).toMatchObject({ rows: 3, imported: 3 });
    expect(refs()).toEqual(['T-1', 'T-2', 'T-3']);
    expect(issue('T-1').imports).toHaveLength(1);
  });

  it('is refused a second time, and for an import that is not there', () => {
    const id = bringTickets(first);
    undo(id);
    const entries = countEntries(test.desk.workspace.db);
    expect(() => undo(id)).toThrow(/first\.csv was undone by Mara Ellison on 21 Nov 2026/);
    expect(() => undoImport(test.desk, '00000000-0000-7000-8000-000000000000')).toThrow(DocketError);
    expect(countEntries(test.desk.workspace.db)).toBe(entries);
  });

  it('returns the fields that it changed, and what was there before it stays', () => {
    bringTickets(first);
    const id = bringTickets(newer);
    expect(issue('T-2')).toMatchObject({ title: 'Invoice two', status: 'closed' });
    expect(undo(id)).toMatchObject({ removed: 1, restored: 1, partly: 0, kept: 0 });
    expect(refs()).toEqual(['T-1', 'T-2', 'T-3']);
    expect(issue('T-2')).toMatchObject({ title: 'Ticket two', status: 'open' });
    expect(runQuery(test.desk, 'issues.search', { text: 'invoice' })).toEqual([]);
  });

  it('keeps what a person has scored or changed, and says so before and after', () => {
    const id = bringTickets(first);
    score('T-1');
    edit('T-2', { tags: ['vip'] });
    const foreseen = previewUndo(readContext(test.desk), id);
    expect(foreseen).toMatchObject({ removed: 1, kept: 2 });
    const done = undo(id);
    expect(done).toEqual(foreseen);
    expect(because(done)).toEqual([['changed-since', 1], ['issue-edits', 1], ['proposals', 1], ['scores', 1]]);
    expect(done.reasons.find(({ because: key }) => key === 'scores')).toMatchObject({ words: 'A person has scored it', examples: [{ number: 1, ref: 'T-1', name: 'Ticket one', fields: [] }] });
    expect(refs()).toEqual(['T-1', 'T-2']);
    expect(issue('T-1')).toMatchObject({ score: 75, isProposed: false });
    // What stays is still what the import said: the same file has no news for it.
    expect(bring(test.desk, first, 'issues')).toMatchObject({ imported: 1, updated: 0, unchanged: 2 });
    expect(issue('T-2').tags).toEqual(['vip']);
  });

  it('keeps a field that a person has changed since, and returns the others', () => {
    bringTickets(first);
    const id = bringTickets(newer);
    edit('T-2', { title: 'Invoice, by hand' });
    const done = undo(id);
    expect(done).toMatchObject({ removed: 1, restored: 0, partly: 1, kept: 0 });
    expect(done.reasons).toEqual([expect.objectContaining({ because: 'changed-since', records: 1, examples: [{ id: issue('T-2').id, number: 2, ref: 'T-2', name: 'Invoice two', fields: ['title'] }].map((example) => ({ ...example, name: 'Invoice, by hand' })) })]);
    expect(issue('T-2')).toMatchObject({ title: 'Invoice, by hand', status: 'open' });
  });

  it('leaves an earlier import undone as if it had never been there: the later one has brought what both have', () => {
    const id = bringTickets(first);
    const later = bringTickets(newer);
    expect(undo(id)).toMatchObject({ removed: 1, restored: 0, kept: 2, reasons: [{ because: 'later-import', records: 2 }] });
    expect(refs()).toEqual(['T-1', 'T-2', 'T-4']);
    expect(issue('T-2')).toMatchObject({ title: 'Invoice two', status: 'closed' });
    expect(issue('T-1').imports.map(({ fileName, change }) => [fileName, change])).toEqual([['newer.csv', 'imported']]);
    expect(undo(later)).toMatchObject({ removed: 3, kept: 0 });
    expect(refs()).toEqual([]);
  });

  it('returns a field to what the import before says, when the one in between is gone already', () => {
    bringTickets(first);
    const between = bringTickets(newer);
    const last = bringTickets(ticketsOf('last.csv', 'T-2,Invoice paid,A-1,2026-11-02,closed,high'));
    expect(undo(between)).toMatchObject({ removed: 1, kept: 1 });
    expect(issue('T-2')).toMatchObject({ title: 'Invoice paid', status: 'closed' });
    undo(last);
    expect(issue('T-2')).toMatchObject({ title: 'Ticket two', status: 'open' });
  });

  it('takes accounts away from what is linked to them, which keeps the reference and is linked again when they come back', () => {
    const id = idOf(bring(test.desk, accounts, 'accounts'));
    bringTickets(first);
    const linked = registerState(test.desk.workspace.db, { isExact: false });
    expect(issue('T-1')).toMatchObject({ account: 'Halden Medical', segment: 'enterprise', flags: [] });
    expect(undo(id)).toMatchObject({ removed: 2, unlinked: 3 });
    expect(issue('T-1')).toMatchObject({ account: null, accountRef: 'A-1', segment: 'unknown', flags: ['Unknown account: Account ID is A-1'] });
    expect(runQuery(test.desk, 'issues.search', { text: 'halden' })).toEqual([]);
    bring(test.desk, accounts, 'accounts');
    expect(registerState(test.desk.workspace.db, { isExact: false })).toEqual(linked);
  });

  it('keeps an account that a person has filed an issue under', () => {
    const id = idOf(bring(test.desk, accounts, 'accounts'));
    const [orsted] = runQuery(test.desk, 'accounts.list', { offset: 0, limit: 10, search: 'Orsted' }).rows;
    runCommand(test.desk, 'issues.create', { title: 'Heard on the phone', criterion: 'response-delays', accountId: orsted?.id ?? null });
    expect(undo(id)).toMatchObject({ removed: 1, kept: 1, reasons: [{ because: 'issues', words: 'An issue was linked to it by a person' }] });
    expect(runQuery(test.desk, 'accounts.list', { offset: 0, limit: 10 }).rows.map(({ name }) => name)).toEqual(['Orsted']);
  });

  it('keeps what is on the agenda of a session', () => {
    const id = bringTickets(first);
    const { id: sessionId } = runCommand(test.desk, 'sessions.create', { title: 'Weekly review', plannedOn: '2026-11-25', startsAt: '10:00', place: 'Room 4', roomMinutes: 60, quorum: 1 });
    runCommand(test.desk, 'sessions.addItems', { sessionId, issueIds: [issue('T-3').id], timeBoxMinutes: 10 });
    expect(because(undo(id))).toEqual([['agenda-items', 1]]);
    expect(refs()).toEqual(['T-3']);
  });

  it('stops when it is cancelled and leaves the workspace as it was', () => {
    const id = bringTickets(first);
    const before = registerState(test.desk.workspace.db, { isExact: true });
    expect(() => undoImport(test.desk, id, { progress: () => undefined, isCancelled: () => true })).toThrow(/cancelled/);
    expect(registerState(test.desk.workspace.db, { isExact: true })).toEqual(before);
    expect(runQuery(test.desk, 'imports.list', {})[0]?.undone).toBeNull();
  });
});

describe('undoing other kinds of records [W4, W5]', () => {
  const deals = (name: string, ...rows: readonly string[]): string => data.write(name, `${['Deal ID,Deal,Account ID,Stage,Stage since', ...rows].join('\n')}\n`);

  it('takes the stages of a deal back with the export that told of them', () => {
    bring(test.desk, deals('deals.csv', 'D-1,Renewal,A-1,Proposal,2026-10-01'), 'deals');
    const before = registerState(test.desk.workspace.db, { isExact: true });
    const id = idOf(bring(test.desk, deals('events.csv', 'D-1,Renewal,A-1,Legal,2026-10-15', 'D-1,Renewal,A-1,Signature,2026-11-01', 'D-2,Seats,A-1,Proposal,2026-11-02'), 'deals'));
    expect(undo(id)).toMatchObject({ removed: 1, restored: 1, kept: 0 });
    expect(registerState(test.desk.workspace.db, { isExact: true })).toEqual(before);
  });

  it('cuts the links that were found through a subscription which goes', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, data.write('usage.csv', 'Usage ID,Subscription ID,Usage date,Usage count\nU-1,S-1,2026-10-01,9\n'), 'measurements');
    const before = registerState(test.desk.workspace.db, { isExact: true });
    const id = idOf(bring(test.desk, data.write('subscriptions.csv', 'Subscription ID,Account ID,Start date,ARR (EUR)\nS-1,A-1,2026-01-01,1000\n'), 'subscriptions'));
    expect(test.desk.workspace.db.prepare('SELECT a.ref FROM measurements m JOIN accounts a ON a.id = m.account_id').pluck().all()).toEqual(['A-1']);
    expect(undo(id)).toMatchObject({ removed: 1, unlinked: 1 });
    expect(registerState(test.desk.workspace.db, { isExact: true })).toEqual(before);
  });
});
