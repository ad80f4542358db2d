import type { PresenterContender } from '@shared/contract/presenter/topics';

/** How high an order may be, and how high a row must be to be read, in rem. */
const roomRem = 24.5;
const leastRem = 1.5;

export interface Scale {
  readonly remPerUnit: number;
  /** Something does not fit, so that the capacity is a line between two rows. */
  readonly hasLine: boolean;
  /** Where the line lies, in rem from the top. */
  readonly lineRem: number;
  readonly heightRem: number;
}

/** The one scale on which all orders are drawn side by side; null where the smallest row could not be read on it. */
export function scaleOf(orders: readonly (readonly PresenterContender[])[], capacity: number): Scale | null {
  const sum = (rows: readonly PresenterContender[]): number => rows.reduce((total, { effort }) => total + effort, 0);
  const hasLine = orders.some((rows) => rows.some(({ isIn }) => !isIn));
  const extent = Math.max(...orders.map((rows) => (hasLine ? capacity + sum(rows.filter(({ isIn }) => !isIn)) : sum(rows))));
  const least = Math.min(...orders.flatMap((rows) => rows.map(({ effort }) => effort)));
  const remPerUnit = roomRem / extent;
  return extent > 0 && least * remPerUnit >= leastRem ? { remPerUnit, hasLine, lineRem: capacity * remPerUnit, heightRem: roomRem } : null;
}

/** Where the middle of each row lies, in rem from the top, by its place on the board. */
export function middlesOf(rows: readonly PresenterContender[], { remPerUnit, hasLine, lineRem }: Scale): ReadonlyMap<number, number> {
  const middles = new Map<number, number>();
  let top = 0;
  for (const { contender, effort, isIn } of rows) {
    if (!isIn && hasLine) top = Math.max(top, lineRem);
    middles.set(contender, top + (effort * remPerUnit) / 2);
    top += effort * remPerUnit;
  }
  return middles;
}
