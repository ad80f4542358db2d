import type { IssueDetail } from '@shared/contract/issues';
import { CalendarDate, type OrgFunction } from '@shared/primitives';
import { addDays } from '../../ui/month';
import type { DecisionFields, ItemDraft } from '../sessions/run/drafts';
import { bandActions, type Outcome } from '../sessions/session-words';

/** Weeks until the review that is suggested, as in a session. */
const reviewDays = 28;

/** What the band asks for; null while nobody has scored. */
export const bandAction = (issue: Pick<IssueDetail, 'band' | 'isProposed'>): Outcome | null => (issue.band === null || issue.isProposed ? null : bandActions[issue.band]);

/** Whether a choice is another one than the band asks for. */
export const departsOnWalk = (issue: Pick<IssueDetail, 'band' | 'isProposed'>, outcome: Outcome | null): boolean => outcome !== null && outcome !== 'later' && bandAction(issue) !== null && bandAction(issue) !== outcome;

/**
 * The fields of a decision on the walk as they stand: what was typed, else what the record already says. Nothing is made up: the owner is the
 * issue's, a risk is accepted until the renewal, and what nobody knows yet is empty.
 */
export function walkFieldsOf(draft: ItemDraft, issue: Pick<IssueDetail, 'ownerId' | 'renewal' | 'arr'>, { asOf, ownerFunction }: { asOf: CalendarDate; ownerFunction: OrgFunction | null }): DecisionFields {
  return {
    outcome: null,
    what: '',
    ownerId: issue.ownerId,
    function: ownerFunction,
    dueOn: null,
    reviewOn: CalendarDate.parse(addDays(asOf, reviewDays)),
    level: 'manager',
    reason: '',
    departureReason: '',
    acceptUntil: issue.renewal !== null && issue.renewal > asOf ? issue.renewal : null,
    mergeIntoId: null,
    dissents: [],
    rejected: [],
    followUp: '',
    costMajor: null,
    currency: issue.arr?.currency ?? 'EUR',
    fiscalPeriod: '',
    laterReason: '',
    ...draft.decision,
  };
}
