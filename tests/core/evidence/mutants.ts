import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { utf8 } from '../../../electron/core/evidence/canonical-json';
import type { BuiltPackage } from '../../../electron/core/evidence/package';
import { verifyPackage } from '../../../electron/core/evidence/verify';
import { buildZip, type ArchiveFile } from '../../../electron/core/evidence/zip';
import { readZip } from '../../../electron/core/evidence/zip-reader';
import { deflated, rawZip } from './raw-zip';
import { resign } from './reseal';
import { sampleKey, toolsKnowing } from './sample-package';
import { layOut, witnessVerdict } from './tools';

const stranger = sampleKey();

/** What a mutation leaves: the ZIP, and which way our verdict may be stricter than that of the two witnesses. */
type Mutant = { zip: Uint8Array; stricter: 'not' | 'unlisted' | 'container' };
type Mutate = (pick: number, value: number) => Mutant;

const pack = (changed: readonly ArchiveFile[], stricter: Mutant['stricter'] = 'not'): Mutant => ({ zip: buildZip(changed).bytes, stricter });
/** Every way in which the test spoils a package; two of them leave it valid. */
function mutationsOf({ zip, name }: Pick<BuiltPackage, 'zip' | 'name'>): Record<string, Mutate> {
  const { files } = readZip(zip);
  const fileAt = (pick: number): ArchiveFile => {
    const file = files[pick % files.length];
    if (file === undefined) throw new Error('The package has files');
    return file;
  };
  const manifestAt = (pick: number): ArchiveFile => {
    const manifests = files.filter(({ path }) => path.endsWith('manifest-sha256.txt'));
    return manifests[pick % manifests.length] ?? fileAt(0);
  };
  const changeFile = (target: ArchiveFile, change: (bytes: Uint8Array) => Uint8Array): ArchiveFile[] => files.map((file) => (file === target ? { ...file, bytes: change(file.bytes) } : file));
  return {
    'a bit flipped in a file': (pick, value) =>
      pack(changeFile(fileAt(pick), (bytes) => bytes.map((byte, at) => (at === value % bytes.length ? byte ^ (1 << (value % 8)) : byte)))),
    'a file cut short': (pick, value) => pack(changeFile(fileAt(pick), (bytes) => bytes.subarray(0, value % bytes.length))),
    'a file made longer': (pick, value) => pack(changeFile(fileAt(pick), (bytes) => Uint8Array.from([...bytes, value % 256]))),
    'a file removed': (pick) => pack(files.filter((file) => file !== fileAt(pick))),
    'a file renamed': (pick) => pack(files.map((file) => (file === fileAt(pick) ? { ...file, path: `${file.path}.old` } : file))),
    'two files exchanged': (pick, value) => {
      const [one, other] = [fileAt(pick), fileAt(pick + 1 + (value % (files.length - 1)))];
      return pack(files.map((file) => (file === one ? { ...file, bytes: other.bytes } : file === other ? { ...file, bytes: one.bytes } : file)));
    },
    'a line of a manifest removed': (pick) => pack(changeFile(manifestAt(pick), (bytes) => editLines(bytes, (lines) => lines.toSpliced(pick % lines.length, 1)))),
    'a line of a manifest repeated': (pick) => pack(changeFile(manifestAt(pick), (bytes) => editLines(bytes, (lines) => [...lines, lines[pick % lines.length] ?? '']))),
    'a file added to the payload': (pick, value) => pack([...files, { path: `${name}/data/added-${pick}.txt`, bytes: utf8(`${value}`) }], 'unlisted'),
    'a file added beside the payload': (pick) => pack([...files, { path: `${name}/added-${pick}.txt`, bytes: utf8('x') }], 'unlisted'),
    'a fetch.txt put in': (pick) => pack([...files, { path: `${name}/fetch.txt`, bytes: utf8(`https://example.org/${pick} - data/x\n`) }], 'unlisted'),
    'the entries in another order': (pick) => ({ zip: rawZip([...files.slice(1 + (pick % (files.length - 1))), ...files.slice(0, 1 + (pick % (files.length - 1)))].map(({ path, bytes }) => ({ name: path, data: bytes }))), stricter: 'container' }),
    'the entries compressed': (pick) => ({ zip: rawZip(files.map(({ path, bytes }, index) => (index === pick % files.length ? deflated(path, bytes) : { name: path, data: bytes }))), stricter: 'container' }),
    'another file mode': (pick) => ({ zip: rawZip(files.map(({ path, bytes }, index) => ({ name: path, data: bytes, mode: index === pick % files.length ? 0o100755 : 0o100644 }))), stricter: 'container' }),
    'a file changed and signed again with a strange key': (pick) => {
      const bag = files.map((file) => (file.path.endsWith('decisions.csv') ? { ...file, bytes: utf8(`${pick}`) } : file.path.endsWith('public-key.pem') ? { ...file, bytes: utf8(stranger.publicKeyPem) } : file));
      return pack(resign(bag, stranger, { relist: true }));
    },
    'nothing at all': () => pack(files),
  };
}

