import type { Preferences, Standing } from './preferences';

export type Pair = readonly [string, string];

/**
 * The next pair to ask a person about, or null when every pair is decided (T2). It never asks what follows from the answers so far. On answers that do
 * not contradict each other it asks in the order of merge insertion (Ford and Johnson 1959), which needs at most `mostQuestions` of them; a pair
 * that contradictions leave open is asked at the end, so that it ends in any case, after n(n - 1) / 2 questions at most.
 * A pair that was put off is asked only when nothing else is open, the first that was put off first; where answers on others have decided it meanwhile, never.
 *
 * @param ids the same in the same order from question to question: the order decides what is asked first.
 */
export function nextQuestion(ids: readonly string[], { standing }: Preferences, later: readonly Pair[] = []): Pair | null {
  const isLater = (a: string, b: string): boolean => later.some(([one, other]) => (one === a && other === b) || (one === b && other === a));
  const sorting = mergeInsertion(ids);
  for (let step = sorting.next(); step.done !== true; ) {
    const [a, b] = step.value;
    const known = standing(a, b);
    if (known === 'open') {
      if (!isLater(a, b)) return step.value;
      break;
    }
    step = sorting.next(known);
  }
  for (const [place, a] of ids.entries()) for (const b of ids.slice(place + 1)) if (standing(a, b) === 'open' && !isLater(a, b)) return [a, b];
  return later.find(([a, b]) => a !== b && ids.includes(a) && ids.includes(b) && standing(a, b) === 'open') ?? null;
}

/** The most questions that merge insertion needs for so many things: the sum of ceil(log2(3k / 4)) for k from 1 to n (Knuth, TAOCP 3, 5.3.1). */
export function mostQuestions(size: number): number {
  let sum = 0;
  for (let k = 1; k <= size; k += 1) {
    let steps = 0;
    // In whole numbers: 2^steps >= 3k / 4.
    while (4 * 2 ** steps < 3 * k) steps += 1;
    sum += steps;
  }
  return sum;
}

/** Sorts by asking: yields pairs, is told how they stand, and returns the things with the least preferred first. */
function* mergeInsertion(items: readonly string[]): Generator<Pair, string[], Standing> {
  if (items.length < 2) return [...items];
  const loserOf = new Map<string, string>();
  for (let place = 0; place + 1 < items.length; place += 2) {
    const [a = '', b = ''] = items.slice(place, place + 2);
    const standing = yield [a, b];
    if (standing === 'under') loserOf.set(b, a);
    else loserOf.set(a, b);
  }
  const winners = yield* mergeInsertion([...loserOf.keys()]);
  const losers = winners.map((winner) => ({ item: loserOf.get(winner) ?? '', below: winner }));
  const [lowest, ...rest] = losers;
  if (lowest === undefined) return winners;
  const chain = [lowest.item, ...winners];
  const odd = items.length % 2 === 1 ? items.at(-1) : undefined;
  const waiting: { item: string; below: string | null }[] = odd === undefined ? rest : [...rest, { item: odd, below: null }];
  for (const place of insertionOrder(waiting.length)) {
    const next = waiting[place];
    if (next === undefined) break;
    yield* insert(chain, next.item, next.below === null ? chain.length : chain.indexOf(next.below));
  }
  return chain;
}

/** Puts a thing among the first `end` of a chain, by halves; what is tied stands side by side. */
function* insert(chain: string[], item: string, end: number): Generator<Pair, void, Standing> {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const standing = yield [item, chain[middle] ?? ''];
    if (standing === 'over') low = middle + 1;
    else high = middle;
    if (standing === 'even') break;
  }
  chain.splice(high, 0, item);
}

/**
 * The places of those that wait, in the order in which they are inserted: in groups that end at the Jacobsthal numbers, each from its last to its
 * first, so that every insertion has 2^k - 1 places to go to at most. The first loser has been placed already, so place 0 is the second one.
 */
function insertionOrder(count: number): number[] {
  const order: number[] = [];
  for (let [before, end] = [1, 3]; before <= count; [before, end] = [end, end + 2 * before]) {
    for (let which = Math.min(end, count + 1); which > before; which -= 1) order.push(which - 2);
  }
  return order;
}
