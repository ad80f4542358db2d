import type { ParsedInputOf } from '@shared/contract';
import { ParticipantId, PersonId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { attend, canVote } from '../../core/sessions/people';
import { getPerson, getPersonByName, insertPerson } from '../../store/people';
import * as store from '../../store/sessions/participants';
import { hasAnswers } from '../../store/tradeoffs/answers';
import { requireParticipant, requireSessionFor } from './load';

/**
 * Adds a person to a session (M2), and to the workspace where a name is given.
 * @throws DocketError not-found, conflict
 */
export function addParticipant(context: WriteContext, { sessionId, person, role }: ParsedInputOf<'sessions.addParticipant'>): { participantId: ParticipantId } {
  requireSessionFor('prepare', context, sessionId);
  const { id: personId, name, isSystem } = 'id' in person ? requirePerson(context, person.id) : addPerson(context, person);
  if (isSystem) throw new DocketError('conflict', 'The system user sits in no meeting. Nothing was changed. Add a person.');
  if (store.listParticipants(context.db, sessionId).some((each) => each.personId === personId)) throw new DocketError('conflict', `${name} takes part already. Nothing was changed.`);
  const id = ParticipantId.parse(context.newId());
  store.insertParticipant(context.db, { id, sessionId, personId, role });
  context.audit({ action: 'sessions.addParticipant', subject: id, session: sessionId, payload: { person: personId, name, role, is_new: !('id' in person) } });
  return { participantId: id };
}

function requirePerson({ db }: WriteContext, id: PersonId): NonNullable<ReturnType<typeof getPerson>> {
  const person = getPerson(db, id);
  if (person === null) throw new DocketError('not-found', 'That person is not in this workspace. Nothing was changed.');
  return person;
}

function addPerson(context: WriteContext, fields: { name: string; function: Parameters<typeof insertPerson>[1]['function'] }): Parameters<typeof insertPerson>[1] {
  const other = getPersonByName(context.db, fields.name);
  if (other !== null) throw new DocketError('conflict', `There is a person named ${other.name} already. Nothing was changed. Choose that person, or add an initial to tell them apart.`, 'person.name');
  const person = { id: PersonId.parse(context.newId()), name: fields.name, function: fields.function, isSystem: false };
  insertPerson(context.db, person);
  return person;
}

/** @throws DocketError conflict when the person has a ballot in an open round and would lose the vote */
export function setParticipantRole(context: WriteContext, { participantId, role }: ParsedInputOf<'sessions.setParticipantRole'>): Record<string, never> {
  const { session, participant } = requireParticipant(context, participantId);
  if (!canVote(role) && store.hasBallots(context.db, participantId, { isOpenOnly: true })) {
    throw new DocketError('conflict', `${participant.name} has voted in a round that is not revealed, and observers do not vote. Nothing was changed. Reveal the round first.`);
  }
  store.setRole(context.db, participantId, role);
  context.audit({ action: 'sessions.setParticipantRole', subject: participantId, session: session.id, payload: { before: participant.role, after: role } });
  return {};
}

/** @throws DocketError conflict once the person has voted or, in a session that has begun, was in the room */
export function removeParticipant(context: WriteContext, { participantId }: ParsedInputOf<'sessions.removeParticipant'>): Record<string, never> {
  const { session, participant } = requireParticipant(context, participantId);
  const wasInRoom = session.state === 'running' && participant.arrivedAt !== null;
  if (wasInRoom || store.hasBallots(context.db, participantId, { isOpenOnly: false }) || hasAnswers(context.db, participantId)) {
    throw new DocketError('conflict', `${participant.name} was in the room. Nothing was changed. Mark the person as left instead.`);
  }
  store.deleteParticipant(context.db, participantId);
  context.audit({ action: 'sessions.removeParticipant', subject: participantId, session: session.id, payload: { person: participant.personId, name: participant.name, role: participant.role } });
  return {};
}

export function setAttendance(context: WriteContext, { participantId, attendance }: ParsedInputOf<'sessions.setAttendance'>): Record<string, never> {
  const { session, participant } = requireParticipant(context, participantId);
  const { attendance: before, arrivedAt, leftAt } = participant;
  const moments = attend({ arrivedAt, leftAt }, attendance, context.clock());
  store.setAttendance(context.db, participantId, { attendance, ...moments });
  context.audit({ action: 'sessions.setAttendance', subject: participantId, session: session.id, payload: { before, after: attendance, arrived_at: moments.arrivedAt, left_at: moments.leftAt } });
  return {};
}
