import type { FittingSet, SetKind } from '@shared/contract/tradeoffs/entities';
import type { AccountId, IssueId, Money } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { minorUnitDigits } from '../money';
import { compareForPriority, type PriorityKey } from '../scoring/ranking';
import { fromTheTop } from './board';
import { bestSet } from './knapsack';

/** One of those that compete, as far as capacity is shared out by it (T1, T4). */
export interface Rival {
  readonly id: IssueId;
  readonly number: number;
  readonly accountId: AccountId | null;
  readonly effort: number;
  readonly score: number | null;
  readonly arr: Money | null;
  readonly renewal: string | null;
  readonly openedOn: string | null;
  readonly daysToEffect: number | null;
  readonly isDual: boolean;
}

/** A best set must be found while the room waits: a tenth of what the command line allows itself. */
const keptAtMost = 4_000_000;

/** The currency that most accounts of the board are in; of equals the first by its code. Null where no ARR is known. */
export function mainCurrency(rivals: readonly Rival[]): string | null {
  const accounts = new Map<string, Set<string>>();
  for (const { id, accountId, arr } of rivals) if (arr !== null) accounts.set(arr.currency, (accounts.get(arr.currency) ?? new Set()).add(accountId ?? id));
  const [first] = [...accounts].toSorted(([a, as], [b, bs]) => bs.size - as.size || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}

/** The order of the scores, ties broken as in the priority list (S1, T1). ARR counts where it is in the board's main currency. */
export function arithmeticOrder(rivals: readonly Rival[]): Rival[] {
  const currency = mainCurrency(rivals);
  const keys = new Map<Rival, PriorityKey>(
    rivals.map((rival) => [rival, { score: rival.score, renewalDate: rival.renewal, arrMinor: rival.arr?.currency === currency ? (rival.arr?.amountMinor ?? null) : null, openedOn: rival.openedOn, number: rival.number }]),
  );
  return rivals.toSorted((a, b) => {
    const [left, right] = [keys.get(a), keys.get(b)];
    return left === undefined || right === undefined ? 0 : compareForPriority(left, right);
  });
}

/**
 * What fits the capacity by each measure, side by side (T4).
 *
 * `order`, `arithmetic` and `speed` go down an order and take what still fits: the group's, the scores', and the one in which customers feel it
 * (days not known last). `score`, `arr` and `dual` are exact best sets (0/1 knapsack): the highest sum of scores; the highest ARR of the accounts
 * served, each counted once, in the board's main currency; the most that serve something else as well, then the highest sum of scores.
 *
 * @param groupOrder null: nobody has voted, and there is no such set.
 */
export function allocationsOf(rivals: readonly Rival[], capacity: number, groupOrder: readonly IssueId[] | null): FittingSet[] {
  const arithmetic = arithmeticOrder(rivals);
  const order = groupOrder?.flatMap((id) => rivals.find((rival) => rival.id === id) ?? []) ?? null;
  const sooner = arithmetic.toSorted((a, b) => (a.daysToEffect ?? Number.MAX_SAFE_INTEGER) - (b.daysToEffect ?? Number.MAX_SAFE_INTEGER));
  const allScores = rivals.reduce((sum, { score }) => sum + (score ?? 0), 0);
  const carriesArr = carriersOfArr(rivals);
  const top = (kind: SetKind, ranked: readonly Rival[]): FittingSet => describe(kind, fromTheTop(ranked, capacity), rivals);
  const best = (kind: SetKind, valueOf: (rival: Rival) => number): FittingSet => {
    try {
      const chosen = bestSet(rivals.map((rival) => ({ id: rival.id, effort: rival.effort, value: valueOf(rival), rival })), capacity, keptAtMost);
      return describe(kind, chosen.map(({ rival }) => rival), rivals);
    } catch (error) {
      if (error instanceof DocketError) return { ...describe(kind, [], rivals), problem: error.message };
      throw error;
    }
  };
  return [
    ...(order === null ? [] : [top('order', order)]),
    top('arithmetic', arithmetic),
    best('score', ({ score }) => score ?? 0),
    best('arr', (rival) => (carriesArr.has(rival) ? Math.max(0, rival.arr?.amountMinor ?? 0) : 0)),
    ...(rivals.some(({ daysToEffect }) => daysToEffect !== null) ? [top('speed', sooner)] : []),
    ...(rivals.some(({ isDual }) => isDual) ? [best('dual', ({ score, isDual }) => (score ?? 0) + (isDual ? allScores + 1 : 0))] : []),
  ];
}

/**
 * For each account in the main currency the contender that serves it for the least effort (then the higher score, then the lower number). Only it
 * carries the account's ARR, so that a sum over a set counts no account twice, and the best such sum is the best there is.
 */
function carriersOfArr(rivals: readonly Rival[]): Set<Rival> {
  const currency = mainCurrency(rivals);
  const carriers = new Map<string, Rival>();
  for (const rival of rivals) {
    if (rival.arr?.currency !== currency) continue;
    const account = rival.accountId ?? rival.id;
    const other = carriers.get(account);
    if (other === undefined || isCheaper(rival, other)) carriers.set(account, rival);
  }
  return new Set(carriers.values());
}

function isCheaper(a: Rival, b: Rival): boolean {
  if (a.effort !== b.effort) return a.effort < b.effort;
  if (a.score !== b.score) return (a.score ?? 0) > (b.score ?? 0);
  return a.number < b.number;
}

/** What a set adds up to. */
export function describe(kind: SetKind, chosen: readonly Rival[], rivals: readonly Rival[]): FittingSet {
  const days = chosen.flatMap(({ daysToEffect }) => daysToEffect ?? []);
  return {
    kind,
    chosen: arithmeticOrder(chosen).map(({ id }) => id),
    effort: chosen.reduce((sum, { effort }) => sum + effort, 0),
    score: chosen.reduce((sum, { score }) => sum + (score ?? 0), 0),
    arr: arrOnce(chosen),
    arrDeferred: arrOnce(rivals.filter((rival) => !chosen.includes(rival))),
    daysToEffect: days.length === 0 ? null : Math.max(...days),
    dual: chosen.filter(({ isDual }) => isDual).length,
    problem: null,
  };
}

/** The ARR of the accounts, each counted once: a sum for each currency, the largest in major units first (T1). */
export function arrOnce(rivals: readonly Pick<Rival, 'id' | 'accountId' | 'arr'>[]): Money[] {
  const seen = new Set<string>();
  const sums = new Map<string, number>();
  for (const { id, accountId, arr } of rivals) {
    const account = accountId ?? id;
    if (arr === null || seen.has(account)) continue;
    seen.add(account);
    sums.set(arr.currency, (sums.get(arr.currency) ?? 0) + arr.amountMinor);
  }
  const major = ([currency, amountMinor]: [string, number]): number => amountMinor / 10 ** minorUnitDigits(currency);
  return [...sums].toSorted((a, b) => major(b) - major(a) || (a[0] < b[0] ? -1 : 1)).map(([currency, amountMinor]) => ({ amountMinor, currency }));
}
