import { decisionLabels } from '@shared/contract/sessions/entities';
import type { SessionRecord } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { atEnd, columns } from '../../documents/columns';
import { verdictLabels } from '../urgent';
import { formatInstant, levelLabel } from './words';

/** What a reader of an urgent session's minutes has to know first (M1): who decided alone, why it could not wait, and that it is to be ratified. */
export function urgentBlocks({ session: { urgent, quorum } }: SessionRecord): Block[] {
  if (urgent === null) return [];
  return [
    { kind: 'paragraph', text: `Urgent session, out of cycle. ${quorum === 0 ? 'No quorum was asked for. ' : ''}Every decision below is to be ratified by the next regular session.` },
    {
      kind: 'facts',
      rows: [
        { label: 'Decider', value: `${urgent.deciderName}, ${levelLabel(urgent.level)}` },
        { label: 'Why it could not wait', value: urgent.reason },
      ],
    },
  ];
}

/** What the session said of decisions that were taken out of cycle (M1). */
export function ratificationBlocks({ ratifications }: SessionRecord): Block[] {
  if (ratifications.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Ratification of urgent decisions' },
    {
      kind: 'table',
      columns: columns(atEnd('Session'), 'Issue', 'Decision', 'Decided by', 'Verdict', 'Reason', 'By'),
      rows: ratifications.map(({ sessionNumber, issueNumber, title, kind, what, deciderName, level, decidedAt, verdict }) => [
        String(sessionNumber),
        `#${issueNumber} ${title}`,
        `${decisionLabels[kind]}. ${what}`,
        `${deciderName}, ${levelLabel(level)}, ${formatInstant(decidedAt)}`,
        verdict === null ? 'Waits' : verdictLabels[verdict.verdict],
        verdict?.reason ?? '',
        verdict?.byName ?? '',
      ]),
    },
  ];
}
