import type { InputOf } from '@shared/contract';
import { PersonId } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { finishItems, refusalOf } from '../sessions/meeting';
import { boardOf, prefer, resultDraft, startNextSession, startRivals, voteInOrder, type Rivals } from './rivals';

let meeting: Rivals;
beforeEach(() => {
  meeting = startRivals();
  const { people, rivals } = meeting;
  const { corvus, halden, delmar, kestrel, aster, oakfield } = rivals;
  voteInOrder(meeting, people.mara.participantId, [delmar, halden, corvus, kestrel, aster, oakfield]);
  voteInOrder(meeting, people.ruth.participantId, [delmar, corvus, halden, kestrel, aster, oakfield]);
  voteInOrder(meeting, people.daniel.participantId, [halden, delmar, corvus, aster, kestrel, oakfield]);
});
afterEach(() => meeting.close());

type DraftChange = Partial<InputOf<'tradeoffs.decide'>['draft']>;
const decide = (change: DraftChange) => runCommand(meeting.desk, 'tradeoffs.decide', { id: meeting.boardId, draft: resultDraft(change) });
const refusal = (change: DraftChange) => refusalOf(() => decide(change));
const minutes = (): string => runQuery(meeting.desk, 'sessions.minutes', { sessionId: meeting.sessionId }).markdown;
/** What the group's order takes: 12 + 14 + 9 = 35 of 36 days. */
const top = () => [meeting.rivals.delmar, meeting.rivals.halden, meeting.rivals.corvus];

