import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProposalRow } from '@shared/contract/scoring/operations';
import type { ProposalRuleId } from '@shared/contract/signals';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { countEntries, getLastEntry, getPayload } from '../../../electron/store/audit-log';
import { addAccounts, addIssues } from '../../support/register';
import { openTestDesk, type TestDesk } from '../../support/workspace';

let test: TestDesk;
beforeEach(() => {
  test = openTestDesk();
});
afterEach(() => test.close());

const recompute = () => runCommand(test.desk, 'signals.recompute', {});
const open = (...rules: ProposalRuleId[]): ProposalRow[] => runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 100, filter: { rules } }).rows;
const only = (rule: ProposalRuleId): ProposalRow => {
  const [row, ...others] = open(rule);
  if (row === undefined || others.length > 0) throw new Error(`${others.length + (row === undefined ? 0 : 1)} proposals of ${rule}`);
  return row;
};
const set = (sql: string, ...values: unknown[]): void => void test.desk.workspace.transaction((db) => db.prepare(sql).run(...values));
const states = (rule: string): unknown => test.desk.workspace.db.prepare('SELECT state FROM proposals WHERE rule_id = ? ORDER BY seq').pluck().all(rule);
const payload = (): unknown => JSON.parse(getPayload(test.desk.workspace.db, getLastEntry(test.desk.workspace.db)?.seq ?? 0) ?? '{}');

/** An enterprise account that renews in 40 days, with an urgent ticket answered after 90 minutes. */
function addLateTicket(): { id: string; number: number } {
  const [account] = addAccounts(test.desk, [{ ref: 'A-1', name: 'Halden Medical', segment: 'enterprise', renewal: '2026-12-31' }]);
  const [issue] = addIssues(test.desk, [{ accountId: account ?? null, vendorPriority: 'urgent', firstResponseMinutes: 90, openedOn: '2026-11-18', title: 'Export breaks' }]);
  if (issue === undefined) throw new Error('no issue');
  return issue;
}

describe('recomputing', () => {
  it('adds what the rules find and twice changes nothing, with one entry each [W7]', () => {
    addLateTicket();
    const before = countEntries(test.desk.workspace.db);
    expect(recompute()).toEqual({ added: 1, changed: 0, withdrawn: 0, unchanged: 1 });
    const first = only('response-over-commitment');
    expect(first).toMatchObject({ subject: 'issue', criterion: 'response-delays', impact: 5, severity: 5, time: 2, score: 50, band: 'escalate', ruleVersion: 1, isAgain: false });
    expect(first.inputs).toContainEqual({ label: 'Committed', value: '30 minutes' });
    expect(recompute()).toEqual({ added: 0, changed: 0, withdrawn: 0, unchanged: 2 });
    expect(only('response-over-commitment')).toEqual(first);
    expect(countEntries(test.desk.workspace.db)).toBe(before + 2);
    expect(payload()).toMatchObject({ as_of: '2026-11-21', added: 0, unchanged: 2 });
  });

  it('keeps the id of one whose inputs changed, and withdraws one whose cause has gone without deleting it [W7]', () => {
    const { number } = addLateTicket();
    recompute();
    const { id } = only('response-over-commitment');
    set('UPDATE issues SET first_response_minutes = 200 WHERE number = ?', number);
    expect(recompute()).toMatchObject({ added: 0, changed: 1 });
    expect(only('response-over-commitment')).toMatchObject({ id, reason: expect.stringContaining('3 h 20 min') });
    set('UPDATE issues SET first_response_minutes = 20 WHERE number = ?', number);
    expect(recompute()).toMatchObject({ withdrawn: 1 });
    expect(open('response-over-commitment')).toEqual([]);
    expect(states('response-over-commitment')).toEqual(['withdrawn']);
    // When the cause is back, so is the proposal.
    set('UPDATE issues SET first_response_minutes = 200 WHERE number = ?', number);
    expect(recompute()).toMatchObject({ added: 1 });
    expect(only('response-over-commitment').isAgain).toBe(false);
  });

  it('does not bring back what was rejected until an input changes, and then says so [W7]', () => {
    const { number } = addLateTicket();
    recompute();
    runCommand(test.desk, 'scoring.rejectProposals', { ids: [only('response-over-commitment').id], reason: 'The clock was wrong.' });
    expect(recompute()).toMatchObject({ added: 0, withdrawn: 0 });
    // The mere passing of time is no change as long as no step differs.
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2026-11-23' });
    expect(open('response-over-commitment')).toEqual([]);
    set('UPDATE issues SET first_response_minutes = 200 WHERE number = ?', number);
    expect(recompute()).toMatchObject({ added: 1 });
    const again = only('response-over-commitment');
    expect(again.isAgain).toBe(true);
    expect(again.reason).toContain('Proposed again: it was rejected on 21 Nov 2026 ("The clock was wrong."), and since then first response 90 minutes to 3 h 20 min changed.');
    expect(recompute()).toMatchObject({ added: 0, changed: 0 });
    // Back at what was rejected, there is nothing to propose.
    set('UPDATE issues SET first_response_minutes = 90 WHERE number = ?', number);
    expect(recompute()).toMatchObject({ added: 0, withdrawn: 1 });
    expect(open('response-over-commitment')).toEqual([]);
  });

  it('follows the as-of date and looks at nothing after it [W7, L2]', () => {
    const { id } = addLateTicket();
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2026-11-17' });
    expect(open('response-over-commitment')).toEqual([]);
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2026-11-18' });
    expect(open('response-over-commitment').map(({ issue }) => issue?.id)).toEqual([id]);
    // Answered two days later: on the 18th it had not been answered.
    set('UPDATE issues SET first_response_minutes = 2900');
    recompute();
    expect(open('response-over-commitment')).toEqual([]);
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2026-11-20' });
    expect(open('response-over-commitment')).toHaveLength(1);
  });
});

