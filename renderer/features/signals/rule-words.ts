import type { RecomputeCounts, SignalUnit } from '@shared/contract/signals';
import { formatCount } from '../../ui/format';

/** What recomputing did: `3 were added, 1 changed, 2 withdrawn.` */
export const countsInWords = ({ added, changed, withdrawn }: RecomputeCounts): string =>
  added + changed + withdrawn === 0 ? 'All of them stand as they were.' : `${formatCount(added)} were added, ${formatCount(changed)} changed, ${formatCount(withdrawn)} withdrawn.`;

/** What stands behind a figure. */
export const unitWords = { minutes: 'minutes', days: 'days', percent: '%', accounts: 'accounts', measurements: 'values', signs: 'signs' } as const satisfies Record<SignalUnit, string>;

/** What a rule is about, in the middle of a sentence. */
export const subjectWords = { issue: 'issues of the register', account: 'accounts', deal: 'deals', area: 'areas of the product' } as const;

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `2026-11` or a day in it as `Nov 2026`. */
export const monthWords = (month: string): string => `${monthNames[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
