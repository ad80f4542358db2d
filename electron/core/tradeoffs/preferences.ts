import type { Preference } from '@shared/contract/tradeoffs/entities';

/** What a person said of one pair. */
export interface PairAnswer {
  readonly firstId: string;
  readonly secondId: string;
  readonly preference: Preference;
}

/** How two things stand to each other for one person; `even`: tied, or contradicted by the person's own answers. */
export type Standing = 'over' | 'under' | 'even' | 'open';

/** What one person's answers say of every pair (T2). */
export interface Preferences {
  standing(a: string, b: string): Standing;
  /** Pairs that were answered, each once. */
  readonly answered: number;
  /** Pairs that are decided by answers or by what follows from them. */
  readonly decided: number;
  /** Things that the answers run round in, where not everything in the round is tied; in the order of the ids. */
  readonly cycles: readonly (readonly string[])[];
  /** One vote for each pair on which the person prefers one, given or following. */
  readonly votes: readonly { readonly prefers: string; readonly over: string }[];
}

/**
 * Closes one person's answers under transitivity: who has said a over b and b over c, has said a over c (T2). Of several answers on a pair the last
 * one counts; answers on other things than `ids` do not. Where answers contradict each other in a round, nothing follows within it: there each pair
 * counts as it was answered.
 */
export function preferencesOf(ids: readonly string[], answers: readonly PairAnswer[]): Preferences {
  const size = ids.length;
  const places = new Map(ids.map((id, place) => [id, place]));
  const direct = lastAnswers(places, answers);
  const reaches = new Uint8Array(size * size);
  for (const { winner, loser, isTie } of direct) {
    reaches[winner * size + loser] = 1;
    if (isTie) reaches[loser * size + winner] = 1;
  }
  for (let via = 0; via < size; via += 1) {
    for (let a = 0; a < size; a += 1) {
      if (reaches[a * size + via] === 0) continue;
      for (let b = 0; b < size; b += 1) if (reaches[via * size + b] === 1) reaches[a * size + b] = 1;
    }
  }
  const leads = (a: number, b: number): boolean => reaches[a * size + b] === 1;
  const standingAt = (a: number, b: number): Standing => (leads(a, b) ? (leads(b, a) ? 'even' : 'over') : leads(b, a) ? 'under' : 'open');

  const votes: { prefers: string; over: string }[] = [];
  const vote = (winner: number, loser: number): void => {
    const [prefers, over] = [ids[winner], ids[loser]];
    if (prefers !== undefined && over !== undefined) votes.push({ prefers, over });
  };
  let decided = 0;
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) {
      const standing = standingAt(a, b);
      if (standing !== 'open') decided += 1;
      if (standing === 'over') vote(a, b);
      if (standing === 'under') vote(b, a);
    }
  }
  const contradicted = direct.filter(({ winner, loser, isTie }) => !isTie && leads(loser, winner));
  for (const { winner, loser } of contradicted) vote(winner, loser);

  const rounds = new Map<number, number[]>();
  for (const { winner } of contradicted) {
    const members = ids.flatMap((_, place) => (place === winner || (leads(place, winner) && leads(winner, place)) ? [place] : []));
    rounds.set(members[0] ?? winner, members);
  }
  return {
    standing: (a, b) => {
      const [from, to] = [places.get(a), places.get(b)];
      return from === undefined || to === undefined ? 'open' : standingAt(from, to);
    },
    answered: direct.length,
    decided,
    cycles: [...rounds].toSorted(([a], [b]) => a - b).map(([, members]) => members.flatMap((place) => ids[place] ?? [])),
    votes,
  };
}

interface DirectAnswer {
  readonly winner: number;
  readonly loser: number;
  readonly isTie: boolean;
}

function lastAnswers(places: ReadonlyMap<string, number>, answers: readonly PairAnswer[]): DirectAnswer[] {
  const last = new Map<string, DirectAnswer>();
  for (const { firstId, secondId, preference } of answers) {
    const [first, second] = [places.get(firstId), places.get(secondId)];
    if (first === undefined || second === undefined || first === second) continue;
    const isSecond = preference === 'second';
    last.set(`${Math.min(first, second)}-${Math.max(first, second)}`, { winner: isSecond ? second : first, loser: isSecond ? first : second, isTie: preference === 'tie' });
  }
  return [...last.values()];
}
