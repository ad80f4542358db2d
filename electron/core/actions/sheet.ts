import { actionStateLabels, type ActionRow } from '@shared/contract/actions/entities';
import type { PaperDocument } from '@shared/document';
import type { Instant } from '@shared/primitives';
import { formatDate } from '../calendar';
import { atEnd, columns } from '../documents/columns';
import { toCsv } from '../evidence/contents/csv';
import { functionLabel } from '../sessions/people';
import { counted } from '../sessions/minutes/words';
import { actionName, isOpen } from './states';

/** The columns of an action sheet. Owners fill in the last four; the first is how a sheet that comes back is matched. */
export const sheetColumns = ['Action id', 'No.', 'Action', 'Issue', 'Account', 'Owner', 'Function', 'Due', 'State', 'Note', 'Done on', 'Evidence'] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** What goes to one owner. */
export interface OwnerSheet {
  readonly ownerName: string;
  readonly actions: readonly ActionRow[];
}

const dueOrder = (a: ActionRow, b: ActionRow): number => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number - b.number);

/** Actions by owner, owners by name, each with the earliest due date first. */
export function sheetsOf(actions: readonly ActionRow[]): OwnerSheet[] {
  const owners = new Map<string, ActionRow[]>();
  for (const action of actions) owners.set(action.ownerId, [...(owners.get(action.ownerId) ?? []), action]);
  return [...owners.values()]
    .map((own) => ({ ownerName: own[0]?.ownerName ?? '', actions: own.toSorted(dueOrder) }))
    .toSorted((a, b) => (a.ownerName < b.ownerName ? -1 : a.ownerName > b.ownerName ? 1 : 0));
}

/** The cells of an action, in the order of the columns. */
export const cellsOf = (action: ActionRow): Record<SheetColumn, string> => ({
  'Action id': action.id,
  'No.': actionName(action.number),
  Action: action.what,
  Issue: `#${action.issueNumber} ${action.issueTitle}`,
  Account: action.account ?? '',
  Owner: action.ownerName,
  Function: functionLabel(action.function),
  Due: action.dueOn,
  State: actionStateLabels[action.state],
  Note: action.note,
  'Done on': action.doneOn ?? '',
  Evidence: action.evidence,
});

/** The sheet as CSV in UTF-8 with its mark, without which a spreadsheet reads accents wrongly. Texts that could be taken for a formula are neutralised. */
export const sheetCsv = ({ actions }: OwnerSheet): string =>
  `\uFEFF${toCsv({ name: 'actions', columns: sheetColumns, rows: actions.map((action) => sheetColumns.map((column) => cellsOf(action)[column])) })}`;

/** The sheet as a paper to hold in the hand. */
export function sheetPaper({ ownerName, actions }: OwnerSheet, { workspace, scope }: { workspace: string; scope: string }): PaperDocument {
  const open = actions.filter(({ state }) => isOpen(state));
  const overdue = open.filter(({ isOverdue }) => isOverdue).length;
  return {
    title: `Actions of ${ownerName}`,
    subtitle: `${workspace}. ${scope}.`,
    blocks: [
      { kind: 'paragraph', text: `${counted(open.length, 'action')} open${overdue === 0 ? '' : `, ${overdue} overdue`}. What was done, what stands in the way and where the evidence lies is written into the sheet and sent back; nothing changes before the facilitator has looked at it.` },
      {
        kind: 'table',
        columns: columns('No.', 'Action', 'For', atEnd('Due'), 'State'),
        rows: actions.map((action) => [
          actionName(action.number),
          [action.what, action.followUp === '' || action.followUp === action.what ? '' : `Then: ${action.followUp}`, action.note === '' ? '' : `Note: ${action.note}`].filter((part) => part !== '').join('\n'),
          [`#${action.issueNumber} ${action.issueTitle}`, action.account ?? ''].filter((part) => part !== '').join('\n'),
          formatDate(action.dueOn),
          action.isOverdue ? `${actionStateLabels[action.state]}, ${-action.daysLeft} d late` : actionStateLabels[action.state],
        ]),
      },
    ],
  };
}

/** The moment that a sheet stands for: the last thing that happened to an action in it. No clock has a part in its bytes. */
export const sheetDate = (actions: readonly ActionRow[], otherwise: Instant): Instant =>
  actions.flatMap(({ madeAt, signedOffAt, changedAt }) => [madeAt, signedOffAt, changedAt]).reduce<Instant | null>((last, at) => (at !== null && (last === null || at > last) ? at : last), null) ?? otherwise;

/** Names of files for owners: short, without what a file system could refuse, each once. */
export function fileNames(sheets: readonly OwnerSheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ ownerName }) => {
    const plain = ownerName.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60);
    const base = `actions-${plain === '' ? 'owner' : plain}`;
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
    taken.add(name);
    return name;
  });
}
