import { decisionLabels, type DecisionDraft, type DecisionKind } from '@shared/contract/sessions/entities';
import { bandLabels, type Band, type CalendarDate, type IssueId, type PersonId } from '@shared/primitives';
import { DocketError } from '@shared/result';

/** What each band asks for (S1, M5). */
export const bandActions = { monitor: 'monitor', 'next-cycle': 'plan', escalate: 'escalate', immediate: 'act-now' } as const satisfies Record<Band, DecisionKind>;

/** Kinds of work: without a date nobody can say whether it was done. */
const needsDueDate: readonly DecisionKind[] = ['plan', 'escalate', 'act-now'];

/** Whether a decision is another one than the band asks for (M5). Without a band there is nothing to depart from. */
export const departsFrom = (band: Band | null, kind: DecisionKind): boolean => band !== null && bandActions[band] !== kind;

/** What a decision is held against. */
export interface DecisionSetting {
  readonly issueId: IssueId;
  readonly band: Band | null;
  /** No date of a decision lies before the session. */
  readonly plannedOn: CalendarDate;
  /** Null: nobody of that id. */
  readonly owner: { readonly isSystem: boolean } | null;
  readonly participants: ReadonlySet<PersonId>;
  /** The issue that `mergeIntoId` names; null: there is none. */
  readonly mergeTarget: { readonly number: number; readonly isMerged: boolean } | null;
}

const refuse = (message: string, field: string): DocketError => new DocketError('invalid-input', `${message} Nothing was recorded.`, `draft.${field}`);

/**
 * Whether a decision is whole (M5): it has an owner, dates that can be kept, a reason where it departs from the band's action, an end
 * where a risk is accepted, and dissent only of those who took part.
 *
 * @throws DocketError invalid-input with the field that is wrong.
 */
export function assertWhole(draft: DecisionDraft, setting: DecisionSetting): void {
  const { kind, dueOn, reviewOn, acceptUntil } = draft;
  if (setting.owner === null || setting.owner.isSystem) throw refuse('The owner is nobody of this workspace. Name the person who answers for it.', 'ownerId');
  if (departsFrom(setting.band, kind) && draft.departureReason === '' && setting.band !== null) {
    throw refuse(`${decisionLabels[kind]} is not what the band ${bandLabels[setting.band]} asks for (${decisionLabels[bandActions[setting.band]]}). Say why it departs.`, 'departureReason');
  }
  if (dueOn === null && needsDueDate.includes(kind)) throw refuse(`${decisionLabels[kind]} needs the date by which it is done.`, 'dueOn');
  for (const [field, date] of [['dueOn', dueOn], ['reviewOn', reviewOn], ['acceptUntil', acceptUntil]] as const) {
    if (date !== null && date < setting.plannedOn) throw refuse(`${date} lies before the session (${setting.plannedOn}).`, field);
  }
  if ((kind === 'accept-risk') !== (acceptUntil !== null)) throw refuse(kind === 'accept-risk' ? 'A risk is accepted until a date. Name it.' : 'Only an accepted risk has a date on which the acceptance ends.', 'acceptUntil');
  assertMerge(draft, setting);
  assertDissent(draft, setting);
}

function assertMerge({ kind, mergeIntoId }: DecisionDraft, { issueId, mergeTarget }: DecisionSetting): void {
  if ((kind === 'merge') !== (mergeIntoId !== null)) throw refuse(kind === 'merge' ? 'Name the issue this one becomes part of.' : 'Only a merge names another issue.', 'mergeIntoId');
  if (mergeIntoId === null) return;
  if (mergeIntoId === issueId) throw refuse('An issue cannot become part of itself.', 'mergeIntoId');
  if (mergeTarget === null) throw refuse('The issue to merge into is not in this workspace.', 'mergeIntoId');
  if (mergeTarget.isMerged) throw refuse(`Issue #${mergeTarget.number} was itself merged into another one. Choose that one.`, 'mergeIntoId');
}

function assertDissent({ dissents }: DecisionDraft, { participants }: DecisionSetting): void {
  const seen = new Set<PersonId>();
  for (const { personId } of dissents) {
    if (!participants.has(personId)) throw refuse('Dissent is recorded by name, and this person does not take part in the session.', 'dissents');
    if (seen.has(personId)) throw refuse('One person dissents twice. Put both reasons into one.', 'dissents');
    seen.add(personId);
  }
}
