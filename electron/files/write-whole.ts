import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file so that it is there whole or not at all, even when the power goes: a temporary file beside it, flushed,
 * then renamed over it, then the folder flushed.
 * @throws the system's error; the old file, if any, is untouched then
 */
export async function replaceFile(file: string, bytes: Uint8Array | string, mode = 0o644): Promise<void> {
  await viaTemporary(file, bytes, mode, (temporary) => rename(temporary, file));
}

/**
 * Like {@link replaceFile}, but never touches a file that is already there.
 * @returns false when there was one
 */
export async function createFile(file: string, bytes: Uint8Array | string, mode: number): Promise<boolean> {
  try {
    await viaTemporary(file, bytes, mode, (temporary) => link(temporary, file));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // File systems without hard links (FAT): not atomic, yet still exclusive.
    if (codeOf(error) === 'EPERM' || codeOf(error) === 'ENOTSUP' || codeOf(error) === 'ENOSYS') return createDirectly(file, bytes, mode);
    throw error;
  }
}

/**
 * Whether a file of this name may be written without losing something of another kind: there is none, it is empty, or it begins as ours do.
 * A device, a pipe or a socket is never ours: a rename would put a file in its place.
 * What cannot be read is left to the writing, which knows more about it.
 */
export async function mayReplace(file: string, beginning: string): Promise<boolean> {
  try {
    const there = await stat(file);
    if (!there.isFile()) return there.isDirectory();
    const found = await readBeginning(file, beginning.length);
    return found === '' || found === beginning;
  } catch {
    return true;
  }
}

/** Whether there is a file that begins so. What cannot be read is left to the writing. */
export async function beginsAs(file: string, beginning: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile() && (await readBeginning(file, beginning.length)) === beginning;
  } catch {
    return false;
  }
}

async function readBeginning(file: string, length: number): Promise<string> {
  const handle = await open(file, constants.O_RDONLY);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The system's code of an error (`ENOENT`), or undefined. */
export const codeOf = (error: unknown): string | undefined => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined);

async function viaTemporary(file: string, bytes: Uint8Array | string, mode: number, publish: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeNew(temporary, bytes, mode);
    await publish(temporary);
  } finally {
    await rm(temporary, { force: true });
  }
  await flushFolder(dirname(file));
}

async function createDirectly(file: string, bytes: Uint8Array | string, mode: number): Promise<boolean> {
  try {
    await writeNew(file, bytes, mode);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    await rm(file, { force: true });
    throw error;
  }
}

async function writeNew(file: string, bytes: Uint8Array | string, mode: number): Promise<void> {
  const handle = await open(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the rename itself durable. Windows cannot open a folder, and needs no such thing. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder that only its owner can look into, with all that lead to it. */
export const makePrivateFolder = async (folder: string): Promise<void> => void (await mkdir(folder, { recursive: true, mode: 0o700 }));
