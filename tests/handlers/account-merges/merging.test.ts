import { AccountId, type AccountId as Id } from '@shared/primitives';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { previewUndo, undoImport } from '../../../electron/handlers/imports/undo';
import { countEntries, getPayload } from '../../../electron/store/audit-log';
import { countRecords } from '../../../electron/store/workspaces';
import { readContext } from '../../../electron/transaction';
import { bring, openDataFolder } from '../../support/data-file';
import { registerState } from '../../support/register-state';
import { openTestDesk, type TestDesk } from '../../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());
let test: TestDesk;
beforeEach(() => (test = openTestDesk({ asOf: '2026-11-21' })));
afterEach(() => test.close());

const crm = { system: 'crm', dateOrder: 'year-month-day' } as const;
const desk = { system: 'desk', dateOrder: 'year-month-day' } as const;
const crmAccounts = data.write('crm.csv', 'Account ID,Name,Segment,ARR,Currency,Renewal date,Owner,Customer since\nC-1,Halden Medical AS,Enterprise,120000,EUR,2027-03-01,Ida Moe,2024-01-01\nC-2,Orsted,SMB,10,EUR,,,\n');
const deskAccounts = data.write('desk.csv', 'Account ID,Name,Segment,ARR,Currency,Sponsor,Customer since\nD-9,Halden Medical,SMB,90000,USD,Ann Roe,2026-11-02\n');
const crmTickets = data.write('crm-tickets.csv', 'Ticket ID,Subject,Account ID,Created at,Priority\nT-1,One,C-1,2026-11-01,high\n');
const deskTickets = data.write('desk-tickets.csv', 'Ticket ID,Subject,Account ID,Created at,Priority\nT-2,Two,D-9,2026-11-02,high\nT-3,Three,D-9,2026-11-03,low\n');
const calls = data.write('calls.csv', 'Call ID,Account ID,Date,Kind,Subject\nK-1,D-9,2026-10-01,call,Kick-off\n');

function fill(): void {
  bring(test.desk, crmAccounts, 'accounts', crm);
  bring(test.desk, deskAccounts, 'accounts', desk);
  bring(test.desk, crmTickets, 'issues', crm);
  bring(test.desk, deskTickets, 'issues', desk);
  bring(test.desk, calls, 'interactions', desk);
}
const list = (search = '') => runQuery(test.desk, 'accounts.list', { offset: 0, limit: 50, search, sort: 'name', isDescending: false }).rows;
const idOf = (name: string): Id => {
  const id = test.desk.workspace.db.prepare('SELECT id FROM account_sources WHERE name = ?').pluck().get(name);
  return AccountId.parse(id);
};
const account = (name: string) => runQuery(test.desk, 'accounts.get', { id: idOf(name) });
const merge = (name: string, into: string, more: Partial<Parameters<typeof runCommand<'accounts.merge'>>[2]> = {}) => runCommand(test.desk, 'accounts.merge', { id: idOf(name), intoId: idOf(into), reason: 'One customer in two systems', ...more });
const unmerge = (name: string, reason = '') => runCommand(test.desk, 'accounts.unmerge', { id: idOf(name), reason });
const issue = (ref: string) => runQuery(test.desk, 'issues.list', { offset: 0, limit: 100 }).rows.find((row) => row.ref === ref);
const exact = (): unknown => registerState(test.desk.workspace.db, { isExact: true });

describe('two accounts side by side [W6]', () => {
  it('say whose value stands in each field, what moves, and that two stated figures are never added up', () => {
    fill();
    const compared = runQuery(test.desk, 'accounts.compare', { id: idOf('Halden Medical'), intoId: idOf('Halden Medical AS') });
    expect(compared.other).toMatchObject({ name: 'Halden Medical', system: 'desk', counts: { issues: 2, interactions: 1, references: 1, deals: 0 } });
    const field = (name: string) => compared.fields.find(({ field: named }) => named === name);
    expect(field('segment')).toMatchObject({ survivor: 'Enterprise', other: 'SMB', isDifferent: true, standing: 'survivor' });
    expect(field('sponsor')).toMatchObject({ survivor: null, other: 'Ann Roe', standing: 'other' });
    expect(field('terms')).toMatchObject({ survivor: 'EUR 120,000.00, renews 1 Mar 2027', other: 'USD 90,000.00, renewal unknown', standing: 'survivor', both: null, note: 'Two stated figures are never added up: one of them stands. A renewal that only one side knows stands in either case.' });
    expect(field('region')).toMatchObject({ survivor: null, other: null, isDifferent: false });
  });

  it('are proposed where their names are near, those of different systems first', () => {
    fill();
    expect(runQuery(test.desk, 'accounts.likelyPairs', {})).toMatchObject({
      total: 1,
      isWhole: true,
      pairs: [{ a: { name: 'Halden Medical' }, b: { name: 'Halden Medical AS' }, likeness: 1, isAcrossSystems: true, reason: 'The same name but for case, accents, punctuation or legal form' }],
    });
    merge('Halden Medical', 'Halden Medical AS');
    expect(runQuery(test.desk, 'accounts.likelyPairs', {}).total).toBe(0);
  });
});

