/** A day of a month's sheet, ISO. */
export interface SheetDay {
  readonly iso: string;
  readonly day: number;
  readonly isInMonth: boolean;
}

const dayMs = 86_400_000;
const toMs = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const toIso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A date some days later (or earlier), ISO to ISO. */
export function addDays(iso: string, days: number): string {
  return toIso(toMs(iso) + days * dayMs);
}

/** The same day some months later; where the month is shorter, its last day. */
export function addMonths(iso: string, months: number): string {
  const [year = 1970, month = 1, day = 1] = iso.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toIso(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** 0 Monday to 6 Sunday. */
export function weekdayOf(iso: string): number {
  return (new Date(toMs(iso)).getUTCDay() + 6) % 7;
}

/** The weeks of the month of a date, Monday first, filled up with days of its neighbours. */
export function monthSheet(iso: string): readonly (readonly SheetDay[])[] {
  const month = iso.slice(0, 7);
  const first = `${month}-01`;
  const start = addDays(first, -weekdayOf(first));
  const weeks = Math.ceil((weekdayOf(first) + Number(addDays(addMonths(first, 1), -1).slice(8))) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => {
      const day = addDays(start, week * 7 + weekday);
      return { iso: day, day: Number(day.slice(8)), isInMonth: day.startsWith(month) };
    }),
  );
}

/** The date a key leads to from `iso`, or null for other keys: arrows by day and week, Page keys by month, Home and End within the week. */
export function dateAfterKey(key: string, iso: string): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(iso, -1);
    case 'ArrowRight':
      return addDays(iso, 1);
    case 'ArrowUp':
      return addDays(iso, -7);
    case 'ArrowDown':
      return addDays(iso, 7);
    case 'PageUp':
      return addMonths(iso, -1);
    case 'PageDown':
      return addMonths(iso, 1);
    case 'Home':
      return addDays(iso, -weekdayOf(iso));
    case 'End':
      return addDays(iso, 6 - weekdayOf(iso));
    default:
      return null;
  }
}

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
/** The months of a year to choose from; the value counts from 1. */
export const monthOptions = monthNames.map((label, index) => ({ value: String(index + 1), label }));
