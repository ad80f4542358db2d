import { CalendarDate, Instant, PersonId, type Band } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { describe, expect, it } from 'vitest';
import { assertMayPlace, directionOf, listedBand, placeOf, stateOf, tallyByDecider } from '../../../electron/core/scoring/placing';
import { compareForPriority } from '../../../electron/core/scoring/ranking';

const date = (text: string) => CalendarDate.parse(text);
const AT = Instant.parse('2026-11-21T09:00:00.000Z');
const asOf = date('2026-11-21');
const until = date('2026-12-05');
const refusal = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof DocketError) return `${error.code} ${error.field ?? ''}`.trim();
  }
  return 'not refused';
};

describe('placing an issue', () => {
  const key = (number: number, score: number, band: Band, placed: { band: Band; position: 'top' | 'by-score' | 'bottom' } | null = null) => ({ number, score, renewalDate: null, arrMinor: null, openedOn: null, place: placeOf({ band, override: placed }) });

  it('orders by the placed band, and in it by place and then by score [S5]', () => {
    const issues = [
      key(1, 45, 'escalate'),
      key(2, 60, 'immediate'),
      key(3, 12, 'next-cycle', { band: 'escalate', position: 'by-score' }),
      key(4, 75, 'immediate', { band: 'escalate', position: 'by-score' }),
      key(5, 4, 'monitor', { band: 'escalate', position: 'top' }),
      key(6, 48, 'escalate', { band: 'escalate', position: 'bottom' }),
      key(7, 30, 'next-cycle'),
    ];
    expect(issues.sort(compareForPriority).map(({ number }) => number)).toEqual([2, 5, 4, 1, 3, 6, 7]);
  });

  it('leaves band and score of the arithmetic alone [S5]', () => {
    expect(listedBand({ band: 'monitor', override: { band: 'immediate' } })).toBe('immediate');
    expect(listedBand({ band: 'monitor', override: null })).toBe('monitor');
    expect(listedBand({ band: null, override: { band: 'immediate' } })).toBeNull();
    expect([directionOf({ band: 'escalate', arithmeticBand: 'monitor' }), directionOf({ band: 'monitor', arithmeticBand: 'escalate' }), directionOf({ band: 'monitor', arithmeticBand: 'monitor' })]).toEqual(['up', 'down', 'within']);
  });

  it('needs an arithmetic to depart from, a place that differs, and an end within a year [S5]', () => {
    const issue = { number: 7, band: 'escalate' as const };
    expect(refusal(() => assertMayPlace(issue, { band: 'immediate', position: 'by-score', until }, asOf))).toBe('not refused');
    expect(refusal(() => assertMayPlace(issue, { band: 'escalate', position: 'top', until }, asOf))).toBe('not refused');
    expect(refusal(() => assertMayPlace({ number: 7, band: null }, { band: 'immediate', position: 'by-score', until }, asOf))).toBe('conflict');
    expect(refusal(() => assertMayPlace(issue, { band: 'escalate', position: 'by-score', until }, asOf))).toBe('invalid-input band');
    expect(refusal(() => assertMayPlace(issue, { band: 'immediate', position: 'by-score', until: asOf }, asOf))).toBe('invalid-input until');
    expect(refusal(() => assertMayPlace(issue, { band: 'immediate', position: 'by-score', until: date('2027-11-22') }, asOf))).toBe('not refused');
    expect(refusal(() => assertMayPlace(issue, { band: 'immediate', position: 'by-score', until: date('2027-11-23') }, asOf))).toBe('invalid-input until');
  });

  it('is in force from its first day to its last, or to the day it was ended on [S5]', () => {
    const open = { from: asOf, until, end: null };
    expect(['2026-11-20', '2026-11-21', '2026-12-05', '2026-12-06'].map((day) => stateOf(open, date(day)))).toEqual(['ahead', 'in-force', 'in-force', 'lapsed']);
    const ended = { ...open, end: { how: 'withdrawn' as const, on: date('2026-11-25'), reason: 'r', by: 'Mara', at: AT } };
    expect(['2026-11-24', '2026-11-25'].map((day) => stateOf(ended, date(day)))).toEqual(['in-force', 'withdrawn']);
  });

  it('counts for each decider how it turned out [S5]', () => {
    const [ruth, daniel] = [PersonId.parse('01900000-0000-7000-8000-000000000001'), PersonId.parse('01900000-0000-7000-8000-000000000002')];
    const judged = (verdict: 'right' | 'wrong' | 'cannot-tell') => ({ verdict, words: 'w', by: 'Mara', at: AT });
    const record = (deciderId: PersonId, decider: string, state: 'in-force' | 'lapsed' | 'withdrawn', judgement: ReturnType<typeof judged> | null) => ({ deciderId, decider, state, judgement });
    expect(
      tallyByDecider([
        record(daniel, 'Daniel', 'lapsed', judged('cannot-tell')),
        record(ruth, 'Ruth', 'in-force', null),
        record(ruth, 'Ruth', 'lapsed', judged('right')),
        record(ruth, 'Ruth', 'withdrawn', judged('wrong')),
        record(ruth, 'Ruth', 'lapsed', null),
      ]),
    ).toEqual([
      { deciderId: ruth, name: 'Ruth', placed: 4, inForce: 1, toJudge: 1, right: 1, wrong: 1, cannotTell: 0 },
      { deciderId: daniel, name: 'Daniel', placed: 1, inForce: 0, toJudge: 0, right: 0, wrong: 0, cannotTell: 1 },
    ]);
  });
});
