import type { RegisterRow } from '@shared/contract/decisions/entities';
import { decisionLabels } from '@shared/contract/sessions/entities';
import { formatDate, formatMoney, formatMoneyFull } from '../../ui/format';
import type { TableColumn } from '../../ui/virtual-table/columns';
import { StandingTag } from './standing-tag';

export const registerColumns: readonly TableColumn<RegisterRow>[] = [
  { id: 'session', header: 'Session', width: 62, align: 'end', cell: ({ sessionNumber, isWalk }) => <span className="muted">{isWalk ? `W ${sessionNumber}` : sessionNumber}</span> },
  { id: 'kind', header: 'Decision', width: 100, cell: ({ decision, standing }) => <span className={standing.isInForce ? 'medium' : 'muted'}>{decisionLabels[decision.kind]}</span> },
  { id: 'what', header: 'What', width: 180, grow: 3, cell: ({ decision }) => <span title={decision.what}>{decision.what}</span> },
  { id: 'issue', header: 'Issue', width: 110, grow: 2, hideBelow: 760, cell: ({ issueNumber, issueTitle }) => <span className="muted" title={issueTitle}>{`#${issueNumber} ${issueTitle}`}</span> },
  { id: 'account', header: 'Account', width: 110, grow: 1, hideBelow: 1000, cell: ({ account }) => <span className="muted">{account ?? 'none'}</span> },
  { id: 'owner', header: 'Owner', width: 112, cell: ({ decision }) => decision.ownerName },
  { id: 'due', header: 'Due', width: 104, align: 'end', cell: ({ decision }) => <span className="muted">{decision.dueOn === null ? '' : formatDate(decision.dueOn)}</span> },
  { id: 'cost', header: 'Cost', width: 86, align: 'end', hideBelow: 1080, cell: ({ decision: { cost } }) => (cost === null ? '' : <span title={formatMoneyFull(cost)}>{formatMoney(cost)}</span>) },
  { id: 'changed', header: 'State', width: 74, hideBelow: 900, cell: ({ standing }) => (standing.changes.length === 0 ? '' : <span className="late" title={standing.changes.join('; ')}>changed</span>) },
  { id: 'today', header: 'Today', width: 176, cell: ({ standing }) => <StandingTag standing={standing} /> },
];
