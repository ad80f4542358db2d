import type { AccountId, Instant } from '@shared/primitives';
import { CalendarDate } from '@shared/primitives';
import { z } from '@shared/zod';
import { ownAccountOf } from './account-merges/own-account';
import { carryRecords, forgetUnlinked, linkThroughMerges } from './account-merges/records';
import type { ReadHandle, WriteHandle } from './handles';

/** What a source says of a subscription. */
export interface SubscriptionFields {
  readonly accountId: string | null;
  /** As the source wrote it; kept where no account has it, and linked when one comes. */
  readonly accountRef: string;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
  readonly tier: string | null;
  readonly billing: string | null;
  readonly mrrMinor: number | null;
  readonly arrMinor: number | null;
  readonly currency: string | null;
  readonly autoRenews: boolean | null;
  readonly isTrial: boolean;
  /** When the source changed it last; null where it does not say. */
  readonly changedAt: Instant | null;
  readonly flags: readonly string[];
}

/** Identity is system and reference. */
export interface NewSubscription extends SubscriptionFields {
  readonly id: string;
  readonly system: string;
  readonly ref: string;
}

export interface StoredSubscription extends SubscriptionFields {
  readonly id: string;
}

const fieldColumns = ['account_id', 'account_ref', 'start_date', 'end_date', 'tier', 'billing', 'mrr_minor', 'arr_minor', 'currency', 'auto_renews', 'is_trial', 'changed_at', 'flags'] as const;

const flag = (value: boolean | null): number | null => (value === null ? null : value ? 1 : 0);

// By position and in the order of `fieldColumns`: many rows pass here.
const fieldValues = (f: SubscriptionFields): unknown[] => [
  f.accountId, f.accountRef, f.startDate, f.endDate, f.tier, f.billing, f.mrrMinor, f.arrMinor, f.currency, flag(f.autoRenews), flag(f.isTrial), f.changedAt, f.flags.length === 0 ? '[]' : JSON.stringify(f.flags),
];

/** SQL: a subscription `s` counts in the ARR of its account. After a merge those of the account whose terms do not stand are left out. */
export const isCounted = `(SELECT c.counts_subscriptions FROM accounts c WHERE c.id = ${ownAccountOf('subscriptions', 's')}) = 1`;

/** Functions that insert subscriptions and replace their fields, prepared once for many rows. */
export function subscriptionWriter(db: WriteHandle): { insert(subscription: NewSubscription): void; update(id: string, fields: SubscriptionFields): void } {
  const insert = db.prepare(`INSERT INTO subscriptions (id, system, ref, ${fieldColumns.join(', ')}) VALUES (?, ?, ?, ${fieldColumns.map(() => '?').join(', ')})`);
  const update = db.prepare(`UPDATE subscriptions SET ${fieldColumns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`);
  return {
    insert: (subscription) => void insert.run(subscription.id, subscription.system, subscription.ref, ...fieldValues(subscription)),
    update: (id, fields) => void update.run(...fieldValues(fields), id),
  };
}

const Flags = z.array(z.string());
type Row = Omit<StoredSubscription, 'flags' | 'autoRenews' | 'isTrial'> & { flags: string; autoRenews: number | null; isTrial: number };

/** A function that finds the stored subscription of an identity; like that of accounts, without zod for its columns. */
export function subscriptionFinder(db: ReadHandle, system: string): (ref: string) => StoredSubscription | null {
  const find = db.prepare<[string, string], Row>(
    `SELECT id, account_id AS accountId, account_ref AS accountRef, start_date AS startDate, end_date AS endDate, tier, billing, mrr_minor AS mrrMinor, arr_minor AS arrMinor, currency,
       auto_renews AS autoRenews, is_trial AS isTrial, changed_at AS changedAt, flags FROM subscriptions WHERE system = ? AND ref = ?`,
  );
  return (ref) => {
    const row = find.get(system, ref);
    if (row === undefined) return null;
    return { ...row, autoRenews: row.autoRenews === null ? null : row.autoRenews === 1, isTrial: row.isTrial === 1, flags: row.flags === '[]' ? [] : Flags.parse(JSON.parse(row.flags)) };
  };
}

