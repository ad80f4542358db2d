import { mkdir } from 'node:fs/promises';
import { DocketError } from '@shared/result';
import { fileFailure } from './bag-zip';
import { beginsAs, replaceFile } from './write-whole';

/** Writes a file that a person asked for, whole or not at all, and never over a workspace. @throws DocketError disk-full, read-only, not-found where the folder is missing, conflict, io */
export async function saveFile(file: string, bytes: Uint8Array): Promise<void> {
  if (await beginsAs(file, 'SQLite format 3')) throw new DocketError('conflict', `${file} is a workspace or another database, and nothing else is written over it. It was left as it is. Choose another name.`);
  try {
    await replaceFile(file, bytes);
  } catch (error) {
    throw fileFailure(error, file, 'written');
  }
}

/** Makes a folder, with all that lead to it, unless it is there. @throws DocketError as {@link saveFile} does */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw fileFailure(error, folder, 'written');
  }
}
