import { outcomeLabels, type OutcomeKind, type Standing } from '@shared/contract/decisions/standing';
import type { CalendarDate } from '@shared/primitives';
import { daysBetween } from '../calendar';
import { changesSince, type DecidedState } from './changes';

/** A decision as far as its standing depends on it. */
export interface StandingFacts {
  readonly dueOn: CalendarDate | null;
  readonly reviewOn: CalendarDate;
  readonly acceptUntil: CalendarDate | null;
  /** The last decision on its issue. */
  readonly isLast: boolean;
  /** The issue is open or waits: nothing of a closed one is due. */
  readonly isIssueOpen: boolean;
  /** The last outcome recorded, and the date it was looked at. */
  readonly outcome: { readonly kind: OutcomeKind; readonly on: CalendarDate } | null;
  /** Why a condition of it came true, with no decision on the issue since; null: none has. */
  readonly reopened: string | null;
  /** The state it was taken on, and the one its issue is in. */
  readonly taken: DecidedState;
  readonly now: DecidedState;
}

const dayWords = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
const agoWords = (days: number): string => `${dayWords(days)} ago`;

/**
 * How a decision stands on a date (M5). An accepted risk lasts through its last day and has ended after it; so with the due and
 * the review date. An outcome settles the due date, and the review where it was judged on or after that date. What was superseded, and what
 * stands on an issue that is no longer open, is due for nothing; a reopened decision is, whatever its dates.
 */
export function standingOf(facts: StandingFacts, asOf: CalendarDate): Standing {
  const { dueOn, reviewOn, acceptUntil, outcome } = facts;
  const isLive = facts.isLast && facts.isIssueOpen;
  const isReopened = facts.isLast && facts.reopened !== null;
  const past = (date: CalendarDate | null, isSettled: boolean): number | null => (isLive && !isSettled && date !== null && date < asOf ? daysBetween(date, asOf) : null);
  const standing = {
    isInForce: facts.isLast,
    overdueDays: past(dueOn, outcome !== null),
    dueInDays: isLive && outcome === null && dueOn !== null && dueOn >= asOf ? daysBetween(asOf, dueOn) : null,
    endedDays: past(acceptUntil, false),
    reviewDays: past(reviewOn, outcome !== null && outcome.on >= reviewOn),
    isReopened,
    changes: changesSince(facts.taken, facts.now),
  };
  return { ...standing, today: todayWords(standing, facts) };
}

/** What counts most today, in a line. */
function todayWords(standing: Omit<Standing, 'today'>, facts: StandingFacts): string {
  const { endedDays, overdueDays, reviewDays, dueInDays } = standing;
  if (!standing.isInForce) return facts.outcome === null ? 'Superseded' : `${outcomeLabels[facts.outcome.kind]}, superseded`;
  if (standing.isReopened) return 'Condition came true';
  if (endedDays !== null) return `Acceptance ended ${agoWords(endedDays)}`;
  if (overdueDays !== null) return `Overdue ${dayWords(overdueDays)}`;
  if (reviewDays !== null) return `Review was due ${agoWords(reviewDays)}`;
  if (facts.outcome !== null) return outcomeLabels[facts.outcome.kind];
  if (dueInDays !== null) return dueInDays === 0 ? 'Due today' : `Due in ${dayWords(dueInDays)}`;
  return facts.isIssueOpen ? 'In force' : 'Issue closed';
}

/**
 * Why the decision in force sends its issue back to a session (M5), in words; null where it does not. What is merely overdue stays with
 * its owner.
 */
export function returnReason({ endedDays, reviewDays, isReopened }: Pick<Standing, 'endedDays' | 'reviewDays' | 'isReopened'>, reopenedBecause: string | null): string | null {
  if (isReopened) return `reopened: ${reopenedBecause ?? 'a condition came true'}`;
  if (endedDays !== null) return `acceptance ended ${agoWords(endedDays)}`;
  return reviewDays === null ? null : `review was due ${agoWords(reviewDays)}`;
}
