import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { mergeFields, type ComparedField, type MergeComparison, type MergeSide } from '@shared/contract/account-merges';
import { AccountId, type CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import { fieldMoves, fieldWords, termsWords } from '../../core/accounts/merge-words';
import { canAddUp, standingValues, termsOf, usualTerms, type Standing } from '../../core/accounts/merging';
import { formatDate } from '../../core/calendar';
import { sha256OfTexts } from '../../files/hashing';
import { getAccount, type AccountDetailRow } from '../../store/accounts';
import { countCarried, countOf } from '../../store/account-merges/counts';
import { listFields } from '../../store/account-merges/fields';
import { getMergeOf, getSurvivor, listMergedNames, listMerges, type StoredMerge } from '../../store/account-merges/merges';
import { countThroughMerge } from '../../store/account-merges/records';
import { readStandings } from './standing';

/** Two accounts that can be merged, as they stand. */
export interface Pair {
  readonly survivor: Standing;
  readonly other: Standing;
  readonly names: { readonly survivor: string; readonly other: string };
  /** Says which state this is. */
  readonly version: string;
}

function requireStanding(context: ReadContext, id: AccountId, what: 'id' | 'intoId'): AccountDetailRow {
  const account = getAccount(context.db, id);
  if (account === null) throw new DocketError('not-found', 'That account is not in this workspace. Nothing was changed. Choose another.', what);
  const merge = getMergeOf(context.db, id);
  if (merge !== null) {
    const survivor = getSurvivor(context.db, id);
    const standsFor = survivor === null || survivor.id === merge.intoId ? '' : `, and ${survivor.name} stands for both now`;
    throw new DocketError('conflict', `${account.name} was merged into ${merge.into} by ${merge.by} on ${formatDate(merge.on)}${standsFor}. Nothing was changed. Choose ${survivor?.name ?? merge.into} instead, or unmerge it first.`, what);
  }
  return account;
}

/** @throws DocketError invalid-input for an account with itself, not-found, conflict for one that is merged already */
export function pairOf(context: ReadContext, { id, intoId }: { readonly id: AccountId; readonly intoId: AccountId }): Pair {
  if (id === intoId) throw new DocketError('invalid-input', 'That is one account, and it takes two to merge. Nothing was changed. Choose another.', 'intoId');
  const names = { survivor: requireStanding(context, intoId, 'intoId').name, other: requireStanding(context, id, 'id').name };
  const stand = readStandings(context, [id, intoId]);
  const [survivor, other] = [stand(intoId), stand(id)];
  if (survivor === null || other === null) throw new Error('An account that is there does not stand');
  const version = sha256OfTexts([JSON.stringify([survivor, other])]).slice(0, 16);
  return { survivor, other, names, version };
}

function sideOf({ db }: ReadContext, id: AccountId): MergeSide {
  const account = getAccount(db, id);
  if (account === null) throw new Error('An account that is there cannot be read');
  const { name, ref, system, segment } = account;
  return { id, name, ref, system, segment, holds: listMergedNames(db, id), counts: countOf(db, id) };
}

/** Two accounts side by side (W6). @throws DocketError as `pairOf` does */
export function compareAccounts(context: ReadContext, { id, intoId }: ParsedInputOf<'accounts.compare'>): MergeComparison {
  const { survivor, other, version } = pairOf(context, { id, intoId });
  return { survivor: sideOf(context, intoId), other: sideOf(context, id), fields: fieldsOf(survivor, other, context.asOf), version };
}

function fieldsOf(survivor: Standing, other: Standing, asOf: CalendarDate): ComparedField[] {
  const usual = usualTerms(survivor, other);
  const stands = standingValues(survivor, other, usual === 'both' ? { terms: 'both' } : {});
  const [left, right] = [fieldWords(survivor, asOf), fieldWords(other, asOf)];
  return mergeFields.map((field) => ({
    field,
    survivor: left[field],
    other: right[field],
    isDifferent: left[field] !== right[field] || (field === 'terms' && canAddUp(survivor, other)),
    standing: stands[field],
    both: field === 'terms' && canAddUp(survivor, other) ? bothWords(survivor, other, asOf) : null,
    note: field === 'terms' ? termsNote(survivor, other, usual, asOf) : '',
  }));
}

const bothWords = (survivor: Standing, other: Standing, asOf: CalendarDate): string | null =>
  termsWords({ facts: { ...survivor.facts, statedRenewal: survivor.facts.statedRenewal ?? other.facts.statedRenewal }, subscriptions: [...survivor.subscriptions, ...other.subscriptions] }, asOf);

function termsNote(survivor: Standing, other: Standing, usual: ComparedField['standing'], asOf: CalendarDate): string {
  if (usual === 'both') return 'Subscriptions of the same system are contracts of their own, so they are added up.';
  if (canAddUp(survivor, other)) return 'Subscriptions of two systems are most likely the same contracts seen twice, so only one side counts.';
  const renewals = [survivor, other].filter((side) => termsOf(side, asOf).renewal !== null).length;
  const stated = survivor.facts.statedArrMinor !== null && other.facts.statedArrMinor !== null ? ['Two stated figures are never added up: one of them stands.'] : [];
  return [...stated, ...(renewals === 1 ? ['A renewal that only one side knows stands in either case.'] : [])].join(' ');
}

/** The merge in force of an account. @throws DocketError not-found, conflict where it is not merged */
export function mergeToEnd({ db }: ReadContext, id: AccountId): StoredMerge {
  const account = getAccount(db, id);
  if (account === null) throw new DocketError('not-found', 'That account is not in this workspace. Nothing was changed.', 'id');
  const merge = getMergeOf(db, id);
  if (merge === null) throw new DocketError('conflict', `${account.name} is not merged into another account. Nothing was changed.`, 'id');
  return merge;
}

/** What taking a merge back would do, with nothing written (W6). @throws DocketError not-found, conflict where it is not merged */
export function previewUnmerge(context: ReadContext, { id }: ParsedInputOf<'accounts.unmergePreview'>): OutputOf<'accounts.unmergePreview'> {
  const { db, asOf } = context;
  const merge = mergeToEnd(context, id);
  const root = getSurvivor(db, id)?.id ?? merge.intoId;
  const merges = listMerges(db);
  const now = readStandings(context, [id], merges);
  const without = readStandings(context, [id], merges.filter((other) => other.id !== merge.id));
  const words = (standing: Standing | null): ReturnType<typeof fieldWords> => {
    if (standing === null) throw new Error('An account that is there does not stand');
    return fieldWords(standing, asOf);
  };
  const fields = listFields(db, 'standing', [id]).get(id);
  const said = (facts: Standing['facts'] | undefined): ReturnType<typeof fieldWords> => words(facts === undefined ? null : { id, facts, counted: [], subscriptions: [], termsOf: '' });
  return {
    account: { id, name: merge.account, ref: merge.ref },
    into: { id: AccountId.parse(root), name: getAccount(db, AccountId.parse(root))?.name ?? merge.into },
    on: merge.on,
    by: merge.by,
    reason: merge.reason,
    ...countCarried(db, id, root),
    unlinked: countThroughMerge(db, root),
    changedSince: fieldMoves(said(merge.was), said(fields)),
    survivor: fieldMoves(words(now(root)), words(without(root))),
  };
}