describe('deciding', () => {
  it('an accepted proposal scores its issue, files it under the criterion and sets the first proposal aside [W1, W7]', () => {
    const { id, number } = addLateTicket();
    set("UPDATE issues SET criterion = 'technical-product-issues' WHERE number = ?", number);
    recompute();
    const { id: proposal } = only('response-over-commitment');
    expect(runCommand(test.desk, 'scoring.acceptProposals', { ids: [proposal] })).toEqual({ accepted: 1, left: 0, created: [] });
    // Captured by hand under another criterion: that one stays the primary one.
    expect(runQuery(test.desk, 'issues.get', { id })).toMatchObject({ criterion: 'technical-product-issues', secondaryCriteria: ['response-delays'], score: 50, isProposed: false });
    expect(runQuery(test.desk, 'scoring.history', { issueId: id })[0]).toMatchObject({ kind: 'proposal-accepted', score: 50, dimensionReasons: { severity: expect.stringContaining('over the 30 minutes committed') } });
    expect(states('initial-score')).toEqual(['withdrawn']);
    expect(payload()).toMatchObject({ accepted: [{ rule: 'response-over-commitment', number, filed: 'secondary', created: false }] });
    expect(open()).toEqual([]);
    expect(recompute()).toMatchObject({ added: 0 });
  });

  it('an accepted proposal about an account becomes an issue with its score, reason and evidence [W7]', () => {
    const [account] = addAccounts(test.desk, [{ ref: 'A-9', name: 'Corvus', segment: 'mid-market', renewal: '2026-12-11' }]);
    recompute();
    const proposal = only('renewal-no-contact');
    expect(proposal).toMatchObject({ subject: 'account', issue: null, account: { id: account, name: 'Corvus' }, score: 48 });
    expect(runCommand(test.desk, 'scoring.acceptProposals', { ids: [proposal.id] })).toEqual({ accepted: 1, left: 0, created: [1] });
    const { rows } = runQuery(test.desk, 'issues.list', { offset: 0, limit: 5 });
    expect(rows).toMatchObject([{ number: 1, title: 'No contact before the renewal of Corvus', accountId: account, criterion: 'silent-experience-erosion', source: 'crm', status: 'open', impact: 4, severity: 4, time: 3, score: 48, isProposed: false }]);
    const { description } = runQuery(test.desk, 'issues.get', { id: rows[0]?.id });
    expect(description).toContain('Corvus, a mid-market account, renews in 20 days, on 11 Dec 2026, and no source has ever said anything of it.');
    expect(description).toContain('Evidence\n- A-9: Corvus');
    expect(description).toContain('Proposed by the rule "Renewal without contact", version 1, as of 21 Nov 2026.');
    // The issue is contact enough: nothing is proposed twice.
    expect(recompute()).toMatchObject({ added: 0 });
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 5 }).total).toBe(1);
  });

  it('a changed proposal keeps what a person says of criterion and steps [W7]', () => {
    addAccounts(test.desk, [{ ref: 'A-9', name: 'Corvus', segment: 'unknown', renewal: '2026-12-11' }]);
    recompute();
    const proposal = only('renewal-no-contact');
    expect([proposal.impact, proposal.score, proposal.unknownWords]).toEqual([null, null, 'segment']);
    expect(() => runCommand(test.desk, 'scoring.acceptProposals', { ids: [proposal.id] })).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(runCommand(test.desk, 'scoring.changeProposal', { id: proposal.id, factors: { impact: 2, severity: 4, time: 3 }, criterion: 'commercial-bottlenecks', reason: 'Sales forgot them.' })).toMatchObject({ score: 24, number: 1 });
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 5 }).rows).toMatchObject([{ criterion: 'commercial-bottlenecks', score: 24 }]);
    expect(states('renewal-no-contact')).toEqual(['changed']);
  });

  it('accepts routine proposals together, the highest of several on one issue last [W7]', () => {
    const { id } = addLateTicket();
    recompute();
    expect(open().map(({ ruleId, score }) => [ruleId, score])).toEqual([['response-over-commitment', 50], ['initial-score', 40]]);
    expect(runCommand(test.desk, 'scoring.acceptProposals', { ids: open().map((row) => row.id) })).toEqual({ accepted: 2, left: 0, created: [] });
    expect(runQuery(test.desk, 'scoring.history', { issueId: id }).map(({ score, isCurrent }) => [score, isCurrent])).toEqual([[50, true], [40, false]]);
    const { rules } = runQuery(test.desk, 'signals.rules', {});
    expect(rules.find((rule) => rule.id === 'response-over-commitment')?.acceptance).toMatchObject({ accepted: 1, together: 1 });
  });
});

