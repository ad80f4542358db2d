import type { CalendarDate, Money } from '@shared/primitives';
import { nextAnniversary } from '../calendar';

/** What is needed of a stored subscription. */
export interface SubscriptionFacts {
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
  readonly arrMinor: number | null;
  readonly currency: string | null;
  /** `annual` renews every year; other frequencies end only where an end is stated. */
  readonly billing: string | null;
  readonly isTrial: boolean;
}

/** ARR and renewal of an account, with where they come from in words. */
export interface Commercials {
  readonly arr: Money | null;
  readonly renewal: CalendarDate | null;
  readonly basis: string;
  /** What contradicts, is missing or needs to be known, as sentences. */
  readonly flags: readonly string[];
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Open is no end date, or one after as-of. */
export function isOpenSubscription({ endDate }: Pick<SubscriptionFacts, 'endDate'>, asOf: string): boolean {
  return endDate === null || endDate > asOf;
}

/**
 * When an open subscription comes up: for an annual one the next anniversary of its start, or its end where that is sooner;
 * for any other its end, if it states one.
 */
export function subscriptionRenewal({ startDate, endDate, billing }: SubscriptionFacts, asOf: CalendarDate): CalendarDate | null {
  if (billing !== 'annual' || startDate === null) return endDate;
  const anniversary = nextAnniversary(startDate, asOf);
  return endDate !== null && endDate < anniversary ? endDate : anniversary;
}

/**
 * Sums the open subscriptions of an account (W4): ARR in one currency, never mixed silently, and the soonest renewal.
 * An account whose subscriptions have all ended has an ARR of 0; one without any has none. Trials count as the file states
 * them, which is mostly 0; one with an amount is flagged.
 */
export function deriveCommercials(subscriptions: readonly SubscriptionFacts[], asOf: CalendarDate): Commercials {
  if (subscriptions.length === 0) return { arr: null, renewal: null, basis: 'nothing says it', flags: [] };
  const open = subscriptions.filter((subscription) => isOpenSubscription(subscription, asOf));
  if (open.length === 0) {
    const currencies = new Set(subscriptions.flatMap(({ currency }) => (currency === null ? [] : [currency])));
    const [only] = currencies;
    return { arr: currencies.size === 1 && only !== undefined ? { amountMinor: 0, currency: only } : null, renewal: null, basis: `no open subscription of ${subscriptions.length}`, flags: [] };
  }
  const flags: string[] = [];
  const sums = new Map<string, number>();
  let without = 0;
  for (const { arrMinor, currency } of open) {
    if (arrMinor === null || currency === null) without += 1;
    else sums.set(currency, (sums.get(currency) ?? 0) + arrMinor);
  }
  if (without > 0) flags.push(`${plural(without, 'open subscription')} without an amount ${without === 1 ? 'is' : 'are'} left out of ARR`);
  if (sums.size > 1) flags.push(`Open subscriptions are in ${[...sums.keys()].sort().join(' and ')}: they are not added up`);
  const paidTrials = open.filter(({ isTrial, arrMinor }) => isTrial && arrMinor !== null && arrMinor !== 0).length;
  if (paidTrials > 0) flags.push(`ARR includes ${plural(paidTrials, 'trial')} with an amount`);
  const later = open.filter(({ startDate }) => startDate !== null && startDate > asOf).length;
  if (later > 0) flags.push(`${plural(later, 'open subscription')} ${later === 1 ? 'starts' : 'start'} after the as-of date`);

  const renewals = open.flatMap((subscription) => subscriptionRenewal(subscription, asOf) ?? []);
  const [sum] = sums;
  return {
    arr: sums.size === 1 && sum !== undefined ? { amountMinor: sum[1], currency: sum[0] } : null,
    renewal: renewals.reduce<CalendarDate | null>((soonest, date) => (soonest === null || date < soonest ? date : soonest), null),
    basis: plural(open.length, 'open subscription'),
    flags,
  };
}

/** What an accounts import states goes before what subscriptions give; where they differ, that is flagged. */
export function settleCommercials(stated: { readonly arr: Money | null; readonly renewal: CalendarDate | null }, derived: Commercials): Commercials {
  if (stated.arr === null && stated.renewal === null) return derived;
  const flags = [...derived.flags];
  const { arr, renewal } = stated;
  if (arr !== null && derived.arr !== null && (arr.currency !== derived.arr.currency || arr.amountMinor !== derived.arr.amountMinor)) flags.push('The stated ARR differs from the sum of the open subscriptions');
  if (renewal !== null && derived.renewal !== null && renewal !== derived.renewal) flags.push('The stated renewal date differs from that of the subscriptions');
  const saysBoth = arr !== null && renewal !== null;
  const says = arr !== null ? 'ARR' : 'renewal date';
  return {
    arr: arr ?? derived.arr,
    renewal: renewal ?? derived.renewal,
    basis: saysBoth || derived.basis === 'nothing says it' ? 'stated by the accounts import' : `${says} stated by the accounts import, the rest from ${derived.basis}`,
    flags,
  };
}
