import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preferencesOf, type PairAnswer } from '../../../electron/core/tradeoffs/preferences';

const answer = (firstId: string, sign: '>' | '<' | '=', secondId: string): PairAnswer => ({ firstId, secondId, preference: sign === '>' ? 'first' : sign === '<' ? 'second' : 'tie' });
const ids = ['a', 'b', 'c', 'd'];

describe('what one person prefers', () => {
  it('follows from answers over any number of steps, through ties too [T2]', () => {
    const { standing, answered, decided, cycles, votes } = preferencesOf(ids, [answer('a', '>', 'b'), answer('b', '=', 'c'), answer('d', '<', 'c')]);
    expect([standing('a', 'c'), standing('c', 'b'), standing('d', 'a'), standing('a', 'd'), standing('d', 'b')]).toEqual(['over', 'even', 'under', 'over', 'under']);
    expect({ answered, decided, cycles }).toEqual({ answered: 3, decided: 6, cycles: [] });
    expect(votes.map(({ prefers, over }) => prefers + over).toSorted()).toEqual(['ab', 'ac', 'ad', 'bd', 'cd']);
  });

  it('leaves open what does not follow, and votes on nothing there [T2]', () => {
    const { standing, decided, votes } = preferencesOf(ids, [answer('a', '>', 'b'), answer('a', '>', 'c')]);
    expect([standing('b', 'c'), standing('c', 'b'), standing('a', 'd')]).toEqual(['open', 'open', 'open']);
    expect({ decided, votes: votes.length }).toEqual({ decided: 2, votes: 2 });
  });

  it('counts the last answer on a pair, whichever stood left [T2]', () => {
    const { standing, answered } = preferencesOf(ids, [answer('a', '>', 'b'), answer('b', '>', 'a')]);
    expect({ standing: standing('a', 'b'), answered }).toEqual({ standing: 'under', answered: 1 });
  });

  it("names a person's own cycle, and counts each of its pairs as it was answered [T2]", () => {
    const { cycles, votes, standing } = preferencesOf(ids, [answer('a', '>', 'b'), answer('b', '>', 'c'), answer('c', '>', 'a'), answer('c', '>', 'd')]);
    expect(cycles).toEqual([['a', 'b', 'c']]);
    expect(standing('a', 'c')).toBe('even');
    expect(votes.map(({ prefers, over }) => prefers + over).toSorted()).toEqual(['ab', 'ad', 'bc', 'bd', 'ca', 'cd']);
  });

  it('sees no cycle in ties alone, and one where a tie and a preference disagree [T2]', () => {
    const ties = [answer('a', '=', 'b'), answer('b', '=', 'c')];
    expect(preferencesOf(ids, ties).cycles).toEqual([]);
    expect(preferencesOf(ids, [...ties, answer('a', '>', 'c')])).toMatchObject({ cycles: [['a', 'b', 'c']], votes: [{ prefers: 'a', over: 'c' }] });
  });

  it('ignores answers on what is not there and on a thing with itself [T2]', () => {
    expect(preferencesOf(ids, [answer('a', '>', 'x'), answer('b', '>', 'b')])).toMatchObject({ answered: 0, decided: 0, votes: [], cycles: [] });
  });

  it('agrees with a search for paths, and votes at most once on a pair [T2]', () => {
    const names = [...'abcdef'];
    const anyAnswer = fc.record({ pair: fc.shuffledSubarray(names, { minLength: 2, maxLength: 2 }), preference: fc.constantFrom('first' as const, 'second' as const, 'tie' as const) }).map(({ pair: [firstId = '', secondId = ''], preference }) => ({ firstId, secondId, preference }));
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 12 }), (answers) => {
        const last = answers.filter((one, place) => !answers.slice(place + 1).some((later) => [later.firstId, later.secondId].toSorted().join('') === [one.firstId, one.secondId].toSorted().join('')));
        const edges = last.flatMap(({ firstId, secondId, preference }) => (preference === 'tie' ? [[firstId, secondId], [secondId, firstId]] : preference === 'first' ? [[firstId, secondId]] : [[secondId, firstId]]));
        const reaches = (from: string, to: string, seen: readonly string[] = []): boolean => edges.some(([a, b]) => a === from && b !== undefined && !seen.includes(b) && (b === to || reaches(b, to, [...seen, b])));
        const { standing, votes, answered } = preferencesOf(names, answers);
        expect(answered).toBe(last.length);
        for (const a of names) {
          for (const b of names.filter((other) => other !== a)) {
            const [down, up] = [reaches(a, b), reaches(b, a)];
            expect(standing(a, b)).toBe(down ? (up ? 'even' : 'over') : up ? 'under' : 'open');
          }
        }
        expect(new Set(votes.map(({ prefers, over }) => [prefers, over].toSorted().join(''))).size).toBe(votes.length);
      }),
      { numRuns: 200 },
    );
  });
});
