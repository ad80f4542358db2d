import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preferencesOf, type PairAnswer } from '../../../electron/core/tradeoffs/preferences';
import { mostQuestions, nextQuestion } from '../../../electron/core/tradeoffs/questions';

const idsOf = (size: number): string[] => Array.from({ length: size }, (_, place) => `i${String(place).padStart(2, '0')}`);
type Reply = (a: string, b: string) => PairAnswer['preference'];

/** Asks until nothing is left to ask, and checks of each question that it does not follow from the answers before it. */
function interview(ids: readonly string[], reply: Reply, earlier: readonly PairAnswer[] = []): PairAnswer[] {
  const answers = [...earlier];
  for (;;) {
    const before = preferencesOf(ids, answers);
    const question = nextQuestion(ids, before);
    if (question === null) return answers;
    const [firstId, secondId] = question;
    expect(before.standing(firstId, secondId)).toBe('open');
    answers.push({ firstId, secondId, preference: reply(firstId, secondId) });
    expect(answers.length - earlier.length).toBeLessThanOrEqual((ids.length * (ids.length - 1)) / 2);
  }
}

/** A person whose mind is made up: everything has a worth, and equal worth is a tie. */
const sure = (worth: ReadonlyMap<string, number>): Reply => (a, b) => {
  const difference = (worth.get(a) ?? 0) - (worth.get(b) ?? 0);
  return difference > 0 ? 'first' : difference < 0 ? 'second' : 'tie';
};

const minds = fc.integer({ min: 1, max: 24 }).chain((size) => fc.array(fc.integer({ min: 0, max: 30 }), { minLength: size, maxLength: size }));

describe('the questions of a board', () => {
  it('has the published numbers of merge insertion [T2]', () => {
    // OEIS A001768.
    expect(Array.from({ length: 22 }, (_, place) => mostQuestions(place + 1))).toEqual([0, 1, 3, 5, 7, 10, 13, 16, 19, 22, 26, 30, 34, 38, 42, 46, 50, 54, 58, 62, 66, 71]);
  });

  it('ends with everything in its place after no more than that, whoever is asked [T2]', () => {
    fc.assert(
      fc.property(minds, (worths) => {
        const ids = idsOf(worths.length);
        const worth = new Map(ids.map((id, place) => [id, worths[place] ?? 0]));
        const answers = interview(ids, sure(worth));
        expect(answers.length).toBeLessThanOrEqual(mostQuestions(ids.length));
        const { standing, cycles } = preferencesOf(ids, answers);
        expect(cycles).toEqual([]);
        for (const a of ids) {
          for (const b of ids.filter((other) => other !== a)) {
            const difference = (worth.get(a) ?? 0) - (worth.get(b) ?? 0);
            expect(standing(a, b)).toBe(difference > 0 ? 'over' : difference < 0 ? 'under' : 'even');
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('asks what was put off last, the first of it first, and never what has followed meanwhile [T2]', () => {
    const ids = idsOf(4);
    const answers: PairAnswer[] = [];
    const ask = (later: readonly (readonly [string, string])[]) => nextQuestion(ids, preferencesOf(ids, answers), later);
    const first = ask([]);
    if (first === null) throw new Error('A question');
    const second = ask([first]);
    expect(second).not.toBeNull();
    expect(second).not.toEqual(first);
    // Turned round it is the same pair.
    expect(ask([[first[1], first[0]]])).toEqual(second);
    const all = ids.flatMap((a, place) => ids.slice(place + 1).map((b): [string, string] => [a, b])).toReversed();
    expect(ask(all)).toEqual(all[0]);
    answers.push({ firstId: 'i00', secondId: 'i01', preference: 'first' }, { firstId: 'i01', secondId: 'i02', preference: 'first' }, { firstId: 'i02', secondId: 'i03', preference: 'first' });
    expect(ask([['i00', 'i03']])).toBeNull();
  });

  it('ends whatever is put off, and puts everything in its place [T2]', () => {
    fc.assert(
      fc.property(minds, fc.infiniteStream(fc.boolean()), (worths, coins) => {
        const ids = idsOf(worths.length);
        const reply = sure(new Map(ids.map((id, place) => [id, worths[place] ?? 0])));
        const answers: PairAnswer[] = [];
        const later: [string, string][] = [];
        for (;;) {
          const question = nextQuestion(ids, preferencesOf(ids, answers), later);
          if (question === null) break;
          const [a, b] = question;
          const isOld = later.some(([one, other]) => one === a && other === b);
          if (!isOld && coins.next().value === true) later.push([a, b]);
          else answers.push({ firstId: a, secondId: b, preference: reply(a, b) });
        }
        expect(preferencesOf(ids, answers).decided).toBe((ids.length * (ids.length - 1)) / 2);
      }),
      { numRuns: 60 },
    );
  });

  it('asks fewer than half of the pairs from ten issues on [T2]', () => {
    for (let size = 10; size <= 60; size += 1) expect(mostQuestions(size)).toBeLessThan((size * (size - 1)) / 4);
  });

  it('asks every order of six and never more than ten questions [T2]', () => {
    const ids = idsOf(6);
    const orders = (rest: readonly string[]): string[][] => (rest.length === 0 ? [[]] : rest.flatMap((first) => orders(rest.filter((other) => other !== first)).map((order) => [first, ...order])));
    const counts = orders(ids).map((order) => interview(ids, sure(new Map(order.map((id, place) => [id, place])))).length);
    expect(counts).toHaveLength(720);
    expect(Math.max(...counts)).toBe(10);
  });

  it('decides every pair and asks none twice, even of somebody who contradicts earlier answers [T2]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.constantFrom('first' as const, 'second' as const, 'tie' as const)), { maxLength: 14 }), fc.infiniteStream(fc.constantFrom('first' as const, 'second' as const, 'tie' as const)), (size, given, replies) => {
        const ids = idsOf(size);
        const earlier = given.flatMap(([a, b, preference]) => (a < size && b < size && a !== b ? [{ firstId: ids[a] ?? '', secondId: ids[b] ?? '', preference }] : []));
        const answers = interview(ids, () => replies.next().value, earlier);
        const { decided } = preferencesOf(ids, answers);
        expect(decided).toBe((size * (size - 1)) / 2);
        const pairs = answers.slice(earlier.length).map(({ firstId, secondId }) => [firstId, secondId].toSorted().join(' '));
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
      { numRuns: 150 },
    );
  });

  it('asks the same question again when nothing was answered, so that a restart changes nothing [T2]', () => {
    const ids = idsOf(7);
    const answers = interview(ids, sure(new Map(ids.map((id, place) => [id, (place * 3) % 7])))).slice(0, 5);
    expect(nextQuestion(ids, preferencesOf(ids, answers))).toEqual(nextQuestion([...ids], preferencesOf(ids, [...answers])));
  });

  it('has nothing to ask of one issue or of none [T2]', () => {
    expect([nextQuestion([], preferencesOf([], [])), nextQuestion(['a'], preferencesOf(['a'], []))]).toEqual([null, null]);
  });
});
