import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProposalRow } from '@shared/contract/scoring/operations';
import type { ProposalRuleId } from '@shared/contract/signals';
import type { AccountId, IssueId } from '@shared/primitives';
import { z } from '@shared/zod';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { countEntries, getLastEntry, getPayload } from '../../../electron/store/audit-log';
import { addAccounts, addIssues } from '../../support/register';
import { openTestDesk, type TestDesk } from '../../support/workspace';

let test: TestDesk;
beforeEach(() => (test = openTestDesk()));
afterEach(() => test.close());

const open = (...rules: ProposalRuleId[]): ProposalRow[] => runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 100, filter: { rules } }).rows;
const payload = (): unknown => JSON.parse(getPayload(test.desk.workspace.db, getLastEntry(test.desk.workspace.db)?.seq ?? 0) ?? '{}');
const states = (rule: string): unknown => test.desk.workspace.db.prepare('SELECT state FROM proposals WHERE rule_id = ? ORDER BY seq').pluck().all(rule);
const Edit = z.object({ edit: z.int() });

/** Sends the form of an issue with what is changed in it. */
function edit(id: IssueId, change: { status?: 'open' | 'resolved'; title?: string; accountId?: AccountId | null; tags?: string[]; description?: string }): number {
  const { title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags } = runQuery(test.desk, 'issues.get', { id });
  return Edit.parse(runCommand(test.desk, 'issues.update', { id, title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags, ...change })).edit;
}

/** Two late answers at an enterprise and one small business, with the proposals for them. */
function addLate(): { late: IssueId; other: IssueId; big: AccountId; small: AccountId } {
  const [big, small] = addAccounts(test.desk, [{ ref: 'A-1', name: 'Halden Medical', segment: 'enterprise' }, { ref: 'A-2', name: 'Norrland', segment: 'smb' }]);
  if (big === undefined || small === undefined) throw new Error('no accounts');
  const [late, other] = addIssues(test.desk, [
    { accountId: big, vendorPriority: 'urgent', firstResponseMinutes: 90, openedOn: '2026-11-18', title: 'Export breaks' },
    { accountId: big, vendorPriority: 'urgent', firstResponseMinutes: 100, openedOn: '2026-11-18', title: 'Import breaks' },
  ]);
  if (late === undefined || other === undefined) throw new Error('no issues');
  runCommand(test.desk, 'signals.recompute', {});
  return { late: late.id, other: other.id, big, small };
}
const lateOnes = (): ProposalRow[] => open('response-over-commitment').toSorted((a, b) => (a.issue?.number ?? 0) - (b.issue?.number ?? 0));

describe('editing an issue [W7]', () => {
  it('runs the rules for it again in the same entry, and for no other', () => {
    const { late, small } = addLate();
    const [before, otherBefore] = lateOnes();
    const entries = countEntries(test.desk.workspace.db);
    edit(late, { accountId: small });
    expect(countEntries(test.desk.workspace.db)).toBe(entries + 1);
    expect(payload()).toMatchObject({ proposals: { added: 0, changed: 0, withdrawn: 1 } });
    // Ninety minutes are within the two hours of a small business.
    expect(lateOnes()).toEqual([otherBefore]);
    expect(before?.issue?.id).toBe(late);
    expect(states('response-over-commitment')).toEqual(['withdrawn', 'open']);
  });

  it('brings the words of a proposal up to date, and leaves it alone where no rule looks at what changed', () => {
    const { late } = addLate();
    const [before] = lateOnes();
    edit(late, { title: 'Export of doses breaks' });
    expect(lateOnes()[0]).toMatchObject({ id: before?.id, title: 'Export of doses breaks' });
    edit(late, { description: 'More of it.' });
    expect(payload()).not.toHaveProperty('proposals');
  });

  it('does not touch what a person decided on, and proposes again only where a fact has changed', () => {
    const { late, small, big } = addLate();
    const [proposal] = lateOnes();
    runCommand(test.desk, 'scoring.rejectProposals', { ids: [proposal?.id ?? ''], reason: 'The clock was wrong.' });
    edit(late, { title: 'Export breaks again' });
    expect(states('response-over-commitment')).toEqual(['rejected', 'open']);
    edit(late, { accountId: small });
    edit(late, { accountId: big });
    expect(states('response-over-commitment')).toEqual(['rejected', 'open']);
  });

  it('follows an undo and a change of many as well', () => {
    const { late, other, small } = addLate();
    const seq = edit(late, { accountId: small });
    runCommand(test.desk, 'edits.undo', { edit: seq });
    expect(payload()).toMatchObject({ proposals: { added: 1, changed: 0, withdrawn: 0 } });
    expect(lateOnes()).toHaveLength(2);
    runCommand(test.desk, 'edits.apply', { target: { kind: 'issues', ids: [late, other] }, change: { addTags: ['export'] } });
    expect(lateOnes()).toHaveLength(2);
  });

  it('hears of an account by an issue that was filed under it', () => {
    const [quiet] = addAccounts(test.desk, [{ ref: 'A-9', name: 'Quiet Ltd', segment: 'enterprise', renewal: '2026-12-20' }]);
    const [issue] = addIssues(test.desk, [{ openedOn: '2026-11-20', firstResponseMinutes: null }]);
    runCommand(test.desk, 'signals.recompute', {});
    expect(open('renewal-no-contact')).toHaveLength(1);
    if (issue === undefined || quiet === undefined) throw new Error('nothing to file');
    edit(issue.id, { accountId: quiet });
    expect(open('renewal-no-contact')).toEqual([]);
    edit(issue.id, { accountId: null });
    expect(open('renewal-no-contact')).toHaveLength(1);
  });

  it('looks at areas anew where tags change', () => {
    const accounts = addAccounts(test.desk, ['A', 'B', 'C'].map((ref) => ({ ref, segment: 'enterprise' as const })));
    const issues = addIssues(test.desk, accounts.map((accountId, index) => ({ accountId, openedOn: '2026-11-19', tags: index === 2 ? [] : ['export'] })));
    runCommand(test.desk, 'signals.recompute', {});
    expect(open('emerging-defect')).toEqual([]);
    edit(issues[2]?.id ?? addLate().late, { tags: ['export'] });
    expect(open('emerging-defect')).toHaveLength(1);
  });
});

