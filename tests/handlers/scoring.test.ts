import { Methodology } from '@shared/contract/scoring/entities';
import { CalendarDate, PersonId, type ProposalId } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { defaultMethodology } from '../../electron/core/scoring/methodologies';
import { checkWorkspace } from '../../electron/handlers/workspaces';
import { countEntries, getLastEntry, getPayload } from '../../electron/store/audit-log';
import { insertMethodology } from '../../electron/store/scores';
import { readContext } from '../../electron/transaction';
import { addAccounts, addIssues, type TestIssue } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
beforeEach(() => (test = openTestDesk()));
afterEach(() => test.close());

const factors = { impact: 5, severity: 3, time: 3 };
const dimensionReasons = { impact: 'enterprise', severity: 'friction', time: 'now' };
const entries = (): number => countEntries(test.desk.workspace.db);
const lastPayload = (): unknown => JSON.parse(getPayload(test.desk.workspace.db, entries()) ?? 'null');

/** Issues of an enterprise that renews in ten days: Impact 5, Time 3, and Severity from the priority. */
function addEnterpriseIssues(...issues: TestIssue[]): { id: string; proposal: ProposalId }[] {
  const [account] = addAccounts(test.desk, [{ ref: `A-${entries()}`, segment: 'enterprise', renewal: '2026-12-01' }]);
  return addIssues(test.desk, issues.map((issue) => ({ accountId: account ?? null, ...issue }))).map(({ id }) => {
    const proposal = runQuery(test.desk, 'scoring.proposal', { issueId: id });
    if (proposal === null) throw new Error('no proposal');
    return { id, proposal: proposal.id };
  });
}
const rowOf = (id: string) => runQuery(test.desk, 'issues.get', { id });
const history = (issueId: string) => runQuery(test.desk, 'scoring.history', { issueId });

describe('the methodology', () => {
  it('is told with its facts [S1]', () => {
    const { methodology, inForceFrom, facts } = runQuery(test.desk, 'scoring.methodology', {});
    expect([methodology.id, inForceFrom]).toEqual(['docket-1', '2026-11-21']);
    expect(facts.combinations).toBe(75);
    expect(facts.distinctScores).toHaveLength(26);
    expect(facts.perBand.map(({ combinations }) => combinations)).toEqual([32, 31, 9, 3]);
    expect(facts.maxPerTime.map(({ max }) => max)).toEqual([25, 50, 75]);
  });

  it('scores the two known answers [S1]', () => {
    expect(runQuery(test.desk, 'scoring.evaluate', { factors: { impact: 3, severity: 5, time: 1 } })).toMatchObject({ score: 15, band: 'next-cycle' });
    expect(runQuery(test.desk, 'scoring.evaluate', { factors })).toMatchObject({ score: 45, band: 'escalate' });
  });
});

describe('a score', () => {
  it('is put in force, explained and logged once [S2]', () => {
    const [issue] = addEnterpriseIssues({ vendorPriority: 'low' });
    const before = entries();
    const result = runCommand(test.desk, 'scoring.record', { issueId: issue?.id, factors, reason: 'The customer called.', dimensionReasons });
    expect(result.score).toBe(45);
    expect(entries()).toBe(before + 1);
    expect(rowOf(issue?.id ?? '')).toMatchObject({ ...factors, score: 45, band: 'escalate', isFragile: true, isProposed: false, proposalId: null });
    expect(history(issue?.id ?? '')).toMatchObject([
      { factors, score: 45, kind: 'manual', reason: 'The customer called.', dimensionReasons, by: 'Mara Ellison', methodologyId: 'docket-1', sessionId: null, sessionNumber: null, isCurrent: true },
    ]);
    expect(lastPayload()).toMatchObject({ ...factors, score: 45, band: 'escalate', reason: 'The customer called.', proposal: issue?.proposal });
  });

  it('is superseded and never overwritten [S2]', () => {
    const [issue] = addEnterpriseIssues({});
    const issueId = issue?.id ?? '';
    runCommand(test.desk, 'scoring.record', { issueId, factors, reason: 'First.', dimensionReasons });
    runCommand(test.desk, 'scoring.record', { issueId, factors: { impact: 1, severity: 1, time: 1 }, reason: 'Second.', dimensionReasons });
    expect(history(issueId).map(({ score, reason, isCurrent }) => [score, reason, isCurrent])).toEqual([[1, 'Second.', true], [45, 'First.', false]]);
    expect(rowOf(issueId).score).toBe(1);
    expect(() => test.desk.workspace.transaction((db) => db.prepare('UPDATE scores SET reason = ?').run('other'))).toThrow(/superseded/);
    expect(() => test.desk.workspace.transaction((db) => db.prepare('DELETE FROM scores').run())).toThrow(/superseded/);
    expect(() => test.desk.workspace.transaction((db) => db.prepare("REPLACE INTO scores SELECT * FROM scores LIMIT 1").run())).toThrow(/superseded/);
  });

  it('needs a reason, steps on the scale and an issue that is there [S1, S2]', () => {
    const [issue] = addEnterpriseIssues({});
    const record = (change: object): unknown => runCommand(test.desk, 'scoring.record', { issueId: issue?.id, factors, reason: 'r', dimensionReasons, ...change });
    const before = entries();
    expect(() => record({ reason: ' ' })).toThrow(expect.objectContaining({ code: 'invalid-input', field: 'reason' }));
    expect(() => record({ factors: { ...factors, time: 4 } })).toThrow(expect.objectContaining({ code: 'invalid-input', field: 'factors.time' }));
    expect(() => record({ issueId: test.desk.newId() })).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(entries()).toBe(before);
  });
});

