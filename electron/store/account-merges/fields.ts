import { CalendarDate, Segment } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { ownAccountOf } from './own-account';

/** What a source says of an account, as it is stored. */
export const OwnFields = z.object({
  name: z.string(),
  segment: Segment,
  tier: z.string().nullable(),
  health: z.string().nullable(),
  sponsor: z.string().nullable(),
  owner: z.string().nullable(),
  region: z.string().nullable(),
  industry: z.string().nullable(),
  signupDate: CalendarDate.nullable(),
  statedArrMinor: z.int().nullable(),
  statedCurrency: z.string().nullable(),
  statedRenewal: CalendarDate.nullable(),
  flags: z.array(z.string()),
});
export type OwnFields = z.infer<typeof OwnFields>;

export const ownFieldColumns = ['name', 'segment', 'tier', 'health', 'sponsor', 'owner', 'region', 'industry', 'signup_date', 'stated_arr_minor', 'stated_currency', 'stated_renewal', 'changed_at', 'flags'] as const;

const Row = OwnFields.extend({ id: z.string(), flags: z.string().transform((text): unknown => JSON.parse(text)).pipe(z.array(z.string())) });

/** What the own sources of those accounts say, or what stands for them with others merged into them, by account. */
export function listFields(db: ReadHandle, which: 'own' | 'standing', ids: readonly string[]): Map<string, OwnFields> {
  const rows = db
    .prepare(
      `SELECT id, name, segment, tier, health, sponsor, owner, region, industry, signup_date AS signupDate, stated_arr_minor AS statedArrMinor, stated_currency AS statedCurrency,
         stated_renewal AS statedRenewal, flags FROM ${which === 'own' ? 'account_sources' : 'accounts'} WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  return new Map(
    rows.map((row) => {
      const { id, ...fields } = Row.parse(row);
      return [id, fields] as const;
    }),
  );
}

/** A function that writes what stands for an account with others merged into it, and whether its own subscriptions count. */
export function standingWriter(db: WriteHandle): (id: string, fields: OwnFields) => void {
  const update = db.prepare(
    `UPDATE accounts SET name = @name, segment = @segment, tier = @tier, health = @health, sponsor = @sponsor, owner = @owner, region = @region, industry = @industry, signup_date = @signupDate,
       stated_arr_minor = @statedArrMinor, stated_currency = @statedCurrency, stated_renewal = @statedRenewal, flags = @flags WHERE id = @id`,
  );
  return (id, { flags, ...fields }) => void update.run({ ...fields, id, flags: JSON.stringify(flags) });
}

/** Says of which accounts the own subscriptions count in the ARR of the one that stands for them. */
export function setCounted(db: WriteHandle, family: readonly string[], counted: readonly string[]): void {
  db.prepare('UPDATE accounts SET counts_subscriptions = id IN (SELECT value FROM json_each(@counted)) WHERE id IN (SELECT value FROM json_each(@family))').run({
    family: JSON.stringify(family),
    counted: JSON.stringify(counted),
  });
}

const OwnSubscription = z.object({
  ownId: z.string(),
  system: z.string(),
  startDate: CalendarDate.nullable(),
  endDate: CalendarDate.nullable(),
  arrMinor: z.int().nullable(),
  currency: z.string().nullable(),
  billing: z.string().nullable(),
  isTrial: z.int().transform((value) => value === 1),
});
export type OwnSubscription = z.infer<typeof OwnSubscription>;

/** The subscriptions under those accounts, each with the account that is its own. */
export const listOwnSubscriptions = (db: ReadHandle, ids: readonly string[]): OwnSubscription[] =>
  db
    .prepare(
      `SELECT ${ownAccountOf('subscriptions', 's')} AS ownId, s.system, s.start_date AS startDate, s.end_date AS endDate, s.arr_minor AS arrMinor, s.currency, s.billing, s.is_trial AS isTrial
       FROM subscriptions s WHERE s.account_id IN (SELECT value FROM json_each(?)) ORDER BY s.row_id`,
    )
    .all(JSON.stringify(ids))
    .map((row) => OwnSubscription.parse(row));
