import type { ParsedInputOf } from '@shared/contract';
import type { Contender } from '@shared/contract/tradeoffs/entities';
import type { IssueId, ParticipantId, SessionId, TradeoffId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { assertMayAnswer } from '../../core/tradeoffs/voting';
import * as store from '../../store/tradeoffs/answers';
import { seatVoter } from '../../store/tradeoffs/boards';
import { readBallots, readContenders, requireBoardFor } from './load';

/** Seats a person before the questions, or nobody (T2). Who sits there outlives the app. @throws DocketError not-allowed, conflict */
export function seatPerson(context: WriteContext, { id, participantId }: ParsedInputOf<'tradeoffs.seat'>): Record<string, never> {
  const { session, board } = requireBoardFor('run', context, id);
  if (participantId !== null) {
    const contenders = readContenders(context, id);
    assertComparable(contenders);
    requireVoter(context, session.id, participantId, contenders);
  }
  seatVoter(context.db, id, participantId);
  context.audit({ action: 'tradeoffs.seat', subject: id, session: session.id, payload: { before: board.seatedId, after: participantId } });
  return {};
}

/** Keeps one answer (T2): the last one of a person on a pair counts, and earlier ones stay until they are taken back. @throws DocketError not-allowed, conflict, not-found */
export function answerPair(context: WriteContext, { id, ...answer }: ParsedInputOf<'tradeoffs.answer'>): Record<string, never> {
  const { session, board } = requireBoardFor('run', context, id);
  const contenders = readContenders(context, id);
  assertComparable(contenders);
  const { person: { name }, conflicts } = requireVoter(context, session.id, answer.participantId, contenders);
  const [first, second] = [requireRunning(contenders, answer.firstId), requireRunning(contenders, answer.secondId)];
  if (answer.firstId === answer.secondId) throw new DocketError('invalid-input', 'Two different issues are compared. Nothing was kept.', 'secondId');
  const own = [first, second].find(({ issueId }) => conflicts.includes(issueId));
  if (own !== undefined) throw new DocketError('not-allowed', `${name} has a conflict of interest in ${own.label} and has no vote on it. Nothing was kept.`);
  store.insertAnswer(context.db, { boardId: id, sessionId: board.sessionId, ...answer, at: context.clock() });
  context.audit({
    action: 'tradeoffs.answer',
    subject: id,
    session: session.id,
    payload: { participant: answer.participantId, name, first: first.issue.number, second: second.issue.number, preference: answer.preference, reason: answer.reason },
  });
  return {};
}

/** @throws DocketError conflict where the person has answered nothing */
export function takeBackAnswer(context: WriteContext, { id, participantId }: ParsedInputOf<'tradeoffs.takeBack'>): Record<string, never> {
  const { session } = requireBoardFor('run', context, id);
  const last = store.listAnswers(context.db, id).findLast((answer) => answer.participantId === participantId);
  if (last === undefined) throw new DocketError('conflict', 'There is no answer to take back.');
  store.deleteAnswer(context.db, last.seq);
  const { firstId, secondId, preference, reason } = last;
  context.audit({ action: 'tradeoffs.takeBack', subject: id, session: session.id, payload: { participant: participantId, first: numberOf(context, id, firstId), second: numberOf(context, id, secondId), preference, reason } });
  return {};
}

const numberOf = (context: WriteContext, id: TradeoffId, issueId: IssueId): number | null => readContenders(context, id).find((contender) => contender.issueId === issueId)?.issue.number ?? null;

function assertComparable(contenders: readonly Contender[]): void {
  if (contenders.filter(({ outOfRunning }) => outOfRunning === '').length < 2) throw new DocketError('conflict', 'Fewer than two issues are in the running, so there is nothing to compare. Nothing was changed. Add another one first.');
}

function requireVoter(context: WriteContext, sessionId: SessionId, id: ParticipantId, contenders: readonly Contender[]): ReturnType<typeof readBallots>[number] {
  const ballot = readBallots(context, sessionId, contenders).find(({ person }) => person.id === id);
  if (ballot === undefined) throw new DocketError('not-allowed', 'This person does not take part in the session and has no vote in it. Nothing was kept. Add the person first.');
  assertMayAnswer(ballot.person, ballot.noVote);
  return ballot;
}

function requireRunning(contenders: readonly Contender[], issueId: IssueId): Contender {
  const contender = contenders.find((each) => each.issueId === issueId);
  if (contender === undefined) throw new DocketError('not-found', 'One of the two does not compete on this board. Nothing was kept.');
  if (contender.outOfRunning !== '') throw new DocketError('conflict', `${contender.label} competes no longer: ${contender.outOfRunning}. Nothing was kept.`);
  return contender;
}
