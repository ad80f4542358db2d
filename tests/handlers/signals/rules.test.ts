import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RuleView, SignalRuleId } from '@shared/contract/signals';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { countEntries, getLastEntry, getPayload } from '../../../electron/store/audit-log';
import { addAccounts, addIssues } from '../../support/register';
import { openTestDesk, type TestDesk } from '../../support/workspace';

let test: TestDesk;
beforeEach(() => {
  test = openTestDesk();
});
afterEach(() => test.close());

const ruleOf = (id: SignalRuleId): RuleView => {
  const rule = runQuery(test.desk, 'signals.rules', {}).rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(id);
  return rule;
};
const parametersOf = (id: SignalRuleId, change: Record<string, number> = {}): Record<string, number> => ({ ...Object.fromEntries(ruleOf(id).parameters.map(({ name, value }) => [name, value])), ...change });
const set = (ruleId: SignalRuleId, change: { isOn?: boolean; parameters?: Record<string, number>; reason?: string }) =>
  runCommand(test.desk, 'signals.setRule', { ruleId, isOn: change.isOn ?? true, parameters: parametersOf(ruleId, change.parameters), reason: change.reason ?? 'As the committee said.' });

/** Three accounts that renew in 10, 70 and 100 days and of which nothing is known. */
const addQuiet = () => addAccounts(test.desk, [{ ref: 'A-1', renewal: '2026-12-01' }, { ref: 'A-2', renewal: '2027-01-30' }, { ref: 'A-3', renewal: '2027-03-01' }]);

describe('the rules', () => {
  it('stand as supplied, the first score among them, in their order [W7]', () => {
    const { rules, previewDays } = runQuery(test.desk, 'signals.rules', {});
    expect(rules.map(({ id }) => id)).toEqual(['initial-score', 'response-over-commitment', 'internal-wait', 'priority-mismatch', 'commercial-stall', 'emerging-defect', 'silent-erosion', 'renewal-no-contact']);
    expect(rules.every(({ isOn, version }) => isOn && version === 1)).toBe(true);
    expect(previewDays).toHaveLength(12);
    expect(previewDays[0]).toBe('2026-10-31');
  });

  it('get a new version with other parameters, never a changed one, and their proposals follow [W7]', () => {
    addQuiet();
    runCommand(test.desk, 'signals.recompute', {});
    expect(ruleOf('renewal-no-contact').open).toBe(2);
    const entries = countEntries(test.desk.workspace.db);
    expect(set('renewal-no-contact', { parameters: { renewal: 30 }, reason: 'Too many at once.' })).toEqual({ version: 2, added: 0, changed: 1, withdrawn: 1, unchanged: 0 });
    expect(countEntries(test.desk.workspace.db)).toBe(entries + 1);
    expect(JSON.parse(getPayload(test.desk.workspace.db, getLastEntry(test.desk.workspace.db)?.seq ?? 0) ?? '{}')).toMatchObject({ rule: 'renewal-no-contact', version: 2, before: { parameters: { renewal: 90 } }, after: { parameters: { renewal: 30, silence: 60 } }, reason: 'Too many at once.' });
    const rule = ruleOf('renewal-no-contact');
    expect(rule.versions.map(({ version, parameters, by, reason }) => [version, parameters['renewal'], by, reason])).toEqual([[2, 30, 'Mara Ellison', 'Too many at once.'], [1, 90, null, 'As supplied.']]);
    expect(runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 5 }).rows.map(({ ruleVersion, account }) => [ruleVersion, account?.name])).toEqual([[2, 'A-1']]);
    expect(() => test.desk.workspace.transaction((db) => db.prepare('UPDATE signal_rule_versions SET is_on = 0').run())).toThrow('never changed');
    expect(() => test.desk.workspace.transaction((db) => db.prepare('DELETE FROM signal_rule_versions').run())).toThrow('never deleted');
  });

  it('switched off propose nothing, and what they had proposed is withdrawn [W7]', () => {
    addQuiet();
    runCommand(test.desk, 'signals.recompute', {});
    expect(set('renewal-no-contact', { isOn: false })).toMatchObject({ version: 2, withdrawn: 2 });
    expect(runCommand(test.desk, 'signals.recompute', {})).toEqual({ added: 0, changed: 0, withdrawn: 0, unchanged: 0 });
    expect(set('renewal-no-contact', { isOn: true })).toMatchObject({ version: 3, added: 2 });
  });

  it('refuse values out of range, names that there are not, no change at all, and an auditor [W7]', () => {
    const refused = (work: () => unknown, code: string): void => expect(work).toThrow(expect.objectContaining({ code }));
    refused(() => set('internal-wait', { parameters: { days: 0 } }), 'invalid-input');
    refused(() => set('internal-wait', { parameters: { days: 20, nights: 3 } }), 'invalid-input');
    refused(() => set('internal-wait', {}), 'conflict');
    refused(() => set('internal-wait', { parameters: { days: 20 }, reason: ' ' }), 'invalid-input');
    refused(() => runCommand({ ...test.desk, actor: { ...test.desk.actor, role: 'auditor' } }, 'signals.setRule', { ruleId: 'internal-wait', isOn: false, parameters: { days: 14 }, reason: 'r' }), 'not-allowed');
  });
});

