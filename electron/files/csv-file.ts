import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DocketError } from '@shared/result';
import { csvLine, type Cell } from '../core/evidence/contents/csv';
import { fileFailure } from './bag-zip';
import { beginsAs } from './write-whole';

/** Characters that are written at once. */
const piece = 1024 * 1024;

/**
 * Says beforehand whether a file of rows could be written, for work that is done by the time it is.
 * @throws DocketError conflict for a workspace or another database, not-found where the folder is missing
 */
export async function checkCsvTarget(file: string): Promise<void> {
  if (await beginsAs(file, 'SQLite format 3')) throw new DocketError('conflict', `${file} is a workspace or another database, and nothing else is written over it. It was left as it is. Choose another name.`);
  const folder = await stat(dirname(file)).catch(() => null);
  if (folder?.isDirectory() !== true) throw new DocketError('not-found', `${file} cannot be written: its folder is not there. Choose another folder.`);
}

/**
 * Writes rows of any number as CSV, whole or not at all. Texts that a spreadsheet could take for a formula are neutralised.
 * @returns how many rows, without the first, which names the columns
 * @throws DocketError disk-full, read-only, not-found, io
 */
export function writeCsvFile(file: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): number {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const descriptor = openSync(temporary, 'wx', 0o644);
    let count = 0;
    try {
      let text = csvLine(columns);
      for (const row of rows) {
        text += csvLine(row);
        count += 1;
        if (text.length < piece) continue;
        writeAll(descriptor, text);
        text = '';
      }
      writeAll(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
    return count;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fileFailure(error, file, 'written');
  }
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}
