import { IssueFilter } from '@shared/contract/issues';
import { Instant, type AccountId } from '@shared/primitives';
import type { ReadContext } from '../context';
import { briefPaper, briefRows } from '../core/accounts/brief';
import { getLastEntry } from '../store/audit-log';
import { getSurvivor } from '../store/account-merges/merges';
import { getWorkspace } from '../store/workspaces';
import { getAccount } from './accounts';
import { getRecords, listTimeline } from './account-records';
import { listIssues } from './issues';
import type { SessionPaper } from './sessions/papers';

/** Readings of every month would push out what happened. */
const origins = ['ticketing', 'crm', 'emails', 'calls', 'docket'] as const;

/** An account's brief as a paper (W4); its date and foot come from the record, so that the same record gives the same bytes. @throws DocketError not-found */
export function briefOf(context: ReadContext, { accountId }: { accountId: AccountId }): SessionPaper {
  const { db, asOf } = context;
  // That of an account that was merged is the one of the account that stands for it.
  const id = getSurvivor(db, accountId)?.id ?? accountId;
  const account = getAccount(context, { id });
  const { name, rehearsal_of: rehearsalOf } = getWorkspace(db);
  const last = getLastEntry(db);
  const issues = listIssues(context, { offset: 0, limit: briefRows.issues, sort: 'priority', isDescending: false, filter: IssueFilter.parse({ accountId: id, isOpen: true }) });
  const { entries } = listTimeline(context, { id, origins: [...origins], offset: 0, limit: briefRows.events });
  return {
    kind: 'document',
    isPagePerHeading: false,
    fileName: `brief-${fileWord(account.name)}`,
    date: Instant.parse(`${asOf}T00:00:00.000Z`),
    footer: `${rehearsalOf === null ? '' : 'REHEARSAL. '}${name}, as of log entry ${last?.seq ?? 0} (${last?.hash.slice(0, 12) ?? ''})`,
    document: briefPaper({ account, records: getRecords(context, { id }), issues: issues.rows, events: entries, workspace: name, asOf }),
  };
}

/** A name as a part of a file's name: letters and digits, and a hyphen for whatever is between them. */
const fileWord = (name: string): string => name.toLowerCase().normalize('NFKD').replace(/\p{M}+/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40) || 'account';
