import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DocketError } from '@shared/result';
import { openWorkspace as openFile, type OpenWorkspace } from '../store/database';
import { listSessionsWithTimer } from '../store/sessions/agenda';
import { dropHiddenBallots } from '../store/sessions/ballots';
import { getWorkspace, markRehearsal } from '../store/workspaces';
import type { Host } from './host';

const folderOf = (userData: string): string => join(userData, 'rehearsals');

function removeCopy(file: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
}

/** What a rehearsal that was cut off left behind. Run at the start, while no other window can have one. */
export const clearRehearsals = (userData: string): void => rmSync(folderOf(userData), { recursive: true, force: true });

/**
 * Puts a copy of the workspace in its place in the window (M1). The workspace itself stays open and claimed, and nothing touches it until the
 * rehearsal ends. The copy says what it is, so that no evidence is ever made of it.
 * @throws DocketError no-workspace, conflict where a rehearsal or a timer runs already, disk-full, io
 */
export async function startRehearsal(host: Host): Promise<Record<string, never>> {
  await host.writer.run(async () => {
    const original = host.open;
    if (original === null) throw new DocketError('no-workspace', 'No workspace is open. Open the one to rehearse with.');
    if (original.rehearsed !== undefined) throw new DocketError('conflict', 'A rehearsal runs already. Nothing was changed. End it first.');
    if (listSessionsWithTimer(original.workspace.db).length > 0) throw new DocketError('conflict', 'A timer of a meeting runs, and would run on beside the rehearsal. Nothing was changed. Stop the timer first.');
    mkdirSync(folderOf(host.userData), { recursive: true, mode: 0o700 });
    const file = join(folderOf(host.userData), `${host.newId()}.docket`);
    let copy: OpenWorkspace | null = null;
    try {
      await original.workspace.backUp(file);
      copy = openFile(file);
      copy.transaction((db) => {
        markRehearsal(db, getWorkspace(db).name);
        // What may not be looked at here may not be looked at there either: in the copy anybody could reveal it (S4).
        dropHiddenBallots(db);
      });
      copy.forget();
      if (host.open !== original) throw new DocketError('conflict', 'The workspace was closed meanwhile. No rehearsal was begun.');
    } catch (error) {
      copy?.close();
      removeCopy(file);
      throw error;
    }
    host.open = { workspace: copy, actor: original.actor, release: () => removeCopy(file), rehearsed: original };
  });
  return {};
}

/** Back to the workspace itself, as it was; the copy is deleted. @throws DocketError conflict where no rehearsal runs */
export async function endRehearsal(host: Host): Promise<Record<string, never>> {
  await host.writer.run(() => {
    if (host.open?.rehearsed === undefined) throw new DocketError('conflict', 'No rehearsal runs. Nothing was changed.');
    dropRehearsal(host);
  });
  return {};
}

/** Ends a rehearsal, if one runs, without a word. */
export function dropRehearsal(host: Host): void {
  const { open } = host;
  if (open?.rehearsed === undefined) return;
  host.open = open.rehearsed;
  host.readers.settle();
  open.workspace.close();
  open.release();
}
