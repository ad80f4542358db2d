import type { Attendance, Participant } from '@shared/contract/sessions/entities';
import type { Instant, OrgFunction, ParticipantRole } from '@shared/primitives';
import { DocketError } from '@shared/result';

/** Observers do not vote (M2, S4). */
export const canVote = (role: ParticipantRole): boolean => role !== 'observer';

/** How roles are written on paper. */
export const roleLabels = { facilitator: 'Facilitator', scribe: 'Scribe', decider: 'Decider', 'function-lead': 'Function lead', observer: 'Observer' } as const satisfies Record<ParticipantRole, string>;

/** How functions are written on paper. */
export const functionLabels = {
  quality: 'Quality',
  support: 'Support',
  engineering: 'Engineering',
  product: 'Product',
  'customer-success': 'Customer success',
  sales: 'Sales',
  operations: 'Operations',
  finance: 'Finance',
  legal: 'Legal',
  other: 'Other',
} as const satisfies Record<OrgFunction, string>;
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
 * Whether a person of the session may vote now (S4).
 *
 * @throws DocketError not-allowed for an observer, conflict for somebody who is not in the room.
 */
export function assertMayVote({ name, role, attendance }: Pick<Participant, 'name' | 'role' | 'attendance'>): void {
  if (!canVote(role)) throw new DocketError('not-allowed', `${name} is an observer, and observers do not vote. No ballot was kept. Change the role first if that is wrong.`);
  if (attendance !== 'present') throw new DocketError('conflict', `${name} is not marked as present (${attendance}). No ballot was kept. Mark the person as present first.`);
}

/** Those who should still vote: present, not observers, without a ballot in the round. */
export function listMissing<P extends Pick<Participant, 'id' | 'role' | 'attendance'>>(people: readonly P[], voted: ReadonlySet<string>): P[] {
  return people.filter(({ id, role, attendance }) => canVote(role) && attendance === 'present' && !voted.has(id));
}

/** @throws DocketError conflict naming who is missing, unless that is confirmed (M3, S4). */
export function assertComplete(missing: readonly { readonly name: string }[], isConfirmed: boolean): void {
  if (missing.length === 0 || isConfirmed) return;
  throw new DocketError('conflict', `${missing.map(({ name }) => name).join(', ')} ${missing.length === 1 ? 'has' : 'have'} not voted. Nothing was revealed. Wait, or confirm to reveal without.`);
}

/** Who takes the decisions of a meeting: the first decider who is present, else the first facilitator, else nobody in particular. */
export function deciderOf<P extends Pick<Participant, 'role' | 'attendance'>>(people: readonly P[]): P | null {
  const present = people.filter(({ attendance }) => attendance === 'present');
  return present.find(({ role }) => role === 'decider') ?? present.find(({ role }) => role === 'facilitator') ?? null;
}