describe('proposals', () => {
  it('wait in the order of the priority list, with their reasons and what is not known [W7]', () => {
    addEnterpriseIssues({ vendorPriority: 'low' }, { vendorPriority: 'urgent' }, { vendorPriority: null, firstResponseMinutes: null, isEscalated: null });
    const { total, rows } = runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 10 });
    expect(total).toBe(3);
    expect(rows.map(({ issue, impact, severity, time, score }) => [issue?.number, impact, severity, time, score])).toEqual([[2, 5, 4, 3, 60], [1, 5, 1, 3, 15], [3, 5, null, 3, null]]);
    expect(rows[0]?.reasons.impact).toContain('enterprise account');
    expect(rows[2]?.unknown).toContain('vendorPriority');
    expect(rows[2]?.reasons.severity).toContain('Not known');
  });

  it('accepted one by one become scores [W7]', () => {
    const [issue] = addEnterpriseIssues({ vendorPriority: 'urgent' });
    expect(runCommand(test.desk, 'scoring.acceptProposals', { ids: [issue?.proposal] })).toEqual({ accepted: 1, left: 0, created: [] });
    expect(rowOf(issue?.id ?? '')).toMatchObject({ score: 60, band: 'immediate', isProposed: false });
    expect(history(issue?.id ?? '')).toMatchObject([{ kind: 'proposal-accepted', score: 60 }]);
    expect(getLastEntry(test.desk.workspace.db)).toMatchObject({ action: 'scoring.acceptProposals', subject: issue?.id });
    expect(lastPayload()).toMatchObject({ routine: false, accepted: [{ proposal: issue?.proposal, score: 60 }], left: 0 });
  });

  it('accepted together are recorded as routine, and those without all three factors are left [W7]', () => {
    const issues = addEnterpriseIssues({ vendorPriority: 'urgent' }, { vendorPriority: 'low' }, { vendorPriority: null, firstResponseMinutes: null });
    const before = entries();
    expect(runCommand(test.desk, 'scoring.acceptProposals', { ids: issues.map(({ proposal }) => proposal) })).toEqual({ accepted: 2, left: 1, created: [] });
    expect(entries()).toBe(before + 1);
    expect(lastPayload()).toMatchObject({ routine: true, left: 1 });
    expect(history(issues[1]?.id ?? '')[0]?.reason).toContain('as routine');
    expect(runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 10 }).rows.map(({ issue }) => issue?.number)).toEqual([3]);
  });

  it('cannot be accepted twice, nor where nothing is left to accept [W7]', () => {
    const [whole, part] = addEnterpriseIssues({ vendorPriority: 'urgent' }, { vendorPriority: null, firstResponseMinutes: null });
    runCommand(test.desk, 'scoring.acceptProposals', { ids: [whole?.proposal] });
    const before = entries();
    expect(() => runCommand(test.desk, 'scoring.acceptProposals', { ids: [whole?.proposal, part?.proposal] })).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => runCommand(test.desk, 'scoring.acceptProposals', { ids: [test.desk.newId()] })).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(entries()).toBe(before);
    expect(history(whole?.id ?? '')).toHaveLength(1);
  });

  it('changed by a person keep what was proposed in the log [W7]', () => {
    const [issue] = addEnterpriseIssues({ vendorPriority: 'urgent' });
    const result = runCommand(test.desk, 'scoring.changeProposal', { id: issue?.proposal, factors: { impact: 5, severity: 5, time: 3 }, reason: 'It is a breach.' });
    expect(result.score).toBe(75);
    const [record] = history(issue?.id ?? '');
    expect(record).toMatchObject({ kind: 'proposal-changed', reason: 'It is a breach.', score: 75 });
    // The rule's reason was for Severity 4; what a person set to 5 does not carry it.
    expect(record?.dimensionReasons).toMatchObject({ impact: expect.stringContaining('Impact 5'), severity: '', time: expect.stringContaining('Time 3') });
    expect(lastPayload()).toMatchObject({ proposed: { impact: 5, severity: 4, time: 3 }, impact: 5, severity: 5, time: 3, score: 75 });
    expect(() => runCommand(test.desk, 'scoring.changeProposal', { id: issue?.proposal, factors, reason: 'Again.' })).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('rejected leave the issue unscored and are not proposed again while they say the same [W7]', () => {
    const [issue] = addEnterpriseIssues({ vendorPriority: 'urgent' });
    const id = issue?.id ?? '';
    expect(runCommand(test.desk, 'scoring.rejectProposals', { ids: [issue?.proposal], reason: 'Duplicate.' })).toEqual({ rejected: 1 });
    expect(rowOf(id)).toMatchObject({ impact: null, score: null, band: null, isProposed: false });
    const { title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags } = rowOf(id);
    const edit = { id, title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags };
    runCommand(test.desk, 'issues.update', { ...edit, title: 'Another title' });
    expect(rowOf(id).proposalId).toBeNull();
    runCommand(test.desk, 'issues.update', { ...edit, accountId: null });
    expect(rowOf(id)).toMatchObject({ isProposed: true, impact: null });
  });

  it('are computed anew only by a command that says so, and follow the register [W7]', () => {
    const [issue] = addEnterpriseIssues({ vendorPriority: 'urgent' }, { vendorPriority: 'low' });
    test.desk.workspace.transaction((db) => db.prepare("UPDATE accounts SET segment = 'smb'").run());
    expect(rowOf(issue?.id ?? '').impact).toBe(5);
    expect(runCommand(test.desk, 'scoring.recomputeProposals', {})).toEqual({ recomputed: 2, changed: 2 });
    expect(rowOf(issue?.id ?? '')).toMatchObject({ impact: 3, score: 36, proposalId: issue?.proposal });
    expect(runCommand(test.desk, 'scoring.recomputeProposals', {})).toEqual({ recomputed: 2, changed: 0 });
  });

  it('follow a methodology with other bands, which changes neither what they look at nor their steps [S1, S1b]', () => {
    const [issue] = addEnterpriseIssues({ vendorPriority: 'urgent' });
    const before = rowOf(issue?.id ?? '');
    expect(before.score).toBe(60);
    const bands = defaultMethodology.bands.map((each) => (each.band === 'escalate' ? { ...each, to: 70 } : each.band === 'immediate' ? { ...each, from: 71 } : each));
    test.desk.workspace.transaction((db) => insertMethodology(db, Methodology.parse({ ...defaultMethodology, id: 'stricter-2', version: 2, bands }), CalendarDate.parse('2026-11-21')));
    expect([before.band, rowOf(issue?.id ?? '').band]).toEqual(['immediate', 'immediate']);
    runCommand(test.desk, 'scoring.recomputeProposals', {});
    expect(rowOf(issue?.id ?? '')).toMatchObject({ impact: 5, score: 60, band: 'escalate', proposalId: before.proposalId });
  });

  it('are none for an issue that has a score [W7]', () => {
    const [issue] = addEnterpriseIssues({});
    runCommand(test.desk, 'scoring.record', { issueId: issue?.id, factors, reason: 'r', dimensionReasons });
    expect(runQuery(test.desk, 'scoring.proposal', { issueId: issue?.id })).toBeNull();
    expect(runCommand(test.desk, 'scoring.recomputeProposals', {})).toEqual({ recomputed: 0, changed: 0 });
  });
});

it('leaves a log whose chain holds and a file that is whole [E1]', () => {
  const [issue] = addEnterpriseIssues({});
  runCommand(test.desk, 'scoring.acceptProposals', { ids: [issue?.proposal] });
  expect(checkWorkspace(readContext(test.desk))).toMatchObject({ integrity: 'ok', auditChain: 'ok', firstBroken: null, auditEntries: entries() });
  expect(PersonId.safeParse(getLastEntry(test.desk.workspace.db)?.actor).success).toBe(true);
});
