import { jaroWinkler, normalizeName, type NamedAccount } from './near-names';

/** An account with where it comes from. */
export interface AccountOfSystem<Id extends string = string> extends NamedAccount<Id> {
  readonly system: string;
}

/** Two accounts that may be one, the first before the second in the order in which they were given. */
export interface LikelyNames<Id extends string = string> {
  readonly a: Id;
  readonly b: Id;
  /** From 0 to 1; 1: the same name but for case, accents, punctuation and legal form. */
  readonly likeness: number;
  readonly reason: string;
  readonly isAcrossSystems: boolean;
}

/** Above so many accounts only those with the same name are paired. */
export const mostCompared = 5000;
/** Each name is held against so many that follow it in the alphabet (the sorted neighbourhood of Hernández and Stolfo 1995): all against all would take with their square. */
const neighbourhood = 10;
/** A name that so many have says nothing, such as `Unknown`. */
const mostOfOneName = 20;
/** Within one system only very near names are worth a look: it has given them two identifiers on purpose. */
const near = { across: 0.92, within: 0.96 } as const;
const fewestLetters = 4;

const digitsOf = (text: string): string => text.replace(/\D+/g, ' ').trim();

/**
 * Accounts whose names are the same or near, those of different systems first, then the nearest (W6). Two names with different numbers are two things, and so are two of
 * one system that differ by a word.
 */
export function likelyPairs<Id extends string>(accounts: readonly AccountOfSystem<Id>[]): { readonly isWhole: boolean; readonly pairs: LikelyNames<Id>[] } {
  const named = accounts.map((account, index) => ({ account, index, name: normalizeName(account.name) })).filter(({ name }) => name !== '');
  const isWhole = named.length <= mostCompared;
  const pairs: LikelyNames<Id>[] = [];
  const add = (a: (typeof named)[number], b: (typeof named)[number], likeness: number, reason: string): void => {
    const isAcrossSystems = a.account.system !== b.account.system;
    const [first, second] = a.index < b.index ? [a, b] : [b, a];
    pairs.push({ a: first.account.id, b: second.account.id, likeness, reason, isAcrossSystems });
  };
  const byName = new Map<string, typeof named>();
  for (const one of named) {
    const same = byName.get(one.name);
    if (same === undefined) byName.set(one.name, [one]);
    else same.push(one);
  }
  for (const same of byName.values()) {
    if (same.length > mostOfOneName) continue;
    same.forEach((one, index) => same.slice(index + 1).forEach((other) => add(one, other, 1, one.account.name === other.account.name ? 'The same name' : 'The same name but for case, accents, punctuation or legal form')));
  }
  if (isWhole) {
    // Names with other numbers are other things, and stand in a neighbourhood of their own.
    const byDigits = new Map<string, typeof named>();
    for (const one of named) {
      const digits = digitsOf(one.name);
      const group = byDigits.get(digits);
      if (group === undefined) byDigits.set(digits, [one]);
      else group.push(one);
    }
    for (const group of byDigits.values()) {
      const block = group.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index));
      block.forEach((one, index) =>
        block.slice(index + 1, index + 1 + neighbourhood).forEach((other) => {
          if (one.name === other.name || one.name.slice(0, 3) !== other.name.slice(0, 3) || Math.min(one.name.length, other.name.length) < fewestLetters) return;
          const isAcross = one.account.system !== other.account.system;
          const likeness = jaroWinkler(one.name, other.name);
          if (isAcross && (`${one.name} `.startsWith(`${other.name} `) || `${other.name} `.startsWith(`${one.name} `))) add(one, other, Math.max(likeness, near.across), 'One name begins with the other');
          else if (likeness >= (isAcross ? near.across : near.within)) add(one, other, likeness, `The names are ${Math.floor(likeness * 100)} % alike`);
        }),
      );
    }
  }
  return { isWhole, pairs: pairs.toSorted((a, b) => Number(b.isAcrossSystems) - Number(a.isAcrossSystems) || b.likeness - a.likeness || (a.a === b.a ? (a.b < b.b ? -1 : 1) : a.a < b.a ? -1 : 1)) };
}
