import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Encoding } from '@shared/contract/imports/entities';
import { chunkBytes, chunksOf } from '../chunks';
import { decoderOf, EncodingWatch, namedBySignature } from './encoding';
import { refused } from '../refusal';

/** What a file of text is, found by reading all its bytes once. */
export interface TextSurvey {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly encoding: Encoding;
  readonly bomBytes: number;
  /** The text that it begins with. */
  readonly beginning: string;
  /** That is all of it. */
  readonly isWhole: boolean;
}

/**
 * Reads a file once for its SHA-256, its encoding and its beginning.
 *
 * @param encoding what a person says it is; null lets the bytes decide
 * @throws DocketError unreadable-file where it is empty, no text, or not in that encoding
 */
export function surveyText(path: string, encoding: Encoding | null): TextSurvey {
  const fileName = basename(path);
  const hash = createHash('sha256');
  const watch = new EncodingWatch({ hasRows: true });
  let head = Buffer.alloc(0);
  let sizeBytes = 0;
  for (const chunk of chunksOf(path)) {
    if (sizeBytes === 0) {
      head = Buffer.from(chunk);
      const what = namedBySignature(head);
      if (what !== null) throw refused(fileName, `is ${what}`, 'Choose a CSV or JSON file or an Excel workbook.');
    }
    hash.update(chunk);
    watch.push(chunk);
    sizeBytes += chunk.length;
  }
  if (sizeBytes === 0) throw refused(fileName, 'is empty');
  const decided = watch.decide(encoding);
  const isWhole = sizeBytes <= chunkBytes;
  const decoder = decoderOf(decided.encoding);
  const beginning = decoder.write(head.subarray(decided.bomBytes)) + (isWhole ? decoder.end() : '');
  return { sha256: hash.digest('hex'), sizeBytes, ...decided, beginning, isWhole };
}

/** How the bytes of a file become text again. */
export interface TextReading {
  readonly encoding: Encoding;
  readonly bomBytes: number;
  /** Checked against the bytes that were read, when given. */
  readonly sha256?: string;
  readonly onBytes?: ((bytesRead: number) => void) | undefined;
}

/** The text of a file, chunk by chunk. @throws DocketError unreadable-file at the end where the bytes are no longer those of `sha256` */
export function* textOf(path: string, { encoding, bomBytes, sha256, onBytes }: TextReading): Generator<string> {
  const decoder = decoderOf(encoding);
  const hash = createHash('sha256');
  let bytesRead = 0;
  for (const chunk of chunksOf(path)) {
    hash.update(chunk);
    const isFirst = bytesRead === 0;
    bytesRead += chunk.length;
    yield decoder.write(isFirst ? chunk.subarray(bomBytes) : chunk);
    onBytes?.(bytesRead);
  }
  yield decoder.end();
  // Said only now: whoever takes the text must not keep it before the iteration has ended.
  if (sha256 !== undefined && hash.digest('hex') !== sha256) throw refused(basename(path), 'changed while it was read', 'Wait until nothing writes to it, then import it again.');
}
