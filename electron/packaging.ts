import type { SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { buildPackage } from './core/evidence/package';
import { readZip } from './core/evidence/zip-reader';
import { sha256 } from './files/hashing';
import type { SigningKey } from './files/keys';
import { renderPdf } from './files/report/pdf';
import type { MadePackage } from './hand-out';
import { packageContents } from './handlers/evidence';
import { getWorkspace } from './store/workspaces';
import { readContext, type Desk } from './transaction';

/**
 * Makes the package of a sealed session in memory. The app's worker and the command line both make it here, so that their bytes are the
 * same (E2). Drawing its papers takes seconds, so that main itself never calls this.
 * @throws DocketError not-found, conflict while the session is not signed off, invalid-input when it grows too large
 */
export async function makePackage(desk: Desk, sessionId: SessionId, key: SigningKey): Promise<MadePackage> {
  if (getWorkspace(desk.workspace.db).rehearsal_of !== null) throw new DocketError('conflict', 'This is a rehearsal, and nothing of it is evidence. No package was made. End the rehearsal first.');
  const { input, missing } = await packageContents(readContext(desk), sessionId, renderPdf);
  const built = buildPackage(input, { sha256, sign: key.sign, publicKeyPem: key.publicKeyPem });
  const contents = readZip(built.zip).files.map(({ path, bytes }) => ({ path: path.slice(built.name.length + 1), bytes }));
  return { ...built, sessionId, contents, segment: { from: input.segment[0]?.entry.seq ?? 0, to: input.segment.at(-1)?.entry.seq ?? 0 }, missing };
}
