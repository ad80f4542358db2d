import { AccountId, CalendarDate, IssueId, type Segment } from '@shared/primitives';
import { proposeInitialScores } from '../../electron/handlers/proposals';
import { indexIssues } from '../../electron/store/issues/search';
import { issueWriter, nextIssueNumber, type NewIssue } from '../../electron/store/issues/write';
import { runTransaction, type Desk } from '../../electron/transaction';

export interface TestAccount {
  readonly ref: string;
  readonly name?: string;
  readonly segment?: Segment;
  readonly arrMinor?: number | null;
  readonly currency?: string | null;
  readonly renewal?: string | null;
}

/** Puts accounts into the register as an import would, and gives their ids. */
export const addAccounts = (desk: Desk, accounts: readonly TestAccount[]): AccountId[] =>
  runTransaction(desk, (context) => {
    const insert = context.db.prepare("INSERT INTO accounts (id, system, ref, name, segment, stated_arr_minor, stated_currency, stated_renewal, arr_minor, currency, renewal) VALUES (?, 'file', ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const ids = accounts.map(({ ref, name = ref, segment = 'enterprise', arrMinor = null, currency = arrMinor === null ? null : 'EUR', renewal = null }) => {
      const id = AccountId.parse(context.newId());
      insert.run(id, ref, name, segment, arrMinor, currency, renewal, arrMinor, currency, renewal);
      return id;
    });
    context.audit({ action: 'test.accounts', subject: context.workspaceId, payload: { accounts: ids.length } });
    return ids;
  });

export type TestIssue = Partial<Omit<NewIssue, 'id' | 'number' | 'openedOn' | 'resolvedOn'>> & { readonly openedOn?: string | null; readonly resolvedOn?: string | null };

/** Puts issues into the register as an import would, with their first proposals, and gives their ids and numbers in order. */
export const addIssues = (desk: Desk, issues: readonly TestIssue[]): { id: IssueId; number: number }[] =>
  runTransaction(desk, (context) => {
    const writer = issueWriter(context.db);
    const first = nextIssueNumber(context.db);
    const added = issues.map(({ openedOn = '2026-11-01', resolvedOn = null, ...issue }, index) => {
      const id = IssueId.parse(context.newId());
      const number = first + index;
      writer.insert({
        system: 'file',
        ref: `T-${number}`,
        source: 'ticketing',
        title: `Issue ${number}`,
        description: '',
        criterion: 'response-delays',
        secondaryCriteria: [],
        accountId: null,
        accountRef: null,
        status: 'open',
        openedAt: null,
        resolvedAt: null,
        vendorPriority: 'normal',
        firstResponseMinutes: 10,
        resolutionMinutes: null,
        isEscalated: false,
        satisfaction: null,
        reopenCount: null,
        waitingOn: null,
        owner: null,
        ownerId: null,
        tags: [],
        flags: [],
        importId: null,
        changedAt: null,
        ...issue,
        id,
        number,
        openedOn: openedOn === null ? null : CalendarDate.parse(openedOn),
        resolvedOn: resolvedOn === null ? null : CalendarDate.parse(resolvedOn),
      });
      return { id, number };
    });
    const numbers = added.map(({ number }) => number);
    indexIssues(context.db, numbers);
    proposeInitialScores(context, numbers);
    context.audit({ action: 'test.issues', subject: context.workspaceId, payload: { issues: numbers.length } });
    return added;
  });
