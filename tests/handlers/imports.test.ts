import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ImportKind, ImportSummary } from '@shared/contract/imports/entities';
import { z } from '@shared/zod';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobMonitor } from '../../electron/context';
import { readyMapping } from '../../electron/core/imports/ready-mappings';
import { runCommand, runQuery } from '../../electron/dispatch';
import { openSpreadsheet } from '../../electron/files/spreadsheet/read';
import { previewImport } from '../../electron/handlers/imports/preview';
import { importFile, tryImport } from '../../electron/handlers/imports/run';
import { countEntries, getPayload } from '../../electron/store/audit-log';
import { findMappingFor } from '../../electron/store/imports';
import { refreshFigures } from '../../electron/store/issues/figures';
import { readContext, runTransaction } from '../../electron/transaction';
import { bring, openDataFolder, planFor } from '../support/data-file';
import { openTestDesk, type TestDesk } from '../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());

let test: TestDesk;
beforeEach(() => (test = openTestDesk({ asOf: '2026-11-21' })));
afterEach(() => test.close());

const header = 'Ticket ID,Subject,Account ID,Created at,Status,Priority,First response time (minutes)';
const ticketLine = (n: number, change: { status?: string; account?: string; title?: string } = {}): string =>
  `T-${n},${change.title ?? `Ticket ${n}`},${change.account ?? 'A-1'},2026-11-0${(n % 9) + 1}T09:00:00Z,${change.status ?? 'open'},high,30`;
const tickets = data.write('tickets.csv', [header, ...[1, 2, 3].map((n) => ticketLine(n))].join('\n'));
const accounts = data.write('accounts.csv', 'Account ID,Name,Segment,ARR,Currency,Renewal date,Customer since\nA-1,Halden Medical,Enterprise,1000,EUR,2026-12-15,2026-11-03\n');

const query = (sql: string, ...params: unknown[]): unknown[] => test.desk.workspace.db.prepare(sql).all(...params);
const issues = () => runQuery(test.desk, 'issues.list', { offset: 0, limit: 500 }).rows;
const issue = (ref: string) => {
  const found = issues().find((row) => row.ref === ref);
  if (found === undefined) throw new Error(`No issue ${ref}`);
  return runQuery(test.desk, 'issues.get', { id: found.id });
};
/** Everything in the workspace, to compare before and after. */
const everything = (): string => createHash('sha256').update(test.desk.workspace.db.serialize()).digest('hex');
const isBalanced = ({ rows, imported, updated, unchanged, rejected }: ImportSummary): boolean => rows === imported + updated + unchanged + rejected;

describe('files of unknown exporters [W5]', () => {
  it('keeps row 1 of one tool and row 1 of another as two issues', () => {
    bring(test.desk, data.write('fire.csv', 'Ticket ID,Subject,Created at\n1,Printer on fire,2026-11-01\n'), 'issues');
    const other = bring(test.desk, data.write('invoice.csv', 'id,title,opened\n1,Invoice wrong,2026-11-02\n'), 'issues');
    expect(other).toMatchObject({ imported: 1, updated: 0 });
    expect(issues().map(({ ref, title }) => [ref, title]).toSorted()).toEqual([['1', 'Invoice wrong'], ['1', 'Printer on fire']]);
  });

  it('takes a newer export with one more column, moved and in other case, for the same tool', () => {
    bring(test.desk, data.write('first.csv', 'Ticket ID,Subject,Created at\n1,Printer on fire,2026-11-01\n'), 'issues');
    const newer = bring(test.desk, data.write('newer.csv', 'Priority,SUBJECT,ticket_id,Created at\nhigh,Printer put out,1,2026-11-01\n'), 'issues');
    expect(newer).toMatchObject({ imported: 0, updated: 1 });
    expect(issues().map(({ title }) => title)).toEqual(['Printer put out']);
  });

  it('finds the account of another file by its reference, whichever comes first', () => {
    bring(test.desk, tickets, 'issues');
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, data.write('later.csv', 'id,title,opened,account id\n9,Later,2026-11-02,A-1\n'), 'issues');
    expect(new Set(issues().map(({ account }) => account))).toEqual(new Set(['Halden Medical']));
  });
});

