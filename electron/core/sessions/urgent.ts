import type { Verdict } from '@shared/contract/sessions/preparation';
import type { Band, PersonId } from '@shared/primitives';
import { bandLabels } from '@shared/primitives';
import { DocketError } from '@shared/result';

/** Of an issue, what says whether it can wait. */
export interface Urgency {
  readonly number: number;
  readonly band: Band | null;
  readonly time: number | null;
}

/** Immediate, or time-sensitive: its Time is 2 (this week) or more (M1). */
export const isUrgent = ({ band, time }: Pick<Urgency, 'band' | 'time'>): boolean => band === 'immediate' || (time !== null && time >= 2);

/** @throws DocketError conflict for an issue that can wait for the next session (M1) */
export function assertUrgent(issue: Urgency): void {
  if (isUrgent(issue)) return;
  const standing = issue.band === null ? 'has no score' : `is ${bandLabels[issue.band]} with Time ${issue.time ?? 'unknown'}`;
  throw new DocketError('conflict', `Issue #${issue.number} ${standing}: it can wait for the next session. Nothing was changed. Out of cycle goes what is Immediate, or has a Time of 2 or 3.`);
}

/** What a verdict is held against. */
export interface VerdictSetting {
  readonly itemTopic: string | null;
  readonly itemTitle: string;
  readonly deciderId: PersonId;
  readonly by: { readonly personId: PersonId; readonly name: string; readonly canVote: boolean; readonly attendance: string } | null;
  /** The session whose verdict is in force already, if it is another one. */
  readonly judgedInSession: number | null;
  readonly isUrgentSealed: boolean;
  readonly urgentNumber: number;
}

/**
 * Whether a decision taken out of cycle can be judged here (M1): under the topic for it, after the urgent session was signed off, once,
 * and by somebody present who votes and did not decide it.
 * @throws DocketError conflict, not-allowed
 */
export function assertMayRatify({ itemTopic, itemTitle, deciderId, by, judgedInSession, isUrgentSealed, urgentNumber }: VerdictSetting): void {
  if (itemTopic !== 'ratification') throw new DocketError('conflict', `"${itemTitle}" is not the topic under which decisions are ratified. Nothing was recorded. Put "To ratify" on the agenda.`);
  if (!isUrgentSealed) throw new DocketError('conflict', `Urgent session ${urgentNumber} is not signed off, and its decision could still change. Nothing was recorded. Sign it off first.`);
  if (judgedInSession !== null) throw new DocketError('conflict', `Session ${judgedInSession} has said what becomes of this decision. Nothing was recorded. Put the issue itself on the agenda to decide anew.`);
  if (by === null || by.attendance !== 'present') throw new DocketError('not-allowed', `${by === null ? 'That person' : by.name} is not in the room. Nothing was recorded. Name somebody who is present.`, 'byId');
  if (!by.canVote) throw new DocketError('not-allowed', `${by.name} is an observer, and observers do not ratify. Nothing was recorded. Name somebody else.`, 'byId');
  if (by.personId === deciderId) throw new DocketError('not-allowed', `${by.name} took this decision, and cannot ratify it. Nothing was recorded. Name somebody else.`, 'byId');
}

export const verdictLabels = { ratified: 'Ratified', 'not-ratified': 'Not ratified' } as const satisfies Record<Verdict, string>;
