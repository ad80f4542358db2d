import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as zlibCrc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../electron/core/evidence/canonical-json';
import { crc32 } from '../../../electron/core/evidence/crc32';
import { buildZip, containerDifferences } from '../../../electron/core/evidence/zip';
import { readZip } from '../../../electron/core/evidence/zip-reader';
import { deflated, rawZip, type RawEntry, type RawOptions } from './raw-zip';
import { hasTool } from './tools';

const file = (path: string, text = path) => ({ path, bytes: utf8(text), crc: zlibCrc32(utf8(text)) });
const entry = (name: string, more: Partial<RawEntry> = {}): RawEntry => ({ name, data: utf8(`data of ${name}`), ...more });

describe('ZIP writing', () => {
  it('gives the same bytes for the same files in any order [E2]', () => {
    const files = [file('a/b.txt'), file('a/Å.txt'), file('a.txt'), file('a/\u{10400}.txt'), file('a/\uffee.txt')];
    const { bytes } = buildZip(files);
    expect(buildZip(files.toReversed()).bytes).toEqual(bytes);
    // Code point order, as LC_ALL=C sort has it; UTF-16 order would put U+10400 before U+FFEE.
    expect(readZip(bytes).files.map(({ path }) => path)).toEqual(['a.txt', 'a/b.txt', 'a/Å.txt', 'a/\uffee.txt', 'a/\u{10400}.txt']);
  });

  it('agrees with zlib about CRC-32', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => void expect(crc32(bytes)).toBe(zlibCrc32(bytes))));
  });

  it('reads back what it wrote, and finds nothing to complain of [E2]', () => {
    const path = fc.stringMatching(/^[a-z]{1,8}(\/[a-z0-9]{1,8}){0,3}\.txt$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ path, bytes: fc.uint8Array() }), { selector: ({ path: name }) => name }), (files) => {
        const { bytes } = buildZip(files);
        const opened = readZip(bytes);
        expect(opened.refused).toBe(false);
        expect(new Map(opened.files.map((read) => [read.path, [...read.bytes]]))).toEqual(new Map(files.map((written) => [written.path, [...written.bytes]])));
        expect(containerDifferences(bytes, opened.files)).toEqual([]);
      }),
    );
  });

  it.skipIf(!hasTool('unzip'))('writes what unzip finds sound [E2]', () => {
    const folder = mkdtempSync(join(tmpdir(), 'docket-zip-'));
    try {
      writeFileSync(join(folder, 'a.zip'), buildZip([file('x/a.txt'), file('x/data/b.txt', '')]).bytes);
      expect(execFileSync('unzip', ['-t', join(folder, 'a.zip')], { encoding: 'utf8' })).toContain('No errors detected');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('hostile ZIP', () => {
  const zeros = new Uint8Array(200_000);
  const cases: [defect: string, problem: string, blamed: string, entries: RawEntry[], options?: RawOptions][] = [
    ['a name that climbs out', 'path-traversal', '../etc/passwd', [entry('../etc/passwd')]],
    ['a name that climbs out further in', 'path-traversal', 'a/../../b', [entry('a/../../b')]],
    ['a name that climbs out with backslashes', 'path-traversal', 'a\\..\\b', [entry('a\\..\\b')]],
    ['an absolute name', 'absolute-path', '/etc/passwd', [entry('/etc/passwd')]],
    ['a name with a drive', 'drive-path', 'C:/a', [entry('C:/a')]],
    ['a network path', 'unc-path', '\\\\host\\share\\a', [entry('\\\\host\\share\\a')]],
    ['a network path with slashes', 'unc-path', '//host/share/a', [entry('//host/share/a')]],
    ['a line feed in a name', 'bad-name', 'a\nb', [entry('a\nb')]],
    ['a percent sign in a name', 'bad-name', 'a%0Ab', [entry('a%0Ab')]],
    ['a NUL in a name', 'bad-name', 'a\0b', [entry('a\0b')]],
    ['a stream of a file', 'bad-name', 'ab:c', [entry('ab:c')]],
    ['a name that Windows would shorten', 'bad-name', 'a/b.', [entry('a/b.')]],
    ['an empty part of a name', 'bad-name', 'a//b', [entry('a//b')]],
    ['a name that is not NFC', 'bad-name', 'A\u030a', [entry('A\u030a')]],
    ['a name that is not UTF-8', 'bad-name', 'a\ufffd', [{ name: Uint8Array.of(0x61, 0xff), data: utf8('x') }]],
    ['a control character of the upper half in a name', 'bad-name', 'a\u0085b', [entry('a\u0085b')]],
    ['a name that reads from right to left', 'bad-name', 'a\u202egnp.exe', [entry('a\u202egnp.exe')]],
    ['a name with a letter that nobody sees', 'bad-name', 'a\u200bb', [entry('a\u200bb')]],
    ['a name that Windows takes for a device', 'bad-name', 'data/Nul.txt', [entry('data/Nul.txt')]],
    ['an empty name', 'bad-name', '(package)', [entry('')]],
    ['a link', 'symlink', 'a', [entry('a', { mode: 0o120777 })]],
    ['a device', 'special-file', 'a', [entry('a', { mode: 0o020666 })]],
    ['a name twice', 'duplicate-name', 'a', [entry('a'), entry('a')]],
    ['names that differ in case', 'case-collision', 'READ.me', [entry('read.me'), entry('READ.me')]],
    ['folders that differ in case', 'case-collision', 'Data', [entry('data/a'), entry('Data/b')]],
    ['a file that is a folder', 'path-conflict', 'a', [entry('a'), entry('a/b')]],
    ['entries on the same bytes', 'overlap', 'b', [entry('a'), entry('b', { offset: 0 })]],
    ['data before the first entry', 'leading-data', 'a', [entry('a')], { before: utf8('#!') }],
    ['data before the first entry that the offsets do not know', 'leading-data', '(package)', [entry('a')], { before: utf8('#!'), directoryOffset: 40 }],
    ['data before the directory', 'gap', '(package)', [entry('a')], { beforeDirectory: utf8('hidden') }],
    ['data after the end', 'trailing-data', '(package)', [entry('a')], { after: utf8('hidden') }],
    ['a comment', 'trailing-data', '(package)', [entry('a')], { comment: utf8('hidden') }],
    ['a directory that counts too many', 'directory-damaged', 'a', [entry('a')], { count: 2 }],
    ['a directory that counts too few', 'directory-damaged', '(package)', [entry('a'), entry('b')], { count: 1 }],
    ['two names for one entry', 'header-mismatch', 'a', [entry('a', { localName: 'b' })]],
    ['an encrypted entry', 'encrypted', 'a', [entry('a', { flags: 0x0801 })]],
    ['a size behind the data', 'data-descriptor', 'a', [entry('a', { flags: 0x0808 })]],
    ['another compression', 'unknown-method', 'a', [entry('a', { method: 12 })]],
    ['ZIP64', 'zip64', 'a', [entry('a', { size: 0xffffffff, packedSize: 0xffffffff })]],
    ['a stored entry with two sizes', 'false-size', 'a', [entry('a', { size: 4 })]],
    ['a compressed entry longer than it says', 'false-size', 'a', [{ ...deflated('a', zeros), size: 1000 }]],
    ['a compressed entry shorter than it says', 'false-size', 'a', [{ ...deflated('a', utf8('abcdefgh'.repeat(50))), size: 500 }]],
    ['growth over a hundredfold', 'ratio', 'a', [deflated('a', zeros)]],
    ['more in all than a package may hold', 'too-large', 'a', [{ name: 'a', data: new Uint8Array(6_000_000), size: 600_000_000, method: 8 }]],
    ['damaged compressed data', 'damaged-data', 'a', [{ name: 'a', data: Uint8Array.of(0xff, 0xff, 0xff), size: 10, method: 8 }]],
  ];
  it.each(cases)('refuses %s: %s [E3]', (_, problem, blamed, entries, options) => {
    expect(readZip(rawZip(entries, options))).toEqual({ refused: true, files: [], problems: [{ file: blamed, problem }] });
  });

  it('stops an entry that lies about its size long before it is unpacked', () => {
    // 40 MB of zeros in 40 kB, said to be 100 kB.
    const bomb = { name: 'a', data: deflateRawSync(new Uint8Array(40_000_000)), size: 100_000, method: 8 };
    expect(readZip(rawZip([bomb])).problems).toEqual([{ file: 'a', problem: 'false-size' }]);
  });

  it('gives the data but names the file when only the checksum is wrong [E3]', () => {
    const opened = readZip(rawZip([entry('a', { crc: 1 }), entry('b')]));
    expect(opened.refused).toBe(false);
    expect(opened.problems).toEqual([{ file: 'a', problem: 'crc-mismatch' }]);
    expect(opened.files.map(({ path }) => path)).toEqual(['a', 'b']);
  });

  it('reads another program\'s ZIP, and tells it from one of ours [E3]', () => {
    const files = [file('x/a.txt', 'abc'.repeat(20)), file('x/b.txt')];
    for (const entries of [files.map(({ path, bytes }) => deflated(path, bytes)), [entry('x/', { data: new Uint8Array(), mode: 0o040755 }), ...files.map(({ path, bytes }) => entry(path, { data: bytes }))], files.map(({ path, bytes }) => entry(path, { data: bytes, extra: Uint8Array.of(1, 0, 0, 0) }))]) {
      const zip = rawZip(entries);
      const opened = readZip(zip);
      expect(opened).toEqual({ refused: false, files, problems: [] });
      expect(containerDifferences(zip, opened.files)).not.toEqual([]);
    }
    expect(containerDifferences(rawZip(files.map(({ path, bytes }) => entry(path, { data: bytes }))), files)).toEqual([]);
  });

  it('never throws on bytes of any kind [E3]', () => {
    const sound = rawZip([entry('a'), deflated('b', utf8('b'.repeat(30)))]);
    const damage = fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 }));
    fc.assert(fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), (changes) => {
      const bytes = Uint8Array.from(sound);
      for (const [at, value] of changes) bytes[at] = value;
      expect(typeof readZip(bytes).refused).toBe('boolean');
    }), { numRuns: 2000 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void expect(readZip(bytes).refused).toBe(true)));
  });
});
