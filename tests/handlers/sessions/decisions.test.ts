import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DecisionDraft } from '@shared/contract/sessions/entities';
import { IssueId, PersonId } from '@shared/primitives';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { getPayload, listSessionEntries } from '../../../electron/store/audit-log';
import { ballot, draft, item, itemAt, refusalOf, startMeeting, vote, type Meeting } from './meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
});
afterEach(() => meeting.close());

const first = () => itemAt(meeting, 0);
const issueId = (index: number): IssueId => IssueId.parse(meeting.issueIds[index]);
const issue = (index = 0) => runQuery(meeting.desk, 'issues.get', { id: issueId(index) });
const agree = (factors = ballot(5, 4, 3), argument = '', choiceReason = '') => runCommand(meeting.desk, 'sessions.agree', { itemId: first(), factors, argument, choiceReason });
const decide = (change: Partial<DecisionDraft> = {}) => runCommand(meeting.desk, 'sessions.decide', { itemId: first(), draft: draft(meeting, change) });

describe('the agreed score', () => {
  it('becomes the score of the issue, and closes its proposal [S4, S2]', () => {
    expect(issue().isProposed || issue().score === null).toBe(true);
    vote(meeting, first(), [ballot(5, 4, 3), ballot(5, 4, 3), ballot(4, 4, 3)]);
    expect(agree()).toEqual({ score: 60 });
    expect(issue()).toMatchObject({ score: 60, band: 'immediate', isProposed: false, impact: 5, severity: 4, time: 3, proposalId: null });
    expect(runQuery(meeting.desk, 'scoring.history', { issueId: issueId(0) })[0]).toMatchObject({ kind: 'ballot', score: 60, sessionNumber: 1, isCurrent: true, dimensionReasons: { impact: 'Median of the ballots: 5.' } });
    expect(item(meeting.desk, first())).toMatchObject({ phase: 'agreed', agreed: { score: 60, band: 'immediate', factors: ballot(5, 4, 3) } });
  });

  it('needs a reason where the median lies between two steps [S4]', () => {
    vote(meeting, first(), [ballot(5, 4, 3), ballot(4, 4, 3)]);
    expect(refusalOf(() => agree(ballot(5, 4, 3)))).toMatchObject({ code: 'invalid-input', field: 'choiceReason' });
    agree(ballot(5, 4, 3), '', 'The account is enterprise.');
    expect(item(meeting.desk, first()).agreed).toMatchObject({ choiceReason: 'The account is enterprise.' });
  });

  it('needs the argument that moved it away from the median [S4]', () => {
    vote(meeting, first(), [ballot(5, 4, 3), ballot(5, 4, 3), ballot(5, 4, 3)]);
    expect(refusalOf(() => agree(ballot(3, 4, 3)))).toMatchObject({ code: 'invalid-input', field: 'argument' });
    agree(ballot(3, 4, 3), 'It is a mid-market account after all.');
    expect(issue().score).toBe(36);
  });

  it('waits for the reveal [S4]', () => {
    expect(refusalOf(() => agree()).code).toBe('conflict');
    runCommand(meeting.desk, 'sessions.openBallots', { itemId: first(), mode: 'paper' });
    expect(refusalOf(() => agree())).toMatchObject({ code: 'conflict', message: expect.stringContaining('not revealed yet') });
  });

  it('stands beside the one of an earlier round, which stays in the history [S2, S4]', () => {
    vote(meeting, first(), [ballot(5, 4, 3), ballot(5, 4, 3), ballot(5, 4, 3)]);
    agree();
    vote(meeting, first(), [ballot(4, 4, 2), ballot(4, 4, 2), ballot(4, 4, 2)]);
    expect(refusalOf(() => decide())).toMatchObject({ code: 'conflict', message: expect.stringContaining('no score is agreed') });
    agree(ballot(4, 4, 2));
    expect(runQuery(meeting.desk, 'scoring.history', { issueId: issueId(0) }).map(({ score }) => score)).toEqual([32, 60]);
  });
});

