import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPackage, writePackage } from '../../electron/files/bag-zip';
import { createFile } from '../../electron/files/write-whole';

let folder = '';
const file = (name: string): string => join(folder, name);
const failure = (code: string, words: string) => expect.objectContaining({ code, message: expect.stringContaining(words) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-bag-zip-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a package on disk', () => {
  it('comes back as it was written, replaces an older one, and leaves nothing beside it [E2]', async () => {
    await writePackage(file('a.zip'), Buffer.from('PK one'));
    await writePackage(file('a.zip'), Buffer.from('PK two'));
    expect(Buffer.from(await readPackage(file('a.zip'))).toString()).toBe('PK two');
    expect(readdirSync(folder)).toEqual(['a.zip']);
  });

  it('is not written over a file of another kind, such as the workspace itself [E2]', async () => {
    writeFileSync(file('quality.docket'), 'SQLite format 3');
    await expect(writePackage(file('quality.docket'), Buffer.from('PK'))).rejects.toEqual(failure('conflict', 'is not a package'));
    expect(readFileSync(file('quality.docket'), 'utf8')).toBe('SQLite format 3');
  });

  it('leaves what was there when it cannot be written [L6]', async () => {
    mkdirSync(file('a.zip'));
    writeFileSync(file('a.zip/kept.txt'), 'kept');
    await expect(writePackage(file('a.zip'), Uint8Array.of(1))).rejects.toEqual(failure('conflict', 'it is a folder'));
    await expect(writePackage(file('none/a.zip'), Uint8Array.of(1))).rejects.toEqual(failure('not-found', 'no such file or folder'));
    expect(readFileSync(file('a.zip/kept.txt'), 'utf8')).toBe('kept');
    expect(readdirSync(folder)).toEqual(['a.zip']);
  });

  it('is not read when it is missing, a folder, or larger than a package may be [E3]', async () => {
    await expect(readPackage(file('none.zip'))).rejects.toEqual(failure('not-found', 'no such file'));
    await expect(readPackage(folder)).rejects.toEqual(failure('unreadable-file', 'not a file'));
    writeFileSync(file('large.zip'), '');
    truncateSync(file('large.zip'), 512 * 1024 * 1024 + 1);
    await expect(readPackage(file('large.zip'))).rejects.toEqual(failure('unreadable-file', 'larger than 512 MB'));
  });
});

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  it('is neither waited for nor replaced [L6]', async () => {
    execFileSync('mkfifo', [file('pipe')]);
    await expect(readPackage(file('pipe'))).rejects.toEqual(failure('unreadable-file', 'is not a file'));
    await expect(writePackage(file('pipe'), Buffer.from('PK'))).rejects.toEqual(failure('conflict', 'is not a package'));
    expect(lstatSync(file('pipe')).isFIFO()).toBe(true);
  });
});

describe('a file made exclusively', () => {
  it('is never written over, and only one of many wins', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, (_, index) => createFile(file('key'), `${index}`, 0o600)));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(readFileSync(file('key'), 'utf8')).toBe(`${made.indexOf(true)}`);
    expect(await createFile(file('key'), 'other', 0o600)).toBe(false);
    expect(readdirSync(folder)).toEqual(['key']);
  });
});
