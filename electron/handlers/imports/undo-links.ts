import { AccountId } from '@shared/primitives';
import type { JobMonitor, ReadContext, WriteContext } from '../../context';
import { flagsOfAccount, type FieldValues } from '../../core/imports/plan';
import type { ReturningField } from '../../core/imports/undo';
import { accountLookup } from '../../store/accounts';
import { listSurvivors } from '../../store/account-merges/merges';
import { carryRecords, forgetUnlinked } from '../../store/account-merges/records';
import { flagsWriter, forgetDerivedSponsors, listLinkedRecords, type LinkedRecord } from '../../store/imports/account-flags';
import type { StoredChange, StoredImport } from '../../store/imports/history';
import type { TableRecord } from '../../store/imports/record-table';
import { linkTester, type Unlinked } from '../../store/imports/standing';
import { listIssueNumbersOfAccounts } from '../../store/issues/links';
import { indexIssues } from '../../store/issues/search';
import { hasAccount, linkIssuesToAccounts } from '../../store/issues/write';
import { deriveRegister } from '../derive';
import { proposeSignals } from '../signals/recompute';
import { stopIfCancelled } from './reading';
import { refreshFlags, settleIssues } from './settle';

/** Records whose flags are looked at together. */
const PAGE = 2000;

/**
 * A function that gives the link of a record whose reference to an account returns: to the account that it had, else the one that the reference names. A link
 * that a person made stays.
 */
export function returningLink(db: ReadContext['db'], { system }: StoredImport): (record: TableRecord, change: StoredChange, returning: readonly ReturningField[]) => FieldValues {
  const lookup = accountLookup(db, system);
  const isByRef = linkTester(db);
  const namedBy = (ref: unknown): string | null => (typeof ref === 'string' && ref !== '' ? (lookup(ref)?.id ?? null) : null);
  return ({ values }, { before, after }, returning) => {
    const ref = returning.find(({ field }) => field === 'accountRef');
    if (ref === undefined) return {};
    const current = values['accountId'] ?? null;
    const currentRef = values['accountRef'];
    if (typeof current === 'string' && current !== after['accountId'] && !(typeof currentRef === 'string' && isByRef(current, currentRef))) return {};
    const was = before?.['accountId'] ?? null;
    const named = namedBy(ref.to);
    // What it was linked to before may have been the one that stood for the account that its reference names.
    if (typeof was === 'string' && named !== null && listSurvivors(db, [was, named]).length === 1) return { accountId: named };
    return { accountId: typeof was === 'string' && hasAccount(db, AccountId.parse(was)) ? was : named };
  };
}

interface Undone {
  /** Records of the import's kind that returned, as they were before. */
  readonly changed: readonly TableRecord[];
  /** Records of other kinds whose account went. */
  readonly unlinked: Unlinked;
}

/** Everything that follows from records that went or returned: links and flags, search, ARR and renewal, proposals and the priority order. */
export function settleUndone(context: WriteContext, { kind }: StoredImport, { changed, unlinked }: Undone, monitor: JobMonitor): void {
  const { db } = context;
  const ids = changed.map(({ id }) => id);
  monitor.progress('indexing', 0, null);
  forgetUnlinked(db);
  carryRecords(db);
  if (kind === 'issues') {
    refreshAccountFlags(context, 'issues', ids);
    settleIssues(context, { ids: [], added: [], updated: changed.map(({ key }) => key) }, monitor);
    proposeSignals(context, 'all', () => stopIfCancelled(monitor));
    return;
  }
  if (kind !== 'accounts') {
    refreshAccountFlags(context, kind, ids);
    for (const [table, records] of unlinked) refreshAccountFlags(context, table, records);
    forgetDerivedSponsors(db, [], [...(kind === 'interactions' ? ids : []), ...(unlinked.get('interactions') ?? [])]);
    stopIfCancelled(monitor);
    deriveRegister(context);
    return;
  }
  forgetDerivedSponsors(db, ids, unlinked.get('interactions') ?? []);
  const issues = refreshAccountFlags(context, 'issues', unlinked.get('issues') ?? []);
  for (const [table, records] of unlinked) if (table !== 'issues') refreshAccountFlags(context, table, records);
  stopIfCancelled(monitor);
  const linked = linkIssuesToAccounts(db);
  const numbers = [...new Set([...issues, ...linked, ...listIssueNumbersOfAccounts(db, ids)])];
  refreshFlags(context, numbers);
  indexIssues(db, numbers);
  stopIfCancelled(monitor);
  deriveRegister(context, [...new Set([...issues, ...linked])]);
  stopIfCancelled(monitor);
}

/** What records are flagged with because of their account follows the account that they have now. Returns their integer keys. */
export function refreshAccountFlags({ db }: WriteContext, table: string, ids: readonly string[]): number[] {
  const keys: number[] = [];
  const write = flagsWriter(db, table);
  for (let from = 0; from < ids.length; from += PAGE) {
    for (const record of listLinkedRecords(db, table, ids.slice(from, from + PAGE))) {
      keys.push(record.key);
      const flags = flagsOf(record);
      if (!isSameSet(flags, record.flags)) write(record.id, flags);
    }
  }
  return keys;
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((text) => b.includes(text));

function flagsOf({ flags, accountId, accountRef, openedOn, signupDate, imported, wasLinked, mapping }: LinkedRecord): readonly string[] {
  const columnOf = (...fields: readonly string[]): string => mapping?.columns.find(({ field }) => fields.includes(field))?.column ?? '';
  return flagsOfAccount(flags, { isLinked: accountId !== null, accountRef, accountColumn: columnOf('account', 'account-name'), openedOn, openedColumn: columnOf('opened'), signupDate, imported, wasLinked });
}
