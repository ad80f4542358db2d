import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instant, Sha256, WorkspaceId } from '@shared/primitives';
import { z } from '@shared/zod';
import { lastSeen } from '../core/sessions/timers';
import { recoverTimers } from '../handlers/sessions/run';
import { getLastEntry } from '../store/audit-log';
import { listSessionsWithTimer } from '../store/sessions/agenda';
import { getWorkspace } from '../store/workspaces';
import { runTransaction } from '../transaction';
import { deskOf, type Host } from './host';

/** How often the app notes that it runs, ms: the most that a kill can take from a timer. */
export const beatMs = 20_000;
/** Without a beat for so long the laptop slept, ms. */
const sleptMs = 3 * beatMs;

/**
 * That the app ran at a moment while a timer did (M7). It changes no record, so it lies in the user's data folder and not in the workspace,
 * where each change is an entry of the log. It counts only for a file that still stands where it was written: not for a backup of it.
 */
const Heartbeat = z.object({ workspaceId: WorkspaceId, head: Sha256, at: Instant });

const folderOf = (host: Host): string => join(host.userData, 'heartbeats');
const fileOf = (host: Host): string => join(folderOf(host), `${getWorkspace(deskOf(host).workspace.db).id}.json`);

/** Notes that the app runs, where a timer of the open workspace does. */
export function beat(host: Host): void {
  // Nothing of a rehearsal is kept.
  if (host.open?.rehearsed !== undefined) return;
  const { workspace } = deskOf(host);
  if (workspace.isReadOnly || listSessionsWithTimer(workspace.db).length === 0) {
    rmSync(fileOf(host), { force: true });
    return;
  }
  const head = getLastEntry(workspace.db)?.hash;
  if (head === undefined) return;
  const heartbeat = { workspaceId: getWorkspace(workspace.db).id, head, at: host.clock() } satisfies z.input<typeof Heartbeat>;
  try {
    mkdirSync(folderOf(host), { recursive: true });
    writeFileSync(`${fileOf(host)}.new`, JSON.stringify(heartbeat));
    renameSync(`${fileOf(host)}.new`, fileOf(host));
  } catch (error) {
    // A full disk must not stop a meeting; the timer then falls back on the log.
    host.log(error instanceof Error ? `Heartbeat: ${error.message}` : 'Heartbeat: not written');
  }
}

/** The last moment at which the app is known to have run on the open workspace (M7). */
export function lastSeenAt(host: Host): Instant {
  const { db } = deskOf(host).workspace;
  const last = getLastEntry(db);
  const heartbeat = readHeartbeat(host);
  const isOfThis = heartbeat !== null && heartbeat.workspaceId === getWorkspace(db).id && heartbeat.head === last?.hash;
  return lastSeen({ entryAt: last?.at ?? null, beatAt: isOfThis ? heartbeat.at : null, now: host.clock() });
}

function readHeartbeat(host: Host): z.infer<typeof Heartbeat> | null {
  if (!existsSync(fileOf(host))) return null;
  try {
    return Heartbeat.parse(JSON.parse(readFileSync(fileOf(host), 'utf8')));
  } catch {
    return null;
  }
}

/** Stops every timer of the open workspace where the app last ran; each stands until somebody starts it. Says how many. */
export function recoverSessions(host: Host, seenAt: Instant): number {
  const desk = deskOf(host);
  if (desk.workspace.isReadOnly) return 0;
  const sessions = listSessionsWithTimer(desk.workspace.db);
  for (const sessionId of sessions) runTransaction(desk, (context) => recoverTimers(context, sessionId, seenAt));
  return sessions.length;
}

/**
 * What happens every `beatMs`. A lid that was closed stops the beats: time that the laptop slept is not time spent on an item.
 * @param before when this last ran
 */
export async function tick(host: Host, before: Instant): Promise<Instant> {
  const now = host.clock();
  if (host.open === null) return now;
  if (Date.parse(now) - Date.parse(before) > sleptMs) {
    const stopped = await host.writer.run(() => recoverSessions(host, lastSeenAt(host)));
    if (stopped > 0) host.changed(['sessions', 'workspaces']);
  }
  beat(host);
  return now;
}

/** Beats until the app ends. */
export function startHeartbeat(host: Host): void {
  let before = host.clock();
  setInterval(() => {
    void tick(host, before).then(
      (at) => (before = at),
      (error: unknown) => host.log(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  }, beatMs);
}
