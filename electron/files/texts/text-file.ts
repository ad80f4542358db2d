import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { DocketError } from '@shared/result';
import { decoderOf, EncodingWatch } from '../spreadsheet/encoding';
import { refused } from '../refusal';

const chunkBytes = 512 * 1024;

/** The bytes of a file, piece by piece. @throws DocketError not-found, io, unreadable-file for a folder or another thing that is no file */
export function* chunksOf(path: string, fileName: string): Generator<Buffer> {
  const descriptor = openFile(path, fileName);
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(chunkBytes);
      const count = readSync(descriptor, buffer, 0, chunkBytes, null);
      if (count === 0) return;
      yield buffer.subarray(0, count);
    }
  } finally {
    closeSync(descriptor);
  }
}

function openFile(path: string, fileName: string): number {
  try {
    // Asked first: opening a pipe would wait for somebody to write to it.
    const stat = statSync(path);
    if (!stat.isFile()) throw refused(fileName, stat.isDirectory() ? 'is a folder' : 'is not a regular file', 'Choose the files in it.');
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof DocketError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    if (code === 'ENOENT') throw new DocketError('not-found', `${fileName} is not there. Nothing was imported. Check the name and the folder.`, undefined, { cause: error });
    throw new DocketError('io', `${fileName} could not be opened (${code}). Nothing was imported. Check that you may read it.`, undefined, { cause: error });
  }
}

/** A whole file as text with line feeds, by the encoding that its bytes show. @throws DocketError unreadable-file where they are no text */
export function decodeWhole(bytes: Buffer): string {
  const watch = new EncodingWatch({ hasRows: false });
  watch.push(bytes);
  const { encoding, bomBytes } = watch.decide();
  const decoder = decoderOf(encoding);
  return (decoder.write(bytes.subarray(bomBytes)) + decoder.end()).replace(/\r\n?/g, '\n');
}
