import type { ParsedInputOf } from '@shared/contract';
import type { DecisionDraft } from '@shared/contract/sessions/entities';
import { DecisionId, ScoreId, type IssueId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { evaluate } from '../../core/scoring/evaluate';
import { agreementOf, assertAgreeable } from '../../core/sessions/ballots';
import { assertWhole } from '../../core/sessions/decisions';
import { assertQuorum, countPresent, deciderOf } from '../../core/sessions/people';
import { phaseAfter } from '../../core/sessions/phases';
import { refreshFigures } from '../../store/issues/figures';
import { getPerson } from '../../store/people';
import { closeProposal, getOpenProposal } from '../../store/proposals';
import { getMethodologyInForce, insertScore } from '../../store/scores';
import { setPhase, type StoredItem } from '../../store/sessions/agenda';
import { insertAgreedScore } from '../../store/sessions/agreed-scores';
import { getLastRound, listBallots } from '../../store/sessions/ballots';
import { listItemConflicts } from '../../store/sessions/conflicts';
import { getIssueState, getLastOutcome, insertDecision, setIssueOutcome, type IssueOutcome, type IssueState } from '../../store/sessions/decisions';
import { insertQuorumLack } from '../../store/sessions/earlier';
import { listParticipants } from '../../store/sessions/participants';
import { getUrgentDecider } from '../../store/sessions/urgent';
import { promise } from '../actions';
import { factsOf, requireItemFor } from './load';

/**
 * Records the score the room agreed on after the reveal (S4). It supersedes the issue's score, and an open proposal is closed by it.
 * @throws DocketError conflict, invalid-input where a reason or an argument is missing
 */
export function agreeScore(context: WriteContext, { itemId, factors, argument, choiceReason }: ParsedInputOf<'sessions.agree'>): { score: number } {
  const { session, item } = requireItemFor('run', context, itemId);
  const phase = phaseAfter('agree', factsOf(context.db, item));
  const { issueId, issue } = requireIssue(context, item);
  const round = getLastRound(context.db, itemId)?.round ?? 0;
  const agreement = agreementOf(listBallots(context.db, itemId, round).map((ballot) => ballot.factors));
  assertAgreeable(factors, agreement, { argument, choiceReason });

  const methodology = getMethodologyInForce(context.db, context.asOf);
  const result = evaluate(factors, methodology, { segment: issue.segment, isCommitmentBreached: null });
  const id = ScoreId.parse(context.newId());
  const at = context.clock();
  const proposal = getOpenProposal(context.db, issueId);
  const isAsProposed = proposal !== null && proposal.impact === factors.impact && proposal.severity === factors.severity && proposal.time === factors.time;
  const medianWords = (index: number): string => `Median of the ballots: ${agreement[index]?.median ?? 'nobody voted'}.`;
  insertScore(context.db, {
    id,
    issueId,
    factors,
    score: result.score,
    band: result.gatedBand,
    gateId: result.gate?.id ?? null,
    isFragile: result.fragile,
    kind: 'ballot',
    reason: [argument, choiceReason].filter((words) => words !== '').join(' ') || 'Agreed at the medians of the blind ballots.',
    dimensionReasons: JSON.stringify({ impact: medianWords(0), severity: medianWords(1), time: medianWords(2) }),
    methodologyId: methodology.id,
    proposalId: proposal?.id ?? null,
    sessionId: session.id,
    itemId,
    by: context.actor.personId,
    at,
  });
  insertAgreedScore(context.db, { sessionId: session.id, itemId, round, scoreId: id, argument, choiceReason });
  if (proposal !== null) closeProposal(context.db, proposal.id, { state: isAsProposed ? 'accepted' : 'changed', by: context.actor.personId, at, reason: `Superseded by the ballots of session ${session.number}.` });
  refreshFigures(context.db, [issue.number]);
  setPhase(context.db, itemId, phase);
  context.audit({
    action: 'sessions.agree',
    subject: itemId,
    session: session.id,
    payload: { item: itemId, issue: issue.number, round, score_id: id, factors, score: result.score, band: result.gatedBand, argument, choice_reason: choiceReason, methodology: methodology.id, proposal: proposal?.id ?? null },
  });
  return { score: result.score };
}

/**
 * Records a decision on the state the issue is in (M5). Deciding again supersedes: both stay. Closing and merging take effect on the issue, and
 * are taken back by a later decision on the item that does neither.
 * @throws DocketError conflict, invalid-input with the field that is wrong
 */
export function decide(context: WriteContext, { itemId, draft, isWithoutQuorum }: ParsedInputOf<'sessions.decide'>): { decisionId: DecisionId } {
  const { session, item } = requireItemFor('run', context, itemId);
  const phase = phaseAfter('decide', factsOf(context.db, item));
  const { issueId, issue } = requireIssue(context, item);
  const people = listParticipants(context.db, session.id);
  const state = stateOf(issue);
  const mergeTarget = draft.mergeIntoId === null ? null : getIssueState(context.db, draft.mergeIntoId);
  assertWhole(draft, {
    issueId,
    band: state.band,
    plannedOn: session.plannedOn,
    owner: getPerson(context.db, draft.ownerId),
    participants: new Set(people.map(({ personId }) => personId)),
    mergeTarget: mergeTarget === null ? null : { number: mergeTarget.number, isMerged: mergeTarget.mergedInto !== null },
  });

  const presence = { present: countPresent(people), needed: session.quorum };
  const isLacking = assertQuorum(presence, isWithoutQuorum);
  const conflicted = new Set(listItemConflicts(context.db, itemId).map(({ participantId }) => participantId));

  const id = DecisionId.parse(context.newId());
  const { dissents, rejected, ...terms } = draft;
  // Out of cycle the one who was named decides, whoever else sits there.
  const deciderId = getUrgentDecider(context.db, session.id) ?? deciderOf(people, conflicted)?.personId ?? context.actor.personId;
  const last = getLastOutcome(context.db, itemId);
  const before: IssueOutcome = last !== null && hasEffect(last.kind) ? last.before : { status: issue.status, resolvedOn: issue.resolvedOn, mergedInto: issue.mergedInto };
  const at = context.clock();
  insertDecision(context.db, { ...terms, ...state, id, sessionId: session.id, itemId, issueId, deciderId, at, issueBefore: before }, { dissents, rejected });
  if (isLacking) insertQuorumLack(context.db, { decisionId: id, sessionId: session.id, ...presence });
  promise(context, { id, draft, item, issueId, at });
  setIssueOutcome(context.db, issueId, outcomeOf(draft, before, context.asOf));
  setPhase(context.db, itemId, phase);
  context.audit({ action: 'sessions.decide', subject: id, session: session.id, payload: { item: itemId, issue: issue.number, decider: deciderId, ...draft, taken_on: state, quorum: { ...presence, is_lacking: isLacking } } });
  return { decisionId: id };
}

const hasEffect = (kind: DecisionDraft['kind']): boolean => kind === 'close' || kind === 'merge';

function outcomeOf({ kind, mergeIntoId }: DecisionDraft, before: IssueOutcome, asOf: NonNullable<IssueOutcome['resolvedOn']>): IssueOutcome {
  return hasEffect(kind) ? { status: 'closed', resolvedOn: before.resolvedOn ?? asOf, mergedInto: mergeIntoId } : before;
}

/** A proposal that nobody has accepted is no state to decide on. */
function stateOf({ impact, severity, time, score, band, isProposed }: IssueState): Pick<Parameters<typeof insertDecision>[1], 'factors' | 'score' | 'band'> {
  if (isProposed || impact === null || severity === null || time === null) return { factors: null, score: null, band: null };
  return { factors: { impact, severity, time }, score, band };
}

function requireIssue({ db }: WriteContext, { issueId, title }: StoredItem): { issueId: IssueId; issue: IssueState } {
  const issue = issueId === null ? null : getIssueState(db, issueId);
  if (issueId === null || issue === null) throw new DocketError('conflict', `"${title}" is no issue. Nothing was changed.`);
  return { issueId, issue };
}