describe('merging an account into another [W6]', () => {
  it('counts everything under the survivor, keeps what it says, fills what it does not, in one entry', () => {
    fill();
    const { db } = test.desk.workspace;
    const entries = countEntries(db);
    expect(merge('Halden Medical', 'Halden Medical AS')).toMatchObject({ into: 'Halden Medical AS', moved: { issues: 2, interactions: 1 } });
    expect(countEntries(db)).toBe(entries + 1);
    expect(JSON.parse(getPayload(db, entries + 1) ?? '')).toMatchObject({
      account: { name: 'Halden Medical' }, into: { name: 'Halden Medical AS' }, reason: 'One customer in two systems', moved: { issues: 2, interactions: 1, references: 1 }, fields: [{ field: 'sponsor', before: null, after: 'Ann Roe' }],
    });
    expect(list().map(({ name, issues, arr, also }) => [name, issues, arr, also])).toEqual([
      ['Halden Medical AS', 3, { amountMinor: 12_000_000, currency: 'EUR' }, ['Halden Medical']],
      ['Orsted', 0, { amountMinor: 1000, currency: 'EUR' }, []],
    ]);
    expect(account('Halden Medical AS')).toMatchObject({ sponsor: 'Ann Roe', owner: 'Ida Moe', segment: 'enterprise', mergedInto: null, mergedHere: [{ name: 'Halden Medical', ref: 'D-9', system: 'desk', by: 'Mara Ellison', on: '2026-11-21', reason: 'One customer in two systems', gave: ['sponsor'] }] });
    expect(account('Halden Medical')).toMatchObject({ mergedInto: { name: 'Halden Medical AS', survivor: { name: 'Halden Medical AS' }, by: 'Mara Ellison' } });
    expect(runQuery(test.desk, 'accounts.records', { id: idOf('Halden Medical AS') }).lastSignals.find(({ source }) => source === 'calls')).toMatchObject({ on: '2026-10-01' });
    expect(countRecords(db)).toMatchObject({ accounts: 2, issues: 3 });
  });

  it('finds the merged account by its name, its reference and its id, and leads to the survivor', () => {
    fill();
    merge('Halden Medical', 'Halden Medical AS', { keep: { name: 'other' } });
    expect(list().map(({ name }) => name)).toEqual(['Halden Medical', 'Orsted']);
    for (const words of ['D-9', 'C-1', 'halden medical as', idOf('Orsted')]) expect(list(words)).toHaveLength(1);
    expect(runQuery(test.desk, 'issues.search', { text: 'halden' })).toHaveLength(3);
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 10, filter: { accountId: account('Halden Medical AS').mergedHere[0]?.accountId ?? null } }).total).toBe(3);
  });

  it('computes proposals of its issues anew, and leaves scores that people gave as they are', () => {
    fill();
    const factors = { impact: 3, severity: 3, time: 1 } as const;
    runCommand(test.desk, 'scoring.record', { issueId: issue('T-2')?.id ?? '', factors, reason: 'Agreed', dimensionReasons: { impact: '', severity: '', time: '' } });
    const before = issue('T-3');
    expect(before).toMatchObject({ isProposed: true, segment: 'smb' });
    merge('Halden Medical', 'Halden Medical AS');
    expect(issue('T-2')).toMatchObject({ score: 9, isProposed: false, segment: 'enterprise' });
    expect(issue('T-3')).toMatchObject({ isProposed: true, segment: 'enterprise', impact: 5 });
  });

  it('is updated by either system later, which brings nothing back', () => {
    fill();
    merge('Halden Medical', 'Halden Medical AS');
    expect(bring(test.desk, data.write('desk2.csv', 'Account ID,Name,Segment,ARR,Currency,Sponsor,Customer since\nD-9,Halden Medical,SMB,95000,USD,Bea Lund,2026-11-02\n'), 'accounts', desk)).toMatchObject({ updated: 1, imported: 0 });
    expect(bring(test.desk, crmAccounts, 'accounts', crm)).toMatchObject({ unchanged: 2 });
    expect(account('Halden Medical AS')).toMatchObject({ sponsor: 'Bea Lund', arr: { amountMinor: 12_000_000, currency: 'EUR' } });
    bring(test.desk, data.write('more.csv', 'Ticket ID,Subject,Account ID,Created at,Priority\nT-8,Eight,D-9,2026-11-08,high\nT-9,Nine,Halden Medical,2026-11-09,high\n'), 'issues', desk);
    expect(list().map(({ name, issues }) => [name, issues])).toEqual([['Halden Medical AS', 5], ['Orsted', 0]]);
    expect(bring(test.desk, deskTickets, 'issues', desk)).toMatchObject({ unchanged: 2 });
  });

  it('links what a name alone could not tell apart before, and lets it go again', () => {
    bring(test.desk, data.write('a.csv', 'Account ID,Name\nC-1,Halden\n'), 'accounts', crm);
    bring(test.desk, data.write('b.csv', 'Account ID,Name\nD-1,Halden\n'), 'accounts', desk);
    bring(test.desk, data.write('t.csv', 'Ticket ID,Subject,Account ID,Created at\nT-1,Ticket,Halden,2026-11-01\n'), 'issues', { ...crm, system: 'third' });
    const before = exact();
    expect(issue('T-1')?.account).toBeNull();
    const [first, second] = list();
    runCommand(test.desk, 'accounts.merge', { id: AccountId.parse(second?.id), intoId: AccountId.parse(first?.id), reason: 'Same' });
    expect(issue('T-1')).toMatchObject({ account: 'Halden' });
    runCommand(test.desk, 'accounts.unmerge', { id: AccountId.parse(second?.id) });
    expect(exact()).toEqual(before);
  });

  it('is refused for one account, an unknown one, one that is merged already, a choice that cannot be and a state that has passed', () => {
    fill();
    const nobody = AccountId.parse('00000000-0000-7000-8000-000000000000');
    const entries = countEntries(test.desk.workspace.db);
    expect(() => merge('Orsted', 'Orsted')).toThrow(/one account, and it takes two/);
    expect(() => runCommand(test.desk, 'accounts.merge', { id: nobody, intoId: idOf('Orsted'), reason: 'x' })).toThrow(/not in this workspace/);
    expect(() => merge('Orsted', 'Halden Medical', { reason: '  ' })).toThrow(/Say why/);
    expect(() => merge('Orsted', 'Halden Medical', { keep: { owner: 'both' } })).toThrow(/Owner is of one account or the other/);
    expect(() => merge('Orsted', 'Halden Medical', { keep: { terms: 'both' } })).toThrow(/cannot be added up/);
    expect(() => merge('Orsted', 'Halden Medical', { keep: { sponsor: 'other' } })).toThrow(/Orsted says nothing of: Sponsor/);
    const { version } = runQuery(test.desk, 'accounts.compare', { id: idOf('Halden Medical'), intoId: idOf('Halden Medical AS') });
    bring(test.desk, data.write('later.csv', 'Account ID,Name,Owner\nC-1,Halden Medical AS,Someone Else\n'), 'accounts', crm);
    const later = countEntries(test.desk.workspace.db);
    expect(() => merge('Halden Medical', 'Halden Medical AS', { version })).toThrow(/has changed since they were compared/);
    expect(countEntries(test.desk.workspace.db)).toBe(later);
    expect(later).toBe(entries + 1);
    merge('Halden Medical', 'Halden Medical AS');
    expect(() => merge('Halden Medical', 'Orsted')).toThrow(/Halden Medical was merged into Halden Medical AS by Mara Ellison on 21 Nov 2026\. Nothing was changed\. Choose Halden Medical AS instead/);
    expect(() => merge('Orsted', 'Halden Medical')).toThrow(/was merged into/);
    expect(() => runCommand(test.desk, 'issues.create', { title: 'x', criterion: 'response-delays', source: 'crm', accountId: idOf('Halden Medical') })).toThrow(/has been merged into Halden Medical AS/);
    expect(() => unmerge('Orsted')).toThrow(/is not merged into another account/);
    expect(() => runCommand({ ...test.desk, actor: { ...test.desk.actor, role: 'executive' } }, 'accounts.unmerge', { id: idOf('Halden Medical') })).toThrow(/executive/i);
  });
});

