import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { AccountDetail, AccountRow } from '@shared/contract/accounts';
import { CalendarDate, type AccountId, type Money } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import type { ReadContext, WriteContext } from '../context';
import { daysBetween } from '../core/calendar';
import { deriveCommercials, isOpenSubscription, settleCommercials, type SubscriptionFacts } from '../core/imports/derive';
import { unknownAccountFlag } from '../core/imports/plan';
import { inReporting } from '../core/currencies';
import * as store from '../store/accounts';
import { getMergeOf, getSurvivor } from '../store/account-merges/merges';
import { getRates } from '../store/currencies';
import { linkSubscriptionsToAccounts, listSubscriptions } from '../store/subscriptions';
import { applyMerges, linesOf } from './account-merges/standing';

const amount = (amountMinor: number | null, currency: string | null): Money | null => (amountMinor === null || currency === null ? null : { amountMinor, currency });

const accountRow = ({ arrMinor, currency, ...row }: store.AccountListRow, asOf: CalendarDate): AccountRow => ({
  ...row,
  arr: amount(arrMinor, currency),
  daysToRenewal: row.renewal === null ? null : daysBetween(asOf, row.renewal),
});

export function listAccounts({ db, asOf }: ReadContext, { offset, limit, ...query }: ParsedInputOf<'accounts.list'>): OutputOf<'accounts.list'> {
  const { total, rows } = store.listAccounts(db, query, { offset, limit });
  return { total, rows: rows.map((row) => accountRow(row, asOf)) };
}

/** @throws DocketError not-found */
export function getAccount({ db, asOf }: ReadContext, { id }: ParsedInputOf<'accounts.get'>): AccountDetail {
  const found = store.getAccount(db, id);
  if (found === null) throw new DocketError('not-found', 'That account is not in this workspace. Go back to the list and choose another.');
  const { statedArrMinor, statedCurrency, statedRenewal, basis, flags, region, industry, signupDate, ...row } = found;
  const subscriptions = listSubscriptions(db, id);
  const settled = settleCommercials({ arr: amount(statedArrMinor, statedCurrency), renewal: statedRenewal }, deriveCommercials(subscriptions.filter(({ isCounted }) => isCounted), asOf));
  return {
    ...accountRow(row, asOf),
    system: found.system,
    region,
    industry,
    signupDate,
    arrBasis: basis,
    flags: [...settled.flags, ...flags],
    subscriptions: subscriptions.map(({ ref, startDate, endDate, arrMinor, currency, ...rest }) => ({
      ref,
      start: startDate,
      end: endDate,
      tier: rest.tier,
      arr: amount(arrMinor, currency),
      billing: rest.billing,
      isTrial: rest.isTrial,
      isOpen: isOpenSubscription({ endDate }, asOf),
      isCounted: rest.isCounted,
    })),
    mergedInto: mergedInto(db, id),
    mergedHere: linesOf({ db, asOf }, id),
  };
}

function mergedInto(db: ReadContext['db'], id: AccountId): AccountDetail['mergedInto'] {
  const merge = getMergeOf(db, id);
  const survivor = merge === null ? null : getSurvivor(db, id);
  return merge === null || survivor === null ? null : { id: merge.intoId, name: merge.into, survivor, on: merge.on, by: merge.by, reason: merge.reason };
}

/** Read and written so many at a time, so that all accounts are never held at once. */
const PAGE = 2000;

const Terms = z.array(z.tuple([CalendarDate.nullable(), CalendarDate.nullable(), z.int().nullable(), z.string().nullable(), z.string().nullable(), z.int()]));

function subscriptionFacts(json: string): SubscriptionFacts[] {
  if (json === '[]') return [];
  return Terms.parse(JSON.parse(json)).map(([startDate, endDate, arrMinor, currency, billing, isTrial]) => ({ startDate, endDate, arrMinor, currency, billing, isTrial: isTrial === 1 }));
}

/**
 * Links subscriptions whose account has come since, and computes ARR and renewal of every account anew at `context.asOf` (W4). Issues are
 * ordered by them: `refreshFigures` has to be called afterwards. Appends no audit entry: the command that needs it does.
 * @returns how many accounts were looked at
 */
export function deriveAccounts({ db, asOf }: Pick<WriteContext, 'db' | 'asOf'>): number {
  linkSubscriptionsToAccounts(db, unknownAccountFlag);
  const termsOf = applyMerges({ db, asOf });
  const write = store.commercialsWriter(db);
  const rates = getRates(db, asOf);
  let derived = 0;
  for (let afterRow = 0; ; ) {
    const page = store.listCommercialSources(db, afterRow, PAGE);
    const last = page.at(-1);
    if (last === undefined) return derived;
    for (const { id, arrMinor, currency, renewal, basis, commonArrMinor, statedArrMinor, statedCurrency, statedRenewal, subscriptions } of page) {
      const own = settleCommercials({ arr: amount(statedArrMinor, statedCurrency), renewal: statedRenewal }, deriveCommercials(subscriptionFacts(subscriptions), asOf));
      const settled = { ...own, basis: `${own.basis}${termsOf.get(id) ?? ''}` };
      const common = settled.arr === null ? null : (inReporting(settled.arr, rates)?.amountMinor ?? null);
      const isSame = (settled.arr?.amountMinor ?? null) === arrMinor && (settled.arr?.currency ?? null) === currency && settled.renewal === renewal && settled.basis === basis && common === commonArrMinor;
      if (!isSame) write(id, { ...settled, commonArrMinor: common });
    }
    derived += page.length;
    afterRow = last.rowId;
  }
}
