import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { reviewQuestions, type ReviewAnswer, type SessionParticipation } from '@shared/contract/sessions/review';
import type { SessionId } from '@shared/primitives';
import type { ReadContext, WriteContext } from '../../context';
import type { ReadHandle } from '../../store/handles';
import { getSealedMinutes } from '../../store/sessions/minutes';
import { listAnswers as list, listParticipation as listParts, saveAnswer } from '../../store/sessions/review';
import { requireSession, requireSessionFor } from './load';

export const readAnswers = (db: ReadHandle, sessionId: SessionId): ReviewAnswer[] => list(db, sessionId, reviewQuestions.map(({ id }) => id));

/** The questions that the review asks of itself (M6); of a signed-off session, as they were answered then. */
export function listAnswers(context: ReadContext, { sessionId }: ParsedInputOf<'sessions.reviewAnswers'>): OutputOf<'sessions.reviewAnswers'> {
  requireSession(context, sessionId);
  return getSealedMinutes(context.db, sessionId)?.record.reviewAnswers ?? readAnswers(context.db, sessionId);
}

/** @throws DocketError not-found, conflict while the session does not run */
export function answerReview(context: WriteContext, { sessionId, question, words, mark }: ParsedInputOf<'sessions.answerReview'>): Record<string, never> {
  const { db } = context;
  requireSessionFor('run', context, sessionId);
  const before = readAnswers(db, sessionId).find((answer) => answer.question === question);
  saveAnswer(db, { sessionId, question, words, mark, at: context.clock() });
  context.audit({ action: 'sessions.answerReview', subject: sessionId, session: sessionId, payload: { question, before: { words: before?.words ?? '', mark: before?.mark ?? null }, after: { words, mark } } });
  return {};
}

/** Who cast ballots by function, session by session (M2). */
export function listParticipation({ db }: ReadContext): SessionParticipation[] {
  const sessions = new Map<SessionId, SessionParticipation>();
  for (const { sessionId, number, ...part } of listParts(db)) {
    const known = sessions.get(sessionId);
    if (known === undefined) sessions.set(sessionId, { sessionId, number, functions: [part] });
    else known.functions.push(part);
  }
  return [...sessions.values()];
}
