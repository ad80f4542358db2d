import { useQueries } from '@tanstack/react-query';
import type { InputOf } from '@shared/contract';
import type { ScoreResult } from '@shared/contract/scoring/entities';
import type { Factors } from '@shared/primitives';
import { dimensions } from '@shared/primitives';
import { call, keyOf, useOperation } from '../../api';
import { dimensionSteps } from '../../ui/factor-words';
import type { Move } from '../../ui/move-table';

type PartialFactors = { readonly [D in keyof Factors]: number | null };

/** The three factors where all of them are known, else null. */
export function wholeFactors({ impact, severity, time }: PartialFactors): Factors | null {
  return impact === null || severity === null || time === null ? null : { impact, severity, time };
}

/** Every combination one step away: Impact, Severity, Time, a step up before a step down. */
export function singleSteps(factors: Factors): readonly { readonly dimension: keyof Factors; readonly to: number; readonly factors: Factors }[] {
  return dimensions.flatMap((dimension) =>
    [factors[dimension] + 1, factors[dimension] - 1].filter((to) => to >= 1 && to <= dimensionSteps[dimension]).map((to) => ({ dimension, to, factors: { ...factors, [dimension]: to } })),
  );
}

export interface ScoreView {
  /** What main says of the factors; undefined until it has answered, or while a factor is missing. */
  readonly result: ScoreResult | undefined;
  /** Every single step with the score and band that main gives it, also those that keep the band. */
  readonly moves: readonly Move[];
}

/** Asks main what factors give, and what each single step from them would give (S3). Nothing is computed here. */
export function useScore(partial: PartialFactors): ScoreView {
  const factors = wholeFactors(partial);
  const { data: result } = useOperation('scoring.evaluate', { factors: factors ?? { impact: 1, severity: 1, time: 1 } }, { enabled: factors !== null });
  const steps = factors === null ? [] : singleSteps(factors);
  const answers = useQueries({
    queries: steps.map((step) => {
      const input: InputOf<'scoring.evaluate'> = { factors: step.factors };
      return { queryKey: keyOf('scoring.evaluate', input), queryFn: () => call('scoring.evaluate', input) };
    }),
  });
  const moves = steps.flatMap(({ dimension, to }, index) => {
    const answer = answers[index]?.data;
    return answer === undefined ? [] : [{ dimension, to, score: answer.score, band: answer.band }];
  });
  return { result: factors === null ? undefined : result, moves };
}
