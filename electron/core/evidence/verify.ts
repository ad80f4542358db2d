import { verificationSteps, type PackageProblem, type VerifyResult, type VerificationStep } from '@shared/contract/evidence/entities';
import { bagDeclaration, bagFiles, bagInfoLabels, listedTagFiles, payloadOxum, readBagInfo, readManifest, type BagField } from './bag';
import { utf8, type Sha256 } from './canonical-json';
import { checkLog, minutesFile, readmeFile, type BagContents } from './log-check';
import { logFiles } from './log-files';
import { decodePublicKeyPem } from './public-key';
import { containerDifferences, packageItself, sameBytes } from './zip';
import { readZip } from './zip-reader';

/** What verification needs from outside, so that it runs in the app, on the command line and in a browser page. */
export type VerificationTools = {
  readonly sha256: Sha256;
  /** Ed25519 over the message with a public key in SPKI DER form. */
  readonly verifyEd25519: (spki: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
  /** Ids (SHA-256 of the SPKI DER) of the keys that are trusted here. */
  readonly knownKeyIds: readonly string[];
  /** When given, only this key's signer is known, whatever else is. */
  readonly expectedKeyId?: string;
};

type Manifests = { readonly payload: ReadonlyMap<string, string>; readonly tags: ReadonlyMap<string, string> };

/** Verifies a package in five steps (E3). Never throws for anything the package may hold. */
export function verifyPackage(zip: Uint8Array, tools: VerificationTools): VerifyResult {
  const container = openContainer(zip);
  if (container.bag === null) return verdict({ container: container.problems }, { signer: 'unknown', keyId: null, head: null, erasedEntries: 0, facts: [] });
  const bag = checkBag(container.bag, container.folder);
  const hashes = checkHashes(container.bag, bag.manifests, tools.sha256);
  const signature = checkSignature(container.bag, tools);
  const log = checkLog(container.bag, bag.claims, tools.sha256);
  return verdict(
    { container: container.problems, bag: bag.problems, hashes, signature: signature.problems, log: log.problems },
    { signer: signature.signer, keyId: signature.keyId, head: log.head, erasedEntries: log.erasedEntries, facts: [...bag.facts] },
  );
}

/** Step 1: the ZIP is one that we would have written, byte for byte, and holds one folder. */
function openContainer(zip: Uint8Array): { bag: BagContents | null; folder: string; problems: readonly PackageProblem[] } {
  const opened = readZip(zip);
  const paths = opened.files.map(({ path }) => path);
  const folder = paths.find((path) => path.endsWith(`/${bagFiles.declaration}`))?.split('/')[0] ?? paths.find((path) => path.includes('/'))?.split('/')[0] ?? '';
  const inBag = (path: string): string => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path);
  const problems = opened.problems.map(({ file, problem }) => ({ file: inBag(file), problem }));
  if (opened.refused) return { bag: null, folder, problems };
  // Where the checksum is wrong the data was changed, and the rebuilding would only say so again.
  if (problems.length === 0) problems.push(...containerDifferences(zip, opened.files).map((path) => ({ file: inBag(path), problem: 'container' as const })));
  const strays = paths.filter((path) => !path.startsWith(`${folder}/`)).map((path) => ({ file: path, problem: 'base-folder' as const }));
  const bag = new Map(opened.files.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path, bytes }) => [path.slice(folder.length + 1), bytes]));
  return { bag, folder, problems: [...problems, ...strays] };
}

