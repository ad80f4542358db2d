import type { Series } from '@shared/contract/records/operations';

/** A month's place in a chart. */
export interface PlacedPoint {
  readonly month: string;
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly readings: number;
  /** The month is not over. */
  readonly isOpen: boolean;
}

const [left, right, top, bottom] = [38, 10, 8, 24] as const;
const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** Where the months of a series stand in a chart of that size. The scale begins at zero, so that a fall looks as large as it is; months without a reading leave a gap in the line. */
export function seriesLayout({ points, isLastOpen }: Pick<Series, 'points' | 'isLastOpen'>, width: number, height: number): { points: readonly PlacedPoint[]; last: PlacedPoint | undefined; path: string; rules: readonly { y: number; value: number }[] } {
  const [from, to] = [indexOf(points[0]?.month ?? '2000-01'), indexOf(points.at(-1)?.month ?? '2000-01')];
  const highest = Math.max(0, ...points.map(({ value }) => value));
  const lowest = Math.min(0, ...points.map(({ value }) => value));
  const span = highest - lowest === 0 ? 1 : highest - lowest;
  const yOf = (value: number): number => top + ((highest - value) / span) * (height - top - bottom);
  const xOf = (month: string): number => (from === to ? (left + width - right) / 2 : left + ((indexOf(month) - from) / (to - from)) * (width - left - right));
  const placed = points.map(({ month, value, readings }, index) => ({ month, value, readings, x: xOf(month), y: yOf(value), isOpen: isLastOpen && index === points.length - 1 }));
  const isGap = (index: number): boolean => index === 0 || indexOf(placed[index]?.month ?? '') - indexOf(placed[index - 1]?.month ?? '') > 1;
  return {
    points: placed,
    last: placed.at(-1),
    path: placed.map(({ x, y }, index) => `${isGap(index) ? 'M' : 'L'}${x} ${y}`).join(''),
    rules: [...new Set([highest, lowest])].map((value) => ({ value, y: yOf(value) })),
  };
}
