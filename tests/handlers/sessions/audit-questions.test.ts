import type { InputOf } from '@shared/contract';
import { auditQuestionIds } from '@shared/contract/sessions/audit-questions';
import type { AgendaItemId, PersonId, SessionId } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import type { Desk } from '../../../electron/transaction';
import { finishItems, refusalOf, startMeeting, type Meeting } from './meeting';

let meeting: Meeting;
let desk: Desk;
let itemId: AgendaItemId;
beforeEach(() => {
  meeting = startMeeting();
  ({ desk } = meeting);
  itemId = addQuestions(meeting.sessionId);
});
afterEach(() => meeting.close());

const addQuestions = (sessionId: SessionId): AgendaItemId => runCommand(desk, 'sessions.addTopic', { sessionId, title: 'Audit questions', timeBoxMinutes: 10, topicKind: 'audit-questions' }).itemId;
const save = (change: Partial<InputOf<'sessions.saveAuditAnswer'>> = {}) =>
  runCommand(desk, 'sessions.saveAuditAnswer', { itemId, question: 'ownership', words: 'Ruth, and everybody asks Daniel.', judgement: 2, answeredBy: [meeting.people.ruth.personId], ...change });
const questions = (sessionId = meeting.sessionId) => runQuery(desk, 'sessions.auditQuestions', { sessionId });
const question = (id: string, sessionId = meeting.sessionId) => questions(sessionId).find((each) => each.id === id);

describe('the five audit questions', () => {
  it('are asked in order, each with guidance and facts from the register [M8]', () => {
    const all = questions();
    expect(all.map(({ id }) => id)).toEqual([...auditQuestionIds]);
    for (const { guidance, facts, answer, last } of all) {
      expect(guidance.length).toBeGreaterThan(20);
      expect(facts.length).toBeGreaterThan(0);
      expect([answer, last]).toEqual([null, null]);
    }
    expect(question('ownership')?.facts[0]).toEqual({ label: 'Open issues without an owner', value: '2 of 2, 100 %' });
    expect(question('sources')?.facts).toContainEqual({ label: 'CRM', value: 'nothing, ever' });
    expect(question('sources')?.facts).toContainEqual({ label: 'Ticketing system', value: '2 open, newest 21 Nov 2026 (0 d ago)' });
    expect(question('sources')?.facts.at(-1)).toEqual({ label: 'Blind', value: '29 of 30 pairs of criterion and source' });
  });

  it('keep an answer as it is typed, with a judgement and who answered, until it is taken back [M8]', () => {
    save();
    save({ words: 'Ruth on paper, Daniel in practice.', judgement: 3, answeredBy: [meeting.people.ruth.personId, meeting.people.daniel.personId] });
    expect(question('ownership')?.answer).toMatchObject({ words: 'Ruth on paper, Daniel in practice.', judgement: 3, answeredBy: [{ name: 'Ruth Abrams' }, { name: 'Daniel Novak' }] });
    save({ words: '', judgement: null, answeredBy: [] });
    expect(question('ownership')?.answer).toBeNull();
  });

  it('refuse a number where it says nothing, a stranger, and another topic [M8]', () => {
    expect(refusalOf(() => save({ question: 'detect-first', judgement: 3 })).field).toBe('judgement');
    const stranger = runCommand(desk, 'people.add', { name: 'A stranger', function: 'other' }).id satisfies PersonId;
    expect(refusalOf(() => save({ answeredBy: [stranger] })).field).toBe('answeredBy');
    expect(refusalOf(() => save({ itemId: meeting.topicId })).code).toBe('conflict');
    save({ question: 'detect-first', judgement: null });
    expect(question('detect-first')?.answer?.judgement).toBeNull();
  });

  it('stand beside what the last session answered, in the minutes and over time, and never change once signed off [M8, M6]', () => {
    save();
    finishItems(meeting);
    runCommand(desk, 'sessions.goTo', { itemId });
    runCommand(desk, 'sessions.finishTopic', { itemId });
    runCommand(desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId });
    expect(refusalOf(() => save()).code).toBe('conflict');
    const first = runQuery(desk, 'sessions.minutes', { sessionId: meeting.sessionId }).markdown;
    expect(first).toContain('1. Who owns quality, officially and in practice?');
    expect(first).toContain('Ruth, and everybody asks Daniel.');

    const next = runCommand(desk, 'sessions.create', { title: 'The next one', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 }).id;
    const nextItem = addQuestions(next);
    runCommand(desk, 'sessions.addParticipant', { sessionId: next, person: { id: meeting.people.ruth.personId }, role: 'facilitator' });
    runCommand(desk, 'sessions.start', { sessionId: next });
    expect(question('ownership', next)).toMatchObject({ answer: null, last: { sessionNumber: 1, on: '2026-11-21', answer: { judgement: 2 } } });
    save({ itemId: nextItem, words: 'Ruth.', judgement: 4 });
    const { markdown } = runQuery(desk, 'sessions.minutes', { sessionId: next });
    expect(markdown).toContain('4, last time 2');
    expect(runQuery(desk, 'sessions.auditAnswers', {}).sessions.map(({ sessionNumber, answers }) => [sessionNumber, answers.map(({ answer }) => answer.judgement)])).toEqual([[2, [4]], [1, [2]]]);
    expect(runQuery(desk, 'sessions.minutes', { sessionId: meeting.sessionId }).markdown).toBe(first);
  });
});
