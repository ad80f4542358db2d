import type { ActionRow } from '@shared/contract/actions/entities';
import { functionLabels } from '@shared/primitives';
import { cx } from '../../ui/cx';
import { formatDate } from '../../ui/format';
import type { TableColumn } from '../../ui/virtual-table/columns';
import { ActionStateMark } from './action-state';
import { dueWords, nameOf } from './action-words';
import styles from './actions.module.css';

/** The columns of the list of actions: what decides comes first. */
export const actionColumns: readonly TableColumn<ActionRow>[] = [
  { id: 'number', header: 'Number', headerContent: 'No.', width: 56, align: 'end', cell: (row) => <span className="muted">{nameOf(row)}</span> },
  { id: 'due', header: 'Due', width: 96, align: 'end', cell: ({ dueOn }) => formatDate(dueOn) },
  { id: 'left', header: 'Left', headerContent: <span className="vh">Left</span>, width: 72, align: 'end', cell: (row) => <span className={cx(row.isOverdue ? styles['late'] : 'muted')}>{dueWords(row)}</span> },
  { id: 'state', header: 'State', width: 112, cell: ({ state, isOverdue }) => <ActionStateMark state={state} isOverdue={isOverdue} /> },
  { id: 'what', header: 'Action', width: 190, grow: 3, cell: ({ what }) => <span className="medium" title={what}>{what}</span> },
  { id: 'owner', header: 'Owner', width: 110, grow: 1, cell: ({ ownerName }) => <span title={ownerName}>{ownerName}</span> },
  { id: 'function', header: 'Function', width: 132, hideBelow: 900, cell: (row) => <span className="muted">{functionLabels[row.function]}</span> },
  { id: 'issue', header: 'Issue', width: 130, grow: 2, hideBelow: 760, cell: ({ issueNumber, issueTitle, account }) => <span className="muted" title={`#${issueNumber} ${issueTitle}`}>{account ?? `#${issueNumber} ${issueTitle}`}</span> },
  { id: 'session', header: 'Session', width: 64, align: 'end', hideBelow: 1010, cell: ({ sessionNumber }) => <span className="muted">{sessionNumber}</span> },
];