describe('importing a file', () => {
  it('writes its rows, one audit entry with what it did, and who brought it [W2, W5]', () => {
    const before = countEntries(test.desk.workspace.db);
    const summary = bring(test.desk, tickets, 'issues');
    expect(summary).toMatchObject({ rows: 3, imported: 3, updated: 0, unchanged: 0, rejected: 0 });
    expect(countEntries(test.desk.workspace.db)).toBe(before + 1);
    const payload: unknown = JSON.parse(getPayload(test.desk.workspace.db, before + 1) ?? '');
    expect(payload).toMatchObject({
      file: { name: 'tickets.csv', bytes: readFileSync(tickets).length, sha256: createHash('sha256').update(readFileSync(tickets)).digest('hex') },
      kind: 'issues',
      source: 'ticketing',
      counts: { rows: 3, imported: 3, updated: 0, unchanged: 0, rejected: 0 },
      anomalies: { count: summary.found.length, digest: createHash('sha256').update(summary.found.map(({ row, column, rule, value }) => `${JSON.stringify([row, column, rule, value])}\n`).join('')).digest('hex') },
    });
    expect(runQuery(test.desk, 'imports.list', {})).toEqual([expect.objectContaining({ id: summary.importId, fileName: 'tickets.csv', source: 'ticketing', periodFrom: '2026-11-02', periodTo: '2026-11-04', broughtBy: 'Mara Ellison', rows: 3, imported: 3 })]);
  });

  it('gives new issues a proposal, their place in the order and their words in the search [W4, W7]', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, tickets, 'issues');
    expect(issues().map(({ ref, account, impact, isProposed }) => [ref, account, impact, isProposed])).toEqual([1, 2, 3].map((n) => [`T-${n}`, 'Halden Medical', 5, true]));
    expect(runQuery(test.desk, 'issues.search', { text: 'halden' })).toHaveLength(3);
    const figures = 'SELECT number, score_id, proposal_id, impact, severity, time, score, band, is_fragile, is_proposed, rank_score, rank_renewal, rank_arr, rank_opened FROM issues';
    const written = query(figures);
    runTransaction(test.desk, (context) => {
      refreshFigures(context.db, 'all');
      context.audit({ action: 'test.refresh', subject: context.workspaceId, payload: {} });
    });
    expect(query(figures)).toEqual(written);
  });

  it('changes nothing the second time, and is recorded [W5]', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, tickets, 'issues');
    const register = query('SELECT * FROM issues');
    expect(bring(test.desk, tickets, 'issues')).toMatchObject({ rows: 3, imported: 0, updated: 0, unchanged: 3, rejected: 0 });
    expect(bring(test.desk, accounts, 'accounts')).toMatchObject({ rows: 1, unchanged: 1 });
    expect(query('SELECT * FROM issues')).toEqual(register);
    expect(runQuery(test.desk, 'imports.list', {})).toHaveLength(4);
  });

  it('updates by external reference, and keeps before and after of what changed [W5]', () => {
    bring(test.desk, tickets, 'issues');
    const newer = data.write('newer.csv', [header, ticketLine(1), ticketLine(2, { status: 'closed' }), ticketLine(4)].join('\n'));
    const summary = bring(test.desk, newer, 'issues');
    expect(summary).toMatchObject({ rows: 3, imported: 1, updated: 1, unchanged: 1 });
    expect(issue('T-2').status).toBe('closed');
    expect(issue('T-2').imports.map(({ change, fileName }) => [change, fileName])).toEqual([['updated', 'newer.csv'], ['imported', 'tickets.csv']]);
    expect(query("SELECT row, before, after FROM import_changes WHERE import_id = ? AND before IS NOT NULL", summary.importId)).toEqual([{ row: 3, before: '{"status":"open"}', after: '{"status":"closed"}' }]);
  });

  it('leaves what the file says nothing about, and a score keeps standing', () => {
    bring(test.desk, tickets, 'issues', { system: 'desk' });
    runCommand(test.desk, 'scoring.record', { issueId: issue('T-1').id, factors: { impact: 5, severity: 5, time: 3 }, reason: 'Agreed on the phone', dimensionReasons: { impact: '', severity: '', time: '' } });
    const fewer = data.write('fewer.csv', 'Ticket ID,Status\nT-1,waiting\n');
    expect(bring(test.desk, fewer, 'issues', { system: 'desk' })).toMatchObject({ updated: 1 });
    expect(issue('T-1')).toMatchObject({ title: 'Ticket 1', status: 'waiting', vendorPriority: 'high', score: 75, isProposed: false });
  });

  it('keeps what a person changed as long as the file says nothing new [W5]', () => {
    bring(test.desk, tickets, 'issues');
    const { id, criterion, secondaryCriteria, description, accountId, ownerId, tags } = issue('T-1');
    runCommand(test.desk, 'issues.update', { id, criterion, secondaryCriteria, description, accountId, ownerId, tags, title: 'Invoices fail', status: 'closed' });
    expect(bring(test.desk, tickets, 'issues')).toMatchObject({ updated: 0, unchanged: 3 });
    expect(issue('T-1')).toMatchObject({ title: 'Invoices fail', status: 'closed' });
    bring(test.desk, data.write('renamed.csv', [header, ticketLine(1, { title: 'Invoices fail again' })].join('\n')), 'issues');
    expect(issue('T-1')).toMatchObject({ title: 'Invoices fail again', status: 'closed' });
  });

  it('tells records of two systems apart that have the same reference [W5]', () => {
    bring(test.desk, tickets, 'issues', { system: 'zendesk' });
    expect(bring(test.desk, tickets, 'issues', { system: 'jira' })).toMatchObject({ imported: 3 });
    expect(issues()).toHaveLength(6);
  });

  it('keeps the sum of rows for a file of anomalies, each with row, column, rule and value [W6]', () => {
    const bad = data.write('bad.csv', [header, ticketLine(1), ticketLine(1, { title: 'Second' }), ',No reference,A-1,2026-11-01,open,high,5', 'T-5,Short', 'T-6,Odd,A-1,2026-02-30,asleep,enormous,many', ''].join('\n'));
    const summary = bring(test.desk, bad, 'issues');
    expect(isBalanced(summary)).toBe(true);
    expect(summary).toMatchObject({ rows: 5, imported: 2, rejected: 3 });
    const found = summary.found.filter(({ rule }) => rule !== 'unknown-account');
    expect(found).toEqual([
      { row: 2, column: 'Ticket ID', rule: 'duplicate-identifier', value: 'T-1' },
      { row: 4, column: 'Ticket ID', rule: 'missing-identifier', value: '' },
      { row: 5, column: '', rule: 'row-shape', value: '2 cells instead of 7' },
      { row: 6, column: 'Created at', rule: 'unreadable-date', value: '2026-02-30' },
      { row: 6, column: 'Priority', rule: 'unknown-priority', value: 'enormous' },
      { row: 6, column: 'Status', rule: 'unknown-status', value: 'asleep' },
      { row: 6, column: 'First response time (minutes)', rule: 'unreadable-number', value: 'many' },
    ]);
    expect(issue('T-6')).toMatchObject({ openedOn: null, vendorPriority: null, firstResponseMinutes: null, status: 'open' });
    expect(query('SELECT count(*) AS n FROM import_anomalies WHERE import_id = ?', summary.importId)).toEqual([{ n: summary.anomalies }]);
  });

  it('leaves rows out where that was chosen [W6]', () => {
    expect(bring(test.desk, tickets, 'issues', {}, { 'unknown-account': 'skip' })).toMatchObject({ rows: 3, imported: 0, rejected: 3 });
    expect(issues()).toEqual([]);
  });
});

