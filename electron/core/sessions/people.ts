import type { Attendance, Participant } from '@shared/contract/sessions/entities';
import { functionLabels, type Instant, type OrgFunction, type ParticipantRole } from '@shared/primitives';
import { DocketError } from '@shared/result';

/** Observers do not vote (M2, S4). */
export const canVote = (role: ParticipantRole): boolean => role !== 'observer';

/** How roles are written on paper. */
export const roleLabels = { facilitator: 'Facilitator', scribe: 'Scribe', decider: 'Decider', 'function-lead': 'Function lead', observer: 'Observer' } as const satisfies Record<ParticipantRole, string>;

export const functionLabel = (each: OrgFunction): string => functionLabels[each];

/** Those who count for the quorum: present, and not as observers (M2). */
export const countPresent = (people: readonly Pick<Participant, 'attendance' | 'role'>[]): number => people.filter(({ attendance, role }) => attendance === 'present' && canVote(role)).length;

/** The moments that go with a change of attendance: arriving is noted once, leaving each time, and who comes back has not left (M2). */
export function attend(before: { arrivedAt: Instant | null; leftAt: Instant | null }, attendance: Attendance, now: Instant): { arrivedAt: Instant | null; leftAt: Instant | null } {
  switch (attendance) {
    case 'present':
      return { arrivedAt: before.arrivedAt ?? now, leftAt: null };
    case 'left':
      return { arrivedAt: before.arrivedAt ?? now, leftAt: now };
    case 'expected':
    case 'absent':
      return { arrivedAt: null, leftAt: null };
  }
}

/**
 * Whether a person of the session may vote on an item now (S4).
 *
 * @param conflict the reason of the person's conflict of interest on the item; null: none (M2)
 * @throws DocketError not-allowed for an observer and for a conflict of interest, conflict for somebody who is not in the room.
 */
export function assertMayVote({ name, role, attendance }: Pick<Participant, 'name' | 'role' | 'attendance'>, conflict: string | null): void {
  if (conflict !== null) throw new DocketError('not-allowed', `${name} has a conflict of interest on this item and no vote on it: ${conflict} No ballot was kept.`);
  if (!canVote(role)) throw new DocketError('not-allowed', `${name} is an observer, and observers do not vote. No ballot was kept. Change the role first if that is wrong.`);
  if (attendance !== 'present') throw new DocketError('conflict', `${name} is not marked as present (${attendance}). No ballot was kept. Mark the person as present first.`);
}

/** Those who should still vote: present, not observers, without a conflict of interest on the item, without a ballot in the round. */
export function listMissing<P extends Pick<Participant, 'id' | 'role' | 'attendance'>>(people: readonly P[], voted: ReadonlySet<string>, conflicted: ReadonlySet<string>): P[] {
  return people.filter(({ id, role, attendance }) => canVote(role) && attendance === 'present' && !voted.has(id) && !conflicted.has(id));
}

/** @throws DocketError conflict naming who is missing, unless that is confirmed (M3, S4). */
export function assertComplete(missing: readonly { readonly name: string }[], isConfirmed: boolean): void {
  if (missing.length === 0 || isConfirmed) return;
  throw new DocketError('conflict', `${missing.map(({ name }) => name).join(', ')} ${missing.length === 1 ? 'has' : 'have'} not voted. Nothing was revealed. Wait, or confirm to reveal without.`);
}

/**
 * Who takes the decision on an item: the first decider who is present, else whoever stands in for one, else the first facilitator, else nobody
 * in particular. Who has a conflict of interest on the item does not (M2).
 */
export function deciderOf<P extends Pick<Participant, 'id' | 'role' | 'attendance' | 'delegateOf'>>(people: readonly P[], conflicted: ReadonlySet<string> = new Set()): P | null {
  const able = people.filter(({ id, attendance }) => attendance === 'present' && !conflicted.has(id));
  const deciders = new Set<string>(people.filter(({ role }) => role === 'decider').map(({ id }) => id));
  return able.find(({ role }) => role === 'decider') ?? able.find(({ role, delegateOf }) => canVote(role) && delegateOf !== null && deciders.has(delegateOf)) ?? able.find(({ role }) => role === 'facilitator') ?? null;
}

/**
 * Whether a conflict of interest may be marked (M2): not once the person has a ballot in the round that is open.
 *
 * @throws DocketError conflict
 */
export function assertMayDeclare(name: string, { hasOpenBallot }: { readonly hasOpenBallot: boolean }): void {
  if (hasOpenBallot) throw new DocketError('conflict', `${name} has a ballot in the round that is open. Nothing was changed. Cancel the round, mark the conflict, and open another.`);
}

