import { actionStateLabels, type ActionChange, type ActionRow, type GivenState } from '@shared/contract/actions/entities';
import type { ReturnedRow, RowProblem } from '@shared/contract/actions/returned';
import { CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { formatDate } from '../calendar';
import { fromCsvText } from '../evidence/contents/csv';
import { parseMoment } from '../imports/dates';
import type { SheetColumn } from './sheet';
import { actionName, isSame } from './states';

/** A table as it was read from a file; rows are numbered as the spreadsheet shows them. */
export interface ReadTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** Words for states, as owners write them; the first ones are our own. */
const stateWords: Readonly<Record<string, GivenState>> = {
  open: 'open', 'not started': 'open', 'to do': 'open', todo: 'open',
  'in progress': 'in-progress', started: 'in-progress', ongoing: 'in-progress', wip: 'in-progress',
  done: 'done', completed: 'done', complete: 'done', closed: 'done', finished: 'done',
  dropped: 'dropped', cancelled: 'dropped', canceled: 'dropped', abandoned: 'dropped',
};

const longestText = 4000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** Where each column stands. @throws DocketError invalid-input for a file that is no action sheet */
function columnsOf(header: readonly string[]): (cells: readonly string[], column: SheetColumn) => string | null {
  const places = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]));
  for (const needed of ['Action id', 'State'] satisfies SheetColumn[]) {
    if (!places.has(needed.toLowerCase())) {
      throw new DocketError('unreadable-file', `The file has no column "${needed}", so that it is no action sheet. Nothing was changed. Choose a sheet that was saved here, with its header row.`);
    }
  }
  return (cells, column) => {
    const place = places.get(column.toLowerCase());
    return place === undefined ? null : (cells[place] ?? '');
  };
}

/** The ids that a sheet names, so that they can be looked up. */
export function idsOf({ header, rows }: ReadTable): string[] {
  const cell = columnsOf(header);
  return rows.map(({ cells }) => (cell(cells, 'Action id') ?? '').trim().toLowerCase()).filter((id) => uuid.test(id));
}

/**
 * Holds each row of a returned sheet against its action (M6) and changes nothing. Only state, note, done on and evidence are read; rows that are
 * empty altogether are no rows. Every row is one to change, one that changes nothing, or one that is rejected with the reason.
 */
export function reviewRows({ header, rows }: ReadTable, actions: readonly ActionRow[], asOf: CalendarDate): ReturnedRow[] {
  const cell = columnsOf(header);
  const known = new Map<string, ActionRow>(actions.map((action) => [action.id, action]));
  const filled = rows.filter(({ cells }) => cells.some((text) => text.trim() !== ''));
  const places = new Map<string, number[]>();
  for (const { row, cells } of filled) {
    const id = (cell(cells, 'Action id') ?? '').trim().toLowerCase();
    places.set(id, [...(places.get(id) ?? []), row]);
  }
  return filled.map(({ row, cells }): ReturnedRow => {
    const id = (cell(cells, 'Action id') ?? '').trim().toLowerCase();
    const action = known.get(id);
    const shown = action === undefined ? null : { id: action.id, number: action.number, what: action.what, ownerName: action.ownerName, dueOn: action.dueOn, state: action.state, note: action.note, revision: action.revision };
    const refuse = (problem: RowProblem, reason: string, said: ReturnedRow['said'] = null): ReturnedRow => ({ row, verdict: 'rejected', action: shown, said, problem, reason });
    if (id === '' || !uuid.test(id)) return refuse('no-id', 'The row names no action. New actions come from decisions.');
    if (action === undefined) return refuse('unknown-id', 'No action of this workspace has this id. Is the sheet of another workspace?');
    const same = places.get(id) ?? [];
    if (same.length > 1) return refuse('duplicate', `${actionName(action.number)} stands in rows ${same.join(' and ')}. Keep one of them and read the sheet again.`);
    return judge({ row, action, shown, refuse, asOf, read: (column) => cell(cells, column) });
  });
}

