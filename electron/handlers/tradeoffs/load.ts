import type { Contender, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import type { Participant } from '@shared/contract/sessions/entities';
import type { IssueId, ParticipantId, TradeoffId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { allocationsOf, arithmeticOrder } from '../../core/tradeoffs/allocations';
import { outOfRunning, rivalOf, warningsOf } from '../../core/tradeoffs/contenders';
import { groupOrderOf } from '../../core/tradeoffs/group';
import { preferencesOf, type Preferences } from '../../core/tradeoffs/preferences';
import { questionFor, voterOf, whyNoVote } from '../../core/tradeoffs/voting';
import { labelsOf } from '../../core/tradeoffs/words';
import { getIssueRest } from '../../store/issues/read';
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
    outOfRunning: outOfRunning({ number: contender.issue.number, status: contender.issue.status, mergedInto }),
  }));
}

/** Why each person of a session has no vote on a board; null: has one. */
export function noVotesOf(people: readonly Participant[], contenders: readonly Contender[]): Map<ParticipantId, string | null> {
  return new Map(people.map((person) => [person.id, whyNoVote(person, [], contenders)]));
}

/** A board as it stands. @param hidesOrder whether the group's order is kept back while somebody votes (T2) */
export function readBoard(context: ReadContext, board: StoredBoard, hidesOrder = false): TradeoffBoard {
  const { db } = context;
  const { id, sessionId, seatedId, ...terms } = board;
  const contenders = readContenders(context, id);
  const running = contenders.filter((contender) => contender.outOfRunning === '');
  const rivals = running.map(rivalOf);
  const ids = running.map(({ issueId }) => issueId);
  const people = readPeople(db, sessionId);
  const noVotes = noVotesOf(people, contenders);
  const answers = listAnswers(db, id).map(({ seq: _seq, ...answer }) => answer);
  const preferences = new Map<ParticipantId, Preferences>(people.map((person) => [person.id, preferencesOf(ids, answers.filter(({ participantId }) => participantId === person.id))]));
  const counted = new Map([...preferences].filter(([participantId]) => noVotes.get(participantId) === null));
  const voters = people.flatMap((person) => {
    const own = preferences.get(person.id);
    return own === undefined ? [] : [voterOf(person, noVotes.get(person.id) ?? null, own, ids)];
  });
  const seated = voters.find(({ participantId }) => participantId === seatedId);
  const own = seatedId === null ? undefined : preferences.get(seatedId);
  const isOrderHidden = hidesOrder && seated !== undefined;
  const group = isOrderHidden ? null : groupOrderOf(rivals, counted);
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
    voters,
    seatedId,
    question: seated === undefined || own === undefined || seated.noVote !== null ? null : questionFor(seated.participantId, own, ids, seated),
    answers: isOrderHidden ? answers.filter(({ participantId }) => participantId === seatedId) : answers,
    results: listResults(db, id),
  };
}
