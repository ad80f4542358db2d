import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { DocketError } from '@shared/result';
import { refused } from './refusal';

/** Bytes of a file that are read at once; the beginning that is looked at for its layout is one such chunk. */
export const chunkBytes = 512 * 1024;

/** The bytes of a file in chunks, the same ones in every pass; `instead` as `openFile` has it. @throws DocketError not-found, io, unreadable-file for what is no file */
export function* chunksOf(path: string, instead?: string): Generator<Buffer> {
  const descriptor = openFile(path, instead);
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(chunkBytes);
      let filled = 0;
      // A short read is not the end: chunks are the same in every pass.
      while (filled < chunkBytes) {
        const count = readSync(descriptor, buffer, filled, chunkBytes - filled, null);
        if (count === 0) break;
        filled += count;
      }
      if (filled === 0) return;
      yield buffer.subarray(0, filled);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Opens a file for reading; `instead` says what to do where it is a folder or no file. @throws DocketError not-found, io, unreadable-file for a folder or another thing that is no file */
export function openFile(path: string, instead = 'Choose a CSV or JSON file or an Excel workbook.'): number {
  const fileName = basename(path);
  try {
    // Asked first: opening a pipe would wait for somebody to write to it.
    const stat = statSync(path);
    if (!stat.isFile()) throw refused(fileName, stat.isDirectory() ? 'is a folder' : 'is not a regular file', instead);
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof DocketError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    if (code === 'ENOENT') throw new DocketError('not-found', `${fileName} is not there. Nothing was imported. Check the name and the folder.`, undefined, { cause: error });
    throw new DocketError('io', `${fileName} could not be opened (${code}). Nothing was imported. Check that you may read it.`, undefined, { cause: error });
  }
}