/** Step 2: the bag is complete (RFC 8493, 3): all that is listed is there, all that is there is listed, once. */
function checkBag(bag: BagContents, folder: string) {
  const problems: PackageProblem[] = [];
  const blame = (file: string, problem: PackageProblem['problem']) => problems.push({ file, problem });
  const bytesOf = (file: string): Uint8Array => bag.get(file) ?? new Uint8Array();

  const payload = readManifest(bagFiles.manifest, bytesOf(bagFiles.manifest));
  const tags = readManifest(bagFiles.tagManifest, bytesOf(bagFiles.tagManifest));
  const info = readBagInfo(bytesOf(bagFiles.info));
  problems.push(...payload.problems, ...tags.problems, ...info.problems);

  const tagFiles: readonly string[] = Object.values(bagFiles);
  for (const file of [...tagFiles, ...payload.lines.keys(), ...Object.values(logFiles), minutesFile, readmeFile]) if (!bag.has(file)) blame(file, 'missing-file');
  for (const file of bag.keys()) {
    if (file === 'fetch.txt') blame(file, 'fetch-file');
    else if (file.startsWith('data/') ? !payload.lines.has(file) : !tagFiles.includes(file)) blame(file, 'unlisted-file');
  }
  for (const file of listedTagFiles) if (!tags.lines.has(file)) blame(file, 'unlisted-file');
  if ([...tags.lines.keys()].some((file) => !listedTagFiles.includes(file))) blame(bagFiles.tagManifest, 'bad-line');
  if ([...payload.lines.keys()].some((file) => !file.startsWith('data/'))) blame(bagFiles.manifest, 'bad-line');

  if (!sameBytes(bytesOf(bagFiles.declaration), utf8(bagDeclaration))) blame(bagFiles.declaration, 'bad-declaration');
  const factOf = (label: string): string | undefined => info.fields.find((field) => field.label === label)?.value;
  const payloadFiles = [...bag].filter(([path]) => path.startsWith('data/')).map(([path, bytes]) => ({ path, bytes }));
  if (factOf('Payload-Oxum') !== payloadOxum(payloadFiles)) blame(bagFiles.info, 'payload-oxum');
  // A format that this verifier does not know could mean anything: it is not judged by the rules of format 1.
  if (factOf('Docket-Format') !== '1' || info.fields.map(({ label }) => label).join('\n') !== bagInfoLabels.join('\n')) blame(bagFiles.info, 'bad-line');
  // The folder's name is in no manifest: it is bound through the description, which is.
  if (factOf('External-Identifier') !== folder) blame(folder === '' ? packageItself : folder, 'base-folder');

  const manifests: Manifests = { payload: payload.lines, tags: tags.lines };
  const facts: readonly BagField[] = info.fields;
  return { problems, manifests, facts, claims: { workspace: factOf('Docket-Workspace'), session: factOf('Docket-Session'), head: factOf('Docket-Head'), headEntry: factOf('Docket-Head-Entry') } };
}

/** Step 3: every listed file has the SHA-256 that its manifest gives. */
function checkHashes(bag: BagContents, { payload, tags }: Manifests, sha256: Sha256): readonly PackageProblem[] {
  const problems: PackageProblem[] = [];
  for (const [file, expected] of [...payload, ...tags]) {
    const bytes = bag.get(file);
    if (bytes !== undefined && sha256(bytes) !== expected) problems.push({ file, problem: 'hash-mismatch' });
  }
  return problems;
}

/** Step 4: the signature over the tag manifest fits the public key in the bag, and whether that key is known. */
function checkSignature(bag: BagContents, { sha256, verifyEd25519, knownKeyIds, expectedKeyId }: VerificationTools) {
  const [pem, signature, message] = [bag.get(bagFiles.publicKey), bag.get(bagFiles.signature), bag.get(bagFiles.tagManifest)];
  const problems: PackageProblem[] = [];
  const spki = pem === undefined ? null : decodePublicKeyPem(pem);
  if (pem !== undefined && spki === null) problems.push({ file: bagFiles.publicKey, problem: 'bad-public-key' });
  const fits = spki !== null && signature !== undefined && message !== undefined && signature.length === 64 && verifyEd25519(spki, message, signature);
  if (!fits) problems.push({ file: bagFiles.signature, problem: 'bad-signature' });
  const keyId = spki === null ? null : sha256(spki);
  const isKnown = keyId !== null && (expectedKeyId === undefined ? knownKeyIds.includes(keyId) : keyId === expectedKeyId);
  const signer: VerifyResult['signer'] = fits && isKnown ? 'known' : 'unknown';
  return { problems, keyId, signer };
}

function verdict(
  found: Partial<Record<VerificationStep, readonly PackageProblem[]>>,
  rest: Pick<VerifyResult, 'signer' | 'keyId' | 'head' | 'erasedEntries' | 'facts'>,
): VerifyResult {
  const all = verificationSteps.flatMap((step) => found[step] ?? []);
  const problems = [...new Map(all.map((entry) => [JSON.stringify([entry.file, entry.problem]), entry])).values()];
  const outcome = (step: VerificationStep) => (found[step] === undefined ? ('not-run' as const) : found[step].length === 0 ? ('passed' as const) : ('failed' as const));
  return { valid: problems.length === 0, ...rest, problems, checks: verificationSteps.map((step) => ({ step, outcome: outcome(step) })) };
}
