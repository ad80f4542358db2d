import type { Participant } from '@shared/contract/sessions/entities';
import type { AgendaItemId, ParticipantId, SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { canVote } from '../../core/sessions/people';
import { assertSessionTakes, type ItemFacts } from '../../core/sessions/phases';
import type { ReadHandle } from '../../store/handles';
import { getItem, type StoredItem } from '../../store/sessions/agenda';
import { listAgreedScores } from '../../store/sessions/agreed-scores';
import { getLastRound, listCancelledRounds } from '../../store/sessions/ballots';
import { getParticipant, listParticipants, type StoredParticipant } from '../../store/sessions/participants';
import { getSession, type StoredSession } from '../../store/sessions/sessions';

/** @throws DocketError not-found */
export function requireSession({ db }: ReadContext, id: SessionId): StoredSession {
  const session = getSession(db, id);
  if (session === null) throw new DocketError('not-found', 'That session is not in this workspace.');
  return session;
}

/** @throws DocketError not-found, conflict when the session takes no such change */
export function requireSessionFor(change: 'prepare' | 'run', context: ReadContext, id: SessionId): StoredSession {
  const session = requireSession(context, id);
  assertSessionTakes(change, session);
  return session;
}

/** The session that a log entry beside its record belongs to: none once it is sealed, since the part of the log that proves it has ended. */
export const logSessionOf = ({ id, state }: StoredSession): SessionId | null => (state === 'signed-off' ? null : id);

/** @throws DocketError not-found */
export function requireItem({ db }: ReadContext, id: AgendaItemId): StoredItem {
  const item = getItem(db, id);
  if (item === null) throw new DocketError('not-found', 'That item is on no agenda of this workspace. It may have been removed.');
  return item;
}

/** @throws DocketError not-found, conflict when the session takes no such change */
export function requireItemFor(change: 'prepare' | 'run', context: ReadContext, id: AgendaItemId): { session: StoredSession; item: StoredItem } {
  const item = requireItem(context, id);
  return { session: requireSessionFor(change, context, item.sessionId), item };
}

/** @throws DocketError not-found, conflict when the session is sealed */
export function requireParticipant(context: ReadContext, id: ParticipantId): { session: StoredSession; participant: StoredParticipant } {
  const participant = getParticipant(context.db, id);
  if (participant === null) throw new DocketError('not-found', 'That person does not take part in any session of this workspace.');
  return { session: requireSessionFor('prepare', context, participant.sessionId), participant };
}

export function factsOf(db: ReadHandle, item: StoredItem): ItemFacts {
  const lastRound = getLastRound(db, item.id);
  return {
    kind: item.kind,
    title: item.title,
    phase: item.phase,
    lastRound: lastRound === null ? null : { round: lastRound.round, isRevealed: lastRound.revealedAt !== null },
    cancelled: listCancelledRounds(db, item.id).at(-1)?.round ?? 0,
    isAgreed: lastRound !== null && listAgreedScores(db, item.id).at(-1)?.round === lastRound.round,
  };
}

/** Those who take part, as the contract shows them. */
export const readPeople = (db: ReadHandle, sessionId: SessionId): Participant[] =>
  listParticipants(db, sessionId).map(({ sessionId: _session, ...participant }) => ({ ...participant, canVote: canVote(participant.role) }));
