import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { AccountJoin } from '@shared/contract/account-links';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { createMatcher } from '../core/accounts/near-names';
import { getAccount } from '../store/accounts';
import * as store from '../store/account-links';
import { forgetDerivedSponsors } from '../store/imports/account-flags';
import { indexIssues } from '../store/issues/search';
import { linkIssuesToAccounts } from '../store/issues/write';
import { refuseMerged } from './account-merges/refuse';
import { deriveRegister } from './derive';
import { refreshFlags } from './imports/settle';
import { refreshAccountFlags } from './imports/undo-links';

/** One window of the references that name no account, with the accounts that they may mean (W6). */
export function listUnlinked({ db }: ReadContext, { search, ...window }: ParsedInputOf<'accounts.unlinked'>): OutputOf<'accounts.unlinked'> {
  const { total, rows } = store.listUnlinkedRefs(db, search, window);
  if (rows.length === 0) return { total, rows: [] };
  const match = createMatcher(store.listAccountNames(db));
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      matches: match(row.ref).flatMap(({ accountId, likeness, reason }) => {
        const found = getAccount(db, accountId);
        return found === null ? [] : [{ accountId: found.id, name: found.name, ref: found.ref, segment: found.segment, likeness, reason }];
      }),
    })),
  };
}

export const listJoins = ({ db }: ReadContext): AccountJoin[] => store.listAliases(db);

/**
 * Joins references to accounts (W6): records that have them are linked, and later imports link by themselves.
 * @throws DocketError not-found for an account or a reference that is not there, conflict for a reference that is joined already
 */
export function joinAccounts(context: WriteContext, { joins }: ParsedInputOf<'accounts.join'>): OutputOf<'accounts.join'> {
  const { db, actor } = context;
  let linked = 0;
  for (const { system, ref, accountId, reason } of joins) {
    if (getAccount(db, accountId) === null) throw new DocketError('not-found', 'That account is not in this workspace. Nothing was changed. Choose another.', 'joins');
    refuseMerged(context, accountId, 'joins');
    if (store.hasAlias(db, system, ref)) throw new DocketError('conflict', `The reference ${ref} has been joined to an account already. Nothing was changed. Take that back first.`, 'joins');
    if (!store.isUnlinkedRef(db, system, ref)) throw new DocketError('not-found', `No record without an account has the reference ${ref}. Nothing was changed. Look at the list again.`, 'joins');
    linked += store.listUnlinkedRefs(db, ref, { offset: 0, limit: 500 }).rows.find((row) => row.system === system && row.ref === ref)?.records ?? 0;
    store.insertAlias(db, { id: context.newId(), system, ref, accountId, reason, by: actor.personId, at: context.clock() });
  }
  const numbers = linkIssuesToAccounts(db);
  refreshFlags(context, numbers);
  indexIssues(db, numbers);
  deriveRegister(context, numbers);
  context.audit({ action: 'accounts.join', subject: context.workspaceId, payload: { joins: joins.map(({ system, ref, accountId, reason }) => ({ system, ref, account: accountId, reason })), linked } });
  return { linked };
}

/** Takes a join back. @throws DocketError not-found */
export function unjoinAccount(context: WriteContext, { id }: ParsedInputOf<'accounts.unjoin'>): OutputOf<'accounts.unjoin'> {
  const { db, actor } = context;
  const alias = store.getAlias(db, id);
  if (alias === null) throw new DocketError('not-found', 'That join is not in force any more. Nothing was changed. Look at the list again.');
  const cut = store.endAlias(db, alias, { by: actor.personId, at: context.clock() });
  const numbers = refreshAccountFlags(context, 'issues', cut.get('issues') ?? []);
  for (const [table, ids] of cut) if (table !== 'issues') refreshAccountFlags(context, table, ids);
  forgetDerivedSponsors(db, [], cut.get('interactions') ?? []);
  indexIssues(db, numbers);
  deriveRegister(context, numbers);
  const unlinked = [...cut.values()].reduce((sum, ids) => sum + ids.length, 0);
  context.audit({ action: 'accounts.unjoin', subject: alias.accountId, payload: { system: alias.system, ref: alias.ref, unlinked } });
  return { unlinked };
}
