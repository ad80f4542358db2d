import type { DecisionDraft, ItemDetail, Room } from '@shared/contract/sessions/entities';
import { CalendarDate, type Money } from '@shared/primitives';
import { minorUnits } from '../../../ui/format';
import { addDays } from '../../../ui/month';
import { bandActions } from '../session-words';
import type { DecisionFields, ItemDraft } from './drafts';

/** Weeks from the session to the review that is suggested. */
const reviewDays = 28;

const fallbackCurrency = 'EUR';

/** A cost as it is typed: in major units. */
export const costFieldsOf = (cost: Money | null, currency: string | undefined): Pick<DecisionFields, 'costMajor' | 'currency'> =>
  cost === null ? { costMajor: null, currency: currency ?? fallbackCurrency } : { costMajor: cost.amountMinor / minorUnits(cost.currency), currency: cost.currency };

/** The fields as they stand: what was typed, else the decision already taken, else what the band asks for. */
export function fieldsOf(draft: ItemDraft, item: ItemDetail, room: Room): DecisionFields {
  const taken = item.decision;
  const band = item.agreed?.band ?? item.issue?.band ?? null;
  const suggested: DecisionFields =
    taken === null
      ? {
          outcome: band === null || (item.agreed === null && item.issue?.isProposed === true) ? null : bandActions[band],
          what: '',
          ownerId: null,
          function: null,
          dueOn: null,
          reviewOn: CalendarDate.parse(addDays(room.plannedOn, reviewDays)),
          level: 'manager',
          reason: '',
          departureReason: '',
          acceptUntil: null,
          mergeIntoId: null,
          dissents: [],
          rejected: [],
          followUp: '',
          costMajor: null,
          currency: item.issue?.arr?.currency ?? fallbackCurrency,
          fiscalPeriod: '',
          laterReason: item.deferredReason ?? '',
        }
      : { ...taken, ...costFieldsOf(taken.cost, item.issue?.arr?.currency), outcome: taken.kind, laterReason: '', dissents: taken.dissents.map(({ personId, words }) => ({ personId, words })) };
  return { ...suggested, ...draft.decision };
}

/** What a person still has to fill in, by field; empty when it can be recorded. Main checks again and knows more (M5). */
export function missingIn(fields: DecisionFields, departs: boolean): Readonly<Partial<Record<keyof DecisionFields, string>>> {
  if (fields.outcome === null) return { outcome: 'Choose what is decided.' };
  if (fields.outcome === 'later') return fields.laterReason.trim() === '' ? { laterReason: 'Say in a line why it is put off.' } : {};
  const isWork = fields.outcome === 'plan' || fields.outcome === 'escalate' || fields.outcome === 'act-now';
  return {
    ...(fields.what.trim() === '' ? { what: 'Say in a line what is decided.' } : {}),
    ...(fields.ownerId === null ? { ownerId: 'Name the owner.' } : {}),
    ...(isWork && fields.dueOn === null ? { dueOn: 'Name the date by which it is done.' } : {}),
    ...(fields.reviewOn === null ? { reviewOn: 'Even this has a review date.' } : {}),
    ...(fields.reason.trim() === '' ? { reason: 'Give the reason in a line.' } : {}),
    ...(departs && fields.departureReason.trim() === '' ? { departureReason: 'Say why it departs from the band.' } : {}),
    ...(fields.outcome === 'accept-risk' && fields.acceptUntil === null ? { acceptUntil: 'A risk is accepted until a date.' } : {}),
    ...(fields.costMajor !== null && !/^[A-Z]{3}$/.test(fields.currency) ? { currency: 'Three letters, such as EUR.' } : {}),
    ...(/^(FY\d{2} Q[1-4])?$/.test(fields.fiscalPeriod) ? {} : { fiscalPeriod: 'Such as FY26 Q4.' }),
    ...(fields.outcome === 'merge' && fields.mergeIntoId === null ? { mergeIntoId: 'Name the issue it becomes part of.' } : {}),
  };
}

/** The fields as main takes them; null while something is missing. */
export function draftOf(fields: DecisionFields, departs: boolean): DecisionDraft | null {
  const { outcome, ownerId, reviewOn } = fields;
  if (outcome === null || outcome === 'later' || ownerId === null || reviewOn === null) return null;
  return {
    kind: outcome,
    what: fields.what,
    ownerId,
    function: fields.function ?? 'other',
    dueOn: fields.dueOn,
    reviewOn,
    level: fields.level,
    reason: fields.reason,
    departureReason: departs ? fields.departureReason : '',
    acceptUntil: outcome === 'accept-risk' ? fields.acceptUntil : null,
    mergeIntoId: outcome === 'merge' ? fields.mergeIntoId : null,
    dissents: fields.dissents.flatMap(({ personId, words }) => (personId === null || words.trim() === '' ? [] : [{ personId, words }])),
    rejected: fields.rejected.filter(({ alternative }) => alternative.trim() !== ''),
    followUp: fields.followUp,
    cost: fields.costMajor === null ? null : { amountMinor: Math.round(fields.costMajor * minorUnits(fields.currency)), currency: fields.currency },
    fiscalPeriod: fields.costMajor === null ? '' : fields.fiscalPeriod,
  };
}
