import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { cutOffs, defaultThresholds, inOrder, isBlindAccount, isStanding, sameForAll } from '../../../electron/core/coverage/quiet';

const date = (text: string) => CalendarDate.parse(text);
const asOf = date('2026-11-21');

describe('when an account is quiet', () => {
  it('looks back as many days as its segment allows; a segment without any is not swept [W3]', () => {
    expect(cutOffs(defaultThresholds, asOf)).toEqual({ enterprise: '2026-11-07', 'mid-market': '2026-10-31', smb: '2026-10-07', internal: null, unknown: '2026-10-22' });
    expect(sameForAll(defaultThresholds, 5)).toEqual({ enterprise: 5, 'mid-market': 5, smb: 5, internal: null, unknown: 5 });
  });

  it.each([
    ['an enterprise 90 days from renewal that was never heard of', { segment: 'enterprise', renewal: '2027-02-19', lastSignal: null }, true],
    ['one 91 days from renewal', { segment: 'enterprise', renewal: '2027-02-20', lastSignal: null }, false],
    ['one whose renewal has passed', { segment: 'enterprise', renewal: '2026-11-20', lastSignal: null }, false],
    ['one heard of 90 days ago', { segment: 'enterprise', renewal: '2026-12-01', lastSignal: '2026-08-23' }, true],
    ['one heard of 89 days ago', { segment: 'enterprise', renewal: '2026-12-01', lastSignal: '2026-08-24' }, false],
    ['a mid-market account', { segment: 'mid-market', renewal: '2026-12-01', lastSignal: null }, false],
    ['one without a renewal date', { segment: 'enterprise', renewal: null, lastSignal: null }, false],
  ] as const)('says of %s whether it is a blind spot [W3]', (_, { segment, renewal, lastSignal }, isBlind) => {
    expect(isBlindAccount({ segment, renewal: renewal === null ? null : date(renewal), lastSignal: lastSignal === null ? null : date(lastSignal) }, asOf)).toBe(isBlind);
  });

  it('lets an answer stand through its day, and not into the next silence [W3]', () => {
    const answer = { kind: 'known', until: asOf, lastHeard: null, isHypothesisOpen: false } as const;
    expect(isStanding(answer, null, asOf)).toBe(true);
    expect(isStanding({ ...answer, until: date('2026-11-20') }, null, asOf)).toBe(false);
    expect(isStanding(answer, date('2026-11-01'), asOf)).toBe(false);
    expect(isStanding({ ...answer, kind: 'hypothesis', until: null, isHypothesisOpen: true }, null, asOf)).toBe(true);
  });

  it('puts what waits first, then the soonest renewal, then those that have passed or are not known, then the higher ARR [W3]', () => {
    const account = (name: string, daysToRenewal: number | null, amountMinor: number | null = null, isAnswered = false) => ({
      name,
      daysToRenewal,
      arr: amountMinor === null ? null : { amountMinor, currency: 'EUR' },
      answer: isAnswered ? { kind: 'known' as const, person: null, until: asOf, hypothesisId: null, reason: '', on: asOf, by: '', isStanding: true } : null,
    });
    const accounts = [account('Answered', 1, 1, true), account('Unknown', null), account('Passed', -3), account('Small', 10, 5), account('Large', 10, 50), account('Soon', 2)];
    expect(inOrder(accounts).map(({ name }) => name)).toEqual(['Soon', 'Large', 'Small', 'Passed', 'Unknown', 'Answered']);
  });
});
