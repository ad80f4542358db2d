import type { PackageProblem } from '@shared/contract/evidence/entities';
import { utf8, type Sha256 } from './canonical-json';
import { comparePaths, pathDefect } from './paths';
import type { ArchiveFile } from './zip';

/** A field of bag-info.txt. */
export type BagField = { readonly label: string; readonly value: string };

export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
export const bagFiles = {
  declaration: 'bagit.txt',
  info: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  publicKey: 'public-key.pem',
  signature: 'signature.ed25519',
} as const;
/** The tag files that the tag manifest lists, in its order. The signature stands outside: it signs the tag manifest. */
export const listedTagFiles: readonly string[] = [bagFiles.info, bagFiles.declaration, bagFiles.manifest, bagFiles.publicKey];

/** The labels of bag-info.txt, all of them and in this order (docs/evidence-format.md, 2). */
export const bagInfoLabels: readonly string[] = [
  'External-Identifier',
  'External-Description',
  'Bagging-Date',
  'Bag-Software-Agent',
  'Docket-Format',
  'Docket-Workspace',
  'Docket-Workspace-Name',
  'Docket-Session',
  'Docket-Session-Number',
  'Docket-Sealed-At',
  'Docket-As-Of',
  'Docket-Head',
  'Docket-Head-Entry',
  'Payload-Oxum',
];

/** One file of a manifest: its path in the bag and its SHA-256. */
export type ManifestLine = { readonly path: string; readonly sha256: string };

/**
 * Lays payload files out as a bag (RFC 8493, version 1.0) without its signature. Payload paths already begin with
 * `data/`. Payload-Oxum (bytes, a dot, number of files) is added to the given fields.
 */
export function buildBag(payload: readonly ArchiveFile[], fields: readonly BagField[], publicKeyPem: string, sha256: Sha256): { files: readonly ArchiveFile[]; payloadLines: readonly ManifestLine[]; tagManifest: Uint8Array } {
  const payloadLines = listFiles(payload, sha256);
  const info = [...fields, { label: 'Payload-Oxum', value: payloadOxum(payload) }];
  const tags: ArchiveFile[] = [
    { path: bagFiles.declaration, bytes: utf8(bagDeclaration) },
    { path: bagFiles.info, bytes: utf8(info.map(({ label, value }) => `${label}: ${oneLine(value)}\n`).join('')) },
    { path: bagFiles.manifest, bytes: manifestBytes(payloadLines) },
    { path: bagFiles.publicKey, bytes: utf8(publicKeyPem) },
  ];
  const tagManifest = manifestBytes(listFiles(tags, sha256));
  return { files: [...payload, ...tags, { path: bagFiles.tagManifest, bytes: tagManifest }], payloadLines, tagManifest };
}

/** Bytes and number of the payload files, as RFC 8493 (2.2.2) writes them. */
export const payloadOxum = (payload: readonly ArchiveFile[]): string => `${payload.reduce((sum, { bytes }) => sum + bytes.length, 0)}.${payload.length}`;

const listFiles = (files: readonly ArchiveFile[], sha256: Sha256): ManifestLine[] =>
  files.map(({ path, bytes }) => ({ path, sha256: sha256(bytes) })).toSorted((a, b) => comparePaths(a.path, b.path));

const manifestBytes = (lines: readonly ManifestLine[]): Uint8Array => utf8(lines.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));

// A line break in a title must not begin a field of its own.
const oneLine = (value: string): string => value.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/**
 * Reads a manifest as we write them: `<64 hex digits>  <path>` and LF, sorted by path. Lines that are anything else are
 * problems of the manifest; a path that occurs twice is a problem of that path.
 */
export function readManifest(file: string, bytes: Uint8Array): { lines: ReadonlyMap<string, string>; problems: readonly PackageProblem[] } {
  const lines = new Map<string, string>();
  const problems: PackageProblem[] = [];
  for (const line of readLines(bytes) ?? ['']) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || pathDefect(path) !== null) problems.push({ file, problem: 'bad-line' });
    else if (lines.has(path)) problems.push({ file: path, problem: 'listed-twice' });
    else lines.set(path, sha256);
  }
  const paths = [...lines.keys()];
  if (paths.some((path, at) => at > 0 && comparePaths(paths[at - 1] ?? '', path) > 0)) problems.push({ file, problem: 'bad-line' });
  return { lines, problems };
}

/** Reads bag-info.txt as we write it: one `Label: value` a line. */
export function readBagInfo(bytes: Uint8Array): { fields: readonly BagField[]; problems: readonly PackageProblem[] } {
  const fields: BagField[] = [];
  const problems: PackageProblem[] = [];
  for (const line of readLines(bytes) ?? ['']) {
    const [, label, value] = /^([A-Za-z][A-Za-z-]*): (.*)$/u.exec(line) ?? [];
    if (label === undefined || value === undefined) problems.push({ file: bagFiles.info, problem: 'bad-line' });
    else if (fields.some((field) => field.label === label)) problems.push({ file: bagFiles.info, problem: 'listed-twice' });
    else fields.push({ label, value });
  }
  return { fields, problems };
}

/** The lines of an LF-ended UTF-8 text without a byte order mark, or null when it is not one. */
export function readLines(bytes: Uint8Array): readonly string[] | null {
  if (bytes.length === 0) return [];
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.endsWith('\n') && !text.startsWith('\ufeff') ? text.slice(0, -1).split('\n') : null;
  } catch {
    return null;
  }
}
