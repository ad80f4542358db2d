import type { ReadHandle } from '../handles';

/** The issue number that was asked for as `#123`, or null. */
export function numberOf(text: string): number | null {
  const digits = /^\s*#\s*(\d{1,9})\s*$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * An FTS5 query for what a person typed, or null where nothing in it can be searched for: every word must occur, and the last one may be
 * the beginning of a word. Each is quoted, so that quotes and operators are only text. A lone Latin letter or digit is not completed: it begins
 * a word of nearly every issue.
 */
export function matchOf(text: string): string | null {
  // What the tokenizer (unicode61) would throw away whole must not become an empty phrase.
  const words = text.normalize('NFC').split(/\s+/u).map((word) => word.replaceAll('"', ' ').replaceAll('\0', ' ').trim()).filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word));
  return words.length === 0 ? null : `${words.map((word) => `"${word}"`).join(' AND ')}${/^[a-z0-9]$/i.test(words.at(-1) ?? '') ? '' : '*'}`;
}

/** From so many matches on, SQLite walks the list and looks each issue up among the matches; below, it walks the matches. */
const COMMON = 2000;

export const isCommon = (db: ReadHandle, match: string): boolean => db.prepare('SELECT 1 FROM issue_search WHERE issue_search MATCH ? LIMIT 1 OFFSET ?').get(match, COMMON) !== undefined;
