/** A source of whole numbers that is the same on every machine. */
export interface Pcg32 {
  /** The next number, 0 to 2^32 - 1. */
  next(): number;
  /** A number from 0 to `bound` - 1, each as likely as any other; `bound` is 1 to 2^32 - 1. */
  below(bound: number): number;
}

const MULTIPLIER = 6364136223846793005n;
const MASK = (1n << 64n) - 1n;

/**
 * PCG32 (XSH RR 64/32, O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation"), seeded and
 * bounded as its reference implementation in C does it: what is drawn here can be drawn again with any of its ports.
 * @param initState 64 bits, unsigned
 * @param initSequence which stream, 64 bits of which the highest is not used
 */
export function pcg32(initState: bigint, initSequence: bigint): Pcg32 {
  const increment = ((initSequence << 1n) | 1n) & MASK;
  let state = 0n;
  const next = (): number => {
    const old = state;
    state = (old * MULTIPLIER + increment) & MASK;
    const shifted = Number((((old >> 18n) ^ old) >> 27n) & 0xffffffffn);
    const turn = Number(old >> 59n);
    return ((shifted >>> turn) | (shifted << (-turn & 31))) >>> 0;
  };
  next();
  state = (state + initState) & MASK;
  next();
  return {
    next,
    below(bound) {
      // The lowest numbers are thrown away, so that those left are a whole multiple of the bound.
      const threshold = (2 ** 32 - bound) % bound;
      for (;;) {
        const drawn = next();
        if (drawn >= threshold) return drawn % bound;
      }
    },
  };
}
