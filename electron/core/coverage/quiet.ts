import type { QuietAccount, QuietAnswer, QuietThresholds } from '@shared/contract/coverage/entities';
import { segments, type CalendarDate, type Segment } from '@shared/primitives';
import { addDays, daysBetween } from '../calendar';

/** W3: how near a renewal, and how long a silence, make an enterprise account blind. */
export const blindDays = 90;

/** Days without a signal after which an account is quiet, where nobody has said otherwise: the more there is to lose, the sooner. */
export const defaultThresholds = { enterprise: 14, 'mid-market': 21, smb: 45, internal: null, unknown: 30 } as const satisfies QuietThresholds;

/** The last day on which a signal still leaves an account of each segment quiet; null where the segment is not swept. */
export const cutOffs = (thresholds: QuietThresholds, asOf: CalendarDate): Record<Segment, CalendarDate | null> => {
  const dayOf = (days: number | null): CalendarDate | null => (days === null ? null : addDays(asOf, -days));
  return { enterprise: dayOf(thresholds.enterprise), 'mid-market': dayOf(thresholds['mid-market']), smb: dayOf(thresholds.smb), internal: dayOf(thresholds.internal), unknown: dayOf(thresholds.unknown) };
};

/** The same number of days for every segment that is swept. */
export function sameForAll(thresholds: QuietThresholds, days: number): QuietThresholds {
  const each = (segment: Segment): number | null => (thresholds[segment] === null ? null : days);
  return { enterprise: each('enterprise'), 'mid-market': each('mid-market'), smb: each('smb'), internal: each('internal'), unknown: each('unknown') };
}

/** Whether an account is a blind spot (W3): enterprise, renews within 90 days, and nothing from any source for 90 days. */
export function isBlindAccount({ segment, renewal, lastSignal }: { segment: Segment; renewal: CalendarDate | null; lastSignal: CalendarDate | null }, asOf: CalendarDate): boolean {
  if (segment !== 'enterprise' || renewal === null) return false;
  const toRenewal = daysBetween(asOf, renewal);
  return toRenewal >= 0 && toRenewal <= blindDays && (lastSignal === null || daysBetween(lastSignal, asOf) >= blindDays);
}

/**
 * Whether what was said of a silence still stands. A contact and a known silence stand through their day; a hypothesis while it is open; none of them
 * once a signal has come: then it was another silence.
 */
export function isStanding({ kind, until, lastHeard, isHypothesisOpen }: { kind: QuietAnswer['kind']; until: CalendarDate | null; lastHeard: CalendarDate | null; isHypothesisOpen: boolean }, lastSignal: CalendarDate | null, asOf: CalendarDate): boolean {
  if (lastHeard !== lastSignal) return false;
  return kind === 'hypothesis' ? isHypothesisOpen : until !== null && until >= asOf;
}

/** What changed between two sets of thresholds, for the log. */
export const thresholdChanges = (before: QuietThresholds, after: QuietThresholds): Segment[] => segments.filter((segment) => before[segment] !== after[segment]);

/** What waits for an answer first; then the soonest renewal to come, those that have passed, those that nothing says; then the higher ARR, and the name. */
export function inOrder<T extends Pick<QuietAccount, 'answer' | 'daysToRenewal' | 'arr' | 'name'>>(accounts: readonly T[]): T[] {
  const renewalOf = (days: number | null): number => (days === null ? Number.MAX_SAFE_INTEGER : days < 0 ? 1_000_000 - days : days);
  return accounts.toSorted(
    (a, b) =>
      Number(a.answer?.isStanding === true) - Number(b.answer?.isStanding === true) ||
      renewalOf(a.daysToRenewal) - renewalOf(b.daysToRenewal) ||
      (b.arr?.amountMinor ?? -1) - (a.arr?.amountMinor ?? -1) ||
      (a.name < b.name ? -1 : 1),
  );
}
