import type { IssueRow, IssueSort } from '@shared/contract/issues';
import { Avatar } from '../../ui/avatar';
import { matchedStretches } from '../../ui/matched-words';
import { MarkedText } from '../../ui/marked-text';
import { FactorMeters } from '../../ui/factor-scale';
import { formatDate, formatMoney, formatMoneyFull } from '../../ui/format';
import type { TableColumn } from '../../ui/virtual-table/columns';
import { cx } from '../../ui/cx';
import { MarkAllBox, MarkBox } from '../edits/mark-box';
import { LinkMark } from '../links/link-mark';
import { ListedBand } from '../scoring/placing/listed-band';
import { criterionShortLabels } from './criterion-words';
import { isSoon } from './issue-words';
import styles from './issue-list.module.css';

/** Which column orders by what. The band column stands for the order of the arithmetic. */
export const sortOfColumn: Readonly<Record<string, IssueSort>> = { rank: 'number', band: 'priority', issue: 'title', account: 'account', arr: 'arr', renewal: 'renewal', criterion: 'criterion', age: 'age' };
export const columnOfSort = (sort: IssueSort): string | null => Object.entries(sortOfColumn).find(([, by]) => by === sort)?.[0] ?? null;

/** The reference is shown where a search meant it. */
const isNamed = (ref: string, search: string): boolean => search.trim() !== '' && matchedStretches(ref, search).some(({ isMatch }) => isMatch);

/** The columns of the priority list. With one currency its code heads the ARR column; with several each figure names its own. */
export function issueColumns(currency: string | null, mayMark = false, search = ''): readonly TableColumn<IssueRow>[] {
  return [
    ...(mayMark ? [{ id: 'mark', header: 'Mark', headerContent: <MarkAllBox />, width: 28, cell: (issue: IssueRow, index: number) => <MarkBox issue={issue} index={index} /> }] : []),
    { id: 'rank', header: 'Number', headerContent: '#', width: 44, align: 'end', isSortable: true, cell: ({ number }) => <span className={styles['rank']}>{number}</span> },
    { id: 'band', header: 'Band', width: 106, isSortable: true, cell: (issue) => <ListedBand issue={issue} isShort /> },
    { id: 'score', header: 'Score', width: 44, align: 'end', cell: ({ score, isProposed }) => <span className={cx(styles['score'], isProposed && styles['proposed'])}>{score ?? '–'}</span> },
    {
      id: 'factors',
      header: 'Impact, severity, time',
      headerContent: (
        <span className={styles['factor-heads']}>
          <span>Imp</span>
          <span>Sev</span>
          <span>Time</span>
        </span>
      ),
      width: 108,
      cell: ({ impact, severity, time }) => <FactorMeters factors={{ impact, severity, time }} />,
    },
    { id: 'issue', header: 'Issue', width: 200, grow: 4, isSortable: true, cell: ({ title, ref, links }) => <span className={styles['issue']} title={ref === null ? title : `${title} (${ref})`}><LinkMark links={links} /><MarkedText text={title} search={search} />{ref !== null && isNamed(ref, search) && <span className={styles['ref']}> <MarkedText text={ref} search={search} /></span>}</span> },
    { id: 'account', header: 'Account', width: 100, grow: 1.5, isSortable: true, cell: ({ account }) => (account === null ? <span className="muted">none</span> : <span title={account}><MarkedText text={account} search={search} /></span>) },
    { id: 'arr', header: 'ARR', headerContent: currency ?? 'ARR', width: currency === null ? 92 : 60, align: 'end', isSortable: true, cell: ({ arr }) => (arr === null ? <span className="muted">none</span> : <span className="muted" title={formatMoneyFull(arr)}>{formatMoney(arr, currency === null)}</span>) },
    { id: 'renewal', header: 'Renews', width: 60, align: 'end', isSortable: true, cell: ({ renewal, daysToRenewal }) => (renewal === null || daysToRenewal === null ? <span className="muted">none</span> : <span className={cx(isSoon(daysToRenewal) ? styles['soon'] : 'muted')} title={formatDate(renewal)}>{daysToRenewal} d</span>) },
    { id: 'criterion', header: 'Criterion', headerContent: <span className={styles['apart']}>Criterion</span>, width: 104, isSortable: true, hideBelow: 1100, cell: ({ criterion }) => <span className={cx(styles['apart'], 'muted')}>{criterionShortLabels[criterion]}</span> },
    { id: 'age', header: 'Age', width: 54, align: 'end', isSortable: true, cell: ({ ageDays }) => <span className="muted">{ageDays === null ? 'none' : `${ageDays} d`}</span> },
    { id: 'owner', header: 'Owner', width: 50, align: 'center', hideBelow: 880, cell: ({ owner }) => (owner === null ? <span className="muted">none</span> : <Avatar name={owner} />) },
    { id: 'next', header: 'Next step', width: 108, grow: 2, hideBelow: 990, cell: ({ nextStep }) => <span className="muted" title={nextStep ?? ''}>{nextStep ?? ''}</span> },
  ];
}
