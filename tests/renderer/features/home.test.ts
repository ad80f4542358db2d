import { describe, expect, it } from 'vitest';
import { SessionRow } from '@shared/contract/sessions/entities';
import type { IssueOverview } from '@shared/contract/issue-overview';
import { CalendarDate } from '@shared/primitives';
import { backlogSentence } from '../../../renderer/features/home/backlog-chart';
import { timeSpan, upcomingSession } from '../../../renderer/features/home/next-session';

const session = (number: number, state: 'prepared' | 'running' | 'signed-off', plannedOn: string): SessionRow =>
  SessionRow.parse({ id: `01890a5d-ac96-774b-bcce-b3020000000${number}`, number, title: 'Weekly', state, plannedOn, startsAt: '09:30', place: '', roomMinutes: 90, plannedMinutes: 0, items: 0, itemsDone: 0, participants: 0, signedOffAt: state === 'signed-off' ? '2026-11-17T11:00:00.000Z' : null });
const week = (on: string, immediate: number, monitor: number): IssueOverview['weeks'][number] => ({ on: CalendarDate.parse(on), bands: [{ band: 'immediate', issues: immediate }, { band: 'escalate', issues: 0 }, { band: 'next-cycle', issues: 0 }, { band: 'monitor', issues: monitor }, { band: null, issues: 0 }] });

describe('home [V2]', () => {
  it('names the session under way before any that is prepared, else the one planned first', () => {
    const [past, later, sooner, running] = [session(1, 'signed-off', '2026-11-10'), session(2, 'prepared', '2026-12-01'), session(3, 'prepared', '2026-11-24'), session(4, 'running', '2026-12-08')];
    expect(upcomingSession([past, later, sooner, running])?.number).toBe(4);
    expect(upcomingSession([past, later, sooner])?.number).toBe(3);
    expect(upcomingSession([past])).toBeUndefined();
  });
  it('says from when to when, also over midnight', () => {
    expect([timeSpan('09:30', 90), timeSpan('23:30', 45)]).toEqual(['09:30 to 11:00', '23:30 to 00:15']);
  });
  it('says in a sentence what the columns show', () => {
    expect(backlogSentence([week('2026-09-19', 1, 11), week('2026-11-21', 3, 21)])).toBe('Up from 12 to 24; 3 of them to escalate or act on now');
    expect(backlogSentence([week('2026-09-19', 0, 4), week('2026-11-21', 0, 4)])).toBe('4 open, as many as then; 0 of them to escalate or act on now');
    expect(backlogSentence([week('2026-11-21', 0, 0)])).toBe('No open issues');
  });
});
