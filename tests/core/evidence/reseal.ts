import type { SigningTools } from '../../../electron/core/evidence/package';
import type { ArchiveFile } from '../../../electron/core/evidence/zip';
import { sha256 } from './sample-package';

export const without = (files: readonly ArchiveFile[], path: string): ArchiveFile[] => files.filter((file) => file.path !== path);

const tagFiles = ['bag-info.txt', 'bagit.txt', 'fetch.txt', 'manifest-sha256.txt', 'public-key.pem'];

/**
 * What a forger with the key would do: writes the tag manifest anew (with `relist` the payload manifest and Payload-Oxum
 * too) and signs it.
 */
export function resign(files: readonly ArchiveFile[], { sign }: SigningTools, { relist = false } = {}): ArchiveFile[] {
  const folder = files[0]?.path.split('/')[0] ?? '';
  const bag = new Map(files.map(({ path, bytes }) => [path.slice(folder.length + 1), bytes]));
  const list = (paths: string[]): Uint8Array => Buffer.from(paths.toSorted().map((path) => `${sha256(bag.get(path) ?? '')}  ${path}\n`).join(''));
  if (relist) {
    const payload = [...bag.keys()].filter((path) => path.startsWith('data/'));
    const size = payload.reduce((sum, path) => sum + (bag.get(path)?.length ?? 0), 0);
    const info = Buffer.from(bag.get('bag-info.txt') ?? '').toString('utf8');
    bag.set('bag-info.txt', Buffer.from(info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${size}.${payload.length}`)));
    bag.set('manifest-sha256.txt', list(payload));
  }
  const tagManifest = list(tagFiles.filter((path) => bag.has(path)));
  bag.set('tagmanifest-sha256.txt', tagManifest);
  bag.set('signature.ed25519', sign(tagManifest));
  return [...bag].map(([path, bytes]) => ({ path: `${folder}/${path}`, bytes }));
}