/**
 * Whether a conflict of interest may be taken back (M2): only while it has kept nobody from voting.
 *
 * @param item the newest round on the item, or null, and whether the item is decided
 * @throws DocketError conflict
 */
export function assertMayTakeBack(name: string, { lastRound, isDecided }: { readonly lastRound: { readonly isRevealed: boolean } | null; readonly isDecided: boolean }): void {
  if (lastRound !== null && !lastRound.isRevealed) throw new DocketError('conflict', `A round is open that ${name} has no vote in. Nothing was changed. Reveal or cancel it first.`);
  if (lastRound !== null || isDecided) throw new DocketError('conflict', `The item was ${isDecided ? 'decided' : 'voted on'} without ${name}, and the record says why. Nothing was changed.`);
}

/** What a delegation depends on of a person. */
type Standing = Pick<Participant, 'id' | 'name' | 'role' | 'attendance' | 'delegateOf'>;

/**
 * Whether one person may stand in for another (M2): for somebody who is not in the room, whom nobody else stands in for, and in one step.
 *
 * @throws DocketError conflict
 */
export function assertMayDelegate(delegate: Standing, absent: Standing, people: readonly Standing[]): void {
  const refuse = (what: string, toDo: string): DocketError => new DocketError('conflict', `${what} Nothing was changed. ${toDo}`);
  if (delegate.id === absent.id) throw refuse(`${delegate.name} cannot stand in for themselves.`, 'Choose another person.');
  if (!canVote(delegate.role)) throw refuse(`${delegate.name} is an observer, and observers stand in for nobody.`, 'Change the role first.');
  if (absent.attendance === 'present') throw refuse(`${absent.name} is in the room and votes in person.`, 'Mark the person as left or absent first.');
  if (absent.delegateOf !== null) throw refuse(`${absent.name} stands in for somebody else already.`, 'Name the person who was to be there in the first place.');
  if (people.some(({ delegateOf }) => delegateOf === delegate.id)) throw refuse(`Somebody stands in for ${delegate.name} already.`, 'End that first.');
  const other = people.find(({ id, delegateOf }) => delegateOf === absent.id && id !== delegate.id);
  if (other !== undefined) throw refuse(`${other.name} stands in for ${absent.name} already.`, 'End that first.');
}

/**
 * Whether facilitation may pass to a person (M3), and whether it is taken over rather than handed over. Whoever keeps the record may hand it to
 * anybody who is present; anybody else may only take it, as a decider or scribe in the room.
 *
 * @param actor who asks: whether their role in the app keeps the record, and which person they are
 * @throws DocketError conflict, not-allowed
 */
export function assertMayFacilitate(
  to: Pick<Participant, 'name' | 'personId' | 'role' | 'attendance'>,
  facilitators: readonly Pick<Participant, 'personId' | 'attendance'>[],
  actor: { readonly personId: string; readonly isRecorder: boolean },
): { isTakenOver: boolean } {
  const present = facilitators.filter(({ attendance }) => attendance === 'present');
  if (to.attendance !== 'present') throw new DocketError('conflict', `${to.name} is not in the room (${to.attendance}). Nothing was changed. Choose somebody who is.`);
  if (!canVote(to.role)) throw new DocketError('conflict', `${to.name} is an observer. Nothing was changed. Change the role first if that is wrong.`);
  if (present.length === 1 && present[0]?.personId === to.personId) throw new DocketError('conflict', `${to.name} facilitates already. Nothing was changed.`);
  const isOwn = to.personId === actor.personId;
  if (!actor.isRecorder && !(isOwn && (to.role === 'decider' || to.role === 'scribe'))) {
    throw new DocketError('not-allowed', 'Only a decider or scribe who is in the room may take facilitation over, for themselves. Nothing was changed. Ask one of them.');
  }
  return { isTakenOver: present.length === 0 || (isOwn && !present.some(({ personId }) => personId === actor.personId)) };
}

/**
 * Whether a decision may be recorded with so many present (M2).
 *
 * @returns whether there is no quorum
 * @throws DocketError conflict with the field `isWithoutQuorum` where there is none and that is not confirmed
 */
export function assertQuorum({ present, needed }: { readonly present: number; readonly needed: number }, isConfirmed: boolean): boolean {
  const isLacking = present < needed;
  if (isLacking && !isConfirmed) {
    throw new DocketError('conflict', `There is no quorum: ${present} present, ${needed} needed. Nothing was recorded. Wait, decide later, or confirm to record it as taken without a quorum.`, 'isWithoutQuorum');
  }
  return isLacking;
}