describe('the queue', () => {
  it('shows proposals of every rule, the highest score first, with counts by rule, and finds them [W7]', () => {
    addLateTicket();
    addAccounts(test.desk, [{ ref: 'A-9', name: 'Corvus', segment: 'mid-market', renewal: '2026-12-11' }]);
    recompute();
    expect(open().map(({ ruleId, score }) => [ruleId, score])).toEqual([['response-over-commitment', 50], ['renewal-no-contact', 48], ['initial-score', 40]]);
    const counts = runQuery(test.desk, 'scoring.proposalCounts', {}).filter(({ proposals }) => proposals > 0);
    expect(counts.map(({ ruleId, proposals }) => [ruleId, proposals])).toEqual([['initial-score', 1], ['response-over-commitment', 1], ['renewal-no-contact', 1]]);
    const find = (filter: object): (string | undefined)[] => runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 10, filter }).rows.map(({ ruleId }) => ruleId);
    expect(find({ search: 'corvus' })).toEqual(['renewal-no-contact']);
    expect(find({ search: 'export' })).toEqual(['response-over-commitment', 'initial-score']);
    expect(find({ search: '#1' })).toEqual(['response-over-commitment', 'initial-score']);
    expect(find({ criteria: ['silent-experience-erosion'] })).toEqual(['renewal-no-contact']);
    expect(find({ segments: ['mid-market'] })).toEqual(['renewal-no-contact']);
    expect(find({ isOpen: true })).toEqual(['response-over-commitment', 'renewal-no-contact', 'initial-score']);
  });
});
