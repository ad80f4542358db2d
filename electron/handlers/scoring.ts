import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { Methodology, ScoreResult } from '@shared/contract/scoring/entities';
import type { ProposalRow, ScoreRecord } from '@shared/contract/scoring/operations';
import { ScoreId, type Factors, type IssueId, type Segment } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { createEvaluator, evaluate } from '../core/scoring/evaluate';
import { methodologyFacts } from '../core/scoring/sensitivity';
import { refreshFigures } from '../store/issues/figures';
import { listIssueNumbers } from '../store/issues/list';
import { closeProposal, getOpenProposal, getProposal as findProposal, listOpenProposalsOf, listProposalsToDecide, type Proposal, type ProposalToDecide } from '../store/proposals';
import { getMethodologyInForce, getMethodologyInForceFrom, insertScore, listScores } from '../store/scores';
import { issueRowOf, issueRowsOf } from './issues';
import { proposeInitialScores } from './proposals';

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

export function listProposals(context: ReadContext, { filter, offset, limit }: ParsedInputOf<'scoring.proposals'>): OutputOf<'scoring.proposals'> {
  const { db, asOf } = context;
  const { total, numbers } = listIssueNumbers(db, { sort: 'priority', isDescending: false, filter: { ...filter, isProposed: true }, asOf }, { offset, limit });
  const rows = new Map(issueRowsOf(context, numbers).map((row) => [row.number, row]));
  return {
    total,
    rows: listOpenProposalsOf(db, numbers).flatMap((proposal) => {
      const issue = rows.get(proposal.issueNumber);
      return issue === undefined ? [] : [proposalRow(proposal, issue)];
    }),
  };
}

/** The proposal of an issue that waits for a person, or null. @throws DocketError not-found */
export function getProposal(context: ReadContext, { issueId }: ParsedInputOf<'scoring.proposal'>): ProposalRow | null {
  const issue = issueRowOf(context, issueId);
  const proposal = getOpenProposal(context.db, issueId);
  return proposal === null ? null : proposalRow(proposal, issue);
}

const proposalRow = ({ id, ruleId, asOf, impact, severity, time, score, band, reasons, unknown }: Proposal, issue: ProposalRow['issue']): ProposalRow => ({
  id,
  issue,
  ruleId,
  asOf,
  impact,
  severity,
  time,
  score,
  band,
  reasons,
  unknown,
});

/** Records a score that a person gives; a proposal that waited is closed by it. @throws DocketError not-found */
export function recordScore(context: WriteContext, { issueId, factors, reason, dimensionReasons }: ParsedInputOf<'scoring.record'>): ScoreResult {
  const { segment, number } = issueRowOf(context, issueId);
  const open = getOpenProposal(context.db, issueId);
  const result = createScorer(context)({ issueId, segment, factors, kind: 'manual', reason, dimensionReasons: JSON.stringify(dimensionReasons), proposal: open });
  refreshFigures(context.db, [number]);
  context.audit({ action: 'scoring.record', subject: issueId, payload: { number, ...told(factors, result), reason, dimension_reasons: { ...dimensionReasons }, proposal: open?.id ?? null } });
  return result;
}

/**
 * Accepts proposals as they are (W7). One that names no score, or that somebody has decided meanwhile, is left. Several at once are recorded as
 * routine. @throws DocketError not-found for an id that names no proposal; conflict where all of them would be left
 */
export function acceptProposals(context: WriteContext, { ids }: ParsedInputOf<'scoring.acceptProposals'>): OutputOf<'scoring.acceptProposals'> {
  const wanted = new Set(ids);
  const proposals = findAll(context, [...wanted]);
  const ready = proposals.flatMap((proposal) => {
    const factors = factorsOf(proposal);
    return factors === null || proposal.state !== 'open' ? [] : [{ proposal, factors }];
  });
  if (ready.length === 0) throw new DocketError('conflict', 'None of these proposals is open and names all three factors. Nothing was changed. Give the missing factors by changing the proposal.');
  const isRoutine = ids.length > 1;
  const reason = isRoutine ? `Accepted as proposed, together with others as routine (${ready.length} at once).` : 'Accepted as proposed.';
  const giveScore = createScorer(context);
  const accepted = ready.map(({ proposal, factors }) => {
    const result = giveScore({ issueId: proposal.issueId, segment: proposal.segment, factors, kind: 'proposal-accepted', reason, dimensionReasons: proposal.reasons, proposal });
    return { proposal: proposal.id, issue: proposal.issueId, number: proposal.issueNumber, ...told(factors, result) };
  });
  refreshFigures(context.db, ready.map(({ proposal }) => proposal.issueNumber));
  const [first] = accepted;
  context.audit({
    action: 'scoring.acceptProposals',
    subject: accepted.length === 1 && first !== undefined ? first.issue : context.workspaceId,
    payload: { routine: isRoutine, accepted, left: wanted.size - accepted.length },
  });
  return { accepted: accepted.length, left: wanted.size - accepted.length };
}

