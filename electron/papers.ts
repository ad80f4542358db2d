import type { ActionRow, SheetFormat } from '@shared/contract/actions/entities';
import type { PaperFormat } from '@shared/document';
import { Instant, type PersonId, type SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { toCalendarFile } from './core/actions/calendar-file';
import { cellsOf, fileNames, sheetColumns, sheetCsv, sheetDate, sheetPaper, sheetsOf, type OwnerSheet } from './core/actions/sheet';
import { formatDate } from './core/calendar';
import { toHtml } from './core/documents/html';
import { utf8 } from './core/evidence/canonical-json';
import { marginsOf } from './core/sessions/minutes/margins';
import { runQuery } from './dispatch';
import type { DrawnFiles, DrawnSheets } from './drawn-files';
import { renderPdf } from './files/report/pdf';
import { writeWorkbook, type Cell } from './files/spreadsheet/xlsx/write';
import { actionOn } from './handlers/actions';
import { listActionsOf, listOpenActions } from './store/actions';
import { getWorkspace } from './store/workspaces';
import { readContext, type Desk } from './transaction';

/**
 * Draws the minutes of a session from the document that was sealed, or of a draft as it stands (M6). The Markdown is the sealed bytes themselves, and the
 * PDF and the HTML are those of the evidence package.
 * @throws DocketError not-found
 */
export async function drawMinutes(desk: Desk, sessionId: SessionId, format: PaperFormat): Promise<DrawnFiles> {
  const { document, markdown } = runQuery(desk, 'sessions.minutes', { sessionId });
  const room = runQuery(desk, 'sessions.room', { sessionId });
  const seal = room.seal === null || room.signedOffAt === null ? null : { at: room.signedOffAt, hash: room.seal.sealHash };
  const margins = marginsOf({ number: room.number, seal });
  const name = `minutes-session-${room.number}${seal === null ? '-draft' : ''}.${format}`;
  switch (format) {
    case 'md':
      return { files: [{ name, bytes: utf8(markdown) }], missing: [] };
    case 'html':
      return { files: [{ name, bytes: utf8(toHtml(document, margins)) }], missing: [] };
    case 'pdf': {
      // A draft is dated by what it is about: the clock has no part in any file.
      const { bytes, missing } = await renderPdf(document, { date: seal?.at ?? room.openedAt ?? Instant.parse(`${room.plannedOn}T00:00:00.000Z`), ...margins });
      return { files: [{ name, bytes }], missing: [...missing] };
    }
  }
}

export interface SheetRequest {
  /** The promises of one session; null takes all that is open. */
  readonly sessionId: SessionId | null;
  /** Null takes every owner. */
  readonly ownerId: PersonId | null;
  readonly formats: readonly SheetFormat[];
}

/**
 * Makes action sheets, one for each owner in each format (M6). A calendar holds what is open; an owner with nothing open gets none.
 * @throws DocketError not-found where there is nothing to write
 */
export async function makeSheets(desk: Desk, { sessionId, ownerId, formats }: SheetRequest): Promise<DrawnSheets> {
  const context = readContext(desk);
  const stored = sessionId === null ? listOpenActions(context.db) : listActionsOf(context.db, sessionId);
  const actions = stored.filter((action) => ownerId === null || action.ownerId === ownerId).map((action) => actionOn(action, context.asOf));
  if (actions.length === 0) throw new DocketError('not-found', 'There is no action to write. Nothing was saved. Actions come from decisions with a due date or a follow-up.');
  const sheets = sheetsOf(actions);
  const names = fileNames(sheets);
  const paper = { workspace: getWorkspace(context.db).name, scope: scopeOf(actions, sessionId, context.asOf) };
  const files: DrawnFiles['files'] = [];
  const missing = new Set<string>();
  for (const [index, sheet] of sheets.entries()) {
    const name = names[index] ?? 'actions';
    for (const format of formats) {
      const bytes = await drawSheet(sheet, format, paper, missing);
      if (bytes !== null) files.push({ name: `${name}.${format}`, bytes });
    }
  }
  if (files.length === 0) throw new DocketError('not-found', 'Nothing is open that a calendar could hold. Nothing was saved. Choose another format.');
  return { files, missing: [...missing].sort(), actions: actions.length };
}

function scopeOf(actions: readonly ActionRow[], sessionId: SessionId | null, asOf: string): string {
  return sessionId === null ? `All that is open, as of ${formatDate(asOf)}` : `Session ${actions[0]?.sessionNumber ?? ''}, as of ${formatDate(asOf)}`;
}

async function drawSheet(sheet: OwnerSheet, format: SheetFormat, paper: { workspace: string; scope: string }, missing: Set<string>): Promise<Uint8Array | null> {
  switch (format) {
    case 'csv':
      return utf8(sheetCsv(sheet));
    case 'xlsx':
      return sheetWorkbook(sheet);
    case 'ics':
      return sheet.actions.some(({ state }) => state === 'open' || state === 'in-progress') ? utf8(toCalendarFile(sheet.actions)) : null;
    case 'pdf': {
      const date = sheetDate(sheet.actions, Instant.parse('2000-01-01T00:00:00.000Z'));
      const drawn = await renderPdf(sheetPaper(sheet, paper), { date, footer: paper.scope, isDraft: false });
      for (const character of drawn.missing) missing.add(character);
      return drawn.bytes;
    }
  }
}

const widths = [38, 6, 44, 36, 22, 18, 18, 12, 13, 44, 12, 36] as const;

function sheetWorkbook({ actions }: OwnerSheet): Uint8Array {
  const rows = actions.map((action): Cell[] => {
    const cells = cellsOf(action);
    return sheetColumns.map((column) => ((column === 'Due' || column === 'Done on') && cells[column] !== '' ? { date: cells[column] } : cells[column]));
  });
  return writeWorkbook({ sheets: [{ name: 'Actions', columns: [...widths], rows: [[...sheetColumns], ...rows] }] });
}
