import type { ParsedInputOf } from '@shared/contract';
import { recorders } from '@shared/contract/operation';
import type { Attendance } from '@shared/contract/sessions/entities';
import { ParticipantId, PersonId, type Instant } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { assertMayDelegate, assertMayFacilitate, attend, canVote } from '../../core/sessions/people';
import { getPerson, getPersonByName, insertPerson } from '../../store/people';
import * as store from '../../store/sessions/participants';
import { hasAnswers } from '../../store/tradeoffs/answers';
import * as presence from '../../store/sessions/presence';
import type { StoredSession } from '../../store/sessions/sessions';
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

/** @throws DocketError conflict for somebody who voted and is now to have been absent */
export function setAttendance(context: WriteContext, { participantId, attendance }: ParsedInputOf<'sessions.setAttendance'>): Record<string, never> {
  const { session, participant } = requireParticipant(context, participantId);
  const { attendance: before, arrivedAt, leftAt } = participant;
  if ((attendance === 'expected' || attendance === 'absent') && (store.hasBallots(context.db, participantId, { isOpenOnly: false }) || hasAnswers(context.db, participantId))) {
    throw new DocketError('conflict', `${participant.name} has voted in this session and so was in the room. Nothing was changed. Mark the person as left instead.`);
  }
  const moments = attend({ arrivedAt, leftAt }, attendance, context.clock());
  const at = moments.leftAt ?? context.clock();
  store.setAttendance(context.db, participantId, { attendance, ...moments });
  if (session.state === 'running') noteMovement(context, session, { participantId, before, attendance, at });
  // Who is there votes in person, and who is gone stands in for nobody.
  const endsDelegation = presence.endDelegation(context.db, attendance === 'present' ? 'for' : 'delegate', participantId, at);
  context.audit({
    action: 'sessions.setAttendance',
    subject: participantId,
    session: session.id,
    payload: { before, after: attendance, arrived_at: moments.arrivedAt, left_at: moments.leftAt, item: session.currentItemId, ends_delegation: endsDelegation },
  });
  return {};
}

/** Coming and going, with the item on screen; marked as expected or absent, the person was never here. */
function noteMovement({ db }: WriteContext, { id: sessionId, currentItemId: itemId }: StoredSession, { participantId, before, attendance, at }: { participantId: ParticipantId; before: Attendance; attendance: Attendance; at: Instant }): void {
  if (attendance === 'expected' || attendance === 'absent') presence.deleteMovements(db, participantId);
  else if (before !== attendance) presence.insertMovement(db, { sessionId, participantId, itemId, move: attendance === 'present' ? 'arrived' : 'left', at });
}

/** Names whom a participant stands in for (M2); whoever it was before is no longer. @throws DocketError conflict, not-found */
export function setDelegate(context: WriteContext, { participantId, forId }: ParsedInputOf<'sessions.setDelegate'>): Record<string, never> {
  const { session, participant } = requireParticipant(context, participantId);
  const people = store.listParticipants(context.db, session.id);
  const absent = people.find(({ id }) => id === forId) ?? null;
  if (forId !== null && absent === null) throw new DocketError('not-found', 'That person does not take part in this session. Nothing was changed. Add the person first.', 'forId');
  if (forId === null && participant.delegateOf === null) throw new DocketError('conflict', `${participant.name} stands in for nobody. Nothing was changed.`);
  if (absent !== null) assertMayDelegate(participant, absent, people);
  const at = context.clock();
  presence.endDelegation(context.db, 'delegate', participantId, at);
  if (absent !== null) presence.insertDelegation(context.db, { sessionId: session.id, delegateId: participantId, forId: absent.id, at });
  context.audit({ action: 'sessions.setDelegate', subject: participantId, session: session.id, payload: { name: participant.name, before: participant.delegateOf, after: forId, for_name: absent?.name ?? null } });
  return {};
}

/** Passes facilitation on (M3): whoever had it becomes a function lead, so that one person has it. @throws DocketError conflict, not-allowed */
export function handOver(context: WriteContext, { sessionId, toId, reason }: ParsedInputOf<'sessions.handOver'>): Record<string, never> {
  const session = requireSessionFor('run', context, sessionId);
  const people = store.listParticipants(context.db, sessionId);
  const to = people.find(({ id }) => id === toId);
  if (to === undefined) throw new DocketError('not-found', 'That person does not take part in this session. Nothing was changed. Add the person first.', 'toId');
  const facilitators = people.filter(({ role }) => role === 'facilitator');
  const { personId, role } = context.actor;
  const { isTakenOver } = assertMayFacilitate(to, facilitators, { personId, isRecorder: recorders.some((each) => each === role) });
  for (const { id } of facilitators) store.setRole(context.db, id, 'function-lead');
  store.setRole(context.db, toId, 'facilitator');
  const from = facilitators.find(({ attendance }) => attendance === 'present') ?? facilitators[0];
  presence.insertFacilitatorChange(context.db, { sessionId, itemId: session.currentItemId, from: from?.personId ?? null, to: to.personId, isTakenOver, reason, at: context.clock() });
  context.audit({
    action: 'sessions.handOver',
    subject: toId,
    session: sessionId,
    payload: { from: facilitators.map(({ personId: each, name }) => ({ person: each, name })), to: to.personId, to_name: to.name, role_before: to.role, is_taken_over: isTakenOver, reason, item: session.currentItemId },
  });
  return {};
}
