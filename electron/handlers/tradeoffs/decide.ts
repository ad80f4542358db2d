import type { ParsedInputOf } from '@shared/contract';
import type { FittingSet } from '@shared/contract/tradeoffs/entities';
import { TradeoffResultId, type IssueId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { deciderOf } from '../../core/sessions/people';
import { outcomesOf } from '../../core/tradeoffs/result';
import { getPerson } from '../../store/people';
import { insertResult } from '../../store/tradeoffs/results';
import { insertReview, listConsequences } from '../../store/tradeoffs/reviews';
import { readPeople, requireSessionFor } from '../sessions/load';
import { readBoard, requireBoardFor } from './load';

/**
 * Records what is chosen and what is deferred, with the board as it stands (T3). Deciding again supersedes: both stay.
 * @throws DocketError conflict, invalid-input with the field that is wrong
 */
export function decideTradeoff(context: WriteContext, { id, draft }: ParsedInputOf<'tradeoffs.decide'>): { resultId: TradeoffResultId } {
  const { session, board: stored } = requireBoardFor('run', context, id);
  const board = readBoard(context, stored);
  const people = readPeople(context.db, session.id);
  const proposed = board.sets.find(({ kind }) => kind === board.proposed);
  if (proposed === undefined) throw new Error(`No set ${board.proposed}`);
  const outcomes = outcomesOf(draft, {
    terms: board.terms,
    contenders: board.contenders,
    proposed,
    participants: new Set(people.map(({ personId }) => personId)),
    isOwner: (personId) => getPerson(context.db, personId)?.isSystem === false,
  });
  const resultId = TradeoffResultId.parse(context.newId());
  const deciderId = deciderOf(people)?.personId ?? context.actor.personId;
  const { terms, contenders, arithmetic, group, sets, answers } = board;
  const matches = sets.filter((set) => set.problem === null && isSameSet(set, draft.chosen)).map(({ kind }) => kind);
  insertResult(context.db, {
    id: resultId,
    boardId: id,
    sessionId: session.id,
    reason: draft.reason,
    deciderId,
    at: context.clock(),
    state: { asOf: context.asOf, terms, contenders, arithmetic, group, sets, proposed: board.proposed, matches, answers },
    outcomes,
    dissents: draft.dissents,
  });
  const numberOf = (issueId: IssueId | null): number | null => contenders.find((contender) => contender.issueId === issueId)?.issue.number ?? null;
  context.audit({
    action: 'tradeoffs.decide',
    subject: resultId,
    session: session.id,
    payload: {
      board: id,
      decider: deciderId,
      reason: draft.reason,
      capacity: terms.capacity,
      proposed: board.proposed,
      matches,
      order: (group?.order ?? arithmetic).map(numberOf),
      chosen: outcomes.filter(({ isChosen }) => isChosen).map(({ issueId }) => numberOf(issueId)),
      deferred: outcomes.filter(({ isChosen }) => !isChosen).map(({ issueId, isDisplaced, forId, ownerId, why, consequence }) => ({ issue: numberOf(issueId), is_displaced: isDisplaced, for: numberOf(forId), owner: ownerId, why, consequence })),
      dissents: draft.dissents,
    },
  });
  return { resultId };
}

const isSameSet = ({ chosen }: FittingSet, ids: readonly IssueId[]): boolean => chosen.length === ids.length && chosen.every((id) => ids.includes(id));

/**
 * Records in a session what came of a consequence that an earlier one accepted (T3). The last review of a session counts; the earlier ones stay.
 * @throws DocketError not-found for a consequence that is not before the session
 */
export function reviewConsequence(context: WriteContext, { sessionId, resultId, issueId, outcome, words }: ParsedInputOf<'tradeoffs.reviewConsequence'>): Record<string, never> {
  requireSessionFor('run', context, sessionId);
  const consequence = listConsequences(context.db, sessionId).find((each) => each.resultId === resultId && each.issueId === issueId);
  if (consequence === undefined) throw new DocketError('not-found', 'No earlier session left that consequence for this one to review. Nothing was recorded.');
  insertReview(context.db, { sessionId, resultId, issueId, outcome, words, byId: context.actor.personId, at: context.clock() });
  context.audit({ action: 'tradeoffs.reviewConsequence', subject: resultId, session: sessionId, payload: { issue: consequence.issueNumber, consequence: consequence.consequence, outcome, words } });
  return {};
}
