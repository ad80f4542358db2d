import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupBeforeMigration } from '../../electron/files/backup';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the place of a backup', () => {
  it('is never one that a backup has, whichever of them were deleted [L6]', () => {
    const file = join(folder, 'spring review.docket');
    const first = backupBeforeMigration(file);
    expect(basename(first)).toBe('before-migration-1.docket');
    writeFileSync(first, 'one');
    const second = backupBeforeMigration(file);
    writeFileSync(second, 'two');
    rmSync(first);
    expect(backupBeforeMigration(file)).not.toBe(second);
  });
});