describe('an account that comes after its issues', () => {
  it('is linked by reference or name, ranks them, and takes the flag of the unknown account away [W5, W6]', () => {
    bring(test.desk, data.write('by-name.csv', [header, ticketLine(1), ticketLine(2, { account: 'halden medical' }), ticketLine(3, { account: 'A-9' })].join('\n')), 'issues');
    expect(issue('T-1')).toMatchObject({ account: null, accountRef: 'A-1', flags: ['Unknown account: Account ID is A-1'] });
    bring(test.desk, accounts, 'accounts');
    expect(issue('T-1')).toMatchObject({ account: 'Halden Medical', renewal: '2026-12-15', impact: 5, flags: ['Opened before the account signed up: Created at is 2026-11-02'] });
    expect(issue('T-2')).toMatchObject({ account: 'Halden Medical', flags: [] });
    expect(issue('T-3')).toMatchObject({ account: null, flags: ['Unknown account: Account ID is A-9'] });
    expect(runQuery(test.desk, 'issues.search', { text: 'halden' }).map(({ ref }) => ref).toSorted()).toEqual(['T-1', 'T-2']);
  });

  it('makes no difference to importing the issues again', () => {
    bring(test.desk, tickets, 'issues');
    bring(test.desk, accounts, 'accounts');
    expect(bring(test.desk, tickets, 'issues')).toMatchObject({ unchanged: 3 });
  });

  it('changes the order of its issues when it is updated [S1, W5]', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, tickets, 'issues');
    bring(test.desk, data.write('renamed-account.csv', 'Account ID,Name,Segment,ARR,Currency,Renewal date,Customer since\nA-1,Halden Group,SMB,2000,EUR,2027-10-15,2026-11-01\n'), 'accounts');
    expect(issue('T-1')).toMatchObject({ account: 'Halden Group', segment: 'smb', renewal: '2027-10-15', arr: { amountMinor: 2000_00, currency: 'EUR' }, flags: [] });
    expect(issue('T-1').impact).not.toBe(5);
    expect(runQuery(test.desk, 'issues.search', { text: 'group' })).toHaveLength(3);
    expect(runQuery(test.desk, 'issues.search', { text: 'medical' })).toEqual([]);
  });
});

