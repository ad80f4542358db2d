import { open, stat } from 'node:fs/promises';
import { DocketError, type ErrorCode } from '@shared/result';
import { maxPackageBytes } from '../core/evidence/zip';
import { codeOf, mayReplace, replaceFile } from './write-whole';

/**
 * Reads a package whole.
 * @throws DocketError not-found, unreadable-file for a folder or a file larger than a package may be, io
 */
export async function readPackage(file: string): Promise<Uint8Array> {
  try {
    // Asked first: opening a pipe would wait for somebody to write to it.
    if (!(await stat(file)).isFile()) throw new DocketError('unreadable-file', `${file} is not a file. Choose the ZIP of a package.`);
    const handle = await open(file, 'r');
    try {
      const stats = await handle.stat();
      if (stats.size > maxPackageBytes) throw new DocketError('unreadable-file', `${file} is larger than 512 MB, which no package is. It was not opened.`);
      return await readUpTo(handle, stats.size);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof DocketError ? error : fileFailure(error, file, 'read');
  }
}

// The size is read once and no more is taken: a file that grows, or one that never ends, cannot fill the memory.
async function readUpTo(handle: Awaited<ReturnType<typeof open>>, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

/**
 * Writes a package so that it is there whole or not at all; an older package of that name is replaced, and no file of another kind.
 * @throws DocketError conflict, disk-full, read-only, not-found where the folder is missing, io
 */
export async function writePackage(file: string, zip: Uint8Array): Promise<void> {
  if (!(await mayReplace(file, 'PK'))) throw new DocketError('conflict', `${file} exists and is not a package. It was left as it is. Choose another name.`);
  try {
    await replaceFile(file, zip);
  } catch (error) {
    throw fileFailure(error, file, 'written');
  }
}

const reasons: Readonly<Record<string, { code: ErrorCode; words: string; whatToDo: string }>> = {
  ENOENT: { code: 'not-found', words: 'there is no such file or folder', whatToDo: 'Check the name.' },
  ENOTDIR: { code: 'not-found', words: 'part of the path is a file', whatToDo: 'Check the name.' },
  EEXIST: { code: 'conflict', words: 'there is a file of that name', whatToDo: 'Choose another name.' },
  EISDIR: { code: 'conflict', words: 'it is a folder', whatToDo: 'Choose another name.' },
  EACCES: { code: 'read-only', words: 'there is no permission', whatToDo: 'Choose another place, or change the permission.' },
  EPERM: { code: 'read-only', words: 'there is no permission', whatToDo: 'Choose another place, or change the permission.' },
  EROFS: { code: 'read-only', words: 'the disk is read-only', whatToDo: 'Choose another place.' },
  ENOSPC: { code: 'disk-full', words: 'the disk is full', whatToDo: 'Make room, then try again.' },
};

/** What the system said of a file, in words. */
export function fileFailure(cause: unknown, file: string, verb: 'read' | 'written'): DocketError {
  const code = codeOf(cause);
  const { code: errorCode, words, whatToDo } = reasons[code ?? ''] ?? { code: 'io' as const, words: `the system said ${code ?? 'no more than that'}`, whatToDo: 'Try another disk.' };
  const kept = verb === 'written' ? ' A file that was there before is untouched.' : '';
  return new DocketError(errorCode, `${file} could not be ${verb}: ${words}.${kept} ${whatToDo}`, undefined, { cause });
}