describe('ARR of a merged account [W4, W6]', () => {
  const subscriptions = (name: string, ...rows: readonly string[]): string => data.write(name, `${['Subscription ID,Account ID,Start date,End date,ARR,Currency,Billing', ...rows].join('\n')}\n`);
  const one = data.write('one.csv', 'Account ID,Name\nC-1,Halden\nC-2,Halden II\n');
  const two = data.write('two.csv', 'Account ID,Name\nD-1,Halden Group\n');

  it('adds up the subscriptions of one system, and says so', () => {
    bring(test.desk, one, 'accounts', crm);
    bring(test.desk, subscriptions('s1.csv', 'S-1,C-1,2026-01-05,,100,EUR,annual', 'S-2,C-2,2026-02-05,,300,EUR,annual'), 'subscriptions', crm);
    merge('Halden II', 'Halden');
    expect(account('Halden')).toMatchObject({ arr: { amountMinor: 40_000, currency: 'EUR' }, renewal: '2027-01-05', arrBasis: '2 open subscriptions, Halden II counted in' });
  });

  it('does not count those of another system a second time, and never adds currencies', () => {
    bring(test.desk, one, 'accounts', crm);
    bring(test.desk, two, 'accounts', desk);
    bring(test.desk, subscriptions('s1.csv', 'S-1,C-1,2026-01-05,,100,EUR,annual'), 'subscriptions', crm);
    bring(test.desk, subscriptions('s2.csv', 'S-7,D-1,2026-01-05,,110,USD,annual'), 'subscriptions', desk);
    merge('Halden Group', 'Halden');
    expect(account('Halden')).toMatchObject({ arr: { amountMinor: 10_000, currency: 'EUR' }, arrBasis: '1 open subscription', subscriptions: [{ ref: 'S-1', isCounted: true }, { ref: 'S-7', isCounted: false }] });
    unmerge('Halden Group');
    merge('Halden Group', 'Halden', { keep: { terms: 'other' } });
    expect(account('Halden')).toMatchObject({ arr: { amountMinor: 11_000, currency: 'USD' }, arrBasis: '1 open subscription, of Halden Group' });
    unmerge('Halden Group');
    merge('Halden Group', 'Halden', { keep: { terms: 'both' } });
    expect(account('Halden').arr).toBeNull();
    expect(account('Halden').flags).toContain('Open subscriptions are in EUR and USD: they are not added up');
  });
});

