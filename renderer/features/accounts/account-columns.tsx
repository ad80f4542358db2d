import type { AccountRow } from '@shared/contract/accounts';
import { segmentLabels } from '@shared/primitives';
import { MarkedText } from '../../ui/marked-text';
import { cx } from '../../ui/cx';
import { formatDate, formatMoney, formatMoneyFull } from '../../ui/format';
import type { TableColumn } from '../../ui/virtual-table/columns';
import { isSoon } from '../issues/issue-words';
import { AccountMark } from './merging/account-marks';
import styles from './accounts.module.css';

/** A name, with those of the accounts that were merged into it. */
function AccountName({ account: { name, also }, search }: { account: AccountRow; search: string }) {
  return (
    <span title={[name, ...also].join(', also ')}>
      <span className="medium">
        <MarkedText text={name} search={search} />
      </span>
      {also.length > 0 && (
        <span className={styles['also']}>
          also <MarkedText text={also.join(', ')} search={search} />
        </span>
      )}
    </span>
  );
}

/** What a source says, in full where it is cut; nothing where it says nothing. */
const Said = ({ of }: { of: string | null }) => <span title={of ?? undefined}>{of ?? ''}</span>;

/** The columns of the account register. */
export const accountColumns = (search = '', mayMark = false): readonly TableColumn<AccountRow>[] => [
  ...(mayMark ? [{ id: 'mark', header: 'Mark', headerContent: <span className="vh">Mark</span>, width: 28, cell: (account: AccountRow) => <AccountMark account={account} /> }] : []),
  { id: 'name', header: 'Account', width: 200, grow: 3, isSortable: true, cell: (account) => <AccountName account={account} search={search} /> },
  { id: 'ref', header: 'Reference', width: 120, grow: 1, hideBelow: 700, cell: ({ ref }) => <span className="muted"><MarkedText text={ref} search={search} /></span> },
  { id: 'segment', header: 'Segment', width: 110, cell: ({ segment }) => segmentLabels[segment] },
  { id: 'tier', header: 'Tier', width: 90, hideBelow: 1080, cell: ({ tier }) => <Said of={tier} /> },
  { id: 'health', header: 'Health', width: 80, hideBelow: 980, cell: ({ health }) => <Said of={health} /> },
  { id: 'owner', header: 'Owner', width: 120, grow: 1, hideBelow: 1180, cell: ({ owner }) => <Said of={owner} /> },
  { id: 'sponsor', header: 'Sponsor', width: 120, grow: 1, hideBelow: 1280, cell: ({ sponsor }) => <Said of={sponsor} /> },
  { id: 'arr', header: 'ARR', width: 110, align: 'end', isSortable: true, cell: ({ arr }) => (arr === null ? <span className="muted">not known</span> : <span title={formatMoneyFull(arr)}>{formatMoney(arr)}</span>) },
  { id: 'renewal', header: 'Renewal', width: 120, align: 'end', isSortable: true, cell: ({ renewal }) => (renewal === null ? <span className="muted">not known</span> : formatDate(renewal)) },
  { id: 'days', header: 'In', width: 70, align: 'end', cell: ({ daysToRenewal }) => (daysToRenewal === null ? '' : <span className={cx(isSoon(daysToRenewal) ? 'strong' : 'muted')}>{daysToRenewal} d</span>) },
  { id: 'issues', header: 'Open issues', width: 100, align: 'end', isSortable: true, cell: ({ openIssues, issues }) => <span className={cx(openIssues === 0 && 'muted', styles['tabular'])} title={`${issues} in all`}>{openIssues}</span> },
];
