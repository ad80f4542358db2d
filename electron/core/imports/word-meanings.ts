import type { WordOfFile } from '@shared/contract/imports/entities';
import type { ResolvedMapping } from './mapping';
import type { FileProfile } from './profile';
import { foldWord, vocabularies } from './words';

/** What the words of each mapped field mean: by the mapping's own values, then the built-in ones. */
export function meaningsByField({ mapping, columns }: ResolvedMapping): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const builtIn: Readonly<Record<string, ReadonlyMap<string, string>>> = vocabularies;
  return new Map(
    [...columns.values()].map(({ field }) => {
      const own = mapping.values.filter((value) => value.field === field.key);
      // As it stands last: `1` and `-1` are one word but for their sign.
      return [field.key, new Map([...(builtIn[field.type] ?? []), ...own.map(({ from, to }) => [foldWord(from), to] as const), ...own.map(({ from, to }) => [from, to] as const)])] as const;
    }),
  );
}

/** The words that a file has in fields of a few words, each with what it is read as: those that nobody knows first, then by how often they stand there (W5). */
export function wordsOfFile(resolved: ResolvedMapping, { words }: Pick<FileProfile, 'words'>): WordOfFile[] {
  const meanings = meaningsByField(resolved);
  const own = new Set(resolved.mapping.values.map(({ field, from }) => `${field} ${foldWord(from)}`));
  const found = [...words].flatMap(([key, counts]) => {
    const column = resolved.columns.get(key);
    return column === undefined ? [] : [...counts].map(([word, count]): WordOfFile => ({ field: key, label: column.field.label, column: column.column, word, count, meaning: meanings.get(key)?.get(word) ?? meanings.get(key)?.get(foldWord(word)) ?? null, isChosen: own.has(`${key} ${foldWord(word)}`) }));
  });
  return found.toSorted((a, b) => Number(a.meaning !== null) - Number(b.meaning !== null) || b.count - a.count);
}