/** Scores an issue otherwise than was proposed, with the reason. @throws DocketError not-found, conflict where it is no longer open */
export function changeProposal(context: WriteContext, { id, factors, reason }: ParsedInputOf<'scoring.changeProposal'>): ScoreResult {
  const proposal = findProposal(context.db, id);
  if (proposal === null) throw noProposal();
  refuseDecided(proposal);
  const { segment, number } = issueRowOf(context, proposal.issueId);
  const isSame = hasSteps(proposal, factors);
  const result = createScorer(context)({
    issueId: proposal.issueId,
    segment,
    factors,
    kind: isSame ? 'proposal-accepted' : 'proposal-changed',
    reason,
    dimensionReasons: JSON.stringify(reasonsThatHold(proposal, factors)),
    proposal,
  });
  refreshFigures(context.db, [number]);
  context.audit({
    action: 'scoring.changeProposal',
    subject: proposal.issueId,
    payload: { number, proposal: id, proposed: { impact: proposal.impact, severity: proposal.severity, time: proposal.time }, ...told(factors, result), reason },
  });
  return result;
}

/** What the rule said of the steps that were kept; a step that a person changed no longer has the rule's reason. */
function reasonsThatHold({ reasons, impact, severity, time }: Proposal, factors: Factors): Proposal['reasons'] {
  return {
    impact: impact === factors.impact ? reasons.impact : '',
    severity: severity === factors.severity ? reasons.severity : '',
    time: time === factors.time ? reasons.time : '',
  };
}

/** Sets proposals aside with a reason; their issues stay unscored. @throws DocketError not-found, conflict where one is no longer open */
export function rejectProposals(context: WriteContext, { ids, reason }: ParsedInputOf<'scoring.rejectProposals'>): OutputOf<'scoring.rejectProposals'> {
  const proposals = findAll(context, [...new Set(ids)]);
  for (const proposal of proposals) refuseDecided(proposal);
  const at = context.clock();
  for (const { id } of proposals) closeProposal(context.db, id, { state: 'rejected', by: context.actor.personId, at, reason });
  refreshFigures(context.db, proposals.map(({ issueNumber }) => issueNumber));
  const [first] = proposals;
  context.audit({
    action: 'scoring.rejectProposals',
    subject: proposals.length === 1 && first !== undefined ? first.issueId : context.workspaceId,
    payload: { reason, rejected: proposals.map(({ id, issueId, issueNumber }) => ({ proposal: id, issue: issueId, number: issueNumber })) },
  });
  return { rejected: proposals.length };
}

/** Computes the open proposals anew from the register as it stands. */
export function recomputeProposals(context: WriteContext): OutputOf<'scoring.recomputeProposals'> {
  const { considered, changed } = proposeInitialScores(context, 'all-open-proposals');
  context.audit({ action: 'scoring.recomputeProposals', subject: context.workspaceId, payload: { as_of: context.asOf, recomputed: considered, changed } });
  return { recomputed: considered, changed };
}

/** What is proposed for each dimension; null where nothing is. */
type Steps = Pick<Proposal, 'impact' | 'severity' | 'time'>;

interface Scoring {
  readonly issueId: IssueId;
  readonly segment: Segment;
  readonly factors: Factors;
  readonly kind: ScoreRecord['kind'];
  readonly reason: string;
  /** JSON of the three reasons. */
  readonly dimensionReasons: string;
  readonly proposal: Steps & { readonly id: Proposal['id'] } | null;
}

/**
 * A function that appends a score under the methodology in force and closes the proposal it answers; what is the same for every score is
 * looked up once. The figures in force are left to the caller, once for all.
 */
function createScorer(context: WriteContext): (scoring: Scoring) => ScoreResult {
  const { db, actor } = context;
  const methodology = methodologyOf(context);
  const evaluateFor = createEvaluator(methodology);
  return ({ issueId, segment, factors, kind, reason, dimensionReasons, proposal }) => {
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
    if (proposal !== null) closeProposal(db, proposal.id, { state: hasSteps(proposal, factors) ? 'accepted' : 'changed', by: actor.personId, at, reason });
    return result;
  };
}

const told = ({ impact, severity, time }: Factors, result: ScoreResult): { impact: number; severity: number; time: number; score: number; band: string } => ({ impact, severity, time, score: result.score, band: result.gatedBand });

const factorsOf = ({ impact, severity, time }: Steps): Factors | null => (impact === null || severity === null || time === null ? null : { impact, severity, time });

const hasSteps = (proposal: Steps, factors: Factors): boolean => proposal.impact === factors.impact && proposal.severity === factors.severity && proposal.time === factors.time;

const noProposal = (): DocketError => new DocketError('not-found', 'There is no such proposal in this workspace. Nothing was changed. Load the list again.');

function refuseDecided({ state, issueNumber }: Pick<Proposal, 'state' | 'issueNumber'>): void {
  if (state !== 'open') throw new DocketError('conflict', `The proposal for #${issueNumber} has been ${state} meanwhile. Nothing was changed. Load the list again.`);
}

function findAll({ db }: WriteContext, ids: readonly Proposal['id'][]): ProposalToDecide[] {
  const found = listProposalsToDecide(db, ids);
  if (found.length < ids.length) throw noProposal();
  return found;
}
