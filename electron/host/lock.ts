import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { DocketError } from '@shared/result';

/**
 * Claims a workspace for one window: a `.lock` file beside it with the process id. A lock whose process is gone is taken over.
 * @returns what releases it
 * @throws DocketError workspace-locked
 */
export function claimWorkspace(file: string): () => void {
  const lock = `${file}.lock`;
  const claim = (): boolean => {
    try {
      const descriptor = openSync(lock, 'wx');
      writeSync(descriptor, String(process.pid));
      closeSync(descriptor);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      // A folder that cannot be written holds no lock; the workspace is then opened for reading only.
      return true;
    }
  };
  if (!claim()) {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (isAlive(holder)) throw new DocketError('workspace-locked', `${file} is open in another Docket window (process ${holder}). Nothing was changed. Use that window, or close it and try again.`);
    rmSync(lock, { force: true });
    if (!claim()) throw new DocketError('workspace-locked', `${file} is being opened by another Docket window. Nothing was changed. Try again.`);
  }
  return () => rmSync(lock, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
