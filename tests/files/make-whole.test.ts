import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DocketError } from '@shared/result';
import { makeWhole } from '../../electron/files/make-whole';

describe('makeWhole', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docket-whole-'));
    file = join(folder, 'a.docket');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the file its name only once it is whole', () => {
    makeWhole(file, (temporary) => {
      expect(readdirSync(folder)).toEqual([]);
      writeFileSync(temporary, 'whole');
    });
    expect(readdirSync(folder)).toEqual(['a.docket']);
    expect(readFileSync(file, 'utf8')).toBe('whole');
  });

  it('leaves nothing behind when the making fails, and speaks of the file by its name', () => {
    const making = (): void =>
      makeWhole(file, (temporary) => {
        writeFileSync(temporary, 'half');
        writeFileSync(`${temporary}-wal`, 'half');
        throw new DocketError('disk-full', `${temporary} has no room.`);
      });
    expect(making).toThrow(expect.objectContaining({ code: 'disk-full', message: `${file} has no room.` }));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('begins anew where an earlier attempt was cut off', () => {
    writeFileSync(`${file}.making`, 'half');
    writeFileSync(`${file}.making-wal`, 'half');
    makeWhole(file, (temporary) => writeFileSync(temporary, 'whole', { flag: 'wx' }));
    expect(readdirSync(folder)).toEqual(['a.docket']);
  });

  it('refuses a file that exists, even one that came meanwhile', () => {
    const making = (): void =>
      makeWhole(file, (temporary) => {
        writeFileSync(temporary, 'ours');
        writeFileSync(file, 'theirs');
      });
    expect(making).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(readFileSync(file, 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['a.docket']);
  });
});
