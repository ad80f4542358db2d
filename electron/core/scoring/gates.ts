import type { Gate, GateCondition, GateFacts } from '@shared/contract/scoring/entities';
import type { Band, Factors } from '@shared/primitives';
import { assertNever, bands } from '@shared/primitives';

function holds(condition: GateCondition, factors: Factors, facts: GateFacts): boolean {
  switch (condition.kind) {
    case 'segment-is':
      return condition.segments.includes(facts.segment);
    case 'commitment-breached':
      return facts.isCommitmentBreached === true;
    case 'factor-at-least':
      return factors[condition.dimension] >= condition.step;
    default:
      return assertNever(condition);
  }
}

/**
 * The gate that lifts a band, or null where none does (S1b). Of several the one with the highest floor is named, and of equals
 * the first declared. A gate whose floor the arithmetic already reaches lifts nothing and is not named.
 */
export function liftingGate(band: Band, factors: Factors, gates: readonly Gate[], facts: GateFacts): Gate | null {
  let lifting: Gate | null = null;
  for (const gate of gates) {
    const isHigher = bands.indexOf(gate.floor) > bands.indexOf(lifting?.floor ?? band);
    if (isHigher && gate.conditions.every((condition) => holds(condition, factors, facts))) lifting = gate;
  }
  return lifting;
}
