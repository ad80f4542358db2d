import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { followUpStateLabels, type FollowUpState } from '@shared/contract/records/entities';
import { FollowUpId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../context';
import { getAccount } from '../store/accounts';
import * as store from '../store/follow-ups';
import { refuseMerged } from './account-merges/refuse';
import { followAccount } from './signals/follow';

const blankAsNull = (text: string | null): string | null => (text === null || text === '' ? null : text);

/** Notes a promise that was made to or by a customer; it is open until somebody ticks it done (W4, W7). @throws DocketError not-found */
export function addFollowUp(context: WriteContext, { accountId, words, promisedBy, dueOn }: ParsedInputOf<'accounts.addFollowUp'>): OutputOf<'accounts.addFollowUp'> {
  const account = getAccount(context.db, accountId);
  if (account === null) throw new DocketError('not-found', 'That account is not in this workspace. Nothing was noted.');
  refuseMerged(context, accountId);
  const id = FollowUpId.parse(context.newId());
  store.insertFollowUp(context.db, { id, accountId, accountRef: account.ref, words, promisedBy: blankAsNull(promisedBy), dueOn });
  const followed = followAccount(context, accountId);
  context.audit({ action: 'accounts.add-follow-up', subject: id, payload: { account: account.ref, words, promised_by: blankAsNull(promisedBy), due_on: dueOn, ...followed } });
  return { id };
}

/** Corrects what was promised, by whom or until when; what is quoted stays as it was said. @throws DocketError not-found; conflict where it is settled */
export function updateFollowUp(context: WriteContext, { id, words, promisedBy, dueOn }: ParsedInputOf<'accounts.updateFollowUp'>): Record<string, never> {
  const before = requireFollowUp(context, id);
  if (before.state === 'done' || before.state === 'rejected') throw new DocketError('conflict', `That promise is ${followUpStateLabels[before.state].toLowerCase()}. Nothing was changed. Take that back first.`);
  const after = { words, promisedBy: blankAsNull(promisedBy), dueOn };
  store.updateFollowUp(context.db, { id, ...after });
  const followed = followAccount(context, before.accountId);
  context.audit({
    action: 'accounts.update-follow-up',
    subject: id,
    payload: { before: { words: before.words, promised_by: before.promisedBy, due_on: before.dueOn }, after: { words: after.words, promised_by: after.promisedBy, due_on: after.dueOn }, ...followed },
  });
  return {};
}

/** What each state can become. A proposed promise is accepted or rejected; done and rejected can be taken back. */
const next = {
  proposed: ['open', 'done', 'rejected'],
  open: ['done', 'rejected'],
  done: ['open'],
  rejected: ['open'],
} as const satisfies Record<FollowUpState, readonly FollowUpState[]>;

/** Accepts, rejects or ticks a promise done on the as-of date, or takes that back (W4, W7). @throws DocketError not-found; conflict where it is in that state already */
export function settleFollowUp(context: WriteContext, { id, state }: ParsedInputOf<'accounts.settleFollowUp'>): Record<string, never> {
  const before = requireFollowUp(context, id);
  const allowed: readonly FollowUpState[] = next[before.state];
  if (!allowed.includes(state)) throw new DocketError('conflict', `That promise is ${followUpStateLabels[before.state].toLowerCase()} already. Nothing was changed.`);
  const doneOn = state === 'done' ? context.asOf : null;
  store.setFollowUpState(context.db, { id, state, doneOn });
  const followed = followAccount(context, before.accountId);
  context.audit({ action: 'accounts.settle-follow-up', subject: id, payload: { words: before.words, before: before.state, after: state, done_on: doneOn, ...followed } });
  return {};
}

function requireFollowUp({ db }: WriteContext, id: FollowUpId): store.StoredFollowUp {
  const found = store.getFollowUp(db, id);
  if (found === null) throw new DocketError('not-found', 'That promise is not in this workspace. Nothing was changed.');
  return found;
}
