import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { noteReaders } from '@shared/contract/account-notes';
import { NoteId, type Role } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { sha256 } from '../files/hashing';
import * as store from '../store/account-notes';
import { refuseMerged } from './account-merges/refuse';
import { listFamily } from '../store/account-merges/merges';
import { hasAccount } from '../store/issues/write';

const mayRead = (role: Role): boolean => noteReaders.some((reader) => reader === role);

/** The restricted notes of an account (W8). An auditor learns that there is one, of when and by whom, and not what it says. */
export function listNotes({ db, actor }: ReadContext, { accountId }: ParsedInputOf<'accounts.notes'>): OutputOf<'accounts.notes'> {
  return store.listNotes(db, accountId).map(({ accountId: _account, words, ...note }) => ({ ...note, words: mayRead(actor.role) ? words : null }));
}

/**
 * Writes a restricted note, or one in the place of another, which is kept. The log holds a hash of the words with a nonce that stays beside them: it proves
 * what was written and when, and tells nobody what.
 * @throws DocketError not-found, conflict
 */
export function writeNote(context: WriteContext, { accountId, subject, words, supersedes }: ParsedInputOf<'accounts.writeNote'>): OutputOf<'accounts.writeNote'> {
  const { db, asOf, actor } = context;
  if (!hasAccount(db, accountId)) throw new DocketError('not-found', 'That account is not in this workspace. Nothing was written.', 'accountId');
  refuseMerged({ db }, accountId, 'accountId');
  let own = accountId;
  if (supersedes !== null) {
    const before = store.getNote(db, supersedes);
    if (before === null || !listFamily(db, accountId).includes(before.accountId)) throw new DocketError('not-found', 'The note that this one is to replace is not on this account. Nothing was written.');
    if (before.isSuperseded) throw new DocketError('conflict', 'That note was replaced already. Nothing was written. Load the page again and replace the newer one.');
    // One of an account that was merged into this one goes back with it.
    own = before.accountId;
  }
  const id = NoteId.parse(context.newId());
  const nonce = context.newNonce();
  store.insertNote(db, { id, accountId: own, subject, words, nonce, supersedes, on: asOf, by: actor.personId, at: context.clock() });
  context.audit({ action: 'accounts.writeNote', subject: accountId, payload: { note: id, about: subject, words_sha256: sha256(new TextEncoder().encode(`${nonce}\n${words}`)), supersedes } });
  return { id };
}
