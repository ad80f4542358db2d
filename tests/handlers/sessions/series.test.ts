import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CalendarDate, SeriesId, TemplateId } from '@shared/primitives';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { finishItems, refusalOf, room, startMeeting, type Meeting } from './meeting';

const date = (text: string): CalendarDate => CalendarDate.parse(text);
const facts = { name: 'Weekly quality review', intervalDays: 7, close: 'month', fiscalStartMonth: 1 } as const;

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
});
afterEach(() => meeting.close());

describe('a series of sessions', () => {
  it('is made of a session, and suggests its next date with the reason [M1]', () => {
    const { desk, sessionId } = meeting;
    const { seriesId } = runCommand(desk, 'sessions.createSeries', { ...facts, sessionId });
    expect(room(desk, sessionId)).toMatchObject({ seriesId, seriesName: 'Weekly quality review' });
    // Saturday 21 Nov and 7 days: Saturday 28 Nov, so the Friday before.
    expect(runQuery(desk, 'sessions.series', {})).toEqual([
      { ...facts, id: seriesId, sessions: 1, last: { id: sessionId, number: 1, title: 'Weekly quality review', plannedOn: '2026-11-21', isSignedOff: false }, next: { on: '2026-11-27', days: 6, reason: 'Every 7 days; since session 1 there were no band changes and no urgent issue waits; moved from a Saturday.' } },
    ]);
  });

  it('comes sooner when bands moved and urgent issues wait since the last session [M1]', () => {
    const { desk, sessionId, issueIds } = meeting;
    finishItems(meeting);
    runCommand(desk, 'sessions.signOff', { sessionId, signedBy: meeting.people.mara.participantId });
    const [decided, other] = issueIds;
    if (decided === undefined || other === undefined) throw new Error('Two issues');
    const { seriesId } = runCommand(desk, 'sessions.createSeries', { ...facts, intervalDays: 14, close: 'none', sessionId });
    const reasonNow = (): string | undefined => runQuery(desk, 'sessions.series', {}).find(({ id }) => id === seriesId)?.next?.reason;
    expect(reasonNow()).toContain('no band changes and no urgent issue waits');
    const score = (issueId: typeof decided, impact: number): unknown => runCommand(desk, 'scoring.record', { issueId, factors: { impact, severity: 5, time: 3 }, dimensionReasons: { impact: 'a', severity: 'b', time: 'c' }, reason: 'Known' });
    // The issue that was Immediate falls to Next cycle: one change. The other becomes Immediate and nothing is decided on it: 2.
    score(decided, 1);
    score(other, 5);
    expect(reasonNow()).toContain('Every 14 days, cut to two thirds by 1 band change and 1 urgent issue without a decision since session 1');
  });

  it('prepares the next one with people, quorum, place and template carried over [M1]', () => {
    const { desk, sessionId } = meeting;
    const { seriesId } = runCommand(desk, 'sessions.createSeries', { ...facts, sessionId });
    runCommand(desk, 'sessions.applyTemplate', { sessionId, templateId: TemplateId.parse('weekly') });
    const { id, number } = runCommand(desk, 'sessions.prepareNext', { seriesId, plannedOn: date('2026-11-27') });
    const next = room(desk, id);
    expect(number).toBe(2);
    expect(next).toMatchObject({ title: 'Weekly quality review', plannedOn: '2026-11-27', startsAt: '14:00', place: 'Room 4', roomMinutes: 60, quorum: 3, seriesId, state: 'prepared' });
    expect(next.people.map(({ name, role, attendance }) => [name, role, attendance])).toEqual([
      ['Mara Ellison', 'facilitator', 'expected'],
      ['Ruth Abrams', 'decider', 'expected'],
      ['Daniel Novak', 'function-lead', 'expected'],
      ['Noor Haddad', 'observer', 'expected'],
    ]);
    expect(next.agenda[0]?.title).toBe('Open actions');
    expect(runQuery(desk, 'sessions.series', {})[0]).toMatchObject({ sessions: 2, last: { number: 2 } });
  });

  it('refuses a date that is not after the last one, and a series without a session [M1]', () => {
    const { desk, sessionId } = meeting;
    const { seriesId } = runCommand(desk, 'sessions.createSeries', { ...facts, sessionId });
    expect(refusalOf(() => runCommand(desk, 'sessions.prepareNext', { seriesId, plannedOn: date('2026-11-21') }))).toMatchObject({ code: 'invalid-input', message: '21 Nov 2026 is not after session 1 of 21 Nov 2026. Nothing was made. Choose a later date.' });
    const empty = runCommand(desk, 'sessions.createSeries', { ...facts, name: 'Empty' }).seriesId;
    expect(refusalOf(() => runCommand(desk, 'sessions.prepareNext', { seriesId: empty, plannedOn: date('2026-12-01') })).message).toContain('has no session yet');
    expect(refusalOf(() => runCommand(desk, 'sessions.createSeries', { ...facts, name: 'WEEKLY quality review' }))).toMatchObject({ code: 'conflict', field: 'name' });
    expect(refusalOf(() => runCommand(desk, 'sessions.createSeries', { ...facts, name: 'x', intervalDays: 2 })).message).toContain('3 to 35 days');
    expect(refusalOf(() => runCommand(desk, 'sessions.setSeries', { sessionId, seriesId: SeriesId.parse('01934f2e-0000-7000-8000-00000000beef') })).code).toBe('not-found');
  });

  it('takes a signed-off session in without changing its record, and lets its sessions be when it is deleted [M1, M6]', () => {
    const { desk, sessionId } = meeting;
    finishItems(meeting);
    runCommand(desk, 'sessions.signOff', { sessionId, signedBy: meeting.people.mara.participantId });
    const { sha256 } = runQuery(desk, 'sessions.minutes', { sessionId });
    const { seriesId } = runCommand(desk, 'sessions.createSeries', { ...facts, sessionId });
    runCommand(desk, 'sessions.updateSeries', { ...facts, seriesId, intervalDays: 21 });
    expect(runQuery(desk, 'sessions.series', {})[0]).toMatchObject({ intervalDays: 21, last: { isSignedOff: true } });
    runCommand(desk, 'sessions.deleteSeries', { seriesId });
    expect(runQuery(desk, 'sessions.list', {})).toMatchObject([{ id: sessionId, seriesId: null }]);
    expect(runQuery(desk, 'sessions.minutes', { sessionId }).sha256).toBe(sha256);
    expect(runQuery(desk, 'workspaces.check', {})).toMatchObject({ auditChain: 'ok', integrity: 'ok' });
  });
});
