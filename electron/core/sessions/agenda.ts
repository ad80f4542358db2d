/**
 * An order with one member moved to a position counted from 1; past the end is the end (M1).
 * A member that is not there changes nothing.
 */
export function moveTo<T>(order: readonly T[], member: T, position: number): T[] {
  const rest = order.filter((each) => each !== member);
  if (rest.length === order.length) return rest;
  const index = Math.min(position - 1, rest.length);
  return [...rest.slice(0, index), member, ...rest.slice(index)];
}
