import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ArchiveFile } from '../../../electron/core/evidence/zip';

/** True when the machine has the program. */
export const hasTool = (name: string): boolean => spawnSync(name, ['--help'], { stdio: 'ignore' }).error === undefined;

/** True when the independent witnesses are there: sha256sum, and an OpenSSL that knows `pkeyutl -rawin`. */
export const hasWitnesses = hasTool('sha256sum') && spawnSync('openssl', ['pkeyutl', '-help'], { encoding: 'utf8' }).stderr?.includes('-rawin') === true;

/** Lays files out below a folder. */
export function layOut(folder: string, files: readonly ArchiveFile[]): void {
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

const succeeds = (command: string, args: readonly string[], cwd: string): boolean => spawnSync(command, args, { cwd, stdio: 'ignore' }).status === 0;

/** What the README tells an auditor to run in the unpacked folder. */
export const witnessVerdict = (folder: string): { payload: boolean; tags: boolean; signature: boolean } => ({
  payload: succeeds('sha256sum', ['-c', '--strict', 'manifest-sha256.txt'], folder),
  tags: succeeds('sha256sum', ['-c', '--strict', 'tagmanifest-sha256.txt'], folder),
  signature: succeeds('openssl', ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', 'public-key.pem', '-in', 'tagmanifest-sha256.txt', '-sigfile', 'signature.ed25519'], folder),
});
