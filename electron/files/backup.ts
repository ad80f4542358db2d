import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** Where a workspace as it was before a migration is kept: in a folder beside it, under a name that nothing has yet. */
export function backupBeforeMigration(file: string): string {
  const folder = join(dirname(file), `${basename(file, extname(file))} backups`);
  mkdirSync(folder, { recursive: true });
  for (let number = 1; ; number += 1) {
    const backup = join(folder, `before-migration-${number}${extname(file)}`);
    if (!existsSync(backup)) return backup;
  }
}