describe('taking a merge back [W6]', () => {
  it('gives back what came with it and since, says both before, and leaves what somebody moved', () => {
    fill();
    merge('Halden Medical', 'Halden Medical AS');
    bring(test.desk, data.write('more.csv', 'Ticket ID,Subject,Account ID,Created at,Priority\nT-8,Eight,D-9,2026-11-08,high\n'), 'issues', desk);
    bring(test.desk, data.write('desk2.csv', 'Account ID,Name,Segment,ARR,Currency,Sponsor,Customer since\nD-9,Halden Medical,SMB,95000,USD,Bea Lund,2026-11-02\n'), 'accounts', desk);
    const moved = issue('T-3');
    if (moved === undefined) throw new Error('There is no T-3');
    const { title, criterion, secondaryCriteria, status, ownerId, tags } = runQuery(test.desk, 'issues.get', { id: moved.id });
    runCommand(test.desk, 'issues.update', { id: moved.id, title, criterion, secondaryCriteria, status, description: '', ownerId, tags, accountId: idOf('Orsted') });
    expect(runQuery(test.desk, 'accounts.unmergePreview', { id: idOf('Halden Medical') })).toMatchObject({
      account: { name: 'Halden Medical' }, into: { name: 'Halden Medical AS' }, returning: { issues: 1, interactions: 1 }, since: { issues: 1 }, elsewhere: 1,
      changedSince: [{ field: 'terms', before: 'USD 90,000.00, renewal unknown', after: 'USD 95,000.00, renewal unknown' }, { field: 'sponsor', before: 'Ann Roe', after: 'Bea Lund' }],
      survivor: [{ field: 'sponsor', before: 'Bea Lund', after: null }],
    });
    expect(unmerge('Halden Medical', 'They are two plants')).toMatchObject({ from: 'Halden Medical AS', moved: { issues: 2, interactions: 1 } });
    expect(list().map(({ name, issues }) => [name, issues])).toEqual([['Halden Medical', 2], ['Halden Medical AS', 1], ['Orsted', 1]]);
    expect(account('Halden Medical')).toMatchObject({ sponsor: 'Bea Lund', mergedInto: null });
    expect(account('Halden Medical AS')).toMatchObject({ sponsor: null, mergedHere: [] });
  });

  it('restores an account in the middle of a chain with what was merged into it', () => {
    fill();
    const before = exact();
    merge('Halden Medical', 'Orsted');
    merge('Orsted', 'Halden Medical AS');
    expect(list().map(({ name, issues, also }) => [name, issues, also])).toEqual([['Halden Medical AS', 3, ['Halden Medical', 'Orsted']]]);
    unmerge('Orsted');
    expect(list().map(({ name, issues, also }) => [name, issues, also])).toEqual([['Halden Medical AS', 1, []], ['Orsted', 2, ['Halden Medical']]]);
    unmerge('Halden Medical');
    expect(exact()).toEqual(before);
  });

  it('gives back what came since by its own name, also where the survivor has taken that name', () => {
    fill();
    merge('Halden Medical', 'Halden Medical AS', { keep: { name: 'other' } });
    bring(test.desk, data.write('named.csv', 'Ticket ID,Subject,Account ID,Created at,Priority\nT-7,Seven,Halden Medical,2026-11-07,high\n'), 'issues', desk);
    expect(runQuery(test.desk, 'accounts.unmergePreview', { id: idOf('Halden Medical') })).toMatchObject({ returning: { issues: 2 }, since: { issues: 1 } });
    unmerge('Halden Medical');
    expect(issue('T-7')?.account).toBe('Halden Medical');
  });

  it('does not bring back a proposal that a person had rejected', () => {
    fill();
    const { id } = issue('T-3') ?? {};
    const open = () => runQuery(test.desk, 'scoring.proposal', { issueId: id ?? '' });
    runCommand(test.desk, 'scoring.rejectProposals', { ids: [open()?.id ?? ''], reason: 'Not worth a score' });
    const before = exact();
    merge('Halden Medical', 'Halden Medical AS');
    expect(open()).not.toBeNull();
    unmerge('Halden Medical');
    expect(open()).toBeNull();
    expect(exact()).toEqual(before);
  });

  it('undoes an edit of before the merge as if there had been none, in any order', () => {
    fill();
    const before = issue('T-2');
    if (before === null || before === undefined) throw new Error('There is no T-2');
    const { title, criterion, secondaryCriteria, status, ownerId, tags } = runQuery(test.desk, 'issues.get', { id: before.id });
    const { edit } = runCommand(test.desk, 'issues.update', { id: before.id, title, criterion, secondaryCriteria, status, description: '', ownerId, tags, accountId: idOf('Orsted') });
    merge('Halden Medical', 'Halden Medical AS');
    runCommand(test.desk, 'edits.undo', { edit: edit ?? 0 });
    expect(issue('T-2')?.account).toBe('Halden Medical AS');
    unmerge('Halden Medical');
    expect(issue('T-2')?.account).toBe('Halden Medical');
  });

  it('keeps what people noted of either account with it', () => {
    fill();
    const note = (name: string, words: string, supersedes: string | null = null) => runCommand(test.desk, 'accounts.writeNote', { accountId: idOf(name), subject: 'sponsor', words, supersedes });
    const first = note('Halden Medical', 'Cool since spring');
    merge('Halden Medical', 'Halden Medical AS');
    const notes = (name: string) => runQuery(test.desk, 'accounts.notes', { accountId: idOf(name) }).map(({ words }) => words);
    expect(notes('Halden Medical AS')).toEqual(['Cool since spring']);
    note('Halden Medical AS', 'Warm again', first.id);
    note('Halden Medical AS', 'About the head office');
    expect(notes('Halden Medical AS')).toEqual(['About the head office', 'Warm again', 'Cool since spring']);
    unmerge('Halden Medical');
    expect(notes('Halden Medical')).toEqual(['Warm again', 'Cool since spring']);
    expect(notes('Halden Medical AS')).toEqual(['About the head office']);
  });
});

describe('undoing an import of accounts that were merged [W5, W6]', () => {
  it('keeps them, with that as the reason, and lets them go once they are unmerged', () => {
    bring(test.desk, crmAccounts, 'accounts', crm);
    const before = exact();
    const { importId } = bring(test.desk, deskAccounts, 'accounts', desk);
    merge('Halden Medical', 'Halden Medical AS');
    expect(previewUndo(readContext(test.desk), importId ?? '')).toMatchObject({ removed: 0, kept: 1, reasons: [{ because: 'account-merges', words: 'It is merged with another account', records: 1 }] });
    unmerge('Halden Medical');
    expect(undoImport(test.desk, importId ?? '')).toMatchObject({ removed: 1, kept: 0 });
    expect(exact()).toEqual(before);
    expect(runQuery(test.desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok' });
  });
});
