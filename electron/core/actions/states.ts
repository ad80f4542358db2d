import { actionStateLabels, type ActionChange, type ActionState } from '@shared/contract/actions/entities';
import type { CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';

/** How an action stands. */
export interface ActionStanding {
  readonly number: number;
  readonly state: ActionState;
  readonly note: string;
  readonly evidence: string;
  readonly doneOn: CalendarDate | null;
  readonly revision: number;
}

export const isOpen = (state: ActionState): boolean => state === 'open' || state === 'in-progress';

/** A1, A2 and so on: how people call an action. */
export const actionName = (number: number): string => `A${number}`;

/** The change as it is kept: what is done has a day, and what is not has none. */
export const settle = (change: ActionChange, asOf: CalendarDate): ActionChange => ({ ...change, doneOn: change.state === 'done' ? (change.doneOn ?? asOf) : null });

/** Whether a settled change says anything new. */
export const isSame = (before: Pick<ActionStanding, 'state' | 'note' | 'evidence' | 'doneOn'>, after: ActionChange): boolean =>
  before.state === after.state && before.note === after.note && before.evidence === after.evidence && before.doneOn === after.doneOn;

/**
 * Whether an action may be brought into a state (A2): a superseded one is out of reach, dropping needs a word of why, and nothing was done in the future.
 * @throws DocketError conflict, invalid-input with the field that is wrong
 */
export function assertChange(before: ActionStanding, change: ActionChange, { asOf, revision }: { asOf: CalendarDate; revision: number }): void {
  const name = actionName(before.number);
  if (before.state === 'superseded') throw new DocketError('conflict', `${name} was superseded: its item was decided anew. Nothing was changed. Update the action of the later decision.`);
  if (before.revision !== revision) throw new DocketError('conflict', `${name} was changed meanwhile: it is ${actionStateLabels[before.state].toLowerCase()} now. Nothing was changed. Look at it again and decide.`);
  if (change.state === 'dropped' && change.note === '') throw new DocketError('invalid-input', `Say in a line why ${name} is dropped. Nothing was changed.`, 'note');
  if (change.doneOn !== null && change.doneOn > asOf) throw new DocketError('invalid-input', `${change.doneOn} lies after ${asOf}, the date the workspace is looked at from. Nothing was changed. Give the day on which it was done.`, 'doneOn');
  if (isSame(before, settle(change, asOf))) throw new DocketError('conflict', `${name} stands like that already. Nothing was changed.`);
}
