import { actionStateLabels } from '@shared/contract/actions/entities';
import type { RecordedAction, SessionRecord } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';
import { functionLabel } from '../people';
import { counted } from './words';

const dueOrder = (a: RecordedAction, b: RecordedAction): number => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number - b.number);

/** What was promised in the meeting, the earliest due date first, and what was heard of earlier promises (M6). */
export function actionBlocks({ actions: { made, settled, stillOpen, overdue } }: SessionRecord): Block[] {
  return [
    ...(made.length === 0
      ? []
      : [
          { kind: 'heading' as const, level: 2 as const, text: 'Actions' },
          {
            kind: 'table' as const,
            columns: columns('No.', 'Action', atEnd('Item'), 'Owner', 'Function', atEnd('Due')),
            rows: made.toSorted(dueOrder).map((action) => [`A${action.number}`, action.what, String(action.position), action.ownerName, functionLabel(action.function), formatDate(action.dueOn)]),
          },
        ]),
    ...(settled.length === 0
      ? []
      : [
          { kind: 'heading' as const, level: 2 as const, text: 'Actions of earlier sessions' },
          {
            kind: 'table' as const,
            columns: columns('No.', 'Action', 'Owner', atEnd('Due'), 'Now', 'What was said'),
            rows: settled.map((action) => [
              `A${action.number}`,
              action.what,
              action.ownerName,
              formatDate(action.dueOn),
              `${actionStateLabels[action.state]}${action.state === action.stateBefore ? '' : `, was ${actionStateLabels[action.stateBefore].toLowerCase()}`}`,
              [action.note, action.evidence === '' ? '' : `Evidence: ${action.evidence}`, action.doneOn === null ? '' : `Done ${formatDate(action.doneOn)}`].filter((part) => part !== '').join('\n'),
            ]),
          },
        ]),
    ...(stillOpen === 0 ? [] : [{ kind: 'paragraph' as const, text: `${counted(stillOpen, 'action')} of earlier sessions ${stillOpen === 1 ? 'is' : 'are'} still open, ${overdue === 0 ? 'none' : overdue} overdue.` }]),
  ];
}
