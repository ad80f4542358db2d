import { domainOf } from './sides';

/** An account as texts are matched against it. */
export interface NamedAccount {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
}

/** Why an account is thought to be the one: `near` waits for a person. */
export type MatchBasis = 'known' | 'name' | 'near';

export interface AccountMatch {
  readonly account: NamedAccount;
  readonly basis: MatchBasis;
}

export interface AccountMatcher {
  /** The one that files itself: known from before, or the only one whose name is the sender's domain. */
  certain(key: string): AccountMatch | null;
  /** Those that a person may mean, the likeliest first; at most five. */
  near(key: string, subject: string): NamedAccount[];
}

const legalForms = /\b(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|co|company|gmbh|mbh|ag|kg|se|sa|sas|sarl|srl|spa|bv|nv|ab|as|asa|oy|oyj|aps|a\/s|pty|pte|group|holding|holdings|international)\b\.?/g;
/** Second levels under which names are given: `acme.co.uk`. */
const shared: ReadonlySet<string> = new Set(['co', 'com', 'org', 'net', 'ac', 'gov', 'edu', 'or', 'ne']);

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const squeezed = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** A name without its legal form and punctuation: `Ålesund Freight, Inc.` is `alesundfreight`. */
export function nameKey(name: string): string {
  const without = plain(name).replace(legalForms, ' ').replace(/[^\p{L}\p{N}]+/gu, '');
  return without === '' ? squeezed(name) : without;
}

/** The word of a domain that a company chose: of `mail.acme.co.uk`, `acme`. */
export function domainWord(domain: string): string {
  const labels = domain.split('.');
  labels.pop();
  if (labels.length > 1 && shared.has(labels.at(-1) ?? '')) labels.pop();
  return squeezed(labels.at(-1) ?? domain);
}

const shortest = 4;

/** Compares senders with accounts. `known` are the accounts that people have filed senders under before. */
export function createAccountMatcher(accounts: readonly NamedAccount[], known: ReadonlyMap<string, string>): AccountMatcher {
  const byId = new Map(accounts.map((account) => [account.id, account] as const));
  const byKey = new Map<string, NamedAccount[]>();
  const keyed = accounts.map((account) => ({ account, key: nameKey(account.name) })).filter(({ key }) => key !== '');
  for (const { account, key } of keyed) byKey.set(key, [...(byKey.get(key) ?? []), account]);
  const wordOf = (key: string): string | null => {
    if (key.startsWith('file:')) return null;
    return domainWord(key.includes('@') ? (domainOf(key) ?? '') : key);
  };
  return {
    certain(key) {
      const before = byId.get(known.get(key) ?? '');
      if (before !== undefined) return { account: before, basis: 'known' };
      const word = key.includes('@') ? null : wordOf(key);
      const [only, ...others] = word === null ? [] : (byKey.get(word) ?? []);
      return only === undefined || others.length > 0 ? null : { account: only, basis: 'name' };
    },
    near(key, subject) {
      const word = wordOf(key);
      if (word === null) {
        const title = squeezed(subject);
        return keyed.filter((one) => one.key.length >= shortest && title.includes(one.key)).toSorted((a, b) => b.key.length - a.key.length).slice(0, 5).map(({ account }) => account);
      }
      return keyed
        .map(({ account, key: name }) => ({ account, distance: distanceOf(word, name) }))
        .filter(({ distance }) => distance < Infinity)
        .toSorted((a, b) => a.distance - b.distance || (a.account.name < b.account.name ? -1 : 1))
        .slice(0, 5)
        .map(({ account }) => account);
    },
  };
}

/** 0 the same, 1 one letter apart, 2 and more where one begins with the other, 3 where most of the shorter one is a common beginning; else infinite. */
function distanceOf(word: string, name: string): number {
  if (word === name) return 0;
  if (word.length < shortest || name.length < shortest) return Infinity;
  if (word.length > 4 && isOneApart(word, name)) return 1;
  if (word.startsWith(name) || name.startsWith(word)) return 2 + Math.abs(word.length - name.length) / 100;
  const shorter = Math.min(word.length, name.length);
  let common = 0;
  while (common < shorter && word[common] === name[common]) common += 1;
  return common > shortest && common >= shorter * 0.8 ? 3 : Infinity;
}

/** Whether one letter added, left out, changed or swapped with its neighbour makes one of the other. */
function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let back = 0;
  while (back < Math.min(a.length, b.length) - from && a[a.length - 1 - back] === b[b.length - 1 - back]) back += 1;
  const [restA, restB] = [a.slice(from, a.length - back), b.slice(from, b.length - back)];
  return Math.max(restA.length, restB.length) <= 1 || (restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]);
}
