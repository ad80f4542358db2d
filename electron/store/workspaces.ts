import type { CalendarDate, Instant, WorkspaceId } from '@shared/primitives';
import { CalendarDate as CalendarDateSchema, WorkspaceId as WorkspaceIdSchema } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { statement } from './statements';

const Row = z.object({ id: WorkspaceIdSchema, name: z.string(), created_at: z.string(), as_of: CalendarDateSchema.nullable(), derived_as_of: CalendarDateSchema.nullable(), rehearsal_of: z.string().nullable() });
export type WorkspaceRecord = z.infer<typeof Row>;

export const getWorkspace = (db: ReadHandle): WorkspaceRecord => Row.parse(statement(db, 'SELECT id, name, created_at, as_of, derived_as_of, rehearsal_of FROM workspace').get());

export function insertWorkspace(db: WriteHandle, workspace: { id: WorkspaceId; name: string; createdAt: Instant; asOf: CalendarDate | null }): void {
  db.prepare('INSERT INTO workspace (only_row, id, name, created_at, as_of) VALUES (1, @id, @name, @createdAt, @asOf)').run(workspace);
}

export function renameWorkspace(db: WriteHandle, name: string): void {
  db.prepare('UPDATE workspace SET name = ?').run(name);
}

/** Says in a copy that it is a rehearsal's. Never run on a workspace that anybody keeps. */
export function markRehearsal(db: WriteHandle, of: string): void {
  db.prepare('UPDATE workspace SET rehearsal_of = ?').run(of);
}

export function setWorkspaceAsOf(db: WriteHandle, asOf: CalendarDate | null): void {
  db.prepare('UPDATE workspace SET as_of = ?').run(asOf);
}

/** The month in which the fiscal year begins, 1 to 12. */
export const getFiscalStartMonth = (db: ReadHandle): number => z.int().min(1).max(12).parse(db.prepare('SELECT fiscal_start_month FROM workspace').pluck().get());

export function setFiscalStartMonth(db: WriteHandle, month: number): void {
  db.prepare('UPDATE workspace SET fiscal_start_month = ?').run(month);
}

/** Remembers for which date the derived figures were computed. */
export function setDerivedAsOf(db: WriteHandle, asOf: CalendarDate): void {
  db.prepare('UPDATE workspace SET derived_as_of = ?').run(asOf);
}

/** SQLite's own integrity check: `ok`, or what it found, one finding a line. */
export function checkIntegrity(db: ReadHandle): string {
  const found = db.prepare('PRAGMA integrity_check(20)').all().map((row) => z.object({ integrity_check: z.string() }).parse(row).integrity_check);
  const orphans = db.prepare('PRAGMA foreign_key_check').all().length;
  return orphans === 0 ? found.join('\n') : [...found.filter((line) => line !== 'ok'), `${orphans} rows refer to a record that is not there`].join('\n');
}

export function countRecords(db: ReadHandle): { accounts: number; issues: number; openProposals: number; sessions: number } {
  const Counts = z.object({ accounts: z.int(), issues: z.int(), openProposals: z.int(), sessions: z.int() });
  return Counts.parse(
    db.prepare(`SELECT (SELECT count(*) FROM accounts WHERE survivor_id IS NULL) AS accounts, (SELECT count(*) FROM issues) AS issues,
      (SELECT count(*) FROM proposals WHERE state = 'open') AS openProposals, (SELECT count(*) FROM sessions) AS sessions`).get(),
  );
}
