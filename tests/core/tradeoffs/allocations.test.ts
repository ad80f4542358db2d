import { AccountId, IssueId } from '@shared/primitives';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocationsOf, arrOnce, arithmeticOrder, mainCurrency, type Rival } from '../../../electron/core/tradeoffs/allocations';

const uuid = (kind: string, number: number): string => `0190000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;
const issue = (number: number): IssueId => IssueId.parse(uuid('1', number));
const account = (number: number): AccountId => AccountId.parse(uuid('2', number));
const rival = (number: number, change: Partial<Rival> = {}): Rival => ({ id: issue(number), number, accountId: account(number), effort: 1, score: 10, arr: null, renewal: null, openedOn: null, daysToEffect: null, isDual: false, ...change });
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const setOf = (rivals: readonly Rival[], capacity: number, kind: string, order: readonly IssueId[] | null = null) => allocationsOf(rivals, capacity, order).find((set) => set.kind === kind);

/** Three accounts at most, so that accounts are shared; one has a currency of its own. */
const rivalsOf = fc
  .array(fc.record({ account: fc.nat(2), effort: fc.integer({ min: 1, max: 6 }), score: fc.option(fc.integer({ min: 1, max: 75 })), daysToEffect: fc.option(fc.nat(9)), isDual: fc.boolean() }), { minLength: 1, maxLength: 8 })
  .map((all) => all.map(({ account: which, ...rest }, place) => rival(place + 1, { ...rest, accountId: account(which), arr: which === 2 ? { amountMinor: 700, currency: 'USD' } : eur((which + 1) * 1000) })));

const subsets = <T>(all: readonly T[]): T[][] => all.reduce<T[][]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]]);

describe('what fits a capacity', () => {
  it('finds the best set by score, by ARR with each account once, and by dual benefit, as trying every set does [T4]', () => {
    fc.assert(
      fc.property(rivalsOf, fc.integer({ min: 1, max: 20 }), (rivals, capacity) => {
        const fitting = subsets(rivals).filter((set) => set.reduce((sum, { effort }) => sum + effort, 0) <= capacity);
        const currency = mainCurrency(rivals);
        const scoreOf = (set: readonly Rival[]): number => set.reduce((sum, { score }) => sum + (score ?? 0), 0);
        const arrOf = (set: readonly Rival[]): number => arrOnce(set).find((sum) => sum.currency === currency)?.amountMinor ?? 0;
        const dualOf = (set: readonly Rival[]): number => set.filter(({ isDual }) => isDual).length;
        const chosenIn = (kind: string): Rival[] => rivals.filter(({ id }) => setOf(rivals, capacity, kind)?.chosen.includes(id));
        expect(scoreOf(chosenIn('score'))).toBe(Math.max(...fitting.map(scoreOf)));
        expect(arrOf(chosenIn('arr'))).toBe(Math.max(...fitting.map(arrOf)));
        if (rivals.some(({ isDual }) => isDual)) {
          const most = Math.max(...fitting.map(dualOf));
          expect(dualOf(chosenIn('dual'))).toBe(most);
          expect(scoreOf(chosenIn('dual'))).toBe(Math.max(...fitting.filter((set) => dualOf(set) === most).map(scoreOf)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never exceeds the capacity, and adds up what it names [T1, T4]', () => {
    fc.assert(
      fc.property(rivalsOf, fc.integer({ min: 1, max: 20 }), (rivals, capacity) => {
        for (const set of allocationsOf(rivals, capacity, rivals.toReversed().map(({ id }) => id))) {
          const chosen = rivals.filter(({ id }) => set.chosen.includes(id));
          expect(set.effort).toBe(chosen.reduce((sum, { effort }) => sum + effort, 0));
          expect(set.effort).toBeLessThanOrEqual(capacity);
          expect(set.arr).toEqual(arrOnce(chosen));
        }
      }),
    );
  });

  it('goes down an order and takes what still fits, passing over what does not [T1]', () => {
    const rivals = [rival(1, { effort: 12, score: 50 }), rival(2, { effort: 14, score: 60 }), rival(3, { effort: 6, score: 48 }), rival(4, { effort: 9, score: 45 }), rival(5, { effort: 3, score: 40 })];
    expect(setOf(rivals, 36, 'arithmetic')).toMatchObject({ chosen: [issue(2), issue(1), issue(3), issue(5)], effort: 35 });
    const order = [1, 2, 4, 3, 5].map(issue);
    expect(setOf(rivals, 36, 'order', order)).toMatchObject({ chosen: [issue(2), issue(1), issue(4)], effort: 35, score: 155 });
  });

  it('orders by score with the ties of the priority list [S1, T1]', () => {
    const rivals = [rival(1, { score: 40 }), rival(2, { score: 40, renewal: '2026-12-01' }), rival(3, { score: null }), rival(4, { score: 60 }), rival(5, { score: 40, arr: eur(1) })];
    expect(arithmeticOrder(rivals).map(({ number }) => number)).toEqual([4, 2, 5, 1, 3]);
  });

  it('takes first what customers feel soonest, and last what nobody knows [T4]', () => {
    const rivals = [rival(1, { daysToEffect: null, score: 75 }), rival(2, { daysToEffect: 20 }), rival(3, { daysToEffect: 2 }), rival(4, { daysToEffect: 5, effort: 2 })];
    expect(setOf(rivals, 3, 'speed')).toMatchObject({ chosen: [issue(3), issue(4)], daysToEffect: 5 });
    expect(setOf([rival(1), rival(2)], 1, 'speed')).toBeUndefined();
  });

  it('counts the ARR of an account once, keeps currencies apart, and says what is deferred [T1]', () => {
    const rivals = [rival(1, { accountId: account(9), arr: eur(500), effort: 4 }), rival(2, { accountId: account(9), arr: eur(500) }), rival(3, { arr: { amountMinor: 90_000, currency: 'JPY' } })];
    expect(arrOnce(rivals)).toEqual([{ amountMinor: 90_000, currency: 'JPY' }, { amountMinor: 500, currency: 'EUR' }]);
    expect(setOf(rivals, 1, 'arr')).toMatchObject({ chosen: [issue(2)], arr: [eur(500)], arrDeferred: [{ amountMinor: 90_000, currency: 'JPY' }, eur(500)] });
  });
});