describe('the result of a trade-off', () => {
  it('takes what the group wants as far as it fits, and keeps the state it was taken on [T3, T4]', () => {
    const { rivals, people } = meeting;
    decide({ chosen: top(), deferred: [{ issueId: rivals.kestrel, why: 'One day too many', ownerId: people.ruth.personId, consequence: 'Rosters are loaded by hand' }] });
    const [result] = boardOf(meeting.desk, meeting.boardId).results;
    expect(result).toMatchObject({ chosen: top().toSorted((a, b) => Object.values(rivals).indexOf(a) - Object.values(rivals).indexOf(b)), deciderName: 'Ruth Abrams', reason: 'What the group wants most, as far as it fits' });
    expect(result?.deferred.map(({ issueId, isDisplaced, consequence, ownerName }) => ({ issueId, isDisplaced, consequence, ownerName }))).toEqual([
      { issueId: rivals.kestrel, isDisplaced: false, consequence: 'Rosters are loaded by hand', ownerName: 'Ruth Abrams' },
      { issueId: rivals.aster, isDisplaced: false, consequence: '', ownerName: null },
      { issueId: rivals.oakfield, isDisplaced: false, consequence: '', ownerName: null },
    ]);
    expect(result?.state).toMatchObject({ asOf: '2026-11-21', proposed: 'order', matches: ['order'], terms: { capacity: 36 } });
    runCommand(meeting.desk, 'tradeoffs.updateContender', { id: meeting.boardId, issueId: rivals.kestrel, effort: 1 });
    expect(boardOf(meeting.desk, meeting.boardId).results[0]).toEqual(result);
  });

  it('takes nothing that does not fit, and says by how much [T3]', () => {
    expect(refusal({ chosen: [...top(), meeting.rivals.kestrel] })).toMatchObject({
      code: 'invalid-input',
      field: 'draft.chosen',
      message: 'The chosen issues take 41 people-days and there are 36 people-days: 5 people-days too many. Name what is dropped. Nothing was recorded.',
    });
  });

  it('takes one more only where what is dropped has an owner and an accepted consequence [T3]', () => {
    const { rivals: { delmar, halden, corvus, kestrel, aster }, people: { ruth, daniel } } = meeting;
    const chosen = [delmar, halden, kestrel];
    expect(refusal({ chosen }).message).toContain('Corvus Insurance is dropped, though the group order takes it. Name who answers for it and the consequence that is accepted.');
    expect(refusal({ chosen, deferred: [{ issueId: corvus, ownerId: ruth.personId }] }).field).toBe('draft.deferred');
    expect(refusal({ chosen, deferred: [{ issueId: corvus, consequence: 'Answers wait' }] }).message).toContain('has no owner');
    expect(refusal({ chosen, deferred: [{ issueId: corvus, consequence: 'Answers wait', ownerId: PersonId.parse('01900000-0000-7000-8000-00000000dead') }] }).message).toContain('nobody of this workspace');
    expect(refusal({ chosen, deferred: [{ issueId: corvus, consequence: 'Answers wait', ownerId: ruth.personId, forId: aster }] }).message).toContain('was not taken in its place');
    decide({ chosen, deferred: [{ issueId: corvus, why: 'The customer agreed to wait', consequence: 'The board reads open answers on 27 Nov', ownerId: ruth.personId }], dissents: [{ personId: daniel.personId, words: 'Corvus pays the most.' }] });
    const result = boardOf(meeting.desk, meeting.boardId).results.at(-1);
    expect(result?.deferred.find(({ issueId }) => issueId === corvus)).toMatchObject({ isDisplaced: true, forId: kestrel, ownerName: 'Ruth Abrams', consequence: 'The board reads open answers on 27 Nov' });
    expect(result?.state.matches).toEqual([]);
    expect(result?.dissents).toMatchObject([{ name: 'Daniel Novak', words: 'Corvus pays the most.' }]);
  });

  it('asks which of two takes the place of what is dropped [T3]', () => {
    const { rivals: { delmar, halden, corvus, kestrel, oakfield }, people: { ruth } } = meeting;
    const dropped = { issueId: corvus, ownerId: ruth.personId, consequence: 'Answers wait' };
    const chosen = [delmar, halden, kestrel, oakfield];
    expect(refusal({ chosen, deferred: [dropped] }).message).toContain('Say which of Kestrel Aviation and Oakfield Retail takes its place');
    decide({ chosen, deferred: [{ ...dropped, forId: oakfield }] });
    expect(boardOf(meeting.desk, meeting.boardId).results[0]?.state.matches).toEqual(['arithmetic']);
  });

  it('refuses a result that contradicts itself [T3]', () => {
    const { rivals: { delmar, corvus }, people: { daniel }, issueIds } = meeting;
    expect(refusal({ chosen: [delmar, delmar] }).message).toContain('named twice');
    expect(refusal({ chosen: [issueIds[0] ?? delmar] }).message).toContain('does not compete on this board');
    expect(refusal({ chosen: top(), deferred: [{ issueId: corvus }] }).message).toContain('both chosen and deferred');
    expect(refusalOf(() => runCommand(meeting.desk, 'tradeoffs.decide', { id: meeting.boardId, draft: { chosen: top(), reason: ' ' } })).message).toContain('Give the reason in a line');
    expect(refusal({ chosen: top(), dissents: [{ personId: daniel.personId, words: 'a' }, { personId: daniel.personId, words: 'b' }] }).message).toContain('dissents twice');
    expect(refusal({ chosen: top(), dissents: [{ personId: PersonId.parse('01900000-0000-7000-8000-00000000dead'), words: 'a' }] }).message).toContain('does not take part');
    expect(boardOf(meeting.desk, meeting.boardId).results).toEqual([]);
  });

  it('is superseded by a later one and never overwritten [T3]', () => {
    const { rivals: { delmar, halden, corvus, kestrel }, people: { ruth }, desk } = meeting;
    decide({ chosen: top() });
    decide({ chosen: [delmar, halden, kestrel], reason: 'Kestrel called in the meeting', deferred: [{ issueId: corvus, ownerId: ruth.personId, consequence: 'Answers wait' }] });
    expect(boardOf(desk, meeting.boardId).results.map(({ reason }) => reason)).toEqual(['What the group wants most, as far as it fits', 'Kestrel called in the meeting']);
    expect(() => desk.workspace.db.prepare("UPDATE tradeoff_results SET reason = 'x'").run()).toThrow('superseded, never changed');
    expect(() => desk.workspace.db.prepare('DELETE FROM tradeoff_outcomes').run()).toThrow('superseded, never deleted');
    expect(refusalOf(() => runCommand(desk, 'tradeoffs.remove', { id: meeting.boardId })).message).toContain('stay on record');
    expect(minutes()).toContain('Superseded: 21 Nov 2026');
    expect(runQuery(desk, 'tradeoffs.ofIssue', { issueId: corvus })).toMatchObject([{ isChosen: false, consequence: 'Answers wait', owner: 'Ruth Abrams', sessionNumber: 1 }]);
    expect(runQuery(desk, 'tradeoffs.ofIssue', { issueId: kestrel })).toMatchObject([{ isChosen: true, title: 'December capacity' }]);
  });

  it('stands in the minutes with chosen, deferred, dropped, consequence, dissent, risk and reasons [T3, T4, M6]', () => {
    const { rivals: { delmar, halden, corvus, kestrel, oakfield }, people: { mara, ruth, daniel } } = meeting;
    expect(minutes()).toContain('No result was recorded.');
    prefer(meeting, mara.participantId, oakfield, corvus, 'first', 'Said too early');
    prefer(meeting, mara.participantId, corvus, oakfield, 'first', 'The board date cannot move');
    runCommand(meeting.desk, 'tradeoffs.updateContender', { id: meeting.boardId, issueId: corvus, effort: 9, commitment: 'Answers in 10 working days', ifDeferred: 'Board reads open answers on 27 Nov', daysToEffect: 4 });
    decide({ chosen: [delmar, halden, kestrel], deferred: [{ issueId: corvus, why: 'The customer agreed', consequence: 'Answers wait until January', ownerId: ruth.personId }], dissents: [{ personId: daniel.personId, words: 'Corvus pays the most.' }] });
    const text = minutes();
    for (const words of [
      'December capacity: 36 people-days',
      'Halden Medical, Delmar Ports and Kestrel Aviation: 32 people-days of 36 people-days',
      'no measure: put together by hand',
      'Kemeny order of 3 voters, 45 votes on pairs',
      'no other order goes against fewer',
      'Delmar Ports 2 to 1, Halden Medical 1 to 2, Corvus Insurance 4 to 3, Kestrel Aviation 3 to 4',
      'Dropped for Kestrel Aviation: The customer agreed',
      'Answers wait until January',
      'EUR 2.10 M; renews in 69 d; Answers in 10 working days; Board reads open answers on 27 Nov',
      'Dissent of Daniel Novak',
      'Mara Ellison, Corvus Insurance over Oakfield Retail: The board date cannot move',
      'Most score',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Said too early');
  });

  it('brings an accepted consequence onto the next session until it is closed, and keeps what was found [T3]', () => {
    const { desk, rivals, people, sessionId } = meeting;
    decide({ chosen: top(), deferred: [{ issueId: rivals.kestrel, ownerId: people.ruth.personId, consequence: 'Rosters are loaded by hand' }] });
    expect(runQuery(desk, 'tradeoffs.consequences', { sessionId })).toEqual([]);
    finishItems(meeting);
    runCommand(desk, 'sessions.signOff', { sessionId, signedBy: people.mara.participantId });

    const next = startNextSession(desk);
    const listed = (id: typeof next) => runQuery(desk, 'tradeoffs.consequences', { sessionId: id });
    const [consequence] = listed(next);
    expect(consequence).toMatchObject({ sessionNumber: 1, boardTitle: 'December capacity', account: 'Kestrel Aviation', owner: 'Ruth Abrams', consequence: 'Rosters are loaded by hand', reviews: [] });
    if (consequence === undefined) throw new Error('No consequence');
    const review = (id: typeof next, outcome: 'happened' | 'did-not' | 'open', words: string) => runCommand(desk, 'tradeoffs.reviewConsequence', { sessionId: id, resultId: consequence.resultId, issueId: consequence.issueId, outcome, words });
    expect(refusalOf(() => review(next, 'open', '')).message).toContain('Say in a line what came of it');
    review(next, 'open', 'One roster was late');
    expect(listed(next)[0]?.reviews).toMatchObject([{ outcome: 'open', sessionNumber: 2, by: 'Mara Ellison' }]);

    const third = startNextSession(desk);
    expect(listed(third)).toHaveLength(1);
    review(third, 'happened', 'Two bases lost a day');
    expect(listed(third)[0]?.reviews.map(({ outcome }) => outcome)).toEqual(['open', 'happened']);
    expect(runQuery(desk, 'sessions.minutes', { sessionId: third }).markdown).toContain('It happened. Two bases lost a day');
    expect(runQuery(desk, 'tradeoffs.ofIssue', { issueId: rivals.kestrel })[0]?.review).toMatchObject({ outcome: 'happened', sessionNumber: 3 });

    const fourth = startNextSession(desk);
    expect(listed(fourth)).toEqual([]);
    expect(refusalOf(() => review(fourth, 'open', 'Again')).code).toBe('not-found');
  });

  it('wants a session that has begun [T3]', () => {
    const { desk, rivals } = meeting;
    const { id: sessionId } = runCommand(desk, 'sessions.create', { title: 'Later', plannedOn: '2026-12-05', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    const { id } = runCommand(desk, 'tradeoffs.create', { sessionId, title: 'Slots', unit: 'slots', currency: null, capacity: 1, contenders: [{ issueId: rivals.halden, effort: 1 }, { issueId: rivals.delmar, effort: 1 }] });
    expect(refusalOf(() => runCommand(desk, 'tradeoffs.decide', { id, draft: resultDraft({ chosen: [rivals.halden] }) })).message).toContain('has not begun');
  });
});
