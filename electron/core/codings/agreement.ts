import type { CodeAgreement } from '@shared/contract/codings/entities';
import { nominalAlpha } from '../scoring/agreement';

/** What two people gave for the same thing. */
export type Pair = readonly [string, string];

/**
 * Cohen's kappa (Cohen 1960): (p_o - p_e) / (1 - p_e), where p_o is the share on which the two agree and p_e what their own frequencies would give by chance.
 * @returns null of no pairs, and where both gave one and the same throughout, so that nothing varies
 */
export function cohenKappa(pairs: readonly Pair[]): number | null {
  const n = pairs.length;
  if (n === 0) return null;
  const counts = new Map<string, [number, number]>();
  for (const [a, b] of pairs) {
    for (const [index, value] of [a, b].entries()) {
      const own = counts.get(value) ?? [0, 0];
      own[index === 0 ? 0 : 1] += 1;
      counts.set(value, own);
    }
  }
  const agreed = pairs.filter(([a, b]) => a === b).length;
  // Whole numbers up to here, and one division.
  const chance = [...counts.values()].reduce((sum, [a, b]) => sum + a * b, 0);
  return chance === n * n ? null : (n * agreed - chance) / (n * n - chance);
}

/** Kappa, alpha and plain agreement of the pairs. */
export function agreementOf(pairs: readonly Pair[]): CodeAgreement {
  const values = [...new Set(pairs.flat())].sort();
  const number = new Map(values.map((value, index) => [value, index]));
  return {
    comments: pairs.length,
    agreed: pairs.filter(([a, b]) => a === b).length,
    kappa: cohenKappa(pairs),
    alpha: nominalAlpha(pairs.map((pair) => pair.map((value) => number.get(value) ?? 0))),
  };
}

/** Two sets of codes agree where the main code is the same and no other is given by one alone. */
export const isSameCoding = ([main, ...others]: readonly string[], [otherMain, ...theirs]: readonly string[]): boolean =>
  main === otherMain && others.length === theirs.length && others.every((code) => theirs.includes(code));