describe('an import that does not happen', () => {
  const stoppedAt = (stage: string): JobMonitor => {
    let isCancelled = false;
    return { progress: (at) => void (isCancelled ||= at === stage), isCancelled: () => isCancelled };
  };
  const many = data.write('many.csv', [header, ...Array.from({ length: 6000 }, (_, n) => ticketLine(n))].join('\n'));

  it.each(['reading', 'checking', 'writing', 'indexing'])('leaves the workspace as it was when it is cancelled while %s [W5]', (stage) => {
    bring(test.desk, tickets, 'issues');
    const before = everything();
    expect(() => importFile(test.desk, openSpreadsheet(many), planFor(many, 'issues'), stoppedAt(stage))).toThrow(/cancelled/);
    expect(everything()).toBe(before);
  });

  it('is refused when the file changes while it is read, and nothing is written [F23]', () => {
    const file = data.write('growing.csv', readFileSync(many));
    const before = everything();
    let hasGrown = false;
    const monitor: JobMonitor = {
      progress(stage) {
        if (stage === 'checking' && !hasGrown) {
          hasGrown = true;
          writeFileSync(file, `${readFileSync(file, 'utf8')}\n${ticketLine(7)}`);
        }
      },
      isCancelled: () => false,
    };
    expect(() => importFile(test.desk, openSpreadsheet(file), planFor(file, 'issues'), monitor)).toThrow(/changed while it was read/);
    expect(everything()).toBe(before);
  });

  it('is refused where a rule was to be fixed and still finds something [W6]', () => {
    const before = everything();
    expect(() => bring(test.desk, tickets, 'issues', {}, { 'unknown-account': 'fix' })).toThrow(/"Unknown account" was to be fixed .* 3 values/);
    expect(everything()).toBe(before);
  });

  it('is refused where its dates can be read two ways, which the preview only tells [W5]', () => {
    const file = data.write('dates.csv', 'Ticket ID,Created at\nT-1,01/02/2026\nT-2,03/04/2026\n');
    expect(() => bring(test.desk, file, 'issues')).toThrow(/Created at.*day or month first/);
    expect(previewImport(readContext(test.desk), openSpreadsheet(file), planFor(file, 'issues')).dateColumns).toEqual([expect.objectContaining({ column: 'Created at', order: 'ambiguous' })]);
    expect(bring(test.desk, file, 'issues', { dateOrder: 'day-month-year' })).toMatchObject({ imported: 2 });
    expect(issue('T-2').openedOn).toBe('2026-04-03');
  });

  it('is refused where the mapping names a column that is gone [W5]', () => {
    const plan = planFor(tickets, 'issues');
    const file = data.write('without-status.csv', 'Ticket ID,Subject\nT-1,One\n');
    expect(() => importFile(test.desk, openSpreadsheet(file), plan)).toThrow(/uses column "Account ID", which the file does not have/);
    expect(issues()).toEqual([]);
  });
});

