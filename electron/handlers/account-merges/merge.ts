import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { mergeFieldLabels, mergeFields, type KeptValues, type MergeCounts } from '@shared/contract/account-merges';
import type { AccountId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import type { JsonObject } from '../../core/evidence/canonical-json';
import { fieldMoves, fieldWords } from '../../core/accounts/merge-words';
import { canAddUp, isUnknown, mergeInto, standingValues, usualTerms, type Standing } from '../../core/accounts/merging';
import { getAccount } from '../../store/accounts';
import { countOf } from '../../store/account-merges/counts';
import { listFields } from '../../store/account-merges/fields';
import { endMerge, getSurvivor, insertMerge } from '../../store/account-merges/merges';
import type { CarriedTable } from '../../store/account-merges/own-account';
import { carryRecords, releaseRecords, type RecordIds } from '../../store/account-merges/records';
import { forgetDerivedSponsors } from '../../store/imports/account-flags';
import { listIssueNumbersOfAccounts } from '../../store/issues/links';
import { indexIssues } from '../../store/issues/search';
import { linkIssuesToAccounts, MANY_ISSUES, withIndexesRebuilt } from '../../store/issues/write';
import { deriveRegister } from '../derive';
import { refreshFlags } from '../imports/settle';
import { refreshAccountFlags } from '../imports/undo-links';
import { mergeToEnd, pairOf, previewUnmerge } from './compare';
import { applyMerges } from './standing';

/** What moved, as the log keeps it: without what there is none of. */
const logged = (counts: MergeCounts): JsonObject => Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

/**
 * Merges one account into another (W6): its records count under the survivor from then on, and for each field one value stands. Nothing is lost: whose
 * each record is stays known, so that it can be taken back. Scores stay; proposals that nobody has judged are computed anew.
 * @throws DocketError invalid-input, not-found, conflict where one of them is merged already or has changed since it was compared. Nothing is written then.
 */
export function mergeAccounts(context: WriteContext, { id, intoId, keep: asked, reason, version }: ParsedInputOf<'accounts.merge'>): OutputOf<'accounts.merge'> {
  const { db, asOf, actor } = context;
  const pair = pairOf(context, { id, intoId });
  const { survivor, other, names } = pair;
  if (version !== null && version !== pair.version) throw new DocketError('conflict', `${names.survivor} or ${names.other} has changed since they were compared. Nothing was changed. Look at them again.`, 'version');
  const keep = keepOf(pair, asked);
  const moved = countOf(db, id);
  const before = fieldWords(survivor, asOf);
  const after = fieldWords(mergeInto(survivor, other, keep, asOf), asOf);
  const was = listFields(db, 'standing', [id]).get(id);
  if (was === undefined) throw new Error('An account that is there has no fields');
  insertMerge(db, { id: context.newId(), accountId: id, intoId, keep, was, reason, on: asOf, by: actor.personId, at: context.clock() });
  const carry = (): RecordIds => carryRecords(db, undefined, false);
  const carried = moved.issues >= MANY_ISSUES ? withIndexesRebuilt(db, carry) : carry();
  settleMerged(context, { accounts: [intoId], interactions: carried.get('interactions') ?? [], unlinked: new Map() });
  context.audit({
    action: 'accounts.merge',
    subject: intoId,
    payload: {
      account: { id, name: names.other },
      into: { id: intoId, name: names.survivor },
      reason,
      keep: { ...keep },
      moved: logged(moved),
      fields: fieldMoves(before, after).map(({ field, before: from, after: to }) => ({ field, before: from, after: to })),
    },
  });
  return { id, name: names.other, intoId, into: getAccount(db, intoId)?.name ?? names.survivor, moved };
}

/** What was chosen, without what would stand anyway. @throws DocketError invalid-input for a choice that cannot be */
function keepOf({ survivor, other, names }: ReturnType<typeof pairOf>, asked: KeptValues): KeptValues {
  const usual = usualTerms(survivor, other);
  const keep: KeptValues = asked.terms === undefined && usual === 'both' ? { ...asked, terms: usual } : { ...asked };
  for (const field of mergeFields) {
    const choice = keep[field];
    if (choice === undefined) continue;
    const label = mergeFieldLabels[field];
    if (choice === 'both' && field !== 'terms') throw new DocketError('invalid-input', `${label} is of one account or the other, not of both. Nothing was changed. Keep that of one.`, 'keep');
    if (choice === 'both' && !canAddUp(survivor, other)) throw new DocketError('invalid-input', 'The ARR of both cannot be added up: that takes subscriptions on both sides and no stated figure. Nothing was changed. Keep that of one.', 'keep');
    if (choice === 'other' && saysNothing(other, field)) throw new DocketError('invalid-input', `${names.other} says nothing of: ${label}. Nothing was changed. Keep that of ${names.survivor}.`, 'keep');
  }
  const stands = standingValues(survivor, other, {});
  return Object.fromEntries(Object.entries(keep).filter(([field, choice]) => field === 'terms' || mergeFields.some((known) => known === field && stands[known] !== choice)));
}

const saysNothing = ({ facts, subscriptions }: Standing, field: (typeof mergeFields)[number]): boolean => (field === 'terms' ? facts.statedArrMinor === null && subscriptions.length === 0 && facts.statedRenewal === null : isUnknown(facts[field]));

interface Settling {
  /** Those that stand for themselves and have gained or given. */
  readonly accounts: readonly AccountId[];
  readonly interactions: readonly string[];
  /** Records that have no account any more. */
  readonly unlinked: RecordIds;
}

/** Everything that follows from accounts that were merged or unmerged: what stands, links, flags, search, ARR, proposals and the priority order. */
function settleMerged(context: WriteContext, { accounts, interactions, unlinked }: Settling): void {
  const { db } = context;
  applyMerges(context);
  const cut = (table: CarriedTable): readonly string[] => unlinked.get(table) ?? [];
  const unlinkedIssues = refreshAccountFlags(context, 'issues', cut('issues'));
  for (const [table, ids] of unlinked) if (table !== 'issues') refreshAccountFlags(context, table, ids);
  forgetDerivedSponsors(db, accounts, [...interactions, ...cut('interactions')]);
  const linked = linkIssuesToAccounts(db);
  const numbers = [...new Set([...unlinkedIssues, ...linked, ...listIssueNumbersOfAccounts(db, accounts)])];
  refreshFlags(context, numbers);
  indexIssues(db, numbers);
  deriveRegister(context, numbers);
}

/**
 * Takes a merge back (W6), whichever it is in a chain: the account stands for itself again, and gets what came with it and what came since by its own references.
 * What somebody or an import has moved elsewhere since stays there.
 * @throws DocketError not-found, conflict where it is not merged. Nothing is written then.
 */
export function unmergeAccount(context: WriteContext, { id, reason }: ParsedInputOf<'accounts.unmerge'>): OutputOf<'accounts.unmerge'> {
  const { db, asOf, actor } = context;
  const merge = mergeToEnd(context, id);
  const root = getSurvivor(db, id);
  if (root === null) throw new Error('A merged account has nothing that stands for it');
  const preview = previewUnmerge(context, { id });
  const release = () => releaseRecords(db, merge, root.id);
  const { back, unlinked } = preview.returning.issues + preview.since.issues >= MANY_ISSUES ? withIndexesRebuilt(db, release) : release();
  endMerge(db, merge, { reason: reason === '' ? null : reason, on: asOf, by: actor.personId, at: context.clock() });
  settleMerged(context, { accounts: [id, root.id], interactions: back.get('interactions') ?? [], unlinked });
  context.audit({
    action: 'accounts.unmerge',
    subject: id,
    payload: {
      account: { id, name: merge.account },
      from: { id: root.id, name: root.name },
      ...(merge.intoId === root.id ? {} : { merged_into: { id: merge.intoId, name: merge.into } }),
      reason,
      returned: logged(preview.returning),
      since: logged(preview.since),
      elsewhere: preview.elsewhere,
      changed_since: preview.changedSince.map(({ field }) => field),
    },
  });
  return { id, name: getAccount(db, id)?.name ?? merge.account, fromId: root.id, from: getAccount(db, root.id)?.name ?? root.name, moved: countOf(db, id) };
}
