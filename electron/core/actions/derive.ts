import type { DecisionDraft } from '@shared/contract/sessions/entities';
import type { CalendarDate } from '@shared/primitives';

/**
 * What a decision promises (M6): itself by its due date, or else its follow-up by the day it is reviewed. A decision with neither (a close, a
 * merge, an issue that is only watched) promises nothing.
 */
export function promiseOf({ what, dueOn, reviewOn, followUp }: Pick<DecisionDraft, 'what' | 'dueOn' | 'reviewOn' | 'followUp'>): { what: string; dueOn: CalendarDate } | null {
  if (dueOn !== null) return { what, dueOn };
  return followUp === '' ? null : { what: followUp, dueOn: reviewOn };
}