/**
 * Links subscriptions whose account was unknown when they came to accounts that have come since: the one of the same system, else the only one
 * with that reference, else the only one of that name. Returns how many were linked.
 * @param unknownAccountFlag how the flag begins that says that no account is known; it goes with the link
 */
export function linkSubscriptionsToAccounts(db: WriteHandle, unknownAccountFlag: string): number {
  forgetUnlinked(db, ['subscriptions']);
  const linked = db
    .prepare(
      `UPDATE subscriptions SET account_id = found.id,
         flags = (SELECT json_group_array(f.value) FROM json_each(subscriptions.flags) f WHERE substr(f.value, 1, length(@unknownAccountFlag)) <> @unknownAccountFlag)
       FROM (SELECT s.row_id, coalesce(
               (SELECT same.id FROM accounts same WHERE same.system = s.system AND same.ref = s.account_ref),
               (SELECT x.account_id FROM account_aliases x WHERE x.system = s.system AND x.ref = s.account_ref AND x.ended_at IS NULL),
               (SELECT max(other.id) FROM accounts other WHERE other.ref = s.account_ref HAVING count(*) = 1),
               (SELECT max(named.id) FROM accounts named WHERE named.name = s.account_ref COLLATE NOCASE HAVING count(*) = 1)) AS id
             FROM subscriptions s WHERE s.account_id IS NULL) AS found
       WHERE subscriptions.row_id = found.row_id AND found.id IS NOT NULL`,
    )
    .run({ unknownAccountFlag }).changes;
  const through = linkThroughMerges(db, 'subscriptions', unknownAccountFlag);
  carryRecords(db, ['subscriptions']);
  return linked + through.length;
}

/** An account as far as it is found through one of its subscriptions. */
interface AccountOfSubscription {
  readonly id: string;
  readonly ref: string;
  readonly signupDate: string | null;
}

/**
 * A function that finds the account behind a subscription: the one with that reference in the same system, else the only one with it; null where
 * there is none, or its own account is not known. It remembers what it found.
 */
export function subscriptionAccountLookup(db: ReadHandle, system: string): (ref: string) => AccountOfSubscription | null {
  const select = `SELECT a.id, a.ref, a.signup_date AS signupDate FROM subscriptions s JOIN accounts a ON a.id = ${ownAccountOf('subscriptions', 's')} WHERE`;
  const same = db.prepare<[string, string], AccountOfSubscription>(`${select} s.system = ? AND s.ref = ?`);
  const byRef = db.prepare<[string], AccountOfSubscription>(`${select} s.ref = ? LIMIT 2`);
  const found = new Map<string, AccountOfSubscription | null>();
  const find = (ref: string): AccountOfSubscription | null => {
    const own = same.get(system, ref);
    if (own !== undefined) return own;
    const [only, ...others] = byRef.all(ref);
    return only === undefined || others.length > 0 ? null : only;
  };
  return (ref) => {
    let account = found.get(ref);
    if (account === undefined) {
      account = find(ref);
      found.set(ref, account);
    }
    return account;
  };
}

const ListRow = z.object({
  ref: z.string(),
  startDate: CalendarDate.nullable(),
  endDate: CalendarDate.nullable(),
  tier: z.string().nullable(),
  arrMinor: z.int().nullable(),
  currency: z.string().nullable(),
  billing: z.string().nullable(),
  isTrial: z.int().transform((value) => value === 1),
  isCounted: z.int().transform((value) => value === 1),
});
export type SubscriptionListRow = z.infer<typeof ListRow>;

/** The subscriptions of an account, those that began last first. */
export const listSubscriptions = (db: ReadHandle, accountId: AccountId): SubscriptionListRow[] =>
  db
    .prepare(
      `SELECT ref, start_date AS startDate, end_date AS endDate, tier, arr_minor AS arrMinor, currency, billing, is_trial AS isTrial, ${isCounted} AS isCounted
       FROM subscriptions s WHERE account_id = ? ORDER BY start_date DESC, ref`,
    )
    .all(accountId)
    .map((row) => ListRow.parse(row));
