import type { IssueRow, IssueStatus, VendorPriority } from '@shared/contract/issues';
import type { Money } from '@shared/primitives';
import { formatMoney } from '../../ui/format';

export const statusLabels = { open: 'Open', waiting: 'Waiting', resolved: 'Resolved', closed: 'Closed' } as const satisfies Record<IssueStatus, string>;
export const vendorPriorityLabels = { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' } as const satisfies Record<VendorPriority, string>;

/** Days until a renewal from here are soon. */
const soonDays = 60;
export const isSoon = (daysToRenewal: number | null): boolean => daysToRenewal !== null && daysToRenewal >= 0 && daysToRenewal <= soonDays;

/** `renews in 69 d`, `renewed 3 d ago`; empty where the date is not known. */
export function renewalWords(days: number | null): string {
  if (days === null) return '';
  return days >= 0 ? `renews in ${days} d` : `renewal was ${-days} d ago`;
}

/** Account, ARR and renewal in one line, leaving out what is not known. */
export function accountLine({ account, arr, daysToRenewal }: Pick<IssueRow, 'account' | 'arr' | 'daysToRenewal'>): string {
  return [account ?? 'No account', arr === null ? '' : formatMoney(arr), renewalWords(daysToRenewal)].filter(Boolean).join(', ');
}

/** Sums of several currencies side by side, `most` of them by name: `EUR 14.41 M, USD 2.10 M and 3 other currencies`. They are never added. */
export function moneyWords(sums: readonly Money[], most = 2): string {
  const named = sums.slice(0, sums.length === most + 1 ? most + 1 : most).map((sum) => formatMoney(sum));
  const others = sums.length - named.length;
  const words = others === 0 ? named : [...named, `${others} other currencies`];
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** Minutes as a person says them: `35 min`, `4 h 20 min`, `6 d 3 h`. */
export function durationWords(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  const hours = Math.floor(whole / 60);
  if (hours < 48) return whole % 60 === 0 ? `${hours} h` : `${hours} h ${whole % 60} min`;
  return hours % 24 === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
