import type { PriorDecision } from '@shared/contract/sessions/entities';
import type { Deferral } from '@shared/contract/sessions/proceedings';
import type { CalendarDate } from '@shared/primitives';
import { daysBetween } from '../calendar';

/** A deferral with its age on the as-of date; a session planned for a later day is no age old (M3). */
export const ageOf = <D extends Omit<Deferral, 'daysAgo'>>(deferral: D, asOf: CalendarDate): D & { daysAgo: number } => ({ ...deferral, daysAgo: Math.max(0, daysBetween(deferral.on, asOf)) });

const timesWords = (times: number): string => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`);
/** `today`, `1 day ago`, `14 days ago`. */
export const daysAgoWords = (days: number): string => (days === 0 ? 'today' : days === 1 ? '1 day ago' : `${days} days ago`);

/** `put off in session 3, 14 days ago, twice: no data` (M3). @param times how often since it was last decided on */
export function putOffWords({ sessionNumber, daysAgo, reason }: Omit<Deferral, 'sessionId' | 'on'>, times: number): string {
  return `put off in session ${sessionNumber}, ${daysAgoWords(daysAgo)}${times === 1 ? '' : `, ${timesWords(times)}`}${reason === '' ? '' : `: ${reason}`}`;
}

/** What a decision is looked at with. */
type Taken = Omit<PriorDecision, 'daysPastDue' | 'daysSinceAcceptance' | 'isSuperseded'>;

const daysPast = (date: CalendarDate | null, asOf: CalendarDate): number | null => (date !== null && date < asOf ? daysBetween(date, asOf) : null);

/** Whoever has done what was promised is not late with it. */
const isSettled = ({ actionState }: Taken): boolean => actionState === 'done' || actionState === 'dropped';

/**
 * What became of earlier decisions by the as-of date (M3, M5): a due date that has passed, an acceptance of the risk that has ended, a later
 * decision in its place.
 * @param decisions newest first
 */
export const outcomesOf = (decisions: readonly Taken[], asOf: CalendarDate): PriorDecision[] =>
  decisions.map((decision, index) => ({ ...decision, daysPastDue: isSettled(decision) ? null : daysPast(decision.dueOn, asOf), daysSinceAcceptance: daysPast(decision.acceptUntil, asOf), isSuperseded: index > 0 }));
