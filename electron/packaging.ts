import { basename } from 'node:path';
import type { SessionId, Sha256 } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { buildPackage, type BuiltPackage } from './core/evidence/package';
import { readZip } from './core/evidence/zip-reader';
import { writePackage } from './files/bag-zip';
import { sha256 } from './files/hashing';
import type { SigningKey } from './files/keys';
import { renderPdf } from './files/report/pdf';
import { packageContents, recordPackage } from './handlers/evidence';
import { readContext, runTransaction, type Desk } from './transaction';

export interface MadePackage extends BuiltPackage {
  readonly sessionId: SessionId;
  /** Every file of the bag by its path in it, as `bagit.txt` or `data/data.json`. */
  readonly contents: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly segment: { readonly from: number; readonly to: number };
  /** Characters that no PDF in it could draw. */
  readonly missing: readonly string[];
}

/**
 * Makes the package of a sealed session in memory; the app and the command line both make it here, so that their bytes are the same (E2).
 * @throws DocketError not-found, conflict while the session is not signed off, invalid-input when it grows too large
 */
export async function makePackage(desk: Desk, sessionId: SessionId, key: SigningKey): Promise<MadePackage> {
  const { input, missing } = await packageContents(readContext(desk), sessionId, renderPdf);
  const built = buildPackage(input, { sha256, sign: key.sign, publicKeyPem: key.publicKeyPem });
  const contents = readZip(built.zip).files.map(({ path, bytes }) => ({ path: path.slice(built.name.length + 1), bytes }));
  return { ...built, sessionId, contents, segment: { from: input.segment[0]?.entry.seq ?? 0, to: input.segment.at(-1)?.entry.seq ?? 0 }, missing };
}

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
