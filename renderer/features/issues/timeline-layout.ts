/** A day as a number: whole days since 1970 (UTC), so that dates and instants stand on one line. */
export const dayOf = (isoDateOrInstant: string): number => Date.parse(isoDateOrInstant) / 86_400_000;

/** ISO calendar date of a day number. */
export const dateOfDay = (day: number): string => new Date(Math.floor(day) * 86_400_000).toISOString().slice(0, 10);

export interface TimeScale {
  readonly from: number;
  readonly to: number;
  xOf: (day: number) => number;
  /** Days at which a label stands, first to last. */
  readonly ticks: readonly number[];
}

const steps = [1, 2, 7, 14, 30, 60, 91, 182, 365, 730, 1825] as const;

/** A scale over `days` between `left` and `right` px, with a twentieth of its length as air on both sides and at most seven ticks, each day at least a day long. */
export function timeScale(days: readonly number[], left: number, right: number): TimeScale {
  const known = days.filter((day) => Number.isFinite(day));
  const first = known.length === 0 ? 0 : Math.min(...known);
  const last = known.length === 0 ? 1 : Math.max(...known);
  const air = Math.max((last - first) / 20, 1);
  const [from, to] = [first - air, last + air];
  const xOf = (day: number): number => left + ((day - from) / (to - from)) * (right - left);
  const step = steps.find((candidate) => (to - from) / candidate <= 7) ?? (to - from) / 7;
  const ticks: number[] = [];
  for (let day = Math.ceil(from); day <= to; day += step) ticks.push(day);
  return { from, to, xOf, ticks };
}