function editLines(bytes: Uint8Array, edit: (lines: string[]) => string[]): Uint8Array {
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\n');
  return utf8(edit(lines).map((line) => `${line}\n`).join(''));
}

/** How often our verdict and theirs met, and where they did not. */
export interface Comparison {
  readonly disagreements: readonly string[];
  readonly accepted: number;
  readonly rejected: number;
  readonly stricter: number;
  /** Verdicts on packages signed again with a strange key that called the signer known. */
  readonly strangersKnown: number;
}

/** Spoils a package in `count` seeded ways and holds our verdict against that of sha256sum and openssl. */
export function compareWithWitnesses(built: Pick<BuiltPackage, 'zip' | 'name' | 'keyId'>, count: number, seed: number): Comparison {
  const mutations = Object.entries(mutationsOf(built));
  const tools = toolsKnowing(built.keyId);
  const disagreements: string[] = [];
  const seen = { accepted: 0, rejected: 0, stricter: 0, strangersKnown: 0 };
  for (const [index, [pick, value]] of fc.sample(fc.tuple(fc.nat(), fc.nat()), { seed, numRuns: count }).entries()) {
    const [name, mutate] = mutations[index % mutations.length] ?? [];
    if (name === undefined || mutate === undefined) throw new Error('Every index has a mutation');
    const mutant = mutate(pick, value);
    const ours = verifyPackage(mutant.zip, tools);
    const theirs = verdictOfWitnesses(mutant.zip, built.name);
    const problems = new Set(ours.problems.map(({ problem }) => problem));
    const agrees =
      mutant.stricter === 'not' ? ours.valid === theirs
      : mutant.stricter === 'container' ? theirs && !ours.valid && [...problems].every((problem) => problem === 'container')
      : theirs && !ours.valid && (problems.has('unlisted-file') || problems.has('fetch-file'));
    if (!agrees) disagreements.push(`${index} ${name}: ours ${ours.valid} ${[...problems].join()}, theirs ${theirs}`);
    if (name.includes('strange key') && ours.signer !== 'unknown') seen.strangersKnown += 1;
    seen[mutant.stricter !== 'not' ? 'stricter' : ours.valid ? 'accepted' : 'rejected'] += 1;
  }
  return { disagreements, ...seen };
}

function verdictOfWitnesses(zip: Uint8Array, folder: string): boolean {
  const opened = readZip(zip);
  if (opened.refused) throw new Error('Every mutation leaves a ZIP that can be read');
  const place = mkdtempSync(join(tmpdir(), 'docket-mutant-'));
  try {
    layOut(place, opened.files);
    const { payload, tags, signature } = witnessVerdict(join(place, folder));
    return payload && tags && signature;
  } finally {
    rmSync(place, { recursive: true });
  }
}
