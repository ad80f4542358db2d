import type { Contender, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import type { Participant } from '@shared/contract/sessions/entities';
import type { IssueId, ParticipantId, SessionId, TradeoffId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { allocationsOf, arithmeticOrder } from '../../core/tradeoffs/allocations';
import { outOfRunning, rivalOf, warningsOf } from '../../core/tradeoffs/contenders';
import { groupOrderOf } from '../../core/tradeoffs/group';
import { preferencesOf, type Preferences } from '../../core/tradeoffs/preferences';
import type { Pair } from '../../core/tradeoffs/questions';
import { idsFor, questionFor, voterOf, whyNoVote } from '../../core/tradeoffs/voting';
import { commitmentAtStake, labelsOf } from '../../core/tradeoffs/words';
import { getIssueRest } from '../../store/issues/read';
import { listItems } from '../../store/sessions/agenda';
import { listConflicts } from '../../store/sessions/conflicts';
import type { StoredSession } from '../../store/sessions/sessions';
import { listAnswers } from '../../store/tradeoffs/answers';
import { getBoard, listContenders, type StoredBoard } from '../../store/tradeoffs/boards';
import { listResults } from '../../store/tradeoffs/results';
import { issueRowOf } from '../issues';
import { readPeople, requireSession, requireSessionFor } from '../sessions/load';

/** @throws DocketError not-found */
export function requireBoard({ db }: ReadContext, id: TradeoffId): StoredBoard {
  const board = getBoard(db, id);
  if (board === null) throw new DocketError('not-found', 'That trade-off board is not in this workspace. It may have been removed.');
  return board;
}

/** @throws DocketError not-found, conflict when the board's session takes no such change */
export function requireBoardFor(change: 'prepare' | 'run', context: ReadContext, id: TradeoffId): { session: StoredSession; board: StoredBoard } {
  const board = requireBoard(context, id);
  return { session: requireSessionFor(change, context, board.sessionId), board };
}

/** @throws DocketError not-found for an issue that does not compete on the board */
export function requireContender(context: ReadContext, id: TradeoffId, issueId: IssueId): void {
  if (!listContenders(context.db, id).some((contender) => contender.issueId === issueId)) throw new DocketError('not-found', 'That issue does not compete on this board. Nothing was changed.');
}

/** The contenders of a board as they stand, in the order in which they were put on it. */
export function readContenders(context: ReadContext, id: TradeoffId): Contender[] {
  const stored = listContenders(context.db, id).map((terms) => ({ ...terms, issue: issueRowOf(context, terms.issueId) }));
  const labels = labelsOf(stored.map(({ issue }) => issue));
  return stored.map(({ mergedInto, ...contender }) => ({
    ...contender,
    description: getIssueRest(context.db, contender.issueId).description.slice(0, 1200),
    label: labels.get(contender.issueId) ?? `#${contender.issue.number}`,
    atStake: commitmentAtStake(contender),
    outOfRunning: outOfRunning({ number: contender.issue.number, status: contender.issue.status, mergedInto }),
  }));
}

/** Which contenders each person of a session is asked about, and why somebody has no vote; in the order of the people. */
export function readBallots({ db }: ReadContext, sessionId: SessionId, contenders: readonly Contender[]): { person: Participant; ids: IssueId[]; conflicts: IssueId[]; noVote: string | null }[] {
  const running = contenders.filter((contender) => contender.outOfRunning === '').map(({ issueId }) => issueId);
  const issueOf = new Map(listItems(db, sessionId).map(({ id, issueId }) => [id, issueId]));
  const declared = listConflicts(db, sessionId);
  return readPeople(db, sessionId).map((person) => {
    const conflicts = running.filter((issueId) => declared.some(({ itemId, participantId }) => participantId === person.id && issueOf.get(itemId) === issueId));
    const ids = idsFor(running, conflicts);
    return { person, ids, conflicts, noVote: whyNoVote(person, ids, running.length) };
  });
}

/** A board as it stands. @param hidesOrder whether the group's order is kept back while somebody votes (T2) @param later pairs that the voter has put off */
export function readBoard(context: ReadContext, board: StoredBoard, hidesOrder = false, later: readonly Pair[] = []): TradeoffBoard {
  const { db } = context;
  const { id, sessionId, seatedId, ...terms } = board;
  const contenders = readContenders(context, id);
  const running = contenders.filter((contender) => contender.outOfRunning === '');
  const rivals = running.map(rivalOf);
  const answers = listAnswers(db, id).map(({ seq: _seq, ...answer }) => answer);
  const ballots = readBallots(context, sessionId, contenders).map((ballot) => {
    const preferences = preferencesOf(ballot.ids, answers.filter(({ participantId }) => participantId === ballot.person.id));
    return { ...ballot, preferences, voter: voterOf(ballot.person, ballot.noVote, preferences, ballot.ids, ballot.conflicts) };
  });
  const counted = new Map<ParticipantId, Preferences>(ballots.flatMap(({ person, noVote, preferences }) => (noVote === null ? [[person.id, preferences]] : [])));
  const seated = ballots.find(({ person }) => person.id === seatedId);
  const isOrderHidden = hidesOrder && seated !== undefined;
  const group = isOrderHidden ? null : groupOrderOf(rivals, counted, (issueId) => contenders.find((contender) => contender.issueId === issueId)?.label ?? '');
  return {
    id,
    sessionId,
    sessionNumber: requireSession(context, sessionId).number,
    terms,
    contenders,
    warnings: warningsOf(terms, contenders),
    arithmetic: arithmeticOrder(rivals).map((rival) => rival.id),
    isOrderHidden,
    group,
    sets: allocationsOf(rivals, terms.capacity, group?.order ?? null),
    proposed: group === null ? 'arithmetic' : 'order',
    voters: ballots.map(({ voter }) => voter),
    seatedId,
    question: seated === undefined || seated.noVote !== null ? null : questionFor(seated.person.id, seated.preferences, seated.ids, seated.voter, later),
    answers: isOrderHidden ? answers.filter(({ participantId }) => participantId === seatedId) : answers,
    results: listResults(db, id),
  };
}
