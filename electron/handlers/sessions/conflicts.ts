import type { ParsedInputOf } from '@shared/contract';
import type { AgendaItemId, ParticipantId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { assertMayDeclare, assertMayTakeBack } from '../../core/sessions/people';
import { getLastRound, listCommitments } from '../../store/sessions/ballots';
import * as store from '../../store/sessions/conflicts';
import { listParticipants, type StoredParticipant } from '../../store/sessions/participants';
import { factsOf, requireItemFor } from './load';

/** Marks a conflict of interest (M2): from here on the person has no vote on the item. @throws DocketError conflict, not-found */
export function setConflict(context: WriteContext, { itemId, participantId, reason }: ParsedInputOf<'sessions.setConflict'>): Record<string, never> {
  const { session, participant } = requireBoth(context, itemId, participantId);
  const round = getLastRound(context.db, itemId);
  const hasOpenBallot = round !== null && round.revealedAt === null && listCommitments(context.db, itemId, round.round).some((each) => each.participantId === participantId);
  assertMayDeclare(participant.name, { hasOpenBallot });
  const before = store.listItemConflicts(context.db, itemId).find((each) => each.participantId === participantId)?.reason ?? null;
  store.saveConflict(context.db, { itemId, participantId, sessionId: session.id, reason, at: context.clock() });
  context.audit({ action: 'sessions.setConflict', subject: participantId, session: session.id, payload: { item: itemId, participant: participantId, name: participant.name, before, reason } });
  return {};
}

/** Takes a conflict of interest back while it has kept nobody from voting (M2). @throws DocketError conflict, not-found */
export function removeConflict(context: WriteContext, { itemId, participantId }: ParsedInputOf<'sessions.removeConflict'>): Record<string, never> {
  const { session, item, participant } = requireBoth(context, itemId, participantId);
  const conflict = store.listItemConflicts(context.db, itemId).find((each) => each.participantId === participantId);
  if (conflict === undefined) throw new DocketError('conflict', `${participant.name} has no conflict of interest on "${item.title}". Nothing was changed.`);
  assertMayTakeBack(participant.name, { lastRound: factsOf(context.db, item).lastRound, isDecided: item.phase === 'decided' });
  store.deleteConflict(context.db, itemId, participantId);
  context.audit({ action: 'sessions.removeConflict', subject: participantId, session: session.id, payload: { item: itemId, participant: participantId, name: participant.name, reason: conflict.reason } });
  return {};
}

function requireBoth(context: WriteContext, itemId: AgendaItemId, participantId: ParticipantId): ReturnType<typeof requireItemFor> & { participant: StoredParticipant } {
  const found = requireItemFor('prepare', context, itemId);
  if (found.item.kind === 'topic') throw new DocketError('conflict', `"${found.item.title}" is a topic, which nobody votes on. Nothing was changed.`);
  const participant = listParticipants(context.db, found.session.id).find(({ id }) => id === participantId);
  if (participant === undefined) throw new DocketError('not-found', 'That person does not take part in this session. Nothing was changed. Add the person first.', 'participantId');
  return { ...found, participant };
}
