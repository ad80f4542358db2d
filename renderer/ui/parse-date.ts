const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'] as const;

/** What a person typed, read as a date: the ISO date, or why it cannot be read. */
export type ParsedDate = { ok: true; iso: string } | { ok: false; reason: 'ambiguous' | 'unreadable' };

/**
 * Reads a date as people type it: `2026-11-21`, `21 Nov 2026`, `Nov 21, 2026`, and `21 Nov` in the year of `reference`.
 * `01/02/2026` is refused as ambiguous: nobody can say which is the month.
 */
export function parseTypedDate(text: string, reference: string | null): ParsedDate {
  const words = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso !== null) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (/^\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?$/.test(words)) return { ok: false, reason: 'ambiguous' };

  const dayFirst = /^(\d{1,2})\.?\s*([a-z]+)\.?,?\s*(\d{4})?$/.exec(words);
  const monthFirst = /^([a-z]+)\.?\s*(\d{1,2})(?:,\s*|\s+|$)(\d{4})?$/.exec(words);
  const [day, name, year] = dayFirst !== null ? [dayFirst[1], dayFirst[2], dayFirst[3]] : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = name === undefined || name.length < 3 ? -1 : monthNames.findIndex((full) => full.startsWith(name));
  const inYear = year ?? reference?.slice(0, 4);
  if (day === undefined || month < 0 || inYear === undefined) return { ok: false, reason: 'unreadable' };
  return dateOf(Number(inYear), month + 1, Number(day));
}

function dateOf(year: number, month: number, day: number): ParsedDate {
  const date = new Date(Date.UTC(year, month - 1, day));
  // A day that the month does not have rolls over in Date: refuse it instead.
  const isReal = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? { ok: true, iso: date.toISOString().slice(0, 10) } : { ok: false, reason: 'unreadable' };
}
