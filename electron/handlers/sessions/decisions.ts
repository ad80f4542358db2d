import type { ParsedInputOf } from '@shared/contract';
import type { DecisionDraft } from '@shared/contract/sessions/entities';
import { DecisionId, ScoreId, type IssueId, type PersonId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { fiscalPeriodOf } from '../../core/decisions/fiscal';
import type { JsonObject } from '../../core/evidence/canonical-json';
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
import type { StoredSession } from '../../store/sessions/sessions';
import { getFiscalStartMonth } from '../../store/workspaces';
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
  const people = listParticipants(context.db, session.id);
  const presence = { present: countPresent(people), needed: session.quorum };
  const conflicted = new Set(listItemConflicts(context.db, itemId).map(({ participantId }) => participantId));
  // Out of cycle the one who was named decides, whoever else sits there.
  const deciderId = getUrgentDecider(context.db, session.id) ?? deciderOf(people, conflicted)?.personId ?? context.actor.personId;
  const { id, payload } = recordDecision(context, { session, item, deciderId, draft });
  const isLacking = assertQuorum(presence, isWithoutQuorum);
  if (isLacking) insertQuorumLack(context.db, { decisionId: id, sessionId: session.id, ...presence });
  context.audit({ action: 'sessions.decide', subject: id, session: session.id, payload: { ...payload, quorum: { ...presence, is_lacking: isLacking } } });
  return { decisionId: id };
}

/**
 * Records a decision on an item of a session that runs, on the state its issue is in, and lets it take effect. The caller appends the
 * entry, with the payload given back.
 * @throws DocketError conflict, invalid-input with the field that is wrong
 */
export function recordDecision(context: WriteContext, { session, item, deciderId, draft }: { session: StoredSession; item: StoredItem; deciderId: PersonId; draft: DecisionDraft }): { id: DecisionId; payload: JsonObject } {
  const phase = phaseAfter('decide', factsOf(context.db, item));
  const { issueId, issue } = requireIssue(context, item);
  const state = stateOf(issue);
  const mergeTarget = draft.mergeIntoId === null ? null : getIssueState(context.db, draft.mergeIntoId);
  assertWhole(draft, {
    issueId,
    band: state.band,
    plannedOn: session.plannedOn,
    owner: getPerson(context.db, draft.ownerId),
    participants: new Set(listParticipants(context.db, session.id).map(({ personId }) => personId)),
    mergeTarget: mergeTarget === null ? null : { number: mergeTarget.number, isMerged: mergeTarget.mergedInto !== null },
  });

  const id = DecisionId.parse(context.newId());
  const { dissents, rejected, ...terms } = draft;
  const fiscalPeriod = draft.fiscalPeriod !== '' || draft.cost === null ? draft.fiscalPeriod : fiscalPeriodOf(draft.dueOn ?? draft.reviewOn, getFiscalStartMonth(context.db));
  const last = getLastOutcome(context.db, item.id);
  const before: IssueOutcome = last !== null && hasEffect(last.kind) ? last.before : { status: issue.status, resolvedOn: issue.resolvedOn, mergedInto: issue.mergedInto };
  const at = context.clock();
  insertDecision(context.db, { ...terms, ...state, fiscalPeriod, id, sessionId: session.id, itemId: item.id, issueId, deciderId, at, issueBefore: before, facts: issue }, { dissents, rejected });
  promise(context, { id, draft, item, issueId, at });
  setIssueOutcome(context.db, issueId, outcomeOf(draft, before, context.asOf));
  setPhase(context.db, item.id, phase);
  const { arrMinor, currency, renewal, owner } = issue;
  return { id, payload: { item: item.id, issue: issue.number, decider: deciderId, ...draft, fiscalPeriod, taken_on: { ...state, arr_minor: arrMinor, currency, renewal, owner } } };
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
