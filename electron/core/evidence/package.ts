import type { AuditEntry, LogProof, PackageSession } from '@shared/contract/evidence/entities';
import type { WorkspaceId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { bagFiles, buildBag, type BagField } from './bag';
import { utf8, type Sha256 } from './canonical-json';
import { checkLog, readmeFile, type LogClaims } from './log-check';
import { logFiles, writeLogFiles, type SegmentLine } from './log-files';
import { comparePaths, pathSetDefect } from './paths';
import { decodePublicKeyPem } from './public-key';
import { packageReadme } from './readme';
import { buildZip, type ArchiveFile } from './zip';

/** A sealed session and everything that its package tells (E2). */
export type PackageInput = {
  readonly workspaceId: WorkspaceId;
  readonly workspaceName: string;
  readonly session: PackageSession;
  /** The session's files by their path under `data/`; `minutes/minutes.md` must be among them. */
  readonly files: readonly ArchiveFile[];
  /** All entries of the log from 1 to the sealing of the session, or its last amendment. */
  readonly headers: readonly AuditEntry[];
  /** The session's own entries among them, with their payloads; null where a payload was erased. */
  readonly segment: readonly SegmentLine[];
};

/** Signs with Ed25519 (64 bytes); the private key never comes into core. */
export type SigningTools = { readonly sha256: Sha256; readonly sign: (bytes: Uint8Array) => Uint8Array; readonly publicKeyPem: string };

export type BuiltPackage = {
  readonly zip: Uint8Array;
  /** The name the ZIP should have, without `.zip`: its one folder is called so. */
  readonly name: string;
  /** The payload files as the manifest lists them. */
  readonly files: readonly { path: string; size: number; sha256: string }[];
  readonly head: string;
  readonly keyId: string;
};

/**
 * Builds a signed package. It depends on nothing but its arguments: the same session and key give the same bytes.
 * @throws DocketError `conflict` when the log does not hold together or does not end with the sealing of this session;
 * `invalid-input` when a file's name is unfit or the package grows too large; `key-problem` when the public key is not Ed25519.
 */
export function buildPackage(input: PackageInput, { sha256, sign, publicKeyPem }: SigningTools): BuiltPackage {
  const spki = decodePublicKeyPem(utf8(publicKeyPem));
  if (spki === null) throw new DocketError('key-problem', 'The signing key is not an Ed25519 key. Nothing was packaged. Choose an Ed25519 key.');
  const keyId = sha256(spki);
  const head = input.headers.at(-1)?.hash ?? '';
  const name = `docket-session-${input.session.number}-${head.slice(0, 8)}`;

  refuseUnfitNames([...input.files.map(({ path }) => `data/${path}`), ...Object.values(logFiles), readmeFile]);
  const payload = layOutPayload(input, { head, keyId, folder: name, sha256 });
  const bag = buildBag(payload, describe(input, name, head), publicKeyPem, sha256);
  const signature = { path: bagFiles.signature, bytes: sign(bag.tagManifest) };
  const sizes = new Map(payload.map(({ path, bytes }) => [path, bytes.length]));
  return {
    zip: zipUp([...bag.files, signature].map(({ path, bytes }) => ({ path: `${name}/${path}`, bytes }))),
    name,
    files: bag.payloadLines.map((line) => ({ ...line, size: sizes.get(line.path) ?? 0 })),
    head,
    keyId,
  };
}

function layOutPayload(input: PackageInput, { head, keyId, folder, sha256 }: { head: string; keyId: string; folder: string; sha256: Sha256 }): readonly ArchiveFile[] {
  const first = input.headers[0];
  if (first === undefined) throw new DocketError('conflict', 'The session has no audit log. Nothing was packaged. Check the workspace with "docket check".');
  const proof: LogProof = {
    format: 1,
    workspace: input.workspaceId,
    session: input.session.id,
    first_prev_hash: first.prev_hash,
    head,
    entries: input.headers.length,
    segment_entries: input.segment.length,
  };
  const files = [...input.files.map(({ path, bytes }) => ({ path: `data/${path}`, bytes })), ...writeLogFiles(proof, input.headers, input.segment)];
  refuseBrokenLog(files, { workspace: input.workspaceId, session: input.session.id, head, headEntry: `${input.headers.length}` }, sha256);
  const paths = [...files.map(({ path }) => path), readmeFile].toSorted(comparePaths);
  const readme = packageReadme({ session: input.session, workspaceName: input.workspaceName, folder, head, keyId, paths });
  return [...files, { path: readmeFile, bytes: utf8(readme) }];
}

// A package that would not verify is never handed out, so the same check runs before it is signed.
function refuseBrokenLog(files: readonly ArchiveFile[], claims: LogClaims, sha256: Sha256): void {
  const { problems } = checkLog(new Map(files.map(({ path, bytes }) => [path, bytes])), claims, sha256);
  const [first] = problems;
  if (first === undefined) return;
  throw new DocketError('conflict', `The session's record does not hold together (${first.problem}, ${first.file}). Nothing was packaged. Check the workspace with "docket check".`);
}

function refuseUnfitNames(paths: readonly string[]): void {
  const defect = pathSetDefect(paths);
  if (defect === null) return;
  throw new DocketError('invalid-input', `The name "${defect.path}" cannot stand in a package (${defect.problem}). Nothing was packaged. Rename the file.`);
}

// Everything here is a fact of the sealing or the last amendment: nothing of the machine, nothing of the day of packaging.
const describe = ({ workspaceId, workspaceName, session, headers }: PackageInput, name: string, head: string): readonly BagField[] => [
  { label: 'External-Identifier', value: name },
  { label: 'External-Description', value: `Evidence of review session ${session.number}: ${session.title}` },
  { label: 'Bagging-Date', value: (session.amendedAt ?? session.sealedAt).slice(0, 10) },
  { label: 'Bag-Software-Agent', value: 'Docket' },
  { label: 'Docket-Format', value: '1' },
  { label: 'Docket-Workspace', value: workspaceId },
  { label: 'Docket-Workspace-Name', value: workspaceName },
  { label: 'Docket-Session', value: session.id },
  { label: 'Docket-Session-Number', value: `${session.number}` },
  { label: 'Docket-Sealed-At', value: session.sealedAt },
  { label: 'Docket-As-Of', value: session.asOf },
  { label: 'Docket-Head', value: head },
  { label: 'Docket-Head-Entry', value: `${headers.length}` },
];

function zipUp(files: readonly ArchiveFile[]): Uint8Array {
  try {
    return buildZip(files).bytes;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new DocketError('invalid-input', 'The package would be larger than 512 MB. Nothing was packaged. Leave out some attachments.', undefined, { cause });
  }
}
