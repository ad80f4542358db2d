import { z } from '../zod';
import { accountLinks } from './account-links';
import { accountMerges, MergeLine } from './account-merges';
import { AccountTiming } from './account-timing';
import { AccountId, CalendarDate, Money, Segment } from '../primitives';
import { accountNotes } from './account-notes';
import { query, Window } from './operation';
import { accountRecords } from './records/operations';

export const AccountRow = z.object({
  id: AccountId,
  /** The external reference, as the source writes it. */
  ref: z.string(),
  name: z.string(),
  segment: Segment,
  tier: z.string().nullable(),
  health: z.string().nullable(),
  /** Whom the account knows as its sponsor. */
  sponsor: z.string().nullable(),
  owner: z.string().nullable(),
  /** Null where nothing says it, or where open subscriptions are in more than one currency. */
  arr: Money.nullable(),
  renewal: CalendarDate.nullable(),
  daysToRenewal: z.int().nullable(),
  openIssues: z.int(),
  issues: z.int(),
  /** Other names that it is known by since it was merged with other accounts. */
  also: z.array(z.string()),
});
export type AccountRow = z.infer<typeof AccountRow>;

export const SubscriptionRow = z.object({
  ref: z.string(),
  start: CalendarDate.nullable(),
  end: CalendarDate.nullable(),
  tier: z.string().nullable(),
  arr: Money.nullable(),
  billing: z.string().nullable(),
  isTrial: z.boolean(),
  isOpen: z.boolean(),
  /** It counts in the ARR; false where the terms of another account stand since a merge. */
  isCounted: z.boolean(),
});
export type SubscriptionRow = z.infer<typeof SubscriptionRow>;

export const AccountDetail = AccountRow.extend({
  /** Where its reference comes from. */
  system: z.string(),
  region: z.string().nullable(),
  industry: z.string().nullable(),
  signupDate: CalendarDate.nullable(),
  /** Where ARR and renewal come from, in words: "7 open subscriptions" or "stated by the accounts import". */
  arrBasis: z.string(),
  /** What contradicts or is missing, in words. */
  flags: z.array(z.string()),
  subscriptions: z.array(SubscriptionRow),
  /** Where it was merged into another account: that one, the one that stands for both now, and why. */
  mergedInto: z.object({ id: AccountId, name: z.string(), survivor: z.object({ id: AccountId, name: z.string() }), on: CalendarDate, by: z.string(), reason: z.string() }).nullable(),
  /** Accounts that were merged into it and into those, the oldest first. */
  mergedHere: z.array(MergeLine),
});
export type AccountDetail = z.infer<typeof AccountDetail>;

export const accountSorts = ['name', 'arr', 'renewal', 'issues'] as const;
export const accounts = {
  list: query({
    input: Window.extend({ search: z.string().max(200).default(''), segment: Segment.nullable().default(null), sort: z.enum(accountSorts).default('arr'), isDescending: z.boolean().default(true) }),
    output: z.object({ total: z.int(), rows: z.array(AccountRow) }),
  }),
  get: query({ input: z.strictObject({ id: AccountId }), output: AccountDetail }),
  /** How fast its issues are answered and resolved, and what those figures leave out. */
  timing: query({ input: z.strictObject({ id: AccountId }), output: AccountTiming }),
  ...accountLinks,
  ...accountMerges,
  ...accountRecords,
  ...accountNotes,
};
