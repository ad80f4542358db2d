import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { Methodology, ScoreResult } from '@shared/contract/scoring/entities';
import type { ScoreRecord } from '@shared/contract/scoring/operations';
import type { ReadContext, WriteContext } from '../context';
import { evaluate } from '../core/scoring/evaluate';
import { methodologyFacts } from '../core/scoring/sensitivity';
import { refreshFigures } from '../store/issues/figures';
import { getOpenProposal } from '../store/proposals';
import { getMethodologyInForce, getMethodologyInForceFrom, listScores } from '../store/scores';
import { issueRowOf } from './issues';
import { proposeInitialScores } from './proposals';
import { createScorer, told } from './scoring/scorer';

const methodologyOf = ({ db, asOf }: ReadContext): Methodology => getMethodologyInForce(db, asOf);

export function getMethodology(context: ReadContext): OutputOf<'scoring.methodology'> {
  const methodology = methodologyOf(context);
  return { methodology, inForceFrom: getMethodologyInForceFrom(context.db, methodology.id), facts: methodologyFacts(methodology) };
}

export const evaluateFactors = (context: ReadContext, { factors }: ParsedInputOf<'scoring.evaluate'>): ScoreResult => evaluate(factors, methodologyOf(context));

/** @throws DocketError not-found */
export function getHistory(context: ReadContext, { issueId }: ParsedInputOf<'scoring.history'>): ScoreRecord[] {
  issueRowOf(context, issueId);
  return listScores(context.db, issueId);
}

/** Records a score that a person gives; a proposal that waited is closed by it. @throws DocketError not-found */
export function recordScore(context: WriteContext, { issueId, factors, reason, dimensionReasons }: ParsedInputOf<'scoring.record'>): ScoreResult {
  const { segment, number } = issueRowOf(context, issueId);
  const open = getOpenProposal(context.db, issueId);
  const result = createScorer(context)({ issueId, segment, factors, kind: 'manual', reason, dimensionReasons: JSON.stringify(dimensionReasons), proposal: open });
  refreshFigures(context.db, [number]);
  context.audit({ action: 'scoring.record', subject: issueId, payload: { number, ...told(factors, result), reason, dimension_reasons: { ...dimensionReasons }, proposal: open?.id ?? null } });
  return result;
}

/** Computes the open first proposals anew from the register as it stands. */
export function recomputeProposals(context: WriteContext): OutputOf<'scoring.recomputeProposals'> {
  const { considered, changed } = proposeInitialScores(context, 'all-open-proposals');
  context.audit({ action: 'scoring.recomputeProposals', subject: context.workspaceId, payload: { as_of: context.asOf, recomputed: considered, changed } });
  return { recomputed: considered, changed };
}
