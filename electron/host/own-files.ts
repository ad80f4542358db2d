import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { DocketError } from '@shared/result';
import type { Dialogs, Host } from './host';

/**
 * Refuses a path that names the workspace that is open, or one of the files beside it that SQLite keeps, by whatever name: reading the file aside from SQLite gives up this
 * process's locks on it, and writing over it would lose what is in it.
 * @returns the path
 * @throws DocketError conflict
 */
export function refuseOwnFile(host: Pick<Host, 'open'>, path: string): string {
  const identity = identityOf(path);
  if (identity === null) return path;
  for (const open of [host.open, host.open?.rehearsed]) {
    const own = open === null || open === undefined ? [] : ['', '-wal', '-shm'].map((ending) => `${open.workspace.file}${ending}`);
    if (own.some((file) => identityOf(file) === identity)) {
      throw new DocketError('conflict', `${basename(path)} belongs to the workspace that is open. It was left as it is. Choose another file; to hand the workspace on, close it and copy its file.`);
    }
  }
  return path;
}

/** Whether both name one file, through links too. */
export const isSameFile = (one: string, other: string): boolean => one === other || (identityOf(one) !== null && identityOf(one) === identityOf(other));

/** Asks where something is to be written; null: closed without a choice. @throws DocketError conflict where that is the open workspace */
export async function askWhereToSave(host: Pick<Host, 'open' | 'dialogs'>, ...asked: Parameters<Dialogs['saveFile']>): Promise<string | null> {
  const chosen = await host.dialogs.saveFile(...asked);
  return chosen === null ? null : refuseOwnFile(host, chosen);
}

/** Null where there is nothing, or nothing that can be looked at: whoever opens it says why. */
function identityOf(path: string): string | null {
  try {
    const facts = statSync(path, { throwIfNoEntry: false, bigint: true });
    return facts === undefined ? null : `${facts.dev} ${facts.ino}`;
  } catch {
    return null;
  }
}
