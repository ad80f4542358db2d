import type { ScoreResult } from '@shared/contract/scoring/entities';
import type { ScoreRecord } from '@shared/contract/scoring/operations';
import { ScoreId, type Factors, type IssueId, type ProposalId, type Segment } from '@shared/primitives';
import type { WriteContext } from '../../context';
import { createEvaluator } from '../../core/scoring/evaluate';
import { closeProposal } from '../../store/proposals';
import { getMethodologyInForce, insertScore } from '../../store/scores';

/** What is proposed for each dimension; null where nothing is. */
export interface Steps {
  readonly impact: number | null;
  readonly severity: number | null;
  readonly time: number | null;
}

export interface Scoring {
  readonly issueId: IssueId;
  readonly segment: Segment;
  readonly factors: Factors;
  readonly kind: ScoreRecord['kind'];
  readonly reason: string;
  /** JSON of the three reasons. */
  readonly dimensionReasons: string;
  readonly proposal: (Steps & { readonly id: ProposalId }) | null;
  /** A person has put it under another criterion than the rule's, so that it was not accepted unchanged. */
  readonly isRefiled?: boolean;
  /** How many proposals a person decides on in this command; left out where they score without looking at one. */
  readonly together?: number;
}

/**
 * A function that appends a score under the methodology in force and closes the proposal it answers; what is the same for every score is
 * looked up once. The figures in force are left to the caller, once for all.
 */
export function createScorer(context: WriteContext): (scoring: Scoring) => ScoreResult {
  const { db, actor } = context;
  const methodology = getMethodologyInForce(db, context.asOf);
  const evaluateFor = createEvaluator(methodology);
  return ({ issueId, segment, factors, kind, reason, dimensionReasons, proposal, isRefiled = false, together }) => {
    const result = evaluateFor(factors, segment);
    const at = context.clock();
    insertScore(db, {
      id: ScoreId.parse(context.newId()),
      issueId,
      factors,
      score: result.score,
      band: result.gatedBand,
      gateId: result.gate?.id ?? null,
      isFragile: result.fragile,
      kind,
      reason,
      dimensionReasons,
      methodologyId: methodology.id,
      proposalId: proposal?.id ?? null,
      sessionId: null,
      itemId: null,
      by: actor.personId,
      at,
    });
    if (proposal !== null) closeProposal(db, proposal.id, { state: hasSteps(proposal, factors) && !isRefiled ? 'accepted' : 'changed', by: actor.personId, at, reason, ...(together === undefined ? {} : { together }) });
    return result;
  };
}

/** A score as the log tells it. */
export const told = ({ impact, severity, time }: Factors, result: ScoreResult): { impact: number; severity: number; time: number; score: number; band: string } => ({ impact, severity, time, score: result.score, band: result.gatedBand });

/** All three factors, or null where one is not proposed. */
export const factorsOf = ({ impact, severity, time }: Steps): Factors | null => (impact === null || severity === null || time === null ? null : { impact, severity, time });

export const hasSteps = (proposal: Steps, factors: Factors): boolean => proposal.impact === factors.impact && proposal.severity === factors.severity && proposal.time === factors.time;
