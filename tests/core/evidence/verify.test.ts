import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceActions, packageProblemLabels, VerifyResult } from '@shared/contract/evidence/entities';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../electron/core/evidence/canonical-json';
import { buildPackage } from '../../../electron/core/evidence/package';
import { verifyPackage } from '../../../electron/core/evidence/verify';
import { buildZip, type ArchiveFile } from '../../../electron/core/evidence/zip';
import { readZip } from '../../../electron/core/evidence/zip-reader';
import { deflated, rawZip } from './raw-zip';
import { resign, without } from './reseal';
import { ballots, commitmentOf, minutesText, sampleInput, sampleKey, SampleLog, samplePackage, sealedLog, session, sessionId, sha256, toolsKnowing } from './sample-package';
import { hasWitnesses, layOut, witnessVerdict } from './tools';

const built = samplePackage();
const tools = toolsKnowing(built.key.keyId);
const { files } = readZip(built.zip);
const inBag = (path: string): string => path.slice(built.name.length + 1);
const textOf = (path: string, of: readonly ArchiveFile[] = files): string => new TextDecoder().decode(of.find((file) => file.path === `${built.name}/${path}`)?.bytes);
const replaced = (path: string, bytes: Uint8Array): ArchiveFile[] => [...without(files, `${built.name}/${path}`), { path: `${built.name}/${path}`, bytes }];
const problemsOf = (changed: readonly ArchiveFile[]) => verifyPackage(buildZip(changed).bytes, tools).problems;

