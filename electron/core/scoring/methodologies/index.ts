import type { Gate, Methodology } from '@shared/contract/scoring/entities';
import { DocketError } from '@shared/result';
import { docket1, enterpriseBreachGate } from './docket-1';

/** Every methodology the app was ever delivered with, oldest first. None is removed: old scores replay under it (S6). */
export const builtInMethodologies: readonly Methodology[] = Object.freeze([docket1]);

/** The methodology a new workspace starts with. */
export const defaultMethodology: Methodology = docket1;

/** Gates that a committee can propose, each off until a methodology holds it (S1b). */
export const proposableGates: readonly Gate[] = Object.freeze([enterpriseBreachGate]);

/**
 * The built-in methodology of that id.
 *
 * @throws DocketError `not-found` where there is none.
 */
export function getBuiltInMethodology(id: string): Methodology {
  const found = builtInMethodologies.find((methodology) => methodology.id === id);
  if (found === undefined) {
    throw new DocketError('not-found', `There is no built-in methodology "${id}". Nothing was scored. Use one of: ${builtInMethodologies.map((known) => known.id).join(', ')}.`);
  }
  return found;
}
