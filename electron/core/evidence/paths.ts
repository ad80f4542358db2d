import type { PackageProblemCode } from '@shared/contract/evidence/entities';

/**
 * What makes a path unfit for a package, or null. A fit path is relative, uses `/`, is in Unicode NFC, and has no part
 * that any of Linux, macOS or Windows would read as something else. LF, CR and % are banned because BagIt would encode
 * them (RFC 8493, 2.1.3) and `sha256sum` would not.
 */
export function pathDefect(path: string): PackageProblemCode | null {
  if (/^(\\\\|\/\/)/.test(path)) return 'unc-path';
  if (/^[\\/]/.test(path)) return 'absolute-path';
  if (/^[A-Za-z]:/.test(path)) return 'drive-path';
  const parts = path.split(/[\\/]/);
  if (parts.includes('..')) return 'path-traversal';
  if (parts.some((part) => part === '' || part === '.' || /[. ]$|^ /.test(part))) return 'bad-name';
  if (/[%\\:<>"|?*\ufffd\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u.test(path)) return 'bad-name';
  if (parts.some((part) => devices.test(part))) return 'bad-name';
  return path === path.normalize('NFC') ? null : 'bad-name';
}

// Windows reads these as devices, whatever ending they have.
const devices = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/i;

/** Two paths with the same key would be one file on a file system that ignores case. */
export const caseKey = (path: string): string => path.toUpperCase().toLowerCase().normalize('NFC');

/** Orders paths by code point, which is the order of their UTF-8 bytes and the same everywhere. */
export function comparePaths(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = (a[i]?.codePointAt(0) ?? 0) - (b[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** The first defect among a set of paths, each alone and against the others, with the path that has it; null if none. */
export function pathSetDefect(paths: Iterable<string>): { path: string; problem: PackageProblemCode } | null {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  for (const path of paths) {
    const defect = pathDefect(path);
    if (defect !== null) return { path, problem: defect };
    const twin = files.get(caseKey(path));
    if (twin !== undefined) return { path, problem: twin === path ? 'duplicate-name' : 'case-collision' };
    files.set(caseKey(path), path);
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) folders.add(path.slice(0, slash));
  }
  const foldersByKey = new Map<string, string>();
  for (const folder of folders) {
    if (files.has(caseKey(folder))) return { path: files.get(caseKey(folder)) ?? folder, problem: 'path-conflict' };
    const twin = foldersByKey.get(caseKey(folder));
    if (twin !== undefined && twin !== folder) return { path: folder, problem: 'case-collision' };
    foldersByKey.set(caseKey(folder), folder);
  }
  return null;
}
