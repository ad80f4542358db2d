/** A stretch of a text, and whether a search meant it. */
export interface Stretch {
  readonly text: string;
  readonly isMatch: boolean;
}

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const isLetter = (character: string): boolean => /[\p{L}\p{N}\p{Co}]/u.test(character);
const isMark = (character: string): boolean => /[\u0300-\u036f]/u.test(character);

/** Capitals make no other letter, and accents on Latin letters do not, as the search's own tokenizer has it (unicode61, remove_diacritics 2). */
function folded(character: string): string {
  const small = character.toLowerCase().normalize('NFC');
  const base = small.normalize('NFD').replace(/\p{M}/gu, '');
  if (/^[a-z]$/.test(base)) return base;
  return { ſ: 's', ς: 'σ', µ: 'μ' }[small] ?? small;
}

/** The words of a text as the search sees them, with where they stand. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let word = '';
  let start = 0;
  let at = 0;
  const close = (): void => {
    if (word !== '') tokens.push({ word, start, end: at });
    word = '';
  };
  for (const character of text) {
    if (isLetter(character)) {
      if (word === '') start = at;
      word += folded(character);
    } else if (word === '' || !isMark(character)) close();
    at += character.length;
  }
  close();
  return tokens;
}

/** What is searched for: each blank-separated piece as its words in a row; the last one may be the beginning of a word. */
function phrasesOf(search: string): readonly (readonly string[])[] {
  return search.normalize('NFC').split(/\s+/u).map((piece) => tokensOf(piece).map(({ word }) => word)).filter((words) => words.length > 0);
}

/** Parts a text into what a search matched and what stands between (W4). Nothing matches for an empty search, or one for a number such as `#12`. */
export function matchedStretches(text: string, search: string): readonly Stretch[] {
  const phrases = /^\s*#\s*\d+\s*$/.test(search) ? [] : phrasesOf(search);
  if (phrases.length === 0 || text === '') return [{ text, isMatch: false }];
  const tokens = tokensOf(text);
  const marked: { start: number; end: number }[] = [];
  phrases.forEach((words, index) => {
    // A lone letter is not completed: it begins a word of nearly everything.
    const mayContinue = index === phrases.length - 1 && !/^\s*[a-z0-9]\s*$/i.test(words.at(-1) ?? '');
    for (let from = 0; from + words.length <= tokens.length; from += 1) {
      const fits = words.every((word, offset) => {
        const token = tokens[from + offset]?.word ?? '';
        return mayContinue && offset === words.length - 1 ? token.startsWith(word) : token === word;
      });
      const [first, last] = [tokens[from], tokens[from + words.length - 1]];
      if (fits && first !== undefined && last !== undefined) marked.push({ start: first.start, end: last.end });
    }
  });
  return stretchesOf(text, marked.toSorted((a, b) => a.start - b.start || b.end - a.end));
}

function stretchesOf(text: string, marked: readonly { readonly start: number; readonly end: number }[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { start, end } of marked) {
    if (end <= at) continue;
    if (start > at) stretches.push({ text: text.slice(at, start), isMatch: false });
    stretches.push({ text: text.slice(Math.max(start, at), end), isMatch: true });
    at = end;
  }
  if (at < text.length || stretches.length === 0) stretches.push({ text: text.slice(at), isMatch: false });
  return stretches;
}

/** Letters before the first match that are shown with it. */
const before = 60;

/** The part of a long text around its first match, cut at whole letters; null where nothing in it matches. */
export function excerptAround(text: string, search: string, length = 180): string | null {
  const stretches = matchedStretches(text, search);
  const first = stretches.findIndex(({ isMatch }) => isMatch);
  if (first === -1) return null;
  const at = [...stretches.slice(0, first).map((stretch) => stretch.text).join('')].length;
  const letters = [...text];
  const start = Math.max(at - before, 0);
  const end = Math.min(start + length, letters.length);
  return `${start > 0 ? '…' : ''}${letters.slice(start, end).join('').replace(/\s+/gu, ' ').trim()}${end < letters.length ? '…' : ''}`;
}
