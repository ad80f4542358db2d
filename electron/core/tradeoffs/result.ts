import { setLabels, type BoardTerms, type Contender, type ResultDraft, type SetKind } from '@shared/contract/tradeoffs/entities';
import type { IssueId, PersonId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { amountWords, listed } from './words';

/** What a result is held against (T3). */
export interface ResultSetting {
  readonly terms: BoardTerms;
  readonly contenders: readonly Pick<Contender, 'issueId' | 'label' | 'effort' | 'outOfRunning'>[];
  /** What was proposed, and where it comes from. */
  readonly proposed: { readonly kind: SetKind; readonly chosen: readonly IssueId[] };
  readonly participants: ReadonlySet<PersonId>;
  /** Whether somebody of that id can answer for what is dropped. */
  isOwner(id: PersonId): boolean;
}

/** What becomes of one contender. */
export interface Outcome {
  readonly issueId: IssueId;
  readonly isChosen: boolean;
  readonly isDisplaced: boolean;
  readonly forId: IssueId | null;
  readonly ownerId: PersonId | null;
  readonly why: string;
  readonly consequence: string;
}

const refuse = (message: string, field: string): DocketError => new DocketError('invalid-input', `${message} Nothing was recorded.`, `draft.${field}`);

/**
 * What a result makes of every contender that is in the running (T3). One more than fits is never taken: whatever the proposal has and the result has
 * not is dropped, and each that is dropped needs its owner, the consequence that is accepted, and what was taken in its place.
 *
 * @returns the chosen first, in the order of the contenders.
 * @throws DocketError invalid-input with the field that is wrong.
 */
export function outcomesOf(draft: ResultDraft, setting: ResultSetting): Outcome[] {
  const { terms, contenders, proposed } = setting;
  const labelOf = (id: IssueId): string => contenders.find(({ issueId }) => issueId === id)?.label ?? 'An issue';
  const chosen = new Set(draft.chosen);
  assertChosen(draft, setting, labelOf);
  const extra = draft.chosen.filter((id) => !proposed.chosen.includes(id));
  const outcomes = contenders.flatMap(({ issueId, outOfRunning }): Outcome[] => {
    if (outOfRunning !== '') return [];
    if (chosen.has(issueId)) return [{ issueId, isChosen: true, isDisplaced: false, forId: null, ownerId: null, why: '', consequence: '' }];
    const { why = '', forId = null, ownerId = null, consequence = '' } = draft.deferred.find((each) => each.issueId === issueId) ?? {};
    const isDisplaced = proposed.chosen.includes(issueId);
    const outcome: Outcome = { issueId, isChosen: false, isDisplaced, forId: forId ?? (isDisplaced && extra.length === 1 ? (extra[0] ?? null) : null), ownerId, why, consequence };
    assertDeferral(outcome, setting, labelOf, extra);
    return [outcome];
  });
  const used = contenders.reduce((sum, { issueId, effort }) => sum + (chosen.has(issueId) ? effort : 0), 0);
  if (used > terms.capacity) {
    throw refuse(`The chosen issues take ${amountWords(used, terms)} and there are ${amountWords(terms.capacity, terms)}: ${amountWords(used - terms.capacity, terms)} too many. Name what is dropped.`, 'chosen');
  }
  assertDissent(draft, setting);
  return outcomes.toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen));
}

function assertChosen({ chosen, deferred }: ResultDraft, { contenders }: ResultSetting, labelOf: (id: IssueId) => string): void {
  const known = new Map(contenders.map((contender) => [contender.issueId, contender]));
  for (const [field, ids] of [['chosen', chosen], ['deferred', deferred.map(({ issueId }) => issueId)]] as const) {
    if (new Set(ids).size < ids.length) throw refuse('One issue is named twice.', field);
    for (const id of ids) if (!known.has(id)) throw refuse('An issue is named that does not compete on this board.', field);
  }
  for (const id of chosen) {
    const { outOfRunning = '' } = known.get(id) ?? {};
    if (outOfRunning !== '') throw refuse(`${labelOf(id)} competes no longer: ${outOfRunning}. Leave it out.`, 'chosen');
    if (deferred.some(({ issueId }) => issueId === id)) throw refuse(`${labelOf(id)} is both chosen and deferred.`, 'deferred');
  }
}

function assertDeferral({ issueId, isDisplaced, forId, ownerId, consequence }: Outcome, { proposed, isOwner }: ResultSetting, labelOf: (id: IssueId) => string, extra: readonly IssueId[]): void {
  const label = labelOf(issueId);
  if (ownerId !== null && !isOwner(ownerId)) throw refuse(`The owner of ${label} is nobody of this workspace. Name the person who answers for it.`, 'deferred');
  if (consequence !== '' && ownerId === null) throw refuse(`The consequence of deferring ${label} has no owner. Name the person who answers for it.`, 'deferred');
  if (forId !== null && !extra.includes(forId)) throw refuse(`${label} is dropped for something that was not taken in its place.`, 'deferred');
  if (!isDisplaced) return;
  if (ownerId === null || consequence === '') {
    throw refuse(`${label} is dropped, though the ${setLabels[proposed.kind].toLowerCase()} takes it. Name who answers for it and the consequence that is accepted.`, 'deferred');
  }
  if (forId === null && extra.length > 1) throw refuse(`${label} is dropped. Say which of ${listed(extra.map(labelOf))} takes its place.`, 'deferred');
}

function assertDissent({ dissents }: ResultDraft, { participants }: ResultSetting): void {
  const seen = new Set<PersonId>();
  for (const { personId } of dissents) {
    if (!participants.has(personId)) throw refuse('Dissent is recorded by name, and this person does not take part in the session.', 'dissents');
    if (seen.has(personId)) throw refuse('One person dissents twice. Put both reasons into one.', 'dissents');
    seen.add(personId);
  }
}
