import type { GroupOrder, PairCount } from '@shared/contract/tradeoffs/entities';
import type { IssueId } from '@shared/primitives';
import { orderOf } from './board';
import type { Preferences } from './preferences';
import type { Vote } from './tally';
import { cycleWords, methodWords } from './words';

/**
 * The order of the group (T2): Kemeny's, exact for up to ten; above that Schulze's, improved (see `nearKemenyOrder`). Each voter counts with the
 * answers given and with what follows from them; where a person prefers neither there is no vote.
 *
 * @param contenders a score that is not known counts as 0.
 * @param labelOf what the contenders are called, for the words.
 * @param voters by name; null is returned where none of them has answered anything.
 */
export function groupOrderOf(contenders: readonly { readonly id: IssueId; readonly score: number | null }[], voters: ReadonlyMap<string, Preferences>, labelOf: (id: IssueId) => string): GroupOrder | null {
  const heard = [...voters].filter(([, { answered }]) => answered > 0);
  if (heard.length === 0) return null;
  const votes: Vote[] = heard.flatMap(([voter, preferences]) => preferences.votes.map((vote) => ({ voter, ...vote })));
  const { order, disagreements, exact, cycles, ties } = orderOf(contenders.map(({ id, score }) => ({ id, score: score ?? 0 })), votes);
  const known = new Map(contenders.map(({ id }) => [String(id), id]));
  const named = (ids: readonly string[]): IssueId[] => ids.flatMap((id) => known.get(id) ?? []);
  const placed = named(order);
  const pairs = pairCounts(placed, votes);
  const found = { method: exact ? ('kemeny' as const) : ('schulze' as const), voters: heard.length, votes: votes.length, disagreements };
  // A pair stands in the group's order, so that a majority for its second is one that the order sets aside.
  const circle = (members: IssueId[], setAside: PairCount[]): GroupOrder['cycles'][number] => ({ members, setAside, words: cycleWords({ members, setAside }, labelOf) });
  return {
    order: placed,
    ...found,
    pairs,
    cycles: cycles.map((members) => circle(named(members), pairs.filter(({ firstId, secondId, forFirst, forSecond }) => forSecond > forFirst && members.includes(firstId) && members.includes(secondId)))),
    ties: ties.map(named),
    words: methodWords(found),
  };
}

/** Counts the votes on each pair that has any, the pairs in the order given. */
function pairCounts(order: readonly IssueId[], votes: readonly Vote[]): PairCount[] {
  const counts = new Map<string, number>();
  for (const { prefers, over } of votes) counts.set(`${prefers} ${over}`, (counts.get(`${prefers} ${over}`) ?? 0) + 1);
  const pairs: PairCount[] = [];
  for (const [place, firstId] of order.entries()) {
    for (const secondId of order.slice(place + 1)) {
      const [forFirst, forSecond] = [counts.get(`${firstId} ${secondId}`) ?? 0, counts.get(`${secondId} ${firstId}`) ?? 0];
      if (forFirst + forSecond > 0) pairs.push({ firstId, secondId, forFirst, forSecond });
    }
  }
  return pairs;
}
