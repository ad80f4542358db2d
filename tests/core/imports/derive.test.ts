import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { deriveCommercials, isOpenSubscription, settleCommercials, subscriptionRenewal, type SubscriptionFacts } from '../../../electron/core/imports/derive';

const date = (text: string): CalendarDate => CalendarDate.parse(text);
const asOf = date('2025-01-15');
const subscription = (facts: Partial<SubscriptionFacts>): SubscriptionFacts => ({ startDate: date('2024-03-01'), endDate: null, arrMinor: 100_000, currency: 'USD', billing: 'annual', isTrial: false, ...facts });

describe('open subscriptions [W4]', () => {
  it('are those without an end or with one after as-of', () => {
    expect([null, '2025-01-14', '2025-01-15', '2025-01-16'].map((end) => isOpenSubscription({ endDate: end === null ? null : date(end) }, asOf))).toEqual([true, false, false, true]);
  });
});

describe('subscriptionRenewal [W4]', () => {
  it('is the next anniversary of an annual start, on as-of itself included', () => {
    expect(subscriptionRenewal(subscription({}), asOf)).toBe('2025-03-01');
    expect(subscriptionRenewal(subscription({ startDate: date('2024-01-15') }), asOf)).toBe('2025-01-15');
    expect(subscriptionRenewal(subscription({ startDate: date('2024-01-14') }), asOf)).toBe('2026-01-14');
    expect(subscriptionRenewal(subscription({ startDate: date('2024-02-29') }), asOf)).toBe('2025-02-28');
  });

  it('is the end where that is sooner, and for other frequencies the end or nothing', () => {
    expect(subscriptionRenewal(subscription({ endDate: date('2025-02-01') }), asOf)).toBe('2025-02-01');
    expect(subscriptionRenewal(subscription({ endDate: date('2026-02-01') }), asOf)).toBe('2025-03-01');
    expect(subscriptionRenewal(subscription({ billing: 'monthly' }), asOf)).toBeNull();
    expect(subscriptionRenewal(subscription({ billing: 'monthly', endDate: date('2025-06-30') }), asOf)).toBe('2025-06-30');
  });
});

describe('deriveCommercials [W4]', () => {
  it('adds up what is open and takes the soonest renewal', () => {
    const facts = [subscription({}), subscription({ arrMinor: 250_000, startDate: date('2024-02-01') }), subscription({ arrMinor: 990_000, endDate: date('2024-12-31') }), subscription({ arrMinor: 5, billing: 'monthly' })];
    expect(deriveCommercials(facts, asOf)).toEqual({ arr: { amountMinor: 350_005, currency: 'USD' }, renewal: '2025-02-01', basis: '3 open subscriptions', flags: [] });
  });

  it('never mixes currencies: no sum, and says why', () => {
    const derived = deriveCommercials([subscription({}), subscription({ currency: 'EUR' })], asOf);
    expect(derived.arr).toBeNull();
    expect(derived.flags).toEqual(['Open subscriptions are in EUR and USD: they are not added up']);
  });

  it('leaves out what has no amount, and counts it', () => {
    expect(deriveCommercials([subscription({}), subscription({ arrMinor: null, currency: null })], asOf)).toMatchObject({ arr: { amountMinor: 100_000 }, flags: ['1 open subscription without an amount is left out of ARR'] });
    expect(deriveCommercials([subscription({ arrMinor: null })], asOf).arr).toBeNull();
  });

  it('is 0 where everything has ended, and unknown where there is nothing', () => {
    expect(deriveCommercials([subscription({ endDate: date('2024-06-01') })], asOf)).toEqual({ arr: { amountMinor: 0, currency: 'USD' }, renewal: null, basis: 'no open subscription of 1', flags: [] });
    expect(deriveCommercials([], asOf)).toEqual({ arr: null, renewal: null, basis: 'nothing says it', flags: [] });
  });

  it('counts trials as the file states them and flags one with an amount', () => {
    expect(deriveCommercials([subscription({ isTrial: true, arrMinor: 0 })], asOf)).toMatchObject({ arr: { amountMinor: 0 }, flags: [] });
    expect(deriveCommercials([subscription({ isTrial: true })], asOf).flags).toEqual(['ARR includes 1 trial with an amount']);
  });
});

describe('settleCommercials [W4]', () => {
  const derived = deriveCommercials([subscription({})], asOf);
  it('puts what an accounts import states first and flags a conflict', () => {
    const settled = settleCommercials({ arr: { amountMinor: 90_000, currency: 'USD' }, renewal: null }, derived);
    expect(settled).toEqual({ arr: { amountMinor: 90_000, currency: 'USD' }, renewal: '2025-03-01', basis: 'ARR stated by the accounts import, the rest from 1 open subscription', flags: ['The stated ARR differs from the sum of the open subscriptions'] });
  });
  it('flags nothing where both agree, and changes nothing where nothing is stated', () => {
    expect(settleCommercials({ arr: derived.arr, renewal: derived.renewal }, derived)).toEqual({ ...derived, basis: 'stated by the accounts import' });
    expect(settleCommercials({ arr: null, renewal: null }, derived)).toBe(derived);
  });
});
