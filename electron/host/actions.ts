import { extname, resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { sheetFormatLabels, type SheetFormat } from '@shared/contract/actions/entities';
import type { PaperFormat } from '@shared/document';
import { idsOf, reviewRows } from '../core/actions/returned';
import { DrawnFiles, DrawnSheets, zipOf } from '../drawn-files';
import { readReturnedTable } from '../files/returned-sheet';
import { saveFile } from '../files/save-file';
import { actionOn } from '../handlers/actions';
import { listActionsById } from '../store/actions';
import { getSession } from '../store/sessions/sessions';
import { readContext } from '../transaction';
import { deskOf, type Host } from './host';
import { startJob } from './jobs';
import { askWhereToSave, refuseOwnFile } from './own-files';

const paperFilters = { pdf: { name: 'PDF', extensions: ['pdf'] }, html: { name: 'Web page', extensions: ['html'] }, md: { name: 'Markdown', extensions: ['md'] } } as const satisfies Record<PaperFormat, { name: string; extensions: readonly string[] }>;
const returnedFilters = [{ name: 'Action sheet', extensions: ['csv', 'tsv', 'txt', 'xlsx'] }];

/** Asks where a file goes. Null: closed without a choice. */
async function ask(host: Host, title: string, name: string, filter: { readonly name: string; readonly extensions: readonly string[] }): Promise<string | null> {
  const chosen = await askWhereToSave(host, title, name, [{ name: filter.name, extensions: [...filter.extensions] }]);
  return chosen === null || extname(chosen) !== '' ? chosen : `${chosen}.${filter.extensions[0] ?? ''}`;
}

/** Draws the minutes in the worker once the person has said where they go (M6). @throws DocketError not-found, io */
export async function saveMinutes(host: Host, { sessionId, format }: ParsedInputOf<'sessions.saveMinutes'>): Promise<OutputOf<'sessions.saveMinutes'>> {
  const session = getSession(deskOf(host).workspace.db, sessionId);
  const name = session === null ? 'minutes' : `minutes-session-${session.number}${session.state === 'signed-off' ? '' : '-draft'}`;
  const file = await ask(host, 'Save the minutes', `${name}.${format}`, paperFilters[format]);
  if (file === null) return null;
  const drawn = DrawnFiles.parse(await startJob(host, { kind: 'minutes', sessionId, format }).answer);
  const [made] = drawn.files;
  if (made === undefined) throw new Error('No minutes were drawn');
  await saveFile(file, made.bytes);
  return { file, missing: drawn.missing };
}

/** Makes action sheets in the worker and writes them: one as it is, several as a ZIP (M6). @throws DocketError not-found, io */
export async function saveSheets(host: Host, request: ParsedInputOf<'actions.saveSheets'>): Promise<OutputOf<'actions.saveSheets'>> {
  deskOf(host);
  const { files, missing, actions } = DrawnSheets.parse(await startJob(host, { kind: 'sheets', ...request }).answer);
  const [only, ...others] = files;
  if (only === undefined) throw new Error('No sheet was made');
  const isOne = others.length === 0;
  const file = isOne ? await ask(host, 'Save the action sheet', only.name, filterOf(only.name)) : await ask(host, 'Save the action sheets', 'action-sheets.zip', { name: 'ZIP archive', extensions: ['zip'] });
  if (file === null) return null;
  await saveFile(file, isOne ? only.bytes : zipOf(files));
  return { file, files: files.length, actions, missing };
}

function filterOf(name: string): { name: string; extensions: string[] } {
  const extension = extname(name).slice(1);
  const isFormat = (text: string): text is SheetFormat => text in sheetFormatLabels;
  return { name: isFormat(extension) ? sheetFormatLabels[extension] : 'Action sheet', extensions: [extension] };
}

/** Reads a sheet that came back and holds it against the actions; nothing is changed (M6). @throws DocketError not-found, io, unreadable-file */
export async function readReturned(host: Host, { file }: ParsedInputOf<'actions.readReturned'>): Promise<OutputOf<'actions.readReturned'>> {
  const desk = deskOf(host);
  const path = file ?? (await host.dialogs.openFile('Choose a sheet that came back', returnedFilters));
  if (path === null) return null;
  const { fileName, sha256, table } = readReturnedTable(refuseOwnFile(host, resolve(path)));
  const { db, asOf } = readContext(desk);
  const actions = listActionsById(db, [...new Set(idsOf(table))]).map((action) => actionOn(action, asOf));
  return { fileName, sha256, rows: reviewRows(table, actions, asOf) };
}
