import type { Attendance, DecisionKind, ItemDetail, ItemPhase, Room, SessionState } from '@shared/contract/sessions/entities';
import { decisionLabels } from '@shared/contract/sessions/entities';
import type { Band, Level, ParticipantRole } from '@shared/primitives';
import { levels, participantRoles } from '@shared/primitives';

export const stateLabels = { prepared: 'Prepared', running: 'Under way', 'signed-off': 'Signed off' } as const satisfies Record<SessionState, string>;

export const participantRoleLabels = { facilitator: 'Facilitator', scribe: 'Scribe', decider: 'Decider', 'function-lead': 'Function lead', observer: 'Observer' } as const satisfies Record<ParticipantRole, string>;
export const participantRoleOptions = participantRoles.map((value) => ({ value, label: participantRoleLabels[value], detail: value === 'observer' ? 'no vote' : undefined }));

export const attendanceLabels = { expected: 'Expected', present: 'Present', left: 'Left', absent: 'Absent' } as const satisfies Record<Attendance, string>;

/** The ladder's levels as people say them. */
export const levelLabels = { manager: 'Manager', director: 'Director', vp: 'VP', coo: 'COO', ceo: 'CEO' } as const satisfies Record<Level, string>;
export const levelOptions = levels.map((value) => ({ value, label: levelLabels[value] }));

export const phaseLabels = { waiting: 'Not reached', evidence: 'Evidence', ballot: 'Ballots open', revealed: 'Revealed', agreed: 'Score agreed', decided: 'Decided', deferred: 'Put off', done: 'Done' } as const satisfies Record<ItemPhase, string>;

/** Nothing is left to do on the item before sign-off (M6). */
export const isFinished = (phase: ItemPhase): boolean => phase === 'decided' || phase === 'deferred' || phase === 'done';

/** Somebody who may vote is in the room, so that ballots make sense (M2, S4). */
export const isAnyVoterHere = ({ people }: Pick<Room, 'people'>, item?: Pick<ItemDetail, 'conflicts'>): boolean =>
  people.some(({ id, canVote, attendance }) => canVote && attendance === 'present' && item?.conflicts.some(({ participantId }) => participantId === id) !== true);

/** What a person can choose for an item: the kinds of decision, or to put it off. */
export type Outcome = DecisionKind | 'later';
const letters = { monitor: 'M', plan: 'P', escalate: 'E', 'act-now': 'A', 'accept-risk': 'R', close: 'C', merge: 'X' } as const satisfies Record<DecisionKind, string>;
const kindOrder = ['monitor', 'plan', 'escalate', 'act-now', 'accept-risk', 'close', 'merge'] as const satisfies readonly DecisionKind[];
export const outcomeOptions: readonly { readonly value: Outcome; readonly label: string; readonly letter: string }[] = [
  ...kindOrder.map((value) => ({ value, label: decisionLabels[value], letter: letters[value] })),
  { value: 'later', label: 'Later', letter: 'L' },
];

/** What each band asks for (S1), as the screen suggests it; main holds a decision against it. */
export const bandActions = { monitor: 'monitor', 'next-cycle': 'plan', escalate: 'escalate', immediate: 'act-now' } as const satisfies Record<Band, DecisionKind>;

/** `1 item`, `3 items`. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