describe('a look at what an import would do', () => {
  it('says the same as the import, and writes nothing [W5, W6]', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, tickets, 'issues');
    const file = data.write('mixed.csv', [header, ticketLine(1), ticketLine(2, { status: 'closed' }), ticketLine(4), ',Nobody,A-1,2026-11-01,open,high,5'].join('\n'));
    const before = everything();
    const preview = previewImport(readContext(test.desk), openSpreadsheet(file), planFor(file, 'issues'));
    const tried = tryImport(test.desk, openSpreadsheet(file), planFor(file, 'issues'));
    expect(everything()).toBe(before);
    const { importId: _, anomalies, findings, found, ...counts } = bring(test.desk, file, 'issues');
    expect(preview.counts).toEqual(counts);
    expect(tried).toEqual({ ...counts, anomalies, findings, importId: null });
    expect([anomalies, findings.flatMap(({ examples }) => examples)]).toEqual([2, found.toSorted((a, b) => (a.rule < b.rule ? -1 : 1))]);
    expect(preview.records.map(({ row, outcome }) => [row, outcome])).toEqual([[2, 'unchanged'], [3, 'updated'], [4, 'imported']]);
    expect(preview.records[1]?.values).toEqual(expect.arrayContaining([{ field: 'status', label: 'Status', text: 'Closed', isDerived: false }, { field: 'opened', label: 'Opened', text: '3 Nov 2026, 09:00 UTC', isDerived: false }]));
    expect(preview.findings.map(({ rule, count }) => [rule.id, count])).toEqual([['missing-identifier', 1], ['opened-before-signup', 1]]);
  });
});

