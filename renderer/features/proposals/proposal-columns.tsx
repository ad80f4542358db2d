import type { ProposalRow } from '@shared/contract/scoring/operations';
import type { ProposalId } from '@shared/primitives';
import { BandMark } from '../../ui/band-mark';
import { Checkbox } from '../../ui/choice';
import { FactorMeters } from '../../ui/factor-scale';
import { formatMoney, formatMoneyFull } from '../../ui/format';
import type { TableColumn } from '../../ui/virtual-table/columns';
import { criterionShortLabels } from '../issues/criterion-words';
import { proposalName } from './proposal-words';
import styles from './proposals.module.css';

/** The columns of the queue; new ones whenever the marks change, so that the boxes are drawn anew. */
export function proposalColumns(marked: ReadonlySet<ProposalId>, onToggle: (row: ProposalRow) => void): readonly TableColumn<ProposalRow>[] {
  return [
    { id: 'mark', header: 'Selected', headerContent: <span className="vh">Selected</span>, width: 34, cell: (row) => <Checkbox label={`Select ${proposalName(row)}`} isSelected={marked.has(row.id)} onChange={() => onToggle(row)} /> },
    { id: 'number', header: 'Number', headerContent: '#', width: 60, align: 'end', cell: ({ issue }) => <span className="muted">{issue === null ? 'new' : issue.number}</span> },
    { id: 'band', header: 'Proposed band', width: 116, cell: ({ band, score }) => (score === null ? <span className="muted">Incomplete</span> : <BandMark band={band} isShort isProposed />) },
    { id: 'score', header: 'Score', width: 48, align: 'end', cell: ({ score }) => <span className={styles['score']}>{score ?? '–'}</span> },
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
      width: 112,
      cell: ({ impact, severity, time }) => <FactorMeters factors={{ impact, severity, time }} />,
    },
    { id: 'issue', header: 'Issue', width: 170, grow: 3, cell: ({ title }) => <span className="medium" title={title}>{title}</span> },
    { id: 'rule', header: 'Rule', width: 136, grow: 1, hideBelow: 700, cell: ({ ruleTitle, isAgain }) => <span className="muted" title={ruleTitle}>{isAgain ? `${ruleTitle}, again` : ruleTitle}</span> },
    { id: 'account', header: 'Account', width: 110, grow: 1, cell: ({ account }) => (account === null ? <span className="muted">none</span> : <span title={account.name}>{account.name}</span>) },
    { id: 'arr', header: 'ARR', width: 92, align: 'end', hideBelow: 900, cell: ({ account }) => (account?.arr == null ? <span className="muted">none</span> : <span className="muted" title={formatMoneyFull(account.arr)}>{formatMoney(account.arr)}</span>) },
    { id: 'criterion', header: 'Criterion', width: 100, hideBelow: 1110, cell: ({ criterion }) => <span className="muted">{criterionShortLabels[criterion]}</span> },
    { id: 'unknown', header: 'Not known', width: 130, grow: 1, hideBelow: 1010, cell: ({ unknown, unknownWords }) => <span className={unknown.length > 0 ? styles['unknown'] : 'muted'} title={unknownWords}>{unknownWords}</span> },
  ];
}
