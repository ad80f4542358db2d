import type { ParsedInputOf } from '@shared/contract';
import type { Consequence, IssueTradeoff, Question, TradeoffBoard, TradeoffRow } from '@shared/contract/tradeoffs/entities';
import type { ReadContext } from '../../context';
import { getSealedMinutes } from '../../store/sessions/minutes';
import { listBoardRows } from '../../store/tradeoffs/boards';
import { listIssueTradeoffs } from '../../store/tradeoffs/results';
import { listConsequences } from '../../store/tradeoffs/reviews';
import { requireSession } from '../sessions/load';
import { readBoard, requireBoard } from './load';

export function listTradeoffs(context: ReadContext, { sessionId }: ParsedInputOf<'tradeoffs.list'>): TradeoffRow[] {
  requireSession(context, sessionId);
  return listBoardRows(context.db, sessionId);
}

/** A board as it stands; of a signed-off session, as it stood then. */
export function getTradeoff(context: ReadContext, { id, showsOrder }: ParsedInputOf<'tradeoffs.get'>): TradeoffBoard {
  const board = requireBoard(context, id);
  const sealed = getSealedMinutes(context.db, board.sessionId)?.record.tradeoffs.find((each) => each.id === id);
  return sealed ?? readBoard(context, board, !showsOrder);
}

/** The question before whoever sits there, with the pairs put off until nothing else is open (T2). */
export const getQuestion = (context: ReadContext, { id, later }: ParsedInputOf<'tradeoffs.question'>): Question | null => readBoard(context, requireBoard(context, id), true, later.map(({ firstId, secondId }) => [firstId, secondId])).question;

/** What earlier sessions accepted, as this one sees it; of a signed-off session, as it stood then. */
export function getConsequences(context: ReadContext, { sessionId }: ParsedInputOf<'tradeoffs.consequences'>): Consequence[] {
  requireSession(context, sessionId);
  return getSealedMinutes(context.db, sessionId)?.record.consequences ?? listConsequences(context.db, sessionId);
}

export const getIssueTradeoffs = ({ db }: ReadContext, { issueId }: ParsedInputOf<'tradeoffs.ofIssue'>): IssueTradeoff[] => listIssueTradeoffs(db, issueId);