describe('a package', () => {
  it('verifies, with its signer known, its head and its key named [E3]', () => {
    const result = verifyPackage(built.zip, tools);
    expect(result).toMatchObject({ valid: true, signer: 'known', problems: [], keyId: built.key.keyId, head: built.head, erasedEntries: 0 });
    expect(result.checks.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual(['container passed', 'bag passed', 'hashes passed', 'signature passed', 'log passed']);
    expect(VerifyResult.safeParse(result).success).toBe(true);
  });

  it('is the same bytes for the same session and key, in whatever order the files come [E2]', () => {
    const input = sampleInput();
    expect(buildPackage({ ...input, files: input.files.toReversed() }, built.key).zip).toEqual(built.zip);
  });

  it('is laid out as a BagIt bag with only the signature outside the tag manifest [E2]', () => {
    expect(files.map(({ path }) => inBag(path))).toEqual([
      'bag-info.txt', 'bagit.txt', 'data/README.txt', 'data/decisions/decisions.csv', 'data/log/headers.jsonl', 'data/log/proof.json', 'data/log/segment.jsonl',
      'data/minutes/minutes.md', 'manifest-sha256.txt', 'public-key.pem', 'signature.ed25519', 'tagmanifest-sha256.txt',
    ]);
    expect(textOf('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const payload = files.filter(({ path }) => inBag(path).startsWith('data/'));
    expect(textOf('manifest-sha256.txt')).toBe(payload.map(({ path, bytes }) => `${sha256(bytes)}  ${inBag(path)}\n`).join(''));
    expect(textOf('bag-info.txt')).toContain(`Payload-Oxum: ${payload.reduce((sum, { bytes }) => sum + bytes.length, 0)}.6\n`);
    expect(textOf('bag-info.txt')).toContain('Bagging-Date: 2026-11-22\n');
    expect(textOf('bag-info.txt')).toContain(`Docket-Head: ${built.head}\n`);
    expect(textOf('tagmanifest-sha256.txt').split('\n').map((line) => line.slice(66))).toEqual(['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'public-key.pem', '']);
    expect(built.files.map(({ path, size }) => [path, size])).toEqual(payload.map(({ path, bytes }) => [inBag(path), bytes.length]));
  });

  it.skipIf(!hasWitnesses)('is accepted by sha256sum and openssl as its README tells [E3]', () => {
    const folder = mkdtempSync(join(tmpdir(), 'docket-package-'));
    try {
      layOut(folder, files);
      expect(witnessVerdict(join(folder, built.name))).toEqual({ payload: true, tags: true, signature: true });
      expect(textOf('data/README.txt')).toContain('openssl pkeyutl -verify -rawin');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('does not let a title begin a field of its own [E2]', () => {
    const input = { ...sampleInput(), session: { ...session, title: 'Review\nDocket-Head: 00' } };
    const { zip } = buildPackage(input, built.key);
    expect(verifyPackage(zip, tools)).toMatchObject({ valid: true, head: built.head });
  });

  it('never holds the private key [E2]', () => {
    const secret = built.key.privateKey.export({ format: 'der', type: 'pkcs8' });
    const zip = Buffer.from(built.zip);
    for (const form of [secret.subarray(-32), secret.subarray(-32).toString('hex'), secret.toString('base64'), 'PRIVATE KEY']) expect(zip.includes(form)).toBe(false);
    // The same search finds the public key, so it would find the private one.
    expect(zip.includes(built.key.publicKeyPem)).toBe(true);
  });

  it('has words for people for every problem it can name', () => {
    for (const words of Object.values(packageProblemLabels)) expect(words).toMatch(/^[A-Z].*[^.!]$/);
  });
});

describe('one changed byte', () => {
  const { regions } = buildZip(files);
  const names = [...new Set(regions.map(({ path }) => path))];

  it('is looked for at every offset: the regions leave no gap [E3]', () => {
    expect(regions[0]?.start).toBe(0);
    for (const [index, { end }] of regions.entries()) expect(regions[index + 1]?.start ?? built.zip.length).toBe(end);
  });

  // Every byte of the local header, the content and the line in the directory.
  it.each(names)('is found at every offset that belongs to %s, and the file is named [E3]', { timeout: 120_000 }, (name) => {
    const missed: number[] = [];
    const misnamed: number[] = [];
    for (const { path, start, end } of regions.filter((region) => region.path === name)) {
      const isDirectoryLine = Buffer.from(built.zip.subarray(start, start + 4)).toString('latin1') !== 'PK\x03\x04';
      const contentStart = start + 30 + utf8(path).length;
      for (let at = start; at < end; at++) {
        const zip = Uint8Array.from(built.zip);
        zip[at] = (zip[at] ?? 0) ^ (1 << (at % 8));
        const { valid, problems } = verifyPackage(zip, tools);
        if (valid || problems.length === 0 || problems.some(({ file }) => file === '')) missed.push(at);
        // Where it is the content that changed, that very file must be named.
        if (!isDirectoryLine && at >= contentStart && !problems.some(({ file }) => file === inBag(path))) misnamed.push(at);
      }
    }
    expect({ missed, misnamed }).toEqual({ missed: [], misnamed: [] });
  });
});

describe('who signed', () => {
  it('is unknown after signing again with another key, though the package is valid [E3]', () => {
    const thief = sampleKey();
    const forged = buildPackage({ ...sampleInput(), workspaceName: 'Somebody else' }, thief).zip;
    expect(verifyPackage(forged, tools)).toMatchObject({ valid: true, signer: 'unknown', keyId: thief.keyId, problems: [] });
  });

  it('is known only by the expected key where one is given [E3]', () => {
    expect(verifyPackage(built.zip, { ...tools, expectedKeyId: built.key.keyId, knownKeyIds: [] }).signer).toBe('known');
    expect(verifyPackage(built.zip, { ...tools, expectedKeyId: sampleKey().keyId })).toMatchObject({ valid: true, signer: 'unknown' });
  });

  it('is unknown where the signature does not fit, whatever the key [E3]', () => {
    const result = verifyPackage(buildZip(replaced('signature.ed25519', new Uint8Array(64))).bytes, tools);
    expect(result).toMatchObject({ valid: false, signer: 'unknown', problems: [{ file: 'signature.ed25519', problem: 'bad-signature' }] });
  });

  it('is not taken from a PEM that says the same key in other letters [E3]', () => {
    const pem = built.key.publicKeyPem;
    for (const other of [pem.replaceAll('\n', '\r\n'), `${pem}\n`, ` ${pem}`, pem.replace('=\n', '\n'), pem.replace(/(.)=\n/, (_, letter: string) => `${nextLetter(letter)}=\n`)]) {
      const changed = resign(replaced('public-key.pem', utf8(other)), built.key);
      expect(problemsOf(changed)).toContainEqual({ file: 'public-key.pem', problem: 'bad-public-key' });
    }
  });
});

// A letter of base64 whose upper bits are the same: it decodes to the same key.
function nextLetter(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return alphabet[alphabet.indexOf(letter) ^ 1] ?? letter;
}

describe('a bag that is not whole', () => {
  const path = (name: string): string => `${built.name}/${name}`;
  const cases: [defect: string, changed: () => ArchiveFile[], file: string, problem: string][] = [
    ['a payload file removed', () => without(files, path('data/decisions/decisions.csv')), 'data/decisions/decisions.csv', 'missing-file'],
    ['a payload file added', () => [...files, { path: path('data/extra.txt'), bytes: utf8('x') }], 'data/extra.txt', 'unlisted-file'],
    ['a tag file added', () => [...files, { path: path('notes.txt'), bytes: utf8('x') }], 'notes.txt', 'unlisted-file'],
    ['a fetch.txt added', () => [...files, { path: path('fetch.txt'), bytes: utf8('https://example.org 1 data/x\n') }], 'fetch.txt', 'fetch-file'],
    ['a signed fetch.txt', () => resign([...files, { path: path('fetch.txt'), bytes: utf8('') }], built.key), 'fetch.txt', 'fetch-file'],
    ['a file outside the folder', () => [...files, { path: 'stray.txt', bytes: utf8('x') }], 'stray.txt', 'base-folder'],
    ['a folder of another name', () => files.map((file) => ({ ...file, path: file.path.replace(built.name, 'other') })), 'other', 'base-folder'],
    ['no folder', () => files.map((file) => ({ ...file, path: inBag(file.path) })), 'bagit.txt', 'base-folder'],
    ['a missing declaration', () => without(files, path('bagit.txt')), 'bagit.txt', 'missing-file'],
    ['a missing signature', () => without(files, path('signature.ed25519')), 'signature.ed25519', 'missing-file'],
    ['a missing public key', () => without(files, path('public-key.pem')), 'public-key.pem', 'missing-file'],
    ['a missing manifest', () => without(files, path('manifest-sha256.txt')), 'manifest-sha256.txt', 'missing-file'],
    ['a declaration with a BOM, signed', () => resign(replaced('bagit.txt', utf8(`\ufeff${textOf('bagit.txt')}`)), built.key), 'bagit.txt', 'bad-declaration'],
    ['a declaration of three lines, signed', () => resign(replaced('bagit.txt', utf8(`${textOf('bagit.txt')}\n`)), built.key), 'bagit.txt', 'bad-declaration'],
    ['a false Payload-Oxum, signed', () => resign(replaced('bag-info.txt', utf8(textOf('bag-info.txt').replace(/Payload-Oxum: .*/, 'Payload-Oxum: 1.1'))), built.key), 'bag-info.txt', 'payload-oxum'],
    ['a payload file listed twice, signed', () => resign(replaced('manifest-sha256.txt', utf8(textOf('manifest-sha256.txt').replace(/^.*README.txt\n/, '$&$&'))), built.key), 'data/README.txt', 'listed-twice'],
    ['a line without a path, signed', () => resign(replaced('manifest-sha256.txt', utf8(`${textOf('manifest-sha256.txt')}\n`)), built.key), 'manifest-sha256.txt', 'bad-line'],
    ['a listed file outside the bag, signed', () => resign(replaced('manifest-sha256.txt', utf8(`${textOf('manifest-sha256.txt')}${'0'.repeat(64)}  ../x\n`)), built.key), 'manifest-sha256.txt', 'bad-line'],
    ['the minutes gone, and the manifest with them, signed', () => resign(without(files, path('data/minutes/minutes.md')), built.key, { relist: true }), 'data/minutes/minutes.md', 'missing-file'],
    ['the text for auditors gone, signed', () => resign(without(files, path('data/README.txt')), built.key, { relist: true }), 'data/README.txt', 'missing-file'],
    ['a manifest out of order, signed', () => resign(replaced('manifest-sha256.txt', utf8(`${textOf('manifest-sha256.txt').trimEnd().split('\n').toReversed().join('\n')}\n`)), built.key), 'manifest-sha256.txt', 'bad-line'],
    ['one more label, signed', () => resign(replaced('bag-info.txt', utf8(`Contact-Name: Somebody\n${textOf('bag-info.txt')}`)), built.key), 'bag-info.txt', 'bad-line'],
    ['labels in another order, signed', () => resign(replaced('bag-info.txt', utf8(`${textOf('bag-info.txt').trimEnd().split('\n').toSorted().join('\n')}\n`)), built.key), 'bag-info.txt', 'bad-line'],
    ['a format of another number, signed', () => resign(replaced('bag-info.txt', utf8(textOf('bag-info.txt').replace('Docket-Format: 1', 'Docket-Format: 2'))), built.key), 'bag-info.txt', 'bad-line'],
    ['a head said to be another entry, signed', () => resign(replaced('bag-info.txt', utf8(textOf('bag-info.txt').replace(/Docket-Head-Entry: .*/, 'Docket-Head-Entry: 1'))), built.key), 'data/log/proof.json', 'log-head'],
  ];
  it.each(cases)('is rejected for %s [E3]', (_, changed, file, problem) => {
    const result = verifyPackage(buildZip(changed()).bytes, tools);
    expect(result.valid).toBe(false);
    expect(result.problems).toContainEqual({ file, problem });
  });

  it('is named a changed file when another program packed it again, and `container` when nothing else is wrong [E3]', () => {
    const repacked = rawZip(files.map(({ path: name, bytes }) => deflated(name, bytes)));
    const problems = verifyPackage(repacked, tools).problems;
    expect(new Set(problems.map(({ problem }) => problem))).toEqual(new Set(['container']));
    const changed = rawZip(replaced('data/minutes/minutes.md', utf8('changed')).map(({ path: name, bytes }) => deflated(name, bytes)));
    expect(verifyPackage(changed, tools).problems).toContainEqual({ file: 'data/minutes/minutes.md', problem: 'hash-mismatch' });
  });

  it('stops at a hostile ZIP and says which steps did not run [E3]', () => {
    const result = verifyPackage(rawZip([{ name: '../x', data: utf8('x') }]), tools);
    expect(result).toMatchObject({ valid: false, signer: 'unknown', keyId: null, head: null, problems: [{ file: '../x', problem: 'path-traversal' }] });
    expect(result.checks.map(({ outcome }) => outcome)).toEqual(['failed', 'not-run', 'not-run', 'not-run', 'not-run']);
  });
});

// Everything below is signed by the right key with right hashes: only the log tells that it is not what happened.
describe('a log that does not hold together, signed', () => {
  const cases: [defect: string, path: string, change: (text: string) => string, file: string, problem: string][] = [
    ['a header changed', 'data/log/headers.jsonl', (text) => text.replace('sessions.start', 'sessions.begin'), 'data/log/headers.jsonl', 'log-broken'],
    ['a header left out', 'data/log/headers.jsonl', (text) => text.split('\n').toSpliced(2, 1).join('\n'), 'data/log/headers.jsonl', 'log-broken'],
    ['the last header cut off', 'data/log/headers.jsonl', (text) => text.split('\n').toSpliced(6, 1).join('\n'), 'data/log/proof.json', 'log-head'],
    ['a space in a header', 'data/log/headers.jsonl', (text) => text.replace(':', ': '), 'data/log/headers.jsonl', 'log-unreadable'],
    ['a header with one more member', 'data/log/headers.jsonl', (text) => text.replace('{"action"', '{"a":1,"action"'), 'data/log/headers.jsonl', 'log-unreadable'],
    ['a payload changed', 'data/log/segment.jsonl', (text) => text.replace('"impact":5', '"impact":4'), 'data/log/segment.jsonl', 'payload-mismatch'],
    ['an entry of the session left out', 'data/log/segment.jsonl', (text) => text.split('\n').toSpliced(1, 1).join('\n'), 'data/log/segment.jsonl', 'segment-incomplete'],
    ['an entry of the segment changed', 'data/log/segment.jsonl', (text) => text.replace('sessions.start', 'sessions.begin'), 'data/log/segment.jsonl', 'segment-mismatch'],
    ['the sealing left out', 'data/log/segment.jsonl', (text) => text.split('\n').toSpliced(-2, 1).join('\n'), 'data/log/segment.jsonl', 'seal-missing'],
    ['another workspace', 'data/log/proof.json', (text) => text.replace(/"workspace":"[^"]+"/, `"workspace":"${sessionId}"`), 'data/log/proof.json', 'log-workspace'],
    ['another head', 'data/log/proof.json', (text) => text.replace(/"head":"[^"]+"/, `"head":"${'0'.repeat(64)}"`), 'data/log/proof.json', 'log-head'],
    ['other minutes', 'data/minutes/minutes.md', (text) => `${text}And more.\n`, 'data/minutes/minutes.md', 'minutes-mismatch'],
  ];
  it.each(cases)('is rejected for %s [E1]', (_, path, change, file, problem) => {
    const changed = resign(replaced(path, utf8(change(textOf(path)))), built.key, { relist: true });
    const result = verifyPackage(buildZip(changed).bytes, tools);
    expect(result.valid).toBe(false);
    expect(result.checks.filter(({ outcome }) => outcome === 'failed').map(({ step }) => step)).toEqual(['log']);
    expect(result.problems).toContainEqual({ file, problem });
  });

  const [first] = ballots;
  if (first === undefined) throw new Error('The sample has ballots');
  const logs: [defect: string, write: (log: SampleLog) => void, problem: string][] = [
    ['a revealed ballot that was not the one cast', (log) => log.add(evidenceActions.ballotsRevealed, { item: 'item-2', round: 1, ballots: [{ ...first, values: { impact: 1, severity: 1, time: 1 } }] }), 'ballot-mismatch'],
    ['a revealed ballot that nobody cast', (log) => log.add(evidenceActions.ballotsRevealed, { item: 'item-3', round: 1, ballots: [first] }), 'ballot-mismatch'],
    ['a ballot that was not revealed with the others', (log) => log.add(evidenceActions.ballotsRevealed, { item: 'item-2', round: 1, ballots: [] }), 'ballot-missing'],
    ['a ballot without a commitment', (log) => log.add(evidenceActions.ballotCast, { item: 'item-2', round: 2, participant: 'noor' }), 'log-unreadable'],
  ];
  it.each(logs)('is not even packaged with %s [M3]', (_, write, problem) => {
    const log = new SampleLog();
    log.add(evidenceActions.ballotCast, { item: 'item-2', round: 1, participant: 'noor', commitment: commitmentOf(first) });
    write(log);
    log.add(evidenceActions.sessionSealed, { minutes_sha256: sha256(minutesText) });
    expect(() => buildPackage(sampleInput(log), built.key)).toThrow(expect.objectContaining({ code: 'conflict', message: expect.stringContaining(problem) }));
  });

  it('lets a ballot be cast again or withdrawn before the reveal [M3]', () => {
    const log = new SampleLog();
    for (const commitment of ['0'.repeat(64), commitmentOf(first)]) log.add(evidenceActions.ballotCast, { item: 'item-1', round: 1, participant: first.participant, commitment });
    log.add(evidenceActions.ballotCast, { item: 'item-1', round: 1, participant: 'arne', commitment: '0'.repeat(64) });
    log.add(evidenceActions.ballotWithdrawn, { item: 'item-1', round: 1, participant: 'arne' });
    log.add(evidenceActions.ballotsRevealed, { item: 'item-1', round: 1, ballots: [first] });
    log.add(evidenceActions.sessionSealed, { minutes_sha256: sha256(minutesText) });
    expect(verifyPackage(buildPackage(sampleInput(log), built.key).zip, tools).problems).toEqual([]);
  });

  it('bears content that was erased under retention, and counts it [E1]', () => {
    const log = sealedLog();
    for (const seq of [2, 3]) log.payloads.delete(seq);
    expect(verifyPackage(buildPackage(sampleInput(log), built.key).zip, tools)).toMatchObject({ valid: true, erasedEntries: 2 });
  });

  it('is not packaged before the session is sealed, or after somebody wrote on [E2]', () => {
    const unsealed = new SampleLog();
    unsealed.add('sessions.start');
    const writtenOn = sealedLog();
    writtenOn.add('custody.handOver', {}, null);
    for (const log of [unsealed, writtenOn, new SampleLog()]) expect(() => buildPackage(sampleInput(log), built.key)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('follows the last amendment of a sealed session [M7]', () => {
    const log = sealedLog();
    log.add('sessions.create', {}, null);
    log.add(evidenceActions.sessionAmended, { minutes_sha256: sha256('# Amended\n') });
    expect(verifyPackage(buildPackage(sampleInput(log, '# Amended\n'), built.key).zip, tools)).toMatchObject({ valid: true, head: log.headers.at(-1)?.hash });
  });
});

describe('building', () => {
  it('is held to the record that the seal names: neither another one nor none passes [E2]', () => {
    const log = new SampleLog();
    log.add('workspaces.create', {}, null);
    log.add(evidenceActions.sessionSealed, { minutes_sha256: sha256(minutesText), record_sha256: sha256('{}') });
    const input = sampleInput(log);
    const holding = (text: string) => ({ ...input, files: [...input.files, { path: 'data.json', bytes: utf8(text) }] });
    expect(verifyPackage(buildPackage(holding('{}'), built.key).zip, tools).problems).toEqual([]);
    expect(() => buildPackage(holding('{ }'), built.key)).toThrow('record-mismatch');
    expect(() => buildPackage(input, built.key)).toThrow('missing-file, data/data.json');
  });

  it.each([['a\nb'], ['50%.txt'], ['../x'], ['a:b'], ['MINUTES/minutes.md'], ['minutes/minutes.md'], ['minutes'], ['a\\b'], ['/x']])('refuses a file called %j, and says so [E2]', (path) => {
    const input = sampleInput();
    expect(() => buildPackage({ ...input, files: [...input.files, { path, bytes: utf8('x') }] }, built.key)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('refuses a key that is not Ed25519 [E2]', () => {
    expect(() => buildPackage(sampleInput(), { ...built.key, publicKeyPem: 'x' })).toThrow(expect.objectContaining({ code: 'key-problem' }));
  });
});