describe('mappings', () => {
  it('are saved by name and recognised by the columns they were used for [W5]', () => {
    const { mapping } = planFor(tickets, 'issues', { name: 'Desk export' });
    runCommand(test.desk, 'imports.saveMapping', { mapping });
    expect(runQuery(test.desk, 'imports.mappings', {})).toEqual([mapping]);
    const more = data.write('more-columns.csv', `${header},Internal note\n${ticketLine(1)},none\n`);
    const fingerprint = openSpreadsheet(more).facts.header.map((name) => name.toLowerCase().replace(/[^a-z#]+/g, ' ').trim()).toSorted().join('\u001f');
    expect(findMappingFor(test.desk.workspace.db, fingerprint)).toBeNull();
    importFile(test.desk, openSpreadsheet(more), { mapping, source: 'ticketing', choices: {} });
    expect(findMappingFor(test.desk.workspace.db, fingerprint)).toEqual(mapping);
  });

  it('cannot take the name of a supplied one', () => {
    const { mapping } = planFor(tickets, 'issues', { name: 'ravenstack-tickets' });
    expect(() => runCommand(test.desk, 'imports.saveMapping', { mapping })).toThrow(/supplied mapping/);
  });
});

const ravenstack = resolve(import.meta.dirname, '../../../shared/data/ravenstack');
const files = [
  ['accounts', 'ravenstack_accounts.csv', 'ravenstack-accounts'],
  ['subscriptions', 'ravenstack_subscriptions.csv', 'ravenstack-subscriptions'],
  ['issues', 'ravenstack_support_tickets.csv', 'ravenstack-tickets'],
] as const satisfies readonly (readonly [ImportKind, string, string])[];

describe.skipIf(!existsSync(ravenstack))('the RavenStack files', () => {
  const bringAll = (desk: TestDesk['desk'], order: readonly (typeof files)[number][]): ImportSummary[] =>
    order.map(([kind, name, mappingName]) => {
      const mapping = readyMapping(mappingName);
      if (mapping === undefined) throw new Error(`No mapping ${mappingName}`);
      return importFile(desk, openSpreadsheet(resolve(ravenstack, name)), { mapping, source: kind === 'issues' ? 'ticketing' : 'crm', choices: {} });
    });
  const registerOf = ({ desk }: TestDesk): unknown[] => [
    desk.workspace.db.prepare('SELECT ref, name, segment, arr_minor, currency, renewal, arr_basis FROM accounts ORDER BY ref').all(),
    desk.workspace.db.prepare('SELECT i.ref, i.title, a.ref AS account, i.impact, i.severity, i.time, i.score, i.band, i.is_fragile, i.flags FROM issues i LEFT JOIN accounts a ON a.id = i.account_id ORDER BY i.rank_score DESC, i.rank_renewal, i.rank_arr DESC, i.rank_opened, i.number').all(),
  ];

  it('come in whole, with the anomalies that are known of them [W5, W6]', () => {
    const desk = openTestDesk({ asOf: '2024-12-31' });
    const [accountRows, subscriptionRows, ticketRows] = bringAll(desk.desk, files);
    expect(accountRows).toMatchObject({ rows: 500, imported: 500, anomalies: 0 });
    expect(subscriptionRows).toMatchObject({ rows: 5000, imported: 5000, anomalies: 0 });
    expect(ticketRows).toMatchObject({ rows: 2000, imported: 2000 });
    expect(Object.fromEntries((ticketRows?.findings ?? []).map(({ rule, count }) => [rule.id, count]))).toEqual({ 'opened-before-signup': 1077, 'missing-value': 825, 'response-after-resolution': 36 });
    // By awk: the ARR of subscriptions without an end, or with one after 31 December 2024.
    const arr = z.array(z.object({ ref: z.string(), arr_minor: z.int() })).parse(desk.desk.workspace.db.prepare("SELECT ref, arr_minor FROM accounts WHERE ref IN ('A-2e4581', 'A-43a9e3', 'A-592832') ORDER BY ref").all());
    expect(arr.map((row) => row.arr_minor)).toEqual([151_236_00, 120_048_00, 321_996_00]);
    expect(desk.desk.workspace.db.prepare('SELECT sum(arr_minor) FROM accounts').pluck().get()).toBe(121_915_296_00);
    const before = registerOf(desk);
    expect(bringAll(desk.desk, files).map(({ unchanged, updated, imported }) => [unchanged, updated, imported])).toEqual([[500, 0, 0], [5000, 0, 0], [2000, 0, 0]]);
    expect(registerOf(desk)).toEqual(before);
    desk.close();
  });

  it('give the same register whichever comes first [W5]', () => {
    const [one, other] = [openTestDesk({ asOf: '2024-12-31' }), openTestDesk({ asOf: '2024-12-31' })];
    bringAll(one.desk, files);
    bringAll(other.desk, files.toReversed());
    expect(registerOf(other)).toEqual(registerOf(one));
    one.close();
    other.close();
  });
});
