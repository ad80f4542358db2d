import type { Tally } from './tally';

/**
 * An order near the Kemeny order for more things than can be ordered exactly (T2): Schulze's (2011, strength of a win = its votes; what the
 * method leaves open goes to the lower number), then improved until neither moving one thing elsewhere saves a vote, nor exchanging two
 * neighbours puts the lower number first at no cost. It may go against more votes than necessary.
 *
 * @returns all things, the first choice first.
 */
export function nearKemenyOrder(tally: Tally): number[] {
  const order = schulzeOrder(tally);
  let isBetter = true;
  while (isBetter) {
    isBetter = false;
    for (let thing = 0; thing < tally.size; thing += 1) if (moveToBestPlace(order, thing, tally)) isBetter = true;
    for (let place = 0; place + 1 < order.length; place += 1) if (settleNeighbours(order, place, tally)) isBetter = true;
  }
  return order;
}

/** Schulze's order: the one with the stronger strongest path to the other comes first. */
export function schulzeOrder({ size, over }: Tally): number[] {
  const paths = new Int32Array(size * size);
  for (let a = 0; a < size; a += 1) for (let b = 0; b < size; b += 1) if (over(a, b) > over(b, a)) paths[a * size + b] = over(a, b);
  for (let via = 0; via < size; via += 1) {
    for (let a = 0; a < size; a += 1) {
      const toVia = paths[a * size + via] ?? 0;
      if (toVia === 0 || a === via) continue;
      for (let b = 0; b < size; b += 1) {
        const through = Math.min(toVia, paths[via * size + b] ?? 0);
        if (b !== a && through > (paths[a * size + b] ?? 0)) paths[a * size + b] = through;
      }
    }
  }
  const beats = (a: number, b: number): boolean => (paths[a * size + b] ?? 0) > (paths[b * size + a] ?? 0);

  const order: number[] = [];
  const open = Array.from({ length: size }, (_, thing) => thing);
  while (open.length > 0) {
    // The relation is transitive (Schulze 2011, 4.1), so somebody is always unbeaten.
    const place = open.findIndex((thing) => !open.some((other) => beats(other, thing)));
    order.push(...open.splice(place, 1));
  }
  return order;
}

/** Moves a thing to where it saves the most votes, the nearest such place from the top. Says whether it moved. */
function moveToBestPlace(order: number[], thing: number, { over }: Tally): boolean {
  const from = order.indexOf(thing);
  let best = { to: from, saved: 0 };
  let saved = 0;
  for (let to = from - 1; to >= 0; to -= 1) {
    const passed = order[to] ?? 0;
    saved += over(thing, passed) - over(passed, thing);
    if (saved > 0 && saved >= best.saved) best = { to, saved };
  }
  saved = 0;
  for (let to = from + 1; to < order.length; to += 1) {
    const passed = order[to] ?? 0;
    saved += over(passed, thing) - over(thing, passed);
    if (saved > best.saved) best = { to, saved };
  }
  if (best.saved === 0) return false;
  order.splice(from, 1);
  order.splice(best.to, 0, thing);
  return true;
}

/** Exchanges two neighbours whose votes are even where the lower number stands second. Says whether it did. */
function settleNeighbours(order: number[], place: number, { over }: Tally): boolean {
  const [upper = 0, lower = 0] = order.slice(place, place + 2);
  if (lower > upper || over(upper, lower) !== over(lower, upper)) return false;
  order.splice(place, 2, lower, upper);
  return true;
}
