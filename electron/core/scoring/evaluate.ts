import type { GateFacts, Methodology, ScoreResult } from '@shared/contract/scoring/entities';
import type { Factors, Segment } from '@shared/primitives';
import { bandLabels } from '@shared/primitives';
import { liftingGate } from './gates';
import { bandOf, scoreOf } from './score';
import { sensitivityOf } from './sensitivity';

const nothingKnown: GateFacts = { segment: 'unknown', isCommitmentBreached: null };

/**
 * Everything the arithmetic says about three factors (S1, S1b, S3). Score, `band`, `fragile` and `moves` never depend on a gate;
 * `gatedBand` does, and `gate` names the one that lifted it.
 *
 * @param facts what the gates may ask; left out, every condition on a fact fails.
 * @throws DocketError `invalid-input` for a factor that is not on its scale.
 */
export function evaluate(factors: Factors, methodology: Methodology, facts: GateFacts = nothingKnown): ScoreResult {
  const score = scoreOf(factors);
  const band = bandOf(score, methodology);
  const { neighbours, kept, fragile, moves } = sensitivityOf(factors, methodology);
  const gate = liftingGate(band, factors, methodology.gates, facts);
  return {
    impact: factors.impact,
    severity: factors.severity,
    time: factors.time,
    score,
    band,
    bandLabel: bandLabels[band],
    fragile,
    moves,
    neighbours,
    kept,
    gatedBand: gate?.floor ?? band,
    gate: gate === null ? null : { id: gate.id, name: gate.name, reason: gate.reason, floor: gate.floor },
  };
}

/**
 * As `evaluate` for an issue of an account in a segment, computed once for each of the few hundred cases there are: for very many issues.
 *
 * @throws DocketError `invalid-input` for a factor that is not on its scale.
 */
export function createEvaluator(methodology: Methodology): (factors: Factors, segment: Segment) => ScoreResult {
  const known = new Map<string, ScoreResult>();
  return (factors, segment) => {
    const key = `${factors.impact},${factors.severity},${factors.time},${segment}`;
    let result = known.get(key);
    if (result === undefined) {
      result = evaluate(factors, methodology, { segment, isCommitmentBreached: null });
      known.set(key, result);
    }
    return result;
  };
}
