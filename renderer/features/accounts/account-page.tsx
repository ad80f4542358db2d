import { ChevronLeft, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AccountDetail, SubscriptionRow } from '@shared/contract/accounts';
import type { AccountId } from '@shared/primitives';
import { segmentLabels } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { Button, ButtonRow } from '../../ui/button';
import { formatDate, formatMoney, formatMoneyFull } from '../../ui/format';
import type { Definition } from '../../ui/page';
import { DefinitionList, Page, Section } from '../../ui/page';
import { WholePageState } from '../../ui/whole-page-state';
import { NewIssueDialog } from '../issues/new-issue-dialog';
import { SiblingLines } from '../issues/sibling-lines';
import { useRole } from '../settings/use-acting';
import { AccountDeals } from './account-deals';
import { AccountNotes } from './account-notes';
import { AccountPromises } from './account-promises';
import { AccountSeries } from './account-series';
import { AccountTimeline } from './account-timeline';
import { BriefButton } from './brief-button';
import { LastHeard } from './last-heard';
import { MergeButton } from './merging/merge-button';
import { systemWords } from './merging/merge-words';
import { MergedAway, MergedHere } from './merging/merged-here';
import { TimingSection } from './timing-section';
import styles from './accounts.module.css';

const mostIssues = 50;
const known = (term: string, value: string | null): readonly Definition[] => (value === null ? [] : [{ term, value }]);

const goBack = (): void => (appState().backStack.length > 0 ? appState().back() : appState().navigate({ name: 'watch', tab: 'register' }));
const commands: readonly Command[] = [{ id: 'accounts.back', title: 'Back to where this was opened', section: 'Issues', shortcuts: ['Escape'], run: goBack }];

/** An account: what it is worth and until when, what stands behind those figures, and its issues. */
export function AccountPage({ id }: { id: AccountId }) {
  const { data: account, error } = useOperation('accounts.get', { id });
  const { data: records } = useOperation('accounts.records', { id });
  const filter = useMemo(() => ({ accountId: id }), [id]);
  const { data: issues } = useOperation('issues.list', { offset: 0, limit: mostIssues, filter });
  const role = useRole();
  const [isCreating, setIsCreating] = useState(false);
  useCommands(commands);

  if (error !== null) {
    return (
      <WholePageState heading="Account" title="This account cannot be shown" action={<Button onPress={goBack}>Back</Button>}>
        {error.message}
      </WholePageState>
    );
  }
  if (account === undefined) return null;
  if (account.mergedInto !== null) {
    return (
      <Page header={<AccountHead account={account} onNewIssue={null} />}>
        <MergedAway account={account} />
      </Page>
    );
  }
  const open = issues?.rows.filter(({ status }) => status === 'open' || status === 'waiting') ?? [];
  const past = issues?.rows.filter(({ status }) => status === 'resolved' || status === 'closed') ?? [];
  return (
    <Page header={<AccountHead account={account} onNewIssue={mayRun(role, 'issues.create') ? () => setIsCreating(true) : null} />}>
      <div className={styles['columns']}>
        <div>
          <Section title="Open issues" more={account.openIssues}>
            {open.length === 0 ? <p className="muted">Nothing open from any source. Near a renewal that is worth a call rather than relief.</p> : <SiblingLines issues={open} onOpen={(issue) => appState().navigate({ name: 'issue', id: issue })} />}
          </Section>
          <AccountTimeline key={account.id} id={account.id} />
          {past.length > 0 && (
            <Section title="Resolved and closed" more={account.issues - account.openIssues}>
              <SiblingLines issues={past} onOpen={(issue) => appState().navigate({ name: 'issue', id: issue })} />
            </Section>
          )}
        </div>
        <div>
          {records !== undefined && (
            <>
              <LastHeard signals={records.lastSignals} />
              <AccountPromises accountId={account.id} followUps={records.followUps} />
              {records.deals.length > 0 && <AccountDeals deals={records.deals} />}
              {records.series.length > 0 && <AccountSeries series={records.series} />}
            </>
          )}
          <TimingSection id={id} />
          <AccountNotes accountId={account.id} />
          <MergedHere merges={account.mergedHere} />
          <Section title="Where ARR and renewal come from">
            <p>{account.arrBasis}</p>
            {account.flags.length > 0 && (
              <ul className={styles['flags']}>
                {account.flags.map((flag) => (
                  <li key={flag}>{flag}</li>
                ))}
              </ul>
            )}
          </Section>
          {account.subscriptions.length > 0 && (
            <Section title="Subscriptions" more={`${account.subscriptions.filter(({ isOpen }) => isOpen).length} of ${account.subscriptions.length} open`}>
              <Subscriptions rows={account.subscriptions} />
            </Section>
          )}
        </div>
      </div>
      {isCreating && <NewIssueDialog accountId={account.id} accountName={account.name} onClose={() => setIsCreating(false)} />}
    </Page>
  );
}

function AccountHead({ account, onNewIssue }: { account: AccountDetail; onNewIssue: (() => void) | null }) {
  const facts: readonly Definition[] = [
    { term: 'Segment', value: segmentLabels[account.segment] },
    { term: 'ARR', value: account.arr === null ? 'not known' : formatMoneyFull(account.arr) },
    { term: 'Renewal', value: account.renewal === null ? 'not known' : `${formatDate(account.renewal)}${account.daysToRenewal === null ? '' : `, ${account.daysToRenewal} d`}` },
    ...known('Tier', account.tier),
    ...known('Health', account.health),
    ...known('Sponsor', account.sponsor),
    ...known('Owner', account.owner),
    ...known('Region', account.region),
    ...known('Industry', account.industry),
    ...known('Customer since', account.signupDate === null ? null : formatDate(account.signupDate)),
    { term: 'Reference', value: account.mergedInto === null && account.mergedHere.length === 0 ? account.ref : `${account.ref} of ${systemWords(account.system)}` },
  ];
  return (
    <header className={styles['head']}>
      <Button variant="quiet" size="small" icon={<ChevronLeft aria-hidden="true" />} onPress={goBack}>
        Back
      </Button>
      <div className={styles['title-row']}>
        <h1 title={account.name}>{account.name}</h1>
        <span className="spacer" />
        <ButtonRow>
          {account.mergedInto === null && (
            <>
              <MergeButton account={account} />
              <BriefButton id={account.id} />
              <Button onPress={() => appState().showIssues({ accountId: account.id })}>In the priority list</Button>
            </>
          )}
          {onNewIssue !== null && (
            <Button icon={<Plus aria-hidden="true" />} onPress={onNewIssue}>
              New issue
            </Button>
          )}
        </ButtonRow>
      </div>
      <DefinitionList layout="facts" items={facts} />
    </header>
  );
}

function Subscriptions({ rows }: { rows: readonly SubscriptionRow[] }) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Reference</th>
          <th scope="col">Tier</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col" className="num">ARR</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ ref, tier, start, end, arr, isOpen, isTrial, isCounted }, index) => (
          <tr key={`${ref} ${index}`} className={isOpen && isCounted ? undefined : 'muted'}>
            <td>{ref}</td>
            <td>{[tier, isTrial ? 'trial' : null, isCounted ? null : 'not counted'].filter((word) => word !== null).join(', ')}</td>
            <td>{start === null ? '' : formatDate(start)}</td>
            <td>{end === null ? 'open' : formatDate(end)}</td>
            <td className="num">{arr === null ? '' : formatMoney(arr)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