interface Judged {
  readonly row: number;
  readonly action: ActionRow;
  readonly shown: ReturnedRow['action'];
  readonly asOf: CalendarDate;
  refuse(problem: RowProblem, reason: string, said?: ReturnedRow['said']): ReturnedRow;
  read(column: SheetColumn): string | null;
}

function judge({ row, action, shown, refuse, asOf, read }: Judged): ReturnedRow {
  const name = actionName(action.number);
  if (action.state === 'superseded') return refuse('closed', `${name} was superseded: its item was decided anew.`);
  const stateText = fromCsvText(read('State') ?? '').trim();
  const state = stateText === '' ? action.state : stateWords[stateText.toLowerCase().replace(/[\s_-]+/g, ' ')];
  if (state === undefined) return refuse('unknown-state', `"${stateText.slice(0, 40)}" is no state. Write Open, In progress, Done or Dropped.`);
  const due = read('Due')?.trim() ?? '';
  if (due !== '' && !datesOf(due).includes(action.dueOn)) return refuse('changed-due', `The sheet says due ${due.slice(0, 40)}, the decision says ${formatDate(action.dueOn)}. A due date moves by deciding again.`);
  const doneText = (read('Done on') ?? '').trim();
  const doneOn = doneOnOf(doneText, state, action, asOf);
  if (doneOn === undefined) return refuse('bad-date', `"${doneText.slice(0, 40)}" is no day on or before ${formatDate(asOf)} that can be read for certain. Write it as ${asOf}.`);
  const said: ActionChange = { state, note: textOf(read('Note'), action.note), evidence: textOf(read('Evidence'), action.evidence), doneOn };
  if (said.note.length > longestText || said.evidence.length > longestText) return refuse('too-long', `A note or its evidence is longer than ${longestText} characters. Shorten it.`);
  if (isSame(action, said)) return { row, verdict: 'unchanged', action: shown, said, problem: null, reason: 'Stands like that already.' };
  if ((action.state === 'done' || action.state === 'dropped') && state !== action.state) {
    return refuse('closed', `${name} is ${actionStateLabels[action.state].toLowerCase()}${action.doneOn === null ? '' : ` since ${formatDate(action.doneOn)}`}. Open it again by hand if that is wrong.`, said);
  }
  if (state === 'dropped' && said.note === '') return refuse('needs-note', `The sheet drops ${name} without a word of why. Write it into the note.`, said);
  return { row, verdict: 'change', action: shown, said, problem: null, reason: '' };
}

/** A text cell with what guards it taken off. A column that is missing, and one that holds what stands already in another writing, changes nothing. */
function textOf(cell: string | null, before: string): string {
  if (cell === null) return before;
  const raw = tidy(cell);
  const bare = tidy(fromCsvText(cell));
  const kept = tidy(before);
  return raw === kept || bare === kept ? before : bare;
}

/** The days that a written date can mean, with and without the day first. */
function datesOf(text: string): string[] {
  const found = (['day-month-year', 'month-day-year'] as const).map((order) => parseMoment(text, order)?.date);
  return [...new Set(found.filter((date) => date !== undefined))];
}

/** The day on which it was done; null where it is not, undefined where the cell cannot be read for certain. */
function doneOnOf(text: string, state: GivenState, { state: before, doneOn }: ActionRow, asOf: CalendarDate): CalendarDate | null | undefined {
  if (state !== 'done') return null;
  if (text === '') return before === 'done' && doneOn !== null ? doneOn : asOf;
  const dates = datesOf(text);
  if (doneOn !== null && dates.includes(doneOn)) return doneOn;
  const possible = dates.filter((date) => date <= asOf);
  const [date] = possible;
  return date !== undefined && possible.length === 1 ? CalendarDate.parse(date) : undefined;
}