describe('a decision', () => {
  beforeEach(() => {
    vote(meeting, first(), [ballot(5, 4, 3), ballot(5, 4, 3), ballot(4, 4, 3)]);
    agree();
  });

  it('keeps the state it was taken on, who took it, dissent by name and what was rejected [M5]', () => {
    const { decisionId } = decide({ kind: 'act-now', dissents: [{ personId: meeting.people.daniel.personId, words: 'Severity is 2.' }], rejected: [{ alternative: 'Warn only', reopensIf: 'the hotfix slips' }] });
    expect(item(meeting.desk, first()).decision).toMatchObject({
      id: decisionId,
      ownerName: 'Ruth Abrams',
      deciderName: 'Ruth Abrams',
      score: 60,
      band: 'immediate',
      factors: ballot(5, 4, 3),
      dissents: [{ name: 'Daniel Novak', words: 'Severity is 2.' }],
      rejected: [{ alternative: 'Warn only', reopensIf: 'the hotfix slips' }],
    });
    expect(issue().decisions).toMatchObject([{ id: decisionId, scoreAtDecision: 60, hasStateChangedSince: false, dissent: [{ name: 'Daniel Novak' }] }]);
  });

  it('is flagged once the score has changed since [M5]', () => {
    decide({ kind: 'act-now' });
    runCommand(meeting.desk, 'scoring.record', { issueId: issueId(0), factors: ballot(3, 3, 1), reason: 'Fixed', dimensionReasons: { impact: '', severity: '', time: '' } });
    expect(issue().decisions[0]?.hasStateChangedSince).toBe(true);
  });

  it('is not kept without an owner [M5]', () => {
    const { ownerId: _ownerId, ...withoutOwner } = draft(meeting, { kind: 'act-now' });
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.decide', { itemId: first(), draft: withoutOwner }))).toMatchObject({ code: 'invalid-input', field: 'draft.ownerId', message: expect.stringContaining('Name the owner') });
    const stranger = PersonId.parse('01934f2e-0000-7000-8000-00000000beef');
    expect(refusalOf(() => decide({ kind: 'act-now', ownerId: stranger }))).toMatchObject({ code: 'invalid-input', field: 'draft.ownerId' });
    expect(item(meeting.desk, first())).toMatchObject({ phase: 'agreed', decision: null });
  });

  it('says why where it departs from the action of the band [M5]', () => {
    expect(refusalOf(() => decide({ kind: 'monitor' }))).toMatchObject({ code: 'invalid-input', field: 'draft.departureReason', message: expect.stringContaining('Immediate action') });
    decide({ kind: 'monitor', departureReason: 'The customer asked for silence until Monday.' });
    expect(item(meeting.desk, first()).decision?.kind).toBe('monitor');
  });

  it('accepts a risk only until a date [M5]', () => {
    const accept = { kind: 'accept-risk', departureReason: 'Cheaper' } as const;
    expect(refusalOf(() => decide(accept))).toMatchObject({ field: 'draft.acceptUntil' });
    decide({ ...accept, acceptUntil: draft(meeting).reviewOn });
    expect(item(meeting.desk, first()).decision?.acceptUntil).toBe('2026-12-09');
  });

  it('supersedes the one before, and both stay [M5]', () => {
    const before = decide({ kind: 'act-now' }).decisionId;
    const after = decide({ kind: 'escalate', departureReason: 'The hotfix is out.' }).decisionId;
    expect(item(meeting.desk, first()).decision?.id).toBe(after);
    expect(issue().decisions.map(({ id }) => id)).toEqual([after, before]);
  });

  it('merges an issue into another one, and a later decision takes that back [M5]', () => {
    const merge = { kind: 'merge', departureReason: 'Same fault' } as const;
    expect(refusalOf(() => decide(merge))).toMatchObject({ field: 'draft.mergeIntoId' });
    expect(refusalOf(() => decide({ ...merge, mergeIntoId: issueId(0) }))).toMatchObject({ field: 'draft.mergeIntoId' });
    decide({ ...merge, mergeIntoId: issueId(1) });
    expect(issue()).toMatchObject({ status: 'closed', resolvedOn: '2026-11-21' });
    expect(item(meeting.desk, first()).decision?.mergeIntoNumber).toBe(2);
    decide({ kind: 'act-now' });
    expect(issue()).toMatchObject({ status: 'open', resolvedOn: null });
  });

  it('refuses dates before the session and dissent of a stranger [M5]', () => {
    expect(refusalOf(() => decide({ kind: 'act-now', reviewOn: draft(meeting).reviewOn, dueOn: null }))).toMatchObject({ field: 'draft.dueOn' });
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.decide', { itemId: first(), draft: { ...draft(meeting, { kind: 'act-now' }), reviewOn: '2026-11-20' } }))).toMatchObject({ field: 'draft.reviewOn' });
    const stranger = PersonId.parse('01934f2e-0000-7000-8000-00000000beef');
    expect(refusalOf(() => decide({ kind: 'act-now', dissents: [{ personId: stranger, words: 'No.' }] }))).toMatchObject({ field: 'draft.dissents' });
  });

  it('writes one entry with everything that was decided [M5]', () => {
    decide({ kind: 'act-now' });
    const entry = listSessionEntries(meeting.desk.workspace.db, meeting.sessionId).at(-1);
    expect(entry?.action).toBe('sessions.decide');
    expect(JSON.parse(getPayload(meeting.desk.workspace.db, entry?.seq ?? 0) ?? 'null')).toMatchObject({ kind: 'act-now', what: 'Ship hotfix 4.11.2', taken_on: { score: 60, band: 'immediate' }, decider: meeting.people.ruth.personId });
  });
});
