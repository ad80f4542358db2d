import { existsSync, readFileSync } from 'node:fs';
import { evidenceActions } from '@shared/contract/evidence/entities';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import { runQuery } from '../../electron/dispatch';
import { closeWorkspace, showWorkspace } from '../../electron/host/workspaces';
import { deskOf, type Host } from '../../electron/host/host';
import { openWorkspace, SCHEMA_VERSION } from '../../electron/store/database';
import type { ReadHandle } from '../../electron/store/handles';
import type { Desk } from '../../electron/transaction';
import { makeTestHost } from '../support/host';
import { OLDER_SCHEMA, olderAccounts } from './older-workspace';
import type { Acknowledgement, Orders } from './orders';
import { rowsPerImport } from './scenarios';
import { sessionProblems, wokenAt } from './sessions/inspect';
import { undoProblems } from './undos';

/** What is left after a kill: how many commits of the program are there, and what should not be. */
export interface Found {
  readonly stored: number;
  readonly problems: string[];
}

/** Opens what a kill left behind, as the app would at its next start, and compares it with what was acknowledged. */
export async function inspect(orders: Orders, acknowledgements: readonly Acknowledgement[]): Promise<Found> {
  switch (orders.scenario) {
    case 'sessions':
      return inWorkspace(orders.file, acknowledgements, (desk) => sessionProblems(desk, orders, acknowledgements), { userData: orders.userData, clock: wokenAt(orders, acknowledgements) });
    case 'decisions':
      return inWorkspace(orders.file, acknowledgements, (desk) => meetingProblems(desk, orders));
    case 'imports':
      return inWorkspace(orders.file, acknowledgements, importProblems);
    case 'undos':
      return inWorkspace(orders.file, acknowledgements, (desk) => undoProblems(desk.workspace.db, orders));
    case 'migrations':
      return inspectMigrations(orders.files, filesDone(acknowledgements));
    case 'exports':
      return inspectExport(orders, filesDone(acknowledgements));
  }
}

const filesDone = (acknowledgements: readonly Acknowledgement[]): number => acknowledgements.filter(({ kind }) => kind === 'file').length;

/** Entries that the app writes by itself when it opens a workspace. */
const writtenOnOpening = ['sessions.recoverTimers', 'workspaces.derive'];

async function inWorkspace(
  file: string,
  acknowledgements: readonly Acknowledgement[],
  look: (desk: Desk) => string[] | Promise<string[]>,
  { userData, clock }: { userData?: string; clock?: Host['clock'] } = {},
): Promise<Found> {
  const entries = acknowledgements.flatMap((each) => (each.kind === 'entry' ? [each] : []));
  const main = makeTestHost(userData === undefined ? {} : { userData });
  const host: Host = { ...main.host, ...(clock === undefined ? {} : { clock }) };
  try {
    // The lock of the dead process is taken over, the write-ahead log is played back, timers that ran are stopped.
    showWorkspace(host, file);
    const desk = deskOf(host);
    const { db } = desk.workspace;
    const problems = wholeProblems(desk);
    for (const { seq, hash } of entries) if (text(db, 'SELECT hash FROM audit_log WHERE seq = ?', seq) !== hash) problems.push(`entry ${seq} was acknowledged and is lost or another one`);
    const last = entries.at(-1);
    const before = last === undefined ? 0 : last.seq;
    const marks = writtenOnOpening.map(() => '?').join(', ');
    const later = count(db, `SELECT count(*) FROM audit_log WHERE seq > ? AND action NOT IN (${marks})`, before, ...writtenOnOpening);
    // One may have been committed and killed before it could say so. Without any, the file's own history counts as later.
    if (last !== undefined && later > 1) problems.push(`${later} commits that nobody acknowledged`);
    return { stored: entries.length + (last === undefined ? 0 : later), problems: [...problems, ...(await look(desk))] };
  } catch (error) {
    return { stored: 0, problems: [`it does not open: ${error instanceof Error ? error.message : String(error)}`] };
  } finally {
    closeWorkspace(host);
    main.close();
  }
}

function wholeProblems(desk: Desk): string[] {
  const { integrity, auditChain, firstBroken } = runQuery(desk, 'workspaces.check', {});
  return [...(integrity === 'ok' ? [] : [`integrity: ${integrity}`]), ...(auditChain === 'ok' ? [] : [`chain: ${firstBroken?.seq} ${firstBroken?.problem}`])];
}