describe('a preview on history', () => {
  const preview = (ruleId: SignalRuleId, on: string, change: Record<string, number> = {}) => runQuery(test.desk, 'signals.preview', { ruleId, on, parameters: parametersOf(ruleId, change) });

  it('says what a rule would have proposed on a day, and stores nothing [W7]', () => {
    addQuiet();
    const entries = countEntries(test.desk.workspace.db);
    // On 30 September the three renewals were 62, 122 and 152 days away.
    expect(preview('renewal-no-contact', '2026-09-30')).toMatchObject({ proposals: 1, followed: 0, samples: [{ what: 'No contact before the renewal of A-1', account: 'A-1', score: 40, reason: expect.stringContaining('renews in 62 days') }] });
    expect(preview('renewal-no-contact', '2026-10-31', { renewal: 365 }).proposals).toBe(3);
    expect(countEntries(test.desk.workspace.db)).toBe(entries);
    expect(runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 5 }).total).toBe(0);
  });

  it('looks at nothing after that day, and counts what people judged later [W7]', () => {
    const [account] = addQuiet();
    addIssues(test.desk, [{ accountId: account ?? null, vendorPriority: 'urgent', firstResponseMinutes: 90, openedOn: '2026-10-10', resolvedOn: '2026-10-20', status: 'resolved' }]);
    const late = { proposals: 1, followed: 0 };
    expect(preview('response-over-commitment', '2026-10-31')).toMatchObject(late);
    expect(preview('response-over-commitment', '2026-09-30')).toMatchObject({ proposals: 0 });
    // The ticket is contact from the day it was opened.
    expect(preview('renewal-no-contact', '2026-09-30').proposals).toBe(1);
    expect(preview('renewal-no-contact', '2026-10-31', { renewal: 40 }).proposals).toBe(0);
    const [row] = runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 5 }).rows;
    runCommand(test.desk, 'scoring.acceptProposals', { ids: [row?.id] });
    expect(preview('response-over-commitment', '2026-10-31')).toMatchObject({ proposals: 1, followed: 1, samples: [{ isFollowed: true }] });
    expect(() => preview('renewal-no-contact', '2026-11-22')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('derives ARR and renewals for that day from the subscriptions that had begun [W4, W7]', () => {
    const [account] = addAccounts(test.desk, [{ ref: 'A-1' }]);
    test.desk.workspace.transaction((db) => {
      db.prepare("UPDATE accounts SET stated_renewal = NULL, renewal = '2027-01-15'").run();
      const insert = db.prepare("INSERT INTO subscriptions (id, system, ref, account_id, account_ref, start_date, billing) VALUES (?, 'file', ?, ?, 'A-1', ?, 'annual')");
      insert.run('s1', 'S-1', account, '2025-01-15');
      insert.run('s2', 'S-2', account, '2026-11-01');
    });
    expect(preview('renewal-no-contact', '2025-11-30').samples[0]?.reason).toContain('renews in 46 days, on 15 Jan 2026');
    expect(preview('renewal-no-contact', '2026-09-30').proposals).toBe(0);
    expect(preview('renewal-no-contact', '2026-10-31').samples[0]?.reason).toContain('on 15 Jan 2027');
  });
});

describe('the two figures', () => {
  it('are kept apart: what rules proposed, and what was accepted unchanged [W8]', () => {
    addQuiet();
    addIssues(test.desk, [{ title: 'One' }, { title: 'Two' }]);
    runCommand(test.desk, 'signals.recompute', {});
    const { rows } = runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 10, filter: { rules: ['renewal-no-contact'] } });
    const [first, second] = rows;
    runCommand(test.desk, 'scoring.acceptProposals', { ids: [first?.id] });
    runCommand(test.desk, 'scoring.changeProposal', { id: second?.id, factors: { impact: 2, severity: 2, time: 1 }, reason: 'It is smaller than that.' });
    const { id } = runCommand(test.desk, 'issues.create', { title: 'By hand', criterion: 'response-delays' });
    runCommand(test.desk, 'scoring.record', { issueId: id, factors: { impact: 1, severity: 1, time: 1 }, reason: 'Small.', dimensionReasons: { impact: '', severity: '', time: '' } });
    const { proposed, unchanged, rules } = runQuery(test.desk, 'signals.rules', {});
    // Three scores, two of them answers; three issues by hand or by a rule, two of them by a rule.
    expect(proposed).toEqual({ scores: { part: 2, whole: 3 }, issues: { part: 2, whole: 3 } });
    expect(unchanged.part).toBe(1);
    const rule = rules.find((one) => one.id === 'renewal-no-contact');
    expect(rule?.acceptance).toEqual({ accepted: 1, changed: 1, rejected: 0, together: 0, hasty: 0 });
    expect(rule?.months).toEqual([{ month: '2026-11', accepted: 1, changed: 1, rejected: 0 }]);
  });

  it('count what was accepted within seconds after the one before [W8]', () => {
    addIssues(test.desk, Array.from({ length: 3 }, () => ({ vendorPriority: 'urgent' as const })));
    const [a, b, c] = runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 10, filter: { rules: ['initial-score'] } }).rows;
    test.desk.workspace.transaction((db) => db.prepare("UPDATE proposals SET impact = 5, score = 5 * severity * time, band = 'monitor'").run());
    runCommand(test.desk, 'scoring.acceptProposals', { ids: [a?.id] });
    runCommand(test.desk, 'scoring.acceptProposals', { ids: [b?.id] });
    test.desk.advance(60_000);
    runCommand(test.desk, 'scoring.acceptProposals', { ids: [c?.id] });
    const [first] = runQuery(test.desk, 'signals.rules', {}).rules;
    expect(first?.acceptance).toMatchObject({ accepted: 3, hasty: 1 });
  });
});
