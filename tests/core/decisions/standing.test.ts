import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { changesSince, type DecidedState } from '../../../electron/core/decisions/changes';
import { returnReason, standingOf, type StandingFacts } from '../../../electron/core/decisions/standing';

const date = (text: string): CalendarDate => CalendarDate.parse(text);
const asOf = date('2026-11-21');
const state: DecidedState = {
  factors: { impact: 5, severity: 3, time: 3 },
  score: 45,
  band: 'escalate',
  facts: { arr: { amountMinor: 120_000_000, currency: 'EUR' }, renewal: date('2027-01-29'), ownerKey: 'p1', owner: 'Maren Olsen' },
};
const facts: StandingFacts = { dueOn: date('2026-11-25'), reviewOn: date('2026-12-09'), acceptUntil: null, isLast: true, isIssueOpen: true, outcome: null, reopened: null, taken: state, now: state };
const standing = (change: Partial<StandingFacts> = {}) => standingOf({ ...facts, ...change }, asOf);

describe('how a decision stands', () => {
  it('counts the days to its due date, and past it [M5]', () => {
    expect(standing()).toMatchObject({ isInForce: true, dueInDays: 4, overdueDays: null, today: 'Due in 4 days' });
    expect(standing({ dueOn: asOf })).toMatchObject({ dueInDays: 0, overdueDays: null, today: 'Due today' });
    expect(standing({ dueOn: date('2026-11-20') })).toMatchObject({ dueInDays: null, overdueDays: 1, today: 'Overdue 1 day' });
  });

  it('lets an acceptance last through its last day, and end after it [M5]', () => {
    expect(standing({ dueOn: null, acceptUntil: asOf })).toMatchObject({ endedDays: null, today: 'In force' });
    const ended = standing({ dueOn: null, acceptUntil: date('2026-11-18') });
    expect(ended).toMatchObject({ endedDays: 3, today: 'Acceptance ended 3 days ago' });
    expect(returnReason(ended, null)).toBe('acceptance ended 3 days ago');
  });

  it('sends an issue back for its review unless an outcome was judged since [M5]', () => {
    const past = { dueOn: null, reviewOn: date('2026-11-20') };
    expect(returnReason(standing(past), null)).toBe('review was due 1 day ago');
    expect(returnReason(standing({ ...past, outcome: { kind: 'kept', on: date('2026-11-20') } }), null)).toBeNull();
    expect(returnReason(standing({ ...past, outcome: { kind: 'partly', on: date('2026-11-19') } }), null)).toBe('review was due 1 day ago');
  });

  it('is due for nothing once superseded, or once its issue is closed [M5]', () => {
    const late = { dueOn: date('2026-11-01'), reviewOn: date('2026-11-01'), acceptUntil: date('2026-11-01') };
    for (const over of [standing({ ...late, isLast: false }), standing({ ...late, isIssueOpen: false })]) expect(over).toMatchObject({ overdueDays: null, endedDays: null, reviewDays: null });
    expect(standing({ ...late, isLast: false }).today).toBe('Superseded');
    expect(standing({ ...late, isIssueOpen: false }).today).toBe('Issue closed');
  });

  it('comes back when a condition came true, whatever its dates, until it is superseded [M5]', () => {
    const reopened = standing({ reopened: 'the hotfix slips. It slipped.' });
    expect(reopened).toMatchObject({ isReopened: true, today: 'Condition came true' });
    expect(returnReason(reopened, 'the hotfix slips. It slipped.')).toBe('reopened: the hotfix slips. It slipped.');
    expect(standing({ reopened: 'the hotfix slips. It slipped.', isLast: false }).isReopened).toBe(false);
  });
});

describe('what has changed since', () => {
  it('is nothing where nothing has [M5]', () => expect(changesSince(state, state)).toEqual([]));

  it('says each fact with before and after [M5]', () => {
    const now: DecidedState = {
      factors: { impact: 5, severity: 4, time: 3 },
      score: 60,
      band: 'immediate',
      facts: { arr: { amountMinor: 210_000_000, currency: 'EUR' }, renewal: null, ownerKey: 'p2', owner: 'Ruth Abrams' },
    };
    expect(changesSince(state, now)).toEqual(['Score 45 to 60', 'Band Escalate this week to Immediate action', 'ARR EUR 1.2 M to EUR 2.1 M', 'Renewal 29 Jan 2027 to none', 'Owner Maren Olsen to Ruth Abrams']);
  });

  it('sees other factors behind the same product, and a sum that rounds alike [M5]', () => {
    expect(changesSince(state, { ...state, factors: { impact: 3, severity: 5, time: 3 } })).toEqual(['Factors 5 × 3 × 3 to 3 × 5 × 3']);
    expect(changesSince(state, { ...state, facts: { arr: { amountMinor: 120_000_100, currency: 'EUR' }, renewal: date('2027-01-29'), ownerKey: 'p1', owner: 'Maren Olsen' } })).toEqual(['ARR EUR 1,200,000.00 to EUR 1,200,001.00']);
  });

  it('is no other owner where only the name was corrected, and nothing can be said of what was not kept [M5]', () => {
    const renamed = { ...state, facts: { arr: { amountMinor: 120_000_000, currency: 'EUR' }, renewal: date('2027-01-29'), ownerKey: 'p1', owner: 'Maren Olsen-Berg' } };
    expect(changesSince(state, renamed)).toEqual([]);
    expect(changesSince({ ...state, facts: null }, renamed)).toEqual([]);
  });
});
