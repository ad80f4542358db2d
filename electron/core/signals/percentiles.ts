import type { AccountFacts } from './facts';

/**
 * For each account, how many in a hundred of the other accounts in the same currency have a lower ARR, rounded down; null where its ARR is not known or
 * where it is the only one in its currency. Currencies are never mixed (W4).
 */
export function arrPercentiles(accounts: readonly Pick<AccountFacts, 'arrMinor' | 'currency'>[]): (number | null)[] {
  const byCurrency = new Map<string, number[]>();
  for (const { arrMinor, currency } of accounts) {
    if (arrMinor === null || currency === null) continue;
    const amounts = byCurrency.get(currency) ?? [];
    amounts.push(arrMinor);
    byCurrency.set(currency, amounts);
  }
  const lower = new Map([...byCurrency].map(([currency, amounts]) => [currency, firstPlaces(amounts)]));
  return accounts.map(({ arrMinor, currency }) => {
    const places = currency === null ? undefined : lower.get(currency);
    if (arrMinor === null || places === undefined || places.others === 0) return null;
    return Math.floor(((places.below.get(arrMinor) ?? 0) * 100) / places.others);
  });
}

/** How many amounts lie below each, and how many others there are. */
function firstPlaces(amounts: readonly number[]): { readonly below: ReadonlyMap<number, number>; readonly others: number } {
  const below = new Map<number, number>();
  [...amounts]
    .sort((a, b) => a - b)
    .forEach((amount, place) => {
      if (!below.has(amount)) below.set(amount, place);
    });
  return { below, others: amounts.length - 1 };
}
