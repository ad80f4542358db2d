import { basename } from 'node:path';
import { SessionId, Sha256 } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import type { BuiltPackage } from './core/evidence/package';
import { writePackage } from './files/bag-zip';
import { sha256 } from './files/hashing';
import { recordPackage } from './handlers/evidence';
import { runTransaction, type Desk } from './transaction';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A package that was made and is nowhere yet. It is plain data, so that a worker can make it. */
export const MadePackage = z.object({
  zip: Bytes,
  name: z.string(),
  files: z.array(z.object({ path: z.string(), size: z.int(), sha256: z.string() })).readonly(),
  head: Sha256,
  keyId: Sha256,
  sessionId: SessionId,
  /** Every file of the bag by its path in it, as `bagit.txt` or `data/data.json`. */
  contents: z.array(z.object({ path: z.string(), bytes: Bytes })).readonly(),
  segment: z.object({ from: z.int(), to: z.int() }),
  /** Characters that no PDF in it could draw. */
  missing: z.array(z.string()).readonly(),
}) satisfies z.ZodType<BuiltPackage>;
export type MadePackage = z.infer<typeof MadePackage>;

/**
 * Writes a package whole and enters it into the chain of custody. A workspace that is open for reading only cannot take the entry, and
 * `isRecorded` then says so.
 * @throws DocketError when the file cannot be written, or was written and could not be recorded
 */
export async function handOutPackage(desk: Desk, { zip, sessionId, keyId, head, contents }: MadePackage, file: string, purpose: string): Promise<{ sha256: Sha256; isRecorded: boolean }> {
  await writePackage(file, zip);
  const made = { sessionId, fileName: basename(file), sha256: sha256(zip), keyId, head, files: contents.length, purpose };
  if (desk.workspace.isReadOnly) return { sha256: made.sha256, isRecorded: false };
  try {
    runTransaction(desk, (context) => recordPackage(context, made));
  } catch (error) {
    if (!(error instanceof DocketError)) throw error;
    throw new DocketError(error.code, `The package was written to ${file}, but that it was made could not be recorded. ${error.message}`, undefined, { cause: error });
  }
  return { sha256: made.sha256, isRecorded: true };
}
