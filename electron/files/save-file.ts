import { mkdir } from 'node:fs/promises';
import { fileFailure } from './bag-zip';
import { replaceFile } from './write-whole';

/** Writes a file that a person asked for, whole or not at all. @throws DocketError disk-full, read-only, not-found where the folder is missing, conflict, io */
export async function saveFile(file: string, bytes: Uint8Array): Promise<void> {
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
