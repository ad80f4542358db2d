import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { DocketError } from '@shared/result';

/**
 * Claims a workspace for one window: a `.lock` file beside it with the process id. A lock whose process is gone is taken over.
 * @returns what releases it
 * @throws DocketError workspace-locked
 */
export function claimWorkspace(file: string): () => void {
  const lock = `${file}.lock`;
  if (!claim(lock)) {
    const holder = holderOf(lock);
    if (isAlive(holder)) throw new DocketError('workspace-locked', `${file} is open in another Docket window (process ${holder}). Nothing was changed. Use that window, or close it and try again.`);
    clearStale(lock);
    if (!claim(lock)) throw new DocketError('workspace-locked', `${file} is being opened by another Docket window. Nothing was changed. Try again.`);
  }
  return () => rmSync(lock, { force: true });
}

/** The lock appears with its process id in it: one that is still empty would look like one of a dead process. */
function claim(lock: string): boolean {
  const own = `${lock}.${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    linkSync(own, lock);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    // File systems without hard links (FAT): the id follows a moment later.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return claimDirectly(lock);
    // A folder that cannot be written holds no lock; the workspace is then opened for reading only.
    return true;
  } finally {
    rmSync(own, { force: true });
  }
}

function claimDirectly(lock: string): boolean {
  try {
    const descriptor = openSync(lock, 'wx');
    writeSync(descriptor, String(process.pid));
    closeSync(descriptor);
    return true;
  } catch (error) {
    return codeOf(error) !== 'EEXIST';
  }
}

/** Takes a dead lock away. Of several who find it, one moves it; what turns out to be a new lock that came in between is put back. */
function clearStale(lock: string): void {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    renameSync(lock, aside);
    if (isAlive(holderOf(aside))) linkSync(aside, lock);
  } catch {
    // Somebody else took it away, or has claimed it since: the next claim tells.
  } finally {
    rmSync(aside, { force: true });
  }
}

function holderOf(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    // Released since.
    return Number.NaN;
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