it('runs the rules of an account again when a promise to it is noted or kept [W7]', () => {
  const [id] = addAccounts(test.desk, [{ ref: 'A-1', name: 'Halden Medical', segment: 'enterprise' }]);
  if (id === undefined) throw new Error('no account');
  test.desk.workspace.transaction((db) => {
    const insert = db.prepare("INSERT INTO measurements (id, system, ref, source, account_id, account_ref, measure, on_date, value) VALUES (?, 'file', ?, 'health', ?, 'A-1', 'logins', ?, ?)");
    for (let ago = 0; ago < 120; ago += 1) insert.run(test.desk.newId(), `m${ago}`, id, new Date(Date.UTC(2026, 10, 21 - ago)).toISOString().slice(0, 10), ago < 60 ? 40 : 100);
  });
  runCommand(test.desk, 'signals.recompute', {});
  const before = open('silent-erosion').length;
  const { id: promise } = runCommand(test.desk, 'accounts.addFollowUp', { accountId: id, words: 'Send the plan', promisedBy: 'us', dueOn: '2026-11-01' });
  const reasons = open('silent-erosion').map(({ reason }) => reason);
  expect(reasons.some((reason) => reason.includes('overdue'))).toBe(true);
  runCommand(test.desk, 'accounts.settleFollowUp', { id: promise, state: 'done' });
  expect(open('silent-erosion')).toHaveLength(before);
  expect(open('silent-erosion').some(({ reason }) => reason.includes('overdue'))).toBe(false);
});

it('shows on an issue what rules say of it and then of its account, and of no other [W7]', () => {
  const { late, other, big } = addLate();
  test.desk.workspace.transaction((db) => db.prepare("UPDATE accounts SET renewal = '2026-12-20', stated_renewal = '2026-12-20' WHERE id = ?").run(big));
  const rules = (issueId: IssueId): string[] => runQuery(test.desk, 'scoring.signals', { issueId }).map(({ ruleId }) => ruleId);
  expect(rules(late)).toEqual(['response-over-commitment']);
  test.desk.workspace.transaction((db) =>
    db.prepare("INSERT INTO proposals (id, rule_id, rule_version, subject, account_id, criterion, title, reason, inputs, as_of, impact, severity, time, score, band, is_fragile, methodology_id, reasons, unknown, state) SELECT ?, 'silent-erosion', 1, 'account:' || ?, ?, 'silent-experience-erosion', 'Halden Medical', 'Use falls.', '{}', '2026-11-21', 5, 5, 3, 75, 'immediate', 0, p.methodology_id, p.reasons, '[]', 'open' FROM proposals p WHERE p.rule_id = 'response-over-commitment' LIMIT 1").run(test.desk.newId(), big, big),
  );
  expect(rules(late)).toEqual(['response-over-commitment', 'silent-erosion']);
  expect(rules(other)).toEqual(['response-over-commitment', 'silent-erosion']);
});