/** The record and the log were written together, so each must tell the same story. */
function meetingProblems(desk: Desk, { sessionId }: Extract<Orders, { scenario: 'decisions' }>): string[] {
  const { db } = desk.workspace;
  const room = runQuery(desk, 'sessions.room', { sessionId });
  const shown = text(db, "SELECT CASE action WHEN 'sessions.goTo' THEN subject ELSE json_extract(payload, '$.item') END FROM audit_log JOIN audit_payloads USING (seq) WHERE action IN ('sessions.start', 'sessions.goTo') ORDER BY seq DESC LIMIT 1");
  const problems = room.currentItemId === shown ? [] : [`on screen is ${room.currentItemId}, the log says ${shown}`];
  if (room.agenda.some(({ runningSince }) => runningSince !== null)) problems.push('a timer still counts the time in which nothing ran');
  const told = (action: string): number => count(db, 'SELECT count(*) FROM audit_log WHERE action = ?', action);
  for (const [table, action] of [
    ['decisions', 'sessions.decide'],
    ['agreed_scores', 'sessions.agree'],
    ['ballot_rounds', 'sessions.openBallots'],
    ['ballots', evidenceActions.ballotCast],
    ['ballot_rounds WHERE revealed_at IS NOT NULL', evidenceActions.ballotsRevealed],
  ] as const) {
    const rows = count(db, `SELECT count(*) FROM ${table}`);
    if (rows !== told(action)) problems.push(`${rows} in ${table}, and ${told(action)} of ${action} in the log`);
  }
  return problems;
}

/** An import is there with all its rows or not at all. */
function importProblems(desk: Desk): string[] {
  const { db } = desk.workspace;
  const whole = count(db, 'SELECT count(*) FROM imports i WHERE (SELECT count(*) FROM import_changes c WHERE c.import_id = i.id) = ?', rowsPerImport);
  const imports = count(db, 'SELECT count(*) FROM imports');
  const told = count(db, "SELECT count(*) FROM audit_log WHERE action = 'imports.run'");
  const issues = count(db, "SELECT count(*) FROM issues WHERE ref LIKE 'T-%'");
  const listed = runQuery(desk, 'issues.list', { offset: 0, limit: 1 }).total;
  const problems: string[] = [];
  if (imports !== whole || imports !== told) problems.push(`${imports} imports, ${whole} of them whole, ${told} in the log`);
  if (issues !== imports * rowsPerImport) problems.push(`${issues} issues of ${imports} imports`);
  if (listed !== count(db, 'SELECT count(*) FROM issues')) problems.push(`the list has ${listed} issues`);
  return problems;
}

function inspectMigrations(files: readonly { file: string; backup: string }[], done: number): Found {
  const problems: string[] = [];
  let stored = 0;
  for (const [index, { file, backup }] of files.entries()) {
    const version = readFileSync(file).readUInt32BE(60);
    try {
      const workspace = openWorkspace(file);
      const accounts = count(workspace.db, 'SELECT count(*) FROM accounts');
      const schema = Number(workspace.db.pragma('user_version', { simple: true }));
      const integrity = text(workspace.db, 'PRAGMA integrity_check');
      workspace.close();
      if (accounts !== olderAccounts || schema !== SCHEMA_VERSION || integrity !== 'ok') problems.push(`file ${index}: ${accounts} accounts, schema ${schema}, ${integrity}`);
    } catch (error) {
      problems.push(`file ${index} does not open: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (index < done) stored += 1;
    if (![OLDER_SCHEMA, SCHEMA_VERSION].includes(version)) problems.push(`file ${index} was at schema ${version}`);
    if (index < done || existsSync(backup)) problems.push(...backupProblems(index, backup, index < done));
  }
  return { stored, problems };
}

/** A backup that was finished holds everything as it was; one that was cut off must not pass for a workspace. */
function backupProblems(index: number, backup: string, isFinished: boolean): string[] {
  try {
    const workspace = openWorkspace(backup);
    const accounts = count(workspace.db, 'SELECT count(*) FROM accounts');
    workspace.close();
    return accounts === olderAccounts ? [] : [`backup ${index} passes for a workspace and has ${accounts} accounts`];
  } catch (error) {
    if (!isFinished && error instanceof DocketError && error.code === 'not-a-workspace') return [];
    return [`backup ${index}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function inspectExport({ file, bytes }: Extract<Orders, { scenario: 'exports' }>, done: number): Found {
  if (!existsSync(file)) return { stored: 0, problems: done === 0 ? [] : ['the package that was acknowledged is not there'] };
  const content = readFileSync(file);
  const n = content[2] ?? 0;
  const isWhole = content.length === bytes + 2 && content.subarray(2).every((byte) => byte === n);
  const problems = isWhole ? [] : [`the package is not whole: ${content.length} bytes`];
  if (n < done || n > done + 1) problems.push(`package ${n} lies there after ${done} were acknowledged`);
  return { stored: n, problems };
}

const scalar = (db: ReadHandle, sql: string, ...values: readonly (string | number)[]): unknown => db.prepare(sql).pluck().get(...values);
const count = (db: ReadHandle, sql: string, ...values: readonly (string | number)[]): number => z.int().parse(scalar(db, sql, ...values));
const text = (db: ReadHandle, sql: string, ...values: readonly (string | number)[]): string | null => z.string().nullish().parse(scalar(db, sql, ...values)) ?? null;
