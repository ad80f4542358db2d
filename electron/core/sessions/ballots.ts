import type { DimensionAgreement } from '@shared/contract/sessions/entities';
import { dimensionLabels, stepCounts } from '@shared/contract/scoring/entities';
import { dimensions, type Factors } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { spreadOf } from '../scoring/agreement';

/**
 * What the revealed ballots of a round say together, a row for each dimension (S4). Abstentions (null) take no part.
 * r_wg: James, Demaree and Wolf (1984).
 */
export function agreementOf(ballots: readonly (Factors | null)[]): DimensionAgreement[] {
  const cast = ballots.filter((ballot) => ballot !== null);
  return dimensions.map((dimension) => {
    const values = cast.map((ballot) => ballot[dimension]);
    const { median, min, max, rwg, withinOne, needsChoice } = spreadOf(values, dimension);
    const counts = Array.from({ length: stepCounts[dimension] }, (_, index) => values.filter((value) => value === index + 1).length);
    return { dimension, counts, median, min, max, rwg, withinOne, needsChoice };
  });
}

/**
 * Whether the room may agree on these factors (S4). The median of each dimension is what is proposed: a half needs a choice with its
 * reason, and whatever lies further from the median needs the argument that moved it.
 *
 * @throws DocketError invalid-input with the field `choiceReason` or `argument`.
 */
export function assertAgreeable(factors: Factors, agreement: readonly DimensionAgreement[], { argument, choiceReason }: { argument: string; choiceReason: string }): void {
  for (const { dimension, median, needsChoice } of agreement) {
    const label = dimensionLabels[dimension];
    if (needsChoice && choiceReason === '') {
      throw new DocketError('invalid-input', `${label} has its median between two steps (${median}). Nothing was recorded. Say in a line why ${factors[dimension]} was chosen.`, 'choiceReason');
    }
    const isProposed = median !== null && Math.abs(factors[dimension] - median) < 1;
    if (!isProposed && argument === '') {
      throw new DocketError('invalid-input', `${label} ${factors[dimension]} is not the median of the ballots (${median ?? 'nobody voted'}). Nothing was recorded. Give the argument that moved it.`, 'argument');
    }
  }
}
