/** An account as far as a reference is held against it. */
export interface NamedAccount<Id extends string = string> {
  readonly id: Id;
  readonly ref: string;
  readonly name: string;
}

/** An account that a reference may mean, with the reason in words. */
export interface NearMatch<Id extends string = string> {
  readonly accountId: Id;
  /** From 0 to 1; 1: the same but for case, punctuation and legal form. */
  readonly likeness: number;
  readonly reason: string;
}

/** Legal forms of companies, which one source writes and another leaves out. */
const legalForms: ReadonlySet<string> = new Set([
  'inc', 'incorporated', 'corp', 'corporation', 'co', 'company', 'llc', 'llp', 'lp', 'ltd', 'limited', 'plc', 'gmbh', 'mbh', 'ag', 'kg', 'ohg', 'ug', 'se', 'sa', 'sas', 'sarl', 'srl', 'spa', 'sl', 'bv', 'nv', 'ab', 'as', 'asa',
  'aps', 'oy', 'oyj', 'kft', 'zrt', 'sro', 'doo', 'pty', 'pte', 'kk', 'bhd',
]);

/** Letters that decomposition does not take apart. */
const letters: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/**
 * A name as words that can be compared: lower case, without diacritics, punctuation and the legal forms at its end; `Ørsted A/S` is `orsted`. A name that is nothing but
 * legal forms keeps them.
 */
export function normalizeName(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæœßłđðþı]/g, (letter) => letters[letter] ?? letter)
    .replace(/&/g, ' and ')
    // Dots and strokes stand within a legal form: S.A., A/S.
    .replace(/(?<=\b\p{L})[./](?=\p{L}\b)/gu, '')
    .replace(/[’'.]/g, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  let end = words.length;
  while (end > 1 && legalForms.has(words[end - 1] ?? '')) end -= 1;
  return words.slice(0, end).join(' ');
}

/**
 * Likeness of two texts from 0 to 1 after Jaro (1989) with Winkler's bonus of 0.1 for each of up to four letters that they begin with in common (Winkler 1990).
 * Symmetric; 1 for equal texts, 0 where no letter fits.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const [first, second] = [[...a], [...b]];
  const reach = Math.max(Math.floor(Math.max(first.length, second.length) / 2) - 1, 0);
  const taken = second.map(() => false);
  const matchedFirst: string[] = [];
  first.forEach((letter, index) => {
    for (let place = Math.max(0, index - reach); place <= Math.min(second.length - 1, index + reach); place += 1) {
      if (taken[place] === true || second[place] !== letter) continue;
      taken[place] = true;
      matchedFirst.push(letter);
      return;
    }
  });
  const matches = matchedFirst.length;
  if (matches === 0) return 0;
  const matchedSecond = second.filter((_, place) => taken[place]);
  const transpositions = matchedFirst.filter((letter, index) => letter !== matchedSecond[index]).length / 2;
  const jaro = (matches / first.length + matches / second.length + (matches - transpositions) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < first.length && first[prefix] === second[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Below it two names are not near enough to be shown. */
const nearEnough = 0.9;
const fewestLetters = 4;
const mostMatches = 3;

const compact = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '').replace(/^0+(?=\d)/, '');
const blocksOf = (name: string): string[] => [...new Set(name.split(' ').map((word) => word.slice(0, 3)))];

/**
 * A function that proposes accounts for a reference that none has, best first, at most three (W6). It knows accounts by name without case, diacritics, punctuation and
 * legal form, by the reference without case and punctuation, by names of which one has all words of the other, and by likeness. Only names with a word that
 * begins with the same three letters are compared, so that a reference is not held against every account.
 */
export function createMatcher<Id extends string>(accounts: readonly NamedAccount<Id>[]): (text: string) => NearMatch<Id>[] {
  const names = accounts.map((account) => ({ account, name: normalizeName(account.name), ref: compact(account.ref) }));
  const byBlock = new Map<string, typeof names>();
  const byRef = new Map<string, typeof names>();
  for (const entry of names) {
    for (const block of blocksOf(entry.name)) byBlock.set(block, [...(byBlock.get(block) ?? []), entry]);
    byRef.set(entry.ref, [...(byRef.get(entry.ref) ?? []), entry]);
  }
  return (text) => {
    const wanted = normalizeName(text);
    const found = new Map<Id, NearMatch<Id>>();
    const add = (accountId: Id, likeness: number, reason: string): void => {
      if ((found.get(accountId)?.likeness ?? 0) < likeness) found.set(accountId, { accountId, likeness, reason });
    };
    const code = compact(text);
    if (/\d/.test(code)) for (const { account } of byRef.get(code) ?? []) add(account.id, 1, 'The same reference but for case and punctuation');
    for (const { account, name } of new Set(blocksOf(wanted).flatMap((block) => byBlock.get(block) ?? []))) {
      if (wanted === '' || name === '') continue;
      if (name === wanted) add(account.id, 1, 'The same name but for case, accents, punctuation or legal form');
      else if (Math.min(name.length, wanted.length) >= fewestLetters) {
        const likeness = jaroWinkler(name, wanted);
        // Two names with different numbers are two things, however alike: Plant 3 and Plant 4.
        if (digitsOf(name) !== digitsOf(wanted)) continue;
        if (hasAllWords(name, wanted) || hasAllWords(wanted, name)) add(account.id, Math.max(likeness, nearEnough), 'One name has all words of the other');
        else if (likeness >= nearEnough) add(account.id, likeness, `The names are ${Math.floor(likeness * 100)} % alike`);
      }
    }
    return [...found.values()].toSorted((a, b) => b.likeness - a.likeness || (a.accountId < b.accountId ? -1 : 1)).slice(0, mostMatches);
  };
}

const digitsOf = (text: string): string => text.replace(/\D+/g, ' ').trim();

function hasAllWords(whole: string, part: string): boolean {
  const words = new Set(whole.split(' '));
  return part.split(' ').every((word) => words.has(word));
}
