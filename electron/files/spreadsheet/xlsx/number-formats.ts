/** What a cell's number format makes of its number. */
export type FormatKind = 'number' | 'percent' | 'date' | 'time' | 'date-time' | 'duration';

/** Formats that have a number and no code of their own (ECMA-376 part 1, 18.8.30); 27 to 36 and 50 to 58 are dates of East Asia. */
function kindOfBuiltIn(id: number): FormatKind {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return 'time';
  if (id === 22) return 'date-time';
  return id === 46 ? 'duration' : 'number';
}

/**
 * What a format means: dates, times and percentages are told from numbers by the code's letters outside quotes, escapes and brackets, in its
 * first section, which is the one for positive numbers.
 *
 * @param code the code that the file gives for the number, if it does
 */
export function kindOfFormat(id: number, code: string | undefined): FormatKind {
  if (code === undefined) return kindOfBuiltIn(id);
  const first = /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*/s.exec(code)?.[0] ?? '';
  // Quoted text, escaped characters, and those that are repeated or only take room, are no letters of the format.
  const bare = first.replace(/"[^"]*"?|\\.|[_*]./gs, '');
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return 'duration';
  const letters = bare.replace(/\[[^\]]*\]/g, '').replace(/general/gi, '').toLowerCase();
  const hasTime = /[hs]/.test(letters);
  const hasDay = /[dy]/.test(letters) || (letters.includes('m') && !hasTime);
  if (hasDay) return hasTime ? 'date-time' : 'date';
  if (hasTime) return 'time';
  return letters.includes('%') ? 'percent' : 'number';
}
