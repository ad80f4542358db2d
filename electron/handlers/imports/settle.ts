import type { JobMonitor, WriteContext } from '../../context';
import { flagsOfLinked } from '../../core/imports/plan';
import { mappingsOfIssueImports } from '../../store/imports';
import { issueFlagsWriter, listFlaggedIssues, listIssueNumbersOfAccounts } from '../../store/issues/links';
import { indexIssues, indexNewIssues } from '../../store/issues/search';
import { linkIssuesToAccounts } from '../../store/issues/write';
import { deriveRegister } from '../derive';
import { proposeInitialScores } from '../proposals';
import { stopIfCancelled } from './reading';

/** The records that an import wrote: accounts and subscriptions by their ids, issues by their numbers. */
export interface Touched {
  readonly ids: readonly string[];
  /** New ones; they have their first proposal and their figures. */
  readonly added: readonly number[];
  readonly updated: readonly number[];
}

/** Issues that are settled between two looks at whether somebody cancelled. */
const breath = 5000;

/** Search, and for those that were there before proposals and figures too, of issues that were written. */
export function settleIssues(context: WriteContext, { added, updated }: Touched, monitor: JobMonitor): void {
  const total = added.length + updated.length;
  let done = 0;
  const breathe = (count: number): void => {
    done += count;
    stopIfCancelled(monitor);
    monitor.progress('indexing', done, total);
  };
  for (let from = 0; from < added.length; from += breath) {
    const some = added.slice(from, from + breath);
    indexNewIssues(context.db, some);
    breathe(some.length);
  }
  for (let from = 0; from < updated.length; from += breath) {
    const some = updated.slice(from, from + breath);
    indexIssues(context.db, some);
    proposeInitialScores(context, some);
    breathe(some.length);
  }
}

/**
 * Everything that follows from accounts and subscriptions that were written: issues are linked to accounts that have come, their flags and
 * search follow, ARR and renewal are derived anew, and with them proposals and the priority order.
 * @param accountIds the accounts that were written
 */
export function settleAccounts(context: WriteContext, accountIds: readonly string[], monitor: JobMonitor): void {
  const { db } = context;
  monitor.progress('indexing', 0, null);
  const linked = accountIds.length === 0 ? [] : linkIssuesToAccounts(db);
  const numbers = [...new Set([...linked, ...listIssueNumbersOfAccounts(db, accountIds)])];
  if (numbers.length > 0) refreshFlags(context, numbers);
  indexIssues(db, numbers);
  stopIfCancelled(monitor);
  deriveRegister(context, linked);
  stopIfCancelled(monitor);
}

/** What an issue was flagged with because of its account follows the account. */
export function refreshFlags({ db }: WriteContext, numbers: readonly number[]): void {
  const mappings = mappingsOfIssueImports(db);
  const write = issueFlagsWriter(db);
  for (const { number, flags, openedOn, signupDate, importId } of listFlaggedIssues(db, numbers)) {
    const openedColumn = (importId === null ? undefined : mappings.get(importId))?.columns.find(({ field }) => field === 'opened')?.column ?? '';
    const refreshed = flagsOfLinked(flags, { openedOn, openedColumn, signupDate });
    if (refreshed.length !== flags.length || refreshed.some((flag, index) => flag !== flags[index])) write(number, refreshed);
  }
}
