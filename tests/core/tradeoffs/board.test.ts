import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weighUp } from '../../../electron/core/tradeoffs/board';

const ids = [...'abcdefghijklm'];
const boards = fc
  .uniqueArray(fc.record({ id: fc.constantFrom(...ids), score: fc.integer({ min: 1, max: 4 }), arr: fc.integer({ min: 0, max: 9 }), effort: fc.integer({ min: 0, max: 5 }) }), { selector: ({ id }) => id, minLength: 2, maxLength: 13 })
  .chain((contenders) =>
    fc.record({
      contenders: fc.constant(contenders),
      capacity: fc.integer({ min: 0, max: 20 }),
      votes: fc.array(fc.record({ voter: fc.constantFrom('V1', 'V2', 'V3'), pair: fc.shuffledSubarray(contenders.map(({ id }) => id), { minLength: 2, maxLength: 2 }) }), { maxLength: 60 }).map((votes) => votes.map(({ voter, pair: [prefers = '', over = ''] }) => ({ voter, prefers, over }))),
    }),
  );

describe('the trade-off board', () => {
  it('counts as disagreements the votes for what comes later, and has everything once [T2]', () => {
    fc.assert(
      fc.property(boards, ({ contenders, capacity, votes }) => {
        const { order, disagreements, exact } = weighUp(contenders, capacity, votes);
        expect(order.toSorted()).toEqual(contenders.map(({ id }) => id).toSorted());
        expect(disagreements).toBe(votes.filter(({ prefers, over }) => order.indexOf(prefers) > order.indexOf(over)).length);
        expect(exact).toBe(contenders.length <= 10);
      }),
    );
  });

  it('chooses sets that fit and whose sums are right, the best no worse than the others [T4]', () => {
    fc.assert(
      fc.property(boards, ({ contenders, capacity, votes }) => {
        const { best } = weighUp(contenders, capacity, votes);
        const sum = (chosen: readonly string[], of: 'score' | 'arr' | 'effort'): number => contenders.filter(({ id }) => chosen.includes(id)).reduce((total, contender) => total + contender[of], 0);
        for (const { chosen, effort } of Object.values(best)) {
          expect(effort).toBe(sum(chosen, 'effort'));
          expect(effort).toBeLessThanOrEqual(capacity);
        }
        expect([best.byScore.value, best.byArr.value, best.byOrder.value]).toEqual([sum(best.byScore.chosen, 'score'), sum(best.byArr.chosen, 'arr'), sum(best.byOrder.chosen, 'score')]);
        expect(best.byScore.value).toBeGreaterThanOrEqual(Math.max(best.byOrder.value, sum(best.byArr.chosen, 'score')));
        expect(best.byArr.value).toBeGreaterThanOrEqual(Math.max(sum(best.byOrder.chosen, 'arr'), sum(best.byScore.chosen, 'arr')));
      }),
    );
  });

  it('says the same whatever the order of items and votes [T2, T4]', () => {
    fc.assert(
      fc.property(boards, ({ contenders, capacity, votes }) => {
        expect(weighUp(contenders.toReversed(), capacity, votes.toReversed())).toEqual(weighUp(contenders, capacity, votes));
      }),
    );
  });

  it('sorts ids as text, in cycles and in ties [T2]', () => {
    const contenders = ['a2', 'a10', 'B', 'c'].map((id, place) => ({ id, score: place, arr: 0, effort: 1 }));
    const votes = [['a2', 'a10'], ['a10', 'B'], ['B', 'a2'], ['c', 'B'], ['B', 'c']].map(([prefers = '', over = '']) => ({ voter: `${prefers}${over}`, prefers, over }));
    expect(weighUp(contenders, 1, votes)).toMatchObject({ cycles: [['B', 'a10', 'a2']], ties: [['B', 'c']] });
  });
});
