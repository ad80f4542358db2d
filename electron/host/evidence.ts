import { basename, extname } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { verifyPackage as verifyBytes } from '../core/evidence/verify';
import { readPackage } from '../files/bag-zip';
import { sha256 } from '../files/hashing';
import { exportPublicKey, listKnownKeys, openOwnKey, verifyEd25519 } from '../files/keys';
import { handOutPackage, MadePackage } from '../hand-out';
import { countSessionPayloads } from '../store/audit-log';
import { getSession } from '../store/sessions/sessions';
import { deskOf, type Host } from './host';
import { startJob } from './jobs';
import { askWhereToSave, refuseOwnFile } from './own-files';

const packageFilter = [{ name: 'Evidence package', extensions: ['zip'] }];
const keyFilter = [{ name: 'Public key', extensions: ['pem'] }];
const longestText = 400_000;

interface LastPackage {
  readonly workspace: object;
  /** All that a package depends on: while it says the same, making it again would give the same bytes. */
  readonly of: string;
  readonly made: Promise<MadePackage>;
}

/** The package that was made last, or is being made: looking at its files, and saving it after a look, need no other. */
const lastPackage = new WeakMap<Host, LastPackage>();

export async function previewPackage(host: Host, { sessionId }: ParsedInputOf<'evidence.preview'>): Promise<OutputOf<'evidence.preview'>> {
  const made = await packageOf(host, sessionId);
  const { zip, name, contents, head, segment, keyId, missing } = made;
  return {
    fileName: `${name}.zip`,
    size: zip.length,
    files: contents.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: sha256(bytes) })),
    head,
    entries: segment.to,
    segmentFrom: segment.from,
    segmentTo: segment.to,
    keyId,
    missing: [...missing],
  };
}

/** @throws DocketError not-found for a path that the package does not hold */
export async function previewFile(host: Host, { sessionId, path }: ParsedInputOf<'evidence.previewFile'>): Promise<OutputOf<'evidence.previewFile'>> {
  const made = await packageOf(host, sessionId);
  const found = made.contents.find((file) => file.path === path);
  if (found === undefined) throw new DocketError('not-found', `The package holds no file ${path}.`);
  return { text: isText(path) ? new TextDecoder().decode(found.bytes).slice(0, longestText) : null };
}

const isText = (path: string): boolean => ['.txt', '.md', '.html', '.csv', '.json', '.jsonl', '.pem'].includes(extname(path));

/** Builds and signs, asks where to put it, writes it whole and enters it into the chain of custody. */
export async function buildPackage(host: Host, { sessionId, purpose }: ParsedInputOf<'evidence.build'>): Promise<OutputOf<'evidence.build'>> {
  const desk = deskOf(host);
  const made = await packageOf(host, sessionId);
  const chosen = await askWhereToSave(host, 'Save the evidence package', `${made.name}.zip`, packageFilter);
  if (chosen === null) return null;
  const file = extname(chosen) === '' ? `${chosen}.zip` : chosen;
  const { sha256: zipSha256, isRecorded } = await host.writer.run(() => {
    if (host.open?.workspace !== desk.workspace) throw new DocketError('conflict', 'The workspace was closed meanwhile. Nothing was written. Open it and build the package again.');
    return handOutPackage(desk, made, file, purpose);
  });
  return { file, files: made.contents.length, head: made.head, keyId: made.keyId, sha256: zipSha256, isRecorded };
}

/** Verifies a package, the one named or one asked for. */
export async function verifyPackage(host: Host, { file: named }: ParsedInputOf<'evidence.verify'>): Promise<OutputOf<'evidence.verify'>> {
  const file = named ?? (await host.dialogs.openFile('Verify a package', packageFilter));
  if (file === null) return null;
  const zip = await readPackage(refuseOwnFile(host, file));
  const known = await listKnownKeys(host.userData);
  const result = verifyBytes(zip, { sha256, verifyEd25519, knownKeyIds: known.map(({ keyId }) => keyId) });
  return { ...result, fileName: basename(file), at: host.clock() };
}

export async function getKey(host: Host): Promise<OutputOf<'evidence.key'>> {
  const { keyId, created, file } = await openOwnKey(host.userData, host.clock());
  return { keyId, created, file };
}

/** Writes the public key where the person says. */
export async function exportKey(host: Host): Promise<OutputOf<'evidence.exportKey'>> {
  const key = await openOwnKey(host.userData, host.clock());
  const chosen = await askWhereToSave(host, 'Export the public key', `docket-public-key-${key.keyId.slice(0, 8)}.pem`, keyFilter);
  if (chosen === null) return null;
  const file = extname(chosen) === '' ? `${chosen}.pem` : chosen;
  await exportPublicKey(key, file);
  return { file };
}

/** Makes the package in the worker, so that the window stays alive meanwhile, unless it is at hand. */
async function packageOf(host: Host, sessionId: SessionId): Promise<MadePackage> {
  const key = await openOwnKey(host.userData, host.clock());
  const { workspace } = deskOf(host);
  const head = getSession(workspace.db, sessionId)?.sealHash ?? null;
  const of = JSON.stringify([sessionId, head, key.keyId, countSessionPayloads(workspace.db, sessionId)]);
  const last = lastPackage.get(host);
  if (last?.workspace === workspace && last.of === of) return last.made;

  const { answer } = startJob(host, { kind: 'package', sessionId, keyFile: key.file, keyId: key.keyId });
  const made = answer.then((value) => MadePackage.parse(value));
  const kept: LastPackage = { workspace, of, made };
  lastPackage.set(host, kept);
  // What failed is tried anew the next time.
  made.catch(() => lastPackage.get(host) === kept && lastPackage.delete(host));
  return made;
}
