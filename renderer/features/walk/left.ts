import type { WalkStop } from '@shared/contract/walks';
import { bands, type Band, type IssueId, type Money } from '@shared/primitives';

export interface Left {
  readonly issues: number;
  /** Each account once, one sum a currency, the largest first (M9, W4). */
  readonly arr: readonly Money[];
  /** Highest band first; those with nothing left are not there. */
  readonly bands: readonly { readonly band: Band | null; readonly issues: number }[];
}

/** What is left of a walk after an issue: everything nothing was done with yet, without that one. */
export function leftAfter(stops: readonly WalkStop[], current: IssueId | null): Left {
  const left = stops.filter(({ issueId, done }) => done === null && issueId !== current);
  const accounts = new Map(left.flatMap(({ accountId, arr }) => (accountId === null || arr === null ? [] : [[accountId, arr] as const])));
  const sums = new Map<string, number>();
  for (const { amountMinor, currency } of accounts.values()) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return {
    issues: left.length,
    arr: [...sums].map(([currency, amountMinor]) => ({ amountMinor, currency })).toSorted((a, b) => b.amountMinor - a.amountMinor),
    bands: [...bands.toReversed(), null].map((band) => ({ band, issues: left.filter((stop) => stop.band === band).length })).filter(({ issues }) => issues > 0),
  };
}
