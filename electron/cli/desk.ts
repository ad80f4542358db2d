import { DocketError } from '@shared/result';
import type { Actor } from '../context';
import { backupBeforeMigration } from '../files/backup';
import { systemGivens } from '../givens';
import { claimWorkspace } from '../host/lock';
import { openWorkspace, type OpenWorkspace } from '../store/database';
import { getPersonByName, getSystemPerson } from '../store/people';
import type { Desk } from '../transaction';
import type { Acting } from './options';

/** Opens a workspace for reading, gives it to `work` and closes it again. The file is never written. @throws DocketError */
export function readWorkspace<T>(file: string, acting: Acting, work: (desk: Desk) => T): T {
  const workspace = openWorkspace(file, { isReadOnly: true });
  try {
    return work(deskOf(workspace, acting));
  } finally {
    workspace.close();
  }
}

/** Like {@link readWorkspace}, for work that is waited for. */
export async function readWorkspaceSlowly<T>(file: string, acting: Acting, work: (desk: Desk) => Promise<T>): Promise<T> {
  const workspace = openWorkspace(file, { isReadOnly: true });
  try {
    return await work(deskOf(workspace, acting));
  } finally {
    workspace.close();
  }
}

/** Opens a workspace that no window has open for changing, gives it to `work` and closes it again. @throws DocketError */
export async function changeWorkspace<T>(file: string, acting: Acting, work: (desk: Desk) => T | Promise<T>): Promise<T> {
  const release = claimWorkspace(file);
  try {
    const workspace = openWorkspace(file, { backupBeforeMigration });
    try {
      return await work(deskOf(workspace, acting));
    } finally {
      workspace.close();
    }
  } finally {
    release();
  }
}

const deskOf = (workspace: OpenWorkspace, acting: Acting): Desk => ({ ...systemGivens, workspace, actor: actorOf(workspace, acting) });

function actorOf({ db }: OpenWorkspace, { actor, role }: Acting): Actor {
  const person = actor === undefined ? getSystemPerson(db) : getPersonByName(db, actor);
  if (person === null) throw new DocketError('not-found', `There is no person named ${actor ?? ''} in this workspace. Nothing was changed. Use a name that is there, or leave out --actor to act as the system user.`);
  return { personId: person.id, name: person.name, role };
}
