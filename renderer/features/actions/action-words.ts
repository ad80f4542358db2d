import { actionStateLabels, type ActionRow } from '@shared/contract/actions/entities';
import { formatDate } from '../../ui/format';

/** A12: how people call an action. */
export const nameOf = ({ number }: Pick<ActionRow, 'number'>): string => `A${number}`;

export const isOpen = ({ state }: Pick<ActionRow, 'state'>): boolean => state === 'open' || state === 'in-progress';

/** How far away the due date is, or how late it is: `in 4 d`, `today`, `9 d late`. */
export function dueWords({ daysLeft, state }: Pick<ActionRow, 'daysLeft' | 'state'>): string {
  if (!isOpen({ state })) return '';
  return daysLeft === 0 ? 'today' : daysLeft < 0 ? `${-daysLeft} d late` : `in ${daysLeft} d`;
}

/** How an action stands, in a line. */
export function standingWords({ state, doneOn, note }: Pick<ActionRow, 'state' | 'doneOn' | 'note'>): string {
  const day = doneOn === null ? '' : ` ${formatDate(doneOn)}`;
  return `${actionStateLabels[state]}${day}${note === '' ? '' : `: ${note}`}`;
}
