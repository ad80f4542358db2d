import type { ParsedInputOf } from '@shared/contract';
import type { ContenderTerms } from '@shared/contract/tradeoffs/entities';
import { TradeoffId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { assertCompetes, assertRoomFor, assertTerms } from '../../core/tradeoffs/contenders';
import { getIssueState } from '../../store/sessions/decisions';
import { getIssueNumber } from '../../store/issues/read';
import { listAnswers } from '../../store/tradeoffs/answers';
import * as store from '../../store/tradeoffs/boards';
import { hasResult } from '../../store/tradeoffs/results';
import { requireSessionFor } from '../sessions/load';
import { requireBoardFor, requireContender } from './load';

/** Sets up a board with what competes on it (T1). @throws DocketError not-found, conflict, invalid-input */
export function createTradeoff(context: WriteContext, { sessionId, contenders, ...terms }: ParsedInputOf<'tradeoffs.create'>): { id: TradeoffId } {
  requireSessionFor('prepare', context, sessionId);
  assertTerms(terms);
  const id = TradeoffId.parse(context.newId());
  store.insertBoard(context.db, { id, sessionId, ...terms });
  const added = addAll(context, { id, sessionId }, contenders);
  context.audit({ action: 'tradeoffs.create', subject: id, session: sessionId, payload: { ...terms, contenders: added } });
  return { id };
}

/** @throws DocketError not-found, conflict, invalid-input */
export function updateTradeoff(context: WriteContext, { id, ...terms }: ParsedInputOf<'tradeoffs.update'>): Record<string, never> {
  const { session, board } = requireBoardFor('prepare', context, id);
  assertTerms(terms);
  const { title, unit, currency, capacity } = board;
  store.updateBoard(context.db, id, terms);
  context.audit({ action: 'tradeoffs.update', subject: id, session: session.id, payload: { before: { title, unit, currency, capacity }, after: terms } });
  return {};
}

/** @throws DocketError not-found, conflict for one that competes already, is closed or was merged */
export function addContenders(context: WriteContext, { id, contenders }: ParsedInputOf<'tradeoffs.addContenders'>): Record<string, never> {
  const { session, board } = requireBoardFor('prepare', context, id);
  const added = addAll(context, board, contenders);
  context.audit({ action: 'tradeoffs.addContenders', subject: id, session: session.id, payload: { contenders: added } });
  return {};
}

export function updateContender(context: WriteContext, { id, ...terms }: ParsedInputOf<'tradeoffs.updateContender'>): Record<string, never> {
  const { session } = requireBoardFor('prepare', context, id);
  requireContender(context, id, terms.issueId);
  const before = store.listContenders(context.db, id).find(({ issueId }) => issueId === terms.issueId);
  store.updateContender(context.db, id, terms);
  context.audit({ action: 'tradeoffs.updateContender', subject: id, session: session.id, payload: { before: before === undefined ? null : termsOf(before), after: terms } });
  return {};
}

/** @throws DocketError conflict once somebody has compared it, or where nothing would be left to compare */
export function removeContender(context: WriteContext, { id, issueId }: ParsedInputOf<'tradeoffs.removeContender'>): Record<string, never> {
  const { session } = requireBoardFor('prepare', context, id);
  requireContender(context, id, issueId);
  const number = getIssueNumber(context.db, issueId);
  if (listAnswers(context.db, id).some(({ firstId, secondId }) => firstId === issueId || secondId === issueId)) {
    throw new DocketError('conflict', `Issue #${number} was compared with others on this board. Nothing was changed. Leave it out of the result instead, or make another board.`);
  }
  if (store.listContenders(context.db, id).length <= 2) throw new DocketError('conflict', 'A trade-off needs at least two issues. Nothing was changed. Add another one first.');
  store.deleteContender(context.db, id, issueId);
  context.audit({ action: 'tradeoffs.removeContender', subject: id, session: session.id, payload: { issue: number, issue_id: issueId } });
  return {};
}

/** @throws DocketError conflict once somebody has voted or a result is recorded */
export function removeTradeoff(context: WriteContext, { id }: ParsedInputOf<'tradeoffs.remove'>): Record<string, never> {
  const { session, board } = requireBoardFor('prepare', context, id);
  if (hasResult(context.db, id) || listAnswers(context.db, id).length > 0) throw new DocketError('conflict', `"${board.title}" has votes or a result, which stay on record. Nothing was changed.`);
  const contenders = store.listContenders(context.db, id).map(termsOf);
  store.deleteBoard(context.db, id);
  context.audit({ action: 'tradeoffs.remove', subject: id, session: session.id, payload: { title: board.title, contenders } });
  return {};
}

const termsOf = ({ mergedInto: _merged, ...terms }: store.StoredContender): ContenderTerms => terms;

function addAll(context: WriteContext, board: Pick<store.StoredBoard, 'id' | 'sessionId'>, contenders: readonly ContenderTerms[]): { issue: number; effort: number }[] {
  const present = new Set(store.listContenders(context.db, board.id).map(({ issueId }) => issueId));
  assertRoomFor(present.size, contenders.length);
  return contenders.map((terms) => {
    const issue = getIssueState(context.db, terms.issueId);
    if (issue === null) throw new DocketError('not-found', 'One of the issues is not in this workspace. Nothing was added.');
    if (present.has(terms.issueId)) throw new DocketError('conflict', `Issue #${issue.number} competes on this board already. Nothing was added.`);
    assertCompetes({ number: issue.number, status: issue.status, mergedInto: issue.mergedInto === null ? null : getIssueNumber(context.db, issue.mergedInto) });
    present.add(terms.issueId);
    store.insertContender(context.db, board, terms);
    return { issue: issue.number, effort: terms.effort };
  });
}
