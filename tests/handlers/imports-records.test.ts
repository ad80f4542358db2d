import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportKind, ImportSummary } from '@shared/contract/imports/entities';
import { openSpreadsheet } from '../../electron/files/spreadsheet/read';
import { previewImport } from '../../electron/handlers/imports/preview';
import { tryImport } from '../../electron/handlers/imports/run';
import { readContext } from '../../electron/transaction';
import { bring, openDataFolder, planFor } from '../support/data-file';
import { openTestDesk, type TestDesk } from '../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());

let test: TestDesk;
beforeEach(() => (test = openTestDesk({ asOf: '2026-11-21' })));
afterEach(() => test.close());

const query = (sql: string, ...params: unknown[]): unknown[] => test.desk.workspace.db.prepare(sql).all(...params);
const value = (sql: string): unknown => test.desk.workspace.db.prepare(sql).pluck().get();
const counts = ({ rows, imported, updated, unchanged, rejected }: ImportSummary): number[] => [rows, imported, updated, unchanged, rejected];
const isBalanced = ({ rows, imported, updated, unchanged, rejected }: ImportSummary): boolean => rows === imported + updated + unchanged + rejected;

const accounts = data.write('accounts.csv', 'Account ID,Name,Segment,Sponsor\nA-1,Halden Medical,Enterprise,Ida Berg\n');
const subscriptions = data.write('subscriptions.csv', 'Subscription ID,Account ID,Start date,ARR (EUR)\nS-1,A-1,2026-01-01,1000\n');

const files = {
  deals: data.write('deals.csv', 'Deal ID,Deal,Account,Stage,Stage since,Amount (EUR)\nD-1,Renewal,Halden Medical,Legal review,2026-10-02,1000\nD-2,Seats,A-1,Proposal,2026-11-01,200\n,None,A-1,Proposal,2026-11-01,1\n'),
  measurements: data.write('usage.csv', 'Usage ID,Subscription ID,Usage date,Usage count\nU-1,S-1,2026-10-01,9\nU-2,S-1,2026-11-01,4\nU-2,S-1,2026-11-02,5\n'),
  interactions: data.write('calls.csv', 'Call ID,Customer,Call date,Contact,Summary\nC-1,Halden Medical,2026-11-02,Ida Berg,Asked for the report\nC-2,A-1,2026-11-09,Ole Vik,Waiting\nC-3,A-1,,Ole Vik,No date\n'),
} as const;
const kinds = ['deals', 'measurements', 'interactions'] as const;

describe.each(kinds)('an import of %s', (kind: (typeof kinds)[number]) => {
  it('counts every row once, changes nothing the second time, and keeps what each row changed [W5]', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, subscriptions, 'subscriptions');
    const first = bring(test.desk, files[kind], kind);
    expect(counts(first)).toEqual([3, 2, 0, 0, 1]);
    expect(value(`SELECT count(*) FROM ${kind} WHERE account_id IS NOT NULL`)).toBe(2);
    expect(query('SELECT row, entity, before FROM import_changes WHERE import_id = ? ORDER BY row', first.importId).map((row) => row)).toEqual(
      (kind === 'measurements' ? [2, 4] : [2, 3]).map((row) => ({ row, entity: kind, before: null })),
    );
    const again = bring(test.desk, files[kind], kind);
    expect(counts(again)).toEqual([3, 0, 0, 2, 1]);
    expect(value(`SELECT count(*) FROM ${kind}`)).toBe(2);
  });

  it('foresees its counts without writing, in the window and on the command line [W5, W6]', () => {
    const before = value('SELECT count(*) FROM audit_log');
    const plan = planFor(files[kind], kind);
    const sheet = openSpreadsheet(files[kind]);
    const tried = tryImport(test.desk, sheet, plan);
    const { counts: previewed, records } = previewImport(readContext(test.desk), sheet, plan);
    expect(value(`SELECT count(*) FROM ${kind}`)).toBe(0);
    expect(value('SELECT count(*) FROM audit_log')).toBe(before);
    const done = bring(test.desk, files[kind], kind);
    expect(counts(tried)).toEqual(counts(done));
    expect(counts({ ...done, ...previewed })).toEqual(counts(done));
    expect(records[0]?.values.map(({ text }) => text).filter((text) => text !== '')).not.toEqual([]);
  });

  it('keeps an unknown account as written, and links it when it comes [W6]', () => {
    bring(test.desk, files[kind], kind);
    expect(value(`SELECT count(*) FROM ${kind} WHERE account_id IS NULL AND account_ref IS NOT NULL`)).toBe(2);
    expect(value(`SELECT count(*) FROM ${kind} WHERE flags LIKE '%Unknown account%'`)).toBe(2);
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, subscriptions, 'subscriptions');
    expect(query(`SELECT a.ref, r.flags FROM ${kind} r JOIN accounts a ON a.id = r.account_id`)).toEqual([{ ref: 'A-1', flags: '[]' }, { ref: 'A-1', flags: '[]' }]);
    // Linked is not changed: the same file says nothing new.
    expect(counts(bring(test.desk, files[kind], kind))).toEqual([3, 0, 0, 2, 1]);
  });

  it('is tagged with the source of its kind and the period it speaks of [W2]', () => {
    const { importId } = bring(test.desk, files[kind], kind);
    const expected = { deals: ['crm', '2026-10-02', '2026-11-01'], measurements: ['health', '2026-10-01', '2026-11-02'], interactions: ['calls', '2026-11-02', '2026-11-09'] }[kind];
    expect(query('SELECT kind, source, period_from AS f, period_to AS t FROM imports WHERE id = ?', importId)).toEqual([{ kind, source: expected[0], f: expected[1], t: expected[2] }]);
  });
});

