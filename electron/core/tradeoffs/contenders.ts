import type { BoardTerms, Contender } from '@shared/contract/tradeoffs/entities';
import { DocketError } from '@shared/result';
import { mainCurrency, type Rival } from './allocations';
import { amountWords, listed } from './words';

/** More could not be compared in a meeting. */
export const mostContenders = 60;

/** Money has a currency and nothing else has one. @throws DocketError invalid-input */
export function assertTerms({ unit, currency }: BoardTerms): void {
  if (unit === 'money' && currency === null) throw new DocketError('invalid-input', 'Money needs its currency. Nothing was changed. Name it, such as EUR.', 'currency');
  if (unit !== 'money' && currency !== null) throw new DocketError('invalid-input', 'Only money has a currency. Nothing was changed. Leave it out, or count in money.', 'currency');
}

/** An issue as far as it can compete. */
export interface Standing {
  readonly number: number;
  readonly status: 'open' | 'waiting' | 'resolved' | 'closed';
  /** The number of the issue it became part of. */
  readonly mergedInto: number | null;
}

/** Why an issue competes for nothing, in words; empty: it can. */
export function outOfRunning({ status, mergedInto }: Standing): string {
  if (mergedInto !== null) return `merged into #${mergedInto}`;
  return status === 'open' || status === 'waiting' ? '' : status;
}

/** @throws DocketError conflict for an issue that is closed or merged */
export function assertCompetes(standing: Standing): void {
  const why = outOfRunning(standing);
  if (why !== '') throw new DocketError('conflict', `Issue #${standing.number} is ${why} and competes for nothing. Nothing was changed. ${standing.mergedInto === null ? 'Reopen it first, or leave it out.' : 'Put that one on the board instead.'}`);
}

/** A contender as capacity is shared out. */
export const rivalOf = ({ issueId, effort, daysToEffect, alsoServes, issue }: Contender): Rival => ({
  id: issueId,
  number: issue.number,
  accountId: issue.accountId,
  effort,
  score: issue.score,
  arr: issue.arr,
  renewal: issue.renewal,
  openedOn: issue.openedOn,
  daysToEffect,
  isDual: alsoServes !== '',
});

/** What a person should know before relying on a board (T1), in sentences. */
export function warningsOf(terms: BoardTerms, contenders: readonly Contender[]): string[] {
  const running = contenders.filter(({ outOfRunning: why }) => why === '');
  const tooLarge = running.filter(({ effort }) => effort > terms.capacity);
  const currency = mainCurrency(running.map(rivalOf));
  const foreign = running.filter(({ issue }) => issue.arr !== null && issue.arr.currency !== currency);
  const named = (group: readonly Contender[]): string => listed(group.map(({ label }) => label));
  const has = (group: readonly Contender[]): string => (group.length === 1 ? 'has' : 'have');
  const warnings: (string | false)[] = [
    running.length < 2 && `Only ${running.length === 1 ? 'one issue is' : 'no issue is'} in the running: there is nothing to compare.`,
    tooLarge.length > 0 &&
      (tooLarge.length === running.length
        ? `Nothing fits: every issue takes more than the ${amountWords(terms.capacity, terms)} there are.`
        : `${named(tooLarge)} cannot fit: the capacity is ${amountWords(terms.capacity, terms)}.`),
    contenders.length > running.length && `Out of the running: ${contenders.filter(({ outOfRunning: why }) => why !== '').map(({ label, outOfRunning: why }) => `${label} (${why})`).join(', ')}.`,
    running.some(({ issue }) => issue.score === null) && `${named(running.filter(({ issue }) => issue.score === null))} ${has(running.filter(({ issue }) => issue.score === null))} no score and count as 0.`,
    running.some(({ issue }) => issue.isProposed) && `Nobody has accepted the score of ${named(running.filter(({ issue }) => issue.isProposed))} yet.`,
    foreign.length > 0 && `${named(foreign)} ${has(foreign)} ARR in another currency than ${currency ?? ''}, and currencies are never added: the best set by ARR leaves ${foreign.length === 1 ? 'it' : 'them'} out.`,
  ];
  return warnings.filter((warning) => warning !== false);
}

/** Whether a board takes so many more. @throws DocketError invalid-input */
export function assertRoomFor(present: number, added: number): void {
  if (present + added > mostContenders) throw new DocketError('invalid-input', `A board takes at most ${mostContenders} issues, and there would be ${present + added}. Nothing was added. Choose those that really compete.`, 'contenders');
}
