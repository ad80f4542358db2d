import { CalendarDate } from '@shared/primitives';
import { describe, expect, it } from 'vitest';
import { likelyPairs } from '../../../electron/core/accounts/likely-pairs';
import { mergeInto, standsAlone, standingsAfter, standingValues, termsOf, usualTerms, type AccountFacts, type MergedSubscription, type Standing } from '../../../electron/core/accounts/merging';

const asOf = CalendarDate.parse('2026-11-21');
const nothing: AccountFacts = { name: 'Halden', segment: 'unknown', tier: null, health: null, sponsor: null, owner: null, region: null, industry: null, signupDate: null, statedArrMinor: null, statedCurrency: null, statedRenewal: null, flags: [] };
const subscription = (system: string, arrMinor: number, currency = 'EUR', startDate = '2026-01-05'): MergedSubscription => ({ system, startDate: CalendarDate.parse(startDate), endDate: null, arrMinor, currency, billing: 'annual', isTrial: false });
const account = (id: string, facts: Partial<AccountFacts>, subscriptions: readonly MergedSubscription[] = []): Standing => standsAlone(id, { ...nothing, ...facts }, subscriptions);

describe('what stands of two accounts [W6]', () => {
  it('is what the survivor says, what the other says where it says nothing, and what a person chose', () => {
    const survivor = account('a', { segment: 'enterprise', owner: 'Ida' });
    const other = account('b', { name: 'Halden AS', segment: 'smb', sponsor: 'Ann' });
    expect(standingValues(survivor, other, {})).toMatchObject({ name: 'survivor', segment: 'survivor', owner: 'survivor', sponsor: 'other', terms: 'survivor' });
    expect(mergeInto(survivor, other, { name: 'other', segment: 'other', sponsor: 'survivor' }, asOf).facts).toMatchObject({ name: 'Halden AS', segment: 'smb', owner: 'Ida', sponsor: null });
    // A chosen value that its source takes back leaves the survivor's.
    expect(mergeInto(survivor, account('b', {}), { segment: 'other' }, asOf).facts.segment).toBe('enterprise');
  });

  it('counts no ARR twice: stated figures and subscriptions of two systems are of one side', () => {
    const stated = account('a', { statedArrMinor: 1000, statedCurrency: 'EUR' });
    expect(termsOf(mergeInto(stated, account('b', { statedArrMinor: 9000, statedCurrency: 'USD' }), {}, asOf), asOf).arr).toEqual({ amountMinor: 1000, currency: 'EUR' });
    expect(termsOf(mergeInto(stated, account('b', {}, [subscription('crm', 5)]), {}, asOf), asOf).arr).toEqual({ amountMinor: 1000, currency: 'EUR' });
    const [crm, billing] = [account('a', {}, [subscription('crm', 100)]), account('b', {}, [subscription('billing', 100)])];
    expect([usualTerms(crm, billing), termsOf(mergeInto(crm, billing, {}, asOf), asOf).arr]).toEqual(['survivor', { amountMinor: 100, currency: 'EUR' }]);
    const same = account('b', {}, [subscription('crm', 40)]);
    expect([usualTerms(crm, same), termsOf(mergeInto(crm, same, { terms: 'both' }, asOf), asOf).arr]).toEqual(['both', { amountMinor: 140, currency: 'EUR' }]);
    expect(termsOf(mergeInto(crm, account('b', {}, [subscription('crm', 40, 'USD')]), { terms: 'both' }, asOf), asOf).arr).toBeNull();
  });

  it('fills a renewal that the side whose ARR stands does not know', () => {
    const survivor = account('a', { statedArrMinor: 1000, statedCurrency: 'EUR' });
    const other = account('b', {}, [subscription('crm', 100, 'EUR', '2025-03-01')]);
    expect(termsOf(mergeInto(survivor, other, {}, asOf), asOf)).toMatchObject({ arr: { amountMinor: 1000 }, renewal: '2027-03-01' });
    expect(termsOf(mergeInto(survivor, account('b', { statedRenewal: CalendarDate.parse('2026-12-01') }), {}, asOf), asOf).renewal).toBe('2026-12-01');
  });

  it('follows chains, whatever the order in which they were made', () => {
    const accounts = new Map([account('a', { sponsor: 'Ann' }), account('b', { owner: 'Ida' }), account('c', { region: 'North' })].map((one) => [one.id, one] as const));
    const alone = (id: string): Standing | null => accounts.get(id) ?? null;
    const facts = standingsAfter([{ accountId: 'a', intoId: 'b', keep: {} }, { accountId: 'b', intoId: 'c', keep: {} }], alone, asOf)('c')?.facts;
    expect(facts).toMatchObject({ sponsor: 'Ann', owner: 'Ida', region: 'North' });
    expect(standingsAfter([{ accountId: 'b', intoId: 'c', keep: {} }, { accountId: 'a', intoId: 'b', keep: {} }], alone, asOf)('c')?.facts).toEqual(facts);
    expect(standingsAfter([], alone, asOf)('x')).toBeNull();
  });
});

describe('accounts that may be one [W6]', () => {
  const named = (id: string, name: string, system: string) => ({ id, ref: id, name, system });
  const pairs = (...accounts: ReturnType<typeof named>[]): unknown[] => likelyPairs(accounts).pairs.map(({ a, b, isAcrossSystems }) => [a, b, isAcrossSystems]);

  it('have the same or near names, those of different systems first', () => {
    expect(pairs(named('1', 'Orsted', 'crm'), named('2', 'Halden Medical AS', 'crm'), named('3', 'halden medical', 'desk'), named('4', 'Ørsted A/S', 'crm'))).toEqual([['2', '3', true], ['1', '4', false]]);
    expect(pairs(named('1', 'Brightwater Energy', 'crm'), named('2', 'Brightwater', 'desk'))).toEqual([['1', '2', true]]);
    expect(pairs(named('1', 'Brightwatr Energy', 'crm'), named('2', 'Brightwater Energy', 'desk'))).toEqual([['1', '2', true]]);
  });

  it('are not two plants with different numbers, two of one system that differ by a word, or everything called Unknown', () => {
    expect(pairs(named('1', 'Plant 3', 'crm'), named('2', 'Plant 4', 'desk'))).toEqual([]);
    expect(pairs(named('1', 'Brightwater Energy', 'crm'), named('2', 'Brightwater', 'crm'))).toEqual([]);
    expect(pairs(...Array.from({ length: 30 }, (_, index) => named(String(index), 'Unknown', index % 2 === 0 ? 'crm' : 'desk')))).toEqual([]);
  });

  it('are held by the same name alone where there are very many, and that is said', () => {
    const many = Array.from({ length: 5001 }, (_, index) => named(String(index), `Company ${index}`, 'crm'));
    const found = likelyPairs([...many, named('x', 'Brightwater', 'crm'), named('y', 'BRIGHTWATER, Inc.', 'desk')]);
    expect(found).toMatchObject({ isWhole: false, pairs: [{ a: 'x', b: 'y', likeness: 1 }] });
  });
});