describe('what a newer export changes', () => {
  it('moves a deal on and keeps the stages it has left [W4, W5]', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, files.deals, 'deals');
    const newer = bring(test.desk, data.write('deals-2.csv', 'Deal ID,Deal,Account,Stage,Stage since,Amount (EUR)\nD-1,Renewal,Halden Medical,Closed Lost,2026-11-15,1000\nD-2,Seats,A-1,Proposal,2026-11-01,250\n'), 'deals');
    expect(counts(newer)).toEqual([2, 0, 2, 0, 0]);
    expect(query('SELECT ref, stage, stage_since AS since, outcome, amount_minor AS amount FROM deals ORDER BY ref')).toEqual([
      { ref: 'D-1', stage: 'Closed Lost', since: '2026-11-15', outcome: 'lost', amount: 100_000 },
      { ref: 'D-2', stage: 'Proposal', since: '2026-11-01', outcome: 'open', amount: 25_000 },
    ]);
    expect(query('SELECT d.ref, s.stage, s.since FROM deal_stages s JOIN deals d ON d.id = s.deal_id ORDER BY 1, 3')).toEqual([
      { ref: 'D-1', stage: 'Legal review', since: '2026-10-02' },
      { ref: 'D-1', stage: 'Closed Lost', since: '2026-11-15' },
      { ref: 'D-2', stage: 'Proposal', since: '2026-11-01' },
    ]);
    expect(query("SELECT before, after FROM import_changes WHERE import_id = ? ORDER BY row", newer.importId)).toEqual([
      { before: '{"stage":"Legal review","outcome":"open","stageSince":"2026-10-02"}', after: '{"stage":"Closed Lost","outcome":"lost","stageSince":"2026-11-15"}' },
      { before: '{"amountMinor":20000}', after: '{"amountMinor":25000}' },
    ]);
    // The older export once more tells what is known: nothing goes back.
    expect(counts(bring(test.desk, files.deals, 'deals'))).toEqual([3, 0, 1, 1, 1]);
    expect(value("SELECT stage FROM deals WHERE ref = 'D-1'")).toBe('Closed Lost');
  });

  it('takes a file of stage events, and foresees what it does with them [W5]', () => {
    bring(test.desk, accounts, 'accounts');
    const events = data.write('events.csv', 'Deal ID,Deal,Account,Stage,Changed on\nD-1,Renewal,A-1,Signature,2026-11-01\nD-1,Renewal,A-1,Proposal,2026-09-01\nD-2,Seats,A-1,Proposal,2026-09-05\nD-1,Renewal,A-1,Legal,2026-10-01\nD-1,Renewal,A-1,Legal,2026-10-01\n');
    const tried = tryImport(test.desk, openSpreadsheet(events), planFor(events, 'deals'));
    const done = bring(test.desk, events, 'deals');
    expect(counts(done)).toEqual([5, 2, 2, 0, 1]);
    expect(counts(tried)).toEqual(counts(done));
    expect(value("SELECT stage || ' ' || stage_since FROM deals WHERE ref = 'D-1'")).toBe('Signature 2026-11-01');
    expect(value('SELECT count(*) FROM deal_stages')).toBe(4);
    expect(counts(bring(test.desk, events, 'deals'))).toEqual([5, 0, 0, 4, 1]);
  });

  it('marks what took place with the sponsor where the file does not say it [W4]', () => {
    bring(test.desk, files.interactions, 'interactions');
    bring(test.desk, accounts, 'accounts');
    expect(query('SELECT person, is_sponsor AS isSponsor FROM interactions ORDER BY ref')).toEqual([{ person: 'Ida Berg', isSponsor: 1 }, { person: 'Ole Vik', isSponsor: null }]);
  });
});

const ravenstack = resolve(import.meta.dirname, '../../../shared/data/ravenstack');

describe('the linked set of RavenStack', () => {
  it.skipIf(!existsSync(ravenstack))('links usage through its subscriptions and churn through its accounts, and rejects the 21 repeated ids [W5]', () => {
    const file = (name: string): string => resolve(ravenstack, `ravenstack_${name}.csv`);
    const brought = (kind: ImportKind, name: string): ImportSummary => bring(test.desk, file(name), kind);
    brought('accounts', 'accounts');
    brought('subscriptions', 'subscriptions');
    const usage = brought('measurements', 'feature_usage');
    const churn = brought('interactions', 'churn_events');
    expect([counts(usage), counts(churn)]).toEqual([[25_000, 24_979, 0, 0, 21], [600, 600, 0, 0, 0]]);
    expect([isBalanced(usage), usage.anomalies, usage.findings.map(({ rule, count }) => [rule.id, count])]).toEqual([true, 21, [['duplicate-identifier', 21]]]);
    expect(query('SELECT count(DISTINCT account_id) AS accounts, count(*) AS linked, measure FROM measurements WHERE account_id IS NOT NULL')).toEqual([{ accounts: 500, linked: 24_979, measure: 'usage' }]);
    expect(query('SELECT kind, source, count(*) AS n FROM interactions GROUP BY 1, 2')).toEqual([{ kind: 'churn', source: 'crm', n: 600 }]);
  });
});
