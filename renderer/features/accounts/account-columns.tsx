import type { AccountRow } from '@shared/contract/accounts';
import { segmentLabels } from '@shared/primitives';
import { MarkedText } from '../../ui/marked-text';
import { cx } from '../../ui/cx';
import { formatDate, formatMoney, formatMoneyFull } from '../../ui/format';
import type { TableColumn } from '../../ui/virtual-table/columns';
import { isSoon } from '../issues/issue-words';
import styles from './accounts.module.css';

/** The columns of the account register. */
export const accountColumns = (search = ''): readonly TableColumn<AccountRow>[] => [
  { id: 'name', header: 'Account', width: 200, grow: 3, isSortable: true, cell: ({ name }) => <span className="medium" title={name}><MarkedText text={name} search={search} /></span> },
  { id: 'ref', header: 'Reference', width: 120, grow: 1, hideBelow: 700, cell: ({ ref }) => <span className="muted"><MarkedText text={ref} search={search} /></span> },
  { id: 'segment', header: 'Segment', width: 110, cell: ({ segment }) => segmentLabels[segment] },
  { id: 'arr', header: 'ARR', width: 110, align: 'end', isSortable: true, cell: ({ arr }) => (arr === null ? <span className="muted">not known</span> : <span title={formatMoneyFull(arr)}>{formatMoney(arr)}</span>) },
  { id: 'renewal', header: 'Renewal', width: 120, align: 'end', isSortable: true, cell: ({ renewal }) => (renewal === null ? <span className="muted">not known</span> : formatDate(renewal)) },
  { id: 'days', header: 'In', width: 70, align: 'end', cell: ({ daysToRenewal }) => (daysToRenewal === null ? '' : <span className={cx(isSoon(daysToRenewal) ? 'strong' : 'muted')}>{daysToRenewal} d</span>) },
  { id: 'issues', header: 'Open issues', width: 100, align: 'end', isSortable: true, cell: ({ openIssues, issues }) => <span className={cx(openIssues === 0 && 'muted', styles['tabular'])} title={`${issues} in all`}>{openIssues}</span> },
];
