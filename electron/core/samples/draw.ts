import { DocketError } from '@shared/result';
import { utf8, type Sha256 } from '../evidence/canonical-json';
import { pcg32, type Pcg32 } from './pcg32';

/** A part of a population that is drawn from by itself. */
export interface Stratum {
  readonly key: string;
  /** Lower-case UUIDs, each once in the whole population. */
  readonly ids: readonly string[];
}

export interface DrawnItem {
  /** From 1: the order in which the sample is read. */
  readonly place: number;
  readonly id: string;
  readonly stratum: string;
}

/** The name of the scheme, stored with each sample: another way of drawing would get another name. */
export const drawScheme = 'pcg32-sha256-1';

/** The stream of a stratum: the first 16 bytes of the SHA-256 of `seed LF key` in UTF-8 are state and sequence, big-endian. */
function streamOf(seed: string, key: string, sha256: Sha256): Pcg32 {
  const digest = sha256(utf8(`${seed}\n${key}`));
  return pcg32(BigInt(`0x${digest.slice(0, 16)}`), BigInt(`0x${digest.slice(16, 32)}`));
}

/** The first `size` of a Fisher-Yates shuffle that begins at the end of the list, in the order in which they are drawn: every subset is as likely. */
function takeFrom<T>(items: readonly T[], size: number, random: Pcg32): T[] {
  const left = [...items];
  const drawn: T[] = [];
  for (let count = left.length; drawn.length < size; count -= 1) {
    const chosen = count > 1 ? random.below(count) : 0;
    const [at, last] = [left[chosen], left[count - 1]];
    if (at === undefined || last === undefined) throw new DocketError('invalid-input', `A sample of ${size} cannot be drawn from ${items.length}. Nothing was drawn.`);
    left[chosen] = last;
    left[count - 1] = at;
    drawn.push(at);
  }
  return drawn;
}

/** Code unit order, whatever the language of the machine. */
const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Draws a sample: a pure function of the seed, the ids of each stratum and how many of each are wanted (W9). Ids are put in code unit order first; each stratum has a stream of its own, so that
 * what is drawn from it does not depend on the others; what was drawn is then shuffled once more, so that whoever stops half-way has still read a random sample.
 * @param sizes how many of each stratum, by key; one that is missing is 0
 * @throws DocketError invalid-input where more are wanted than there are
 */
export function drawSample(strata: readonly Stratum[], sizes: ReadonlyMap<string, number>, seed: string, sha256: Sha256): DrawnItem[] {
  const drawn = [...strata]
    .sort((a, b) => byId(a.key, b.key))
    .flatMap(({ key, ids }) => takeFrom([...ids].sort(byId), sizes.get(key) ?? 0, streamOf(seed, `stratum ${key}`, sha256)).map((id) => ({ id, stratum: key })));
  return takeFrom(drawn, drawn.length, streamOf(seed, 'order', sha256)).map((item, index) => ({ place: index + 1, ...item }));
}

/** The lines that a population's digest is taken over: `key TAB id LF`, strata and ids in code unit order. */
export function* populationLines(strata: readonly Stratum[]): Generator<string> {
  for (const { key, ids } of [...strata].sort((a, b) => byId(a.key, b.key))) for (const id of [...ids].sort(byId)) yield `${key}\t${id}\n`;
}
