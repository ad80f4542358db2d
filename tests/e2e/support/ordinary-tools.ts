import { unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Unpacks a package into a folder and gives the folder of the bag. */
export function unpack(zip: string, into: string): string {
  const files = Object.entries(unzipSync(readFileSync(zip)));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), bytes);
  }
  return join(into, files[0]?.[0].split('/')[0] ?? '');
}

const run = (bag: string, command: string): { code: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: bag, encoding: 'utf8' });
  return { code: status, said: `${stdout}${stderr}`.trim() };
};

/** What the README for auditors tells them to do: the tools of any Linux, none of ours (E3). */
export const auditorCommands = {
  payload: 'sha256sum -c --strict --quiet manifest-sha256.txt',
  tags: 'sha256sum -c --strict --quiet tagmanifest-sha256.txt',
  list: 'find data -type f | LC_ALL=C sort | diff - <(cut -c 67- manifest-sha256.txt | LC_ALL=C sort)',
  signature: 'openssl pkeyutl -verify -rawin -pubin -inkey public-key.pem -in tagmanifest-sha256.txt -sigfile signature.ed25519',
} as const;

/** The exit code of each auditor's command in an unpacked bag. */
export function checkWithOrdinaryTools(bag: string): Record<keyof typeof auditorCommands, number | null> {
  return { payload: run(bag, auditorCommands.payload).code, tags: run(bag, auditorCommands.tags).code, list: run(bag, auditorCommands.list).code, signature: run(bag, auditorCommands.signature).code };
}

/** SHA-256 of the public key's DER, as openssl and sha256sum see it. */
export const keyIdWithOpenssl = (bag: string): string => run(bag, 'openssl pkey -pubin -in public-key.pem -outform DER | sha256sum').said.slice(0, 64);

/** SHA-256 of a file by sha256sum. */
export const sha256sum = (file: string): string => run(dirname(file), `sha256sum '${file}'`).said.slice(0, 64);
