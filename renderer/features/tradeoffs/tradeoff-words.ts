import type { BoardTerms, Contender, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import { capacityUnitLabels, capacityUnits } from '@shared/contract/tradeoffs/entities';
import type { IssueId, Money } from '@shared/primitives';
import { formatMoney, formatMoneyFull, minorUnits } from '../../ui/format';

export const unitOptions = capacityUnits.map((value) => ({ value, label: capacityUnitLabels[value] }));

/** An amount in full: `36 people-days`, `1 slot`, `EUR 120,000`. */
export function amountFull(amount: number, { unit, currency }: Pick<BoardTerms, 'unit' | 'currency'>): string {
  if (unit === 'money') return currency === null ? String(amount) : formatMoneyFull({ amountMinor: amount, currency });
  const one = unit === 'slots' ? 'slot' : 'people-day';
  return `${amount} ${one}${amount === 1 ? '' : 's'}`;
}

/** An amount where there is little room: `12 d`, `3`, `EUR 12 k`. */
export function amountShort(amount: number, { unit, currency }: Pick<BoardTerms, 'unit' | 'currency'>): string {
  if (unit === 'money') return currency === null ? String(amount) : formatMoney({ amountMinor: amount, currency });
  return unit === 'slots' ? String(amount) : `${amount} d`;
}

/** What a person types for an amount: money in major units, everything else as it is. */
export const typedAmount = (amount: number | null, { unit, currency }: Pick<BoardTerms, 'unit' | 'currency'>): number | null => (amount === null ? null : unit === 'money' && currency !== null ? amount / minorUnits(currency) : amount);
export const amountTyped = (typed: number | null, { unit, currency }: Pick<BoardTerms, 'unit' | 'currency'>): number | null => (typed === null ? null : unit === 'money' && currency !== null ? Math.round(typed * minorUnits(currency)) : Math.round(typed));

/** Sums in currencies side by side; they are never added. A line breaks between them alone. */
export const moneyList = (sums: readonly Money[]): string => (sums.length === 0 ? 'none known' : sums.map((sum) => formatMoney(sum).replaceAll(' ', '\u00a0')).join('\u00a0+ '));

export const contenderOf = ({ contenders }: Pick<TradeoffBoard, 'contenders'>, id: IssueId): Contender | undefined => contenders.find(({ issueId }) => issueId === id);
export const labelOf = (board: Pick<TradeoffBoard, 'contenders'>, id: IssueId): string => contenderOf(board, id)?.label ?? '';

/** Names joined as people write them. */
export const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`);
