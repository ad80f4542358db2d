import type { PackageFile } from '@shared/contract/evidence/operations';

/** A line of the file tree: a folder, or a file with its facts. `depth` counts from 0. */
export type TreeLine =
  | { readonly kind: 'folder'; readonly path: string; readonly name: string; readonly depth: number }
  | { readonly kind: 'file'; readonly path: string; readonly name: string; readonly depth: number; readonly size: number; readonly sha256: string };

/** Files as the lines of a tree: in a folder its files first and then its folders, both by name. */
export function treeOf(files: readonly PackageFile[]): readonly TreeLine[] {
  return linesOf(files, '', 0);
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function linesOf(files: readonly PackageFile[], folder: string, depth: number): readonly TreeLine[] {
  const rest = ({ path }: PackageFile): string => path.slice(folder.length);
  const own = files.filter((file) => !rest(file).includes('/')).toSorted((a, b) => byName(a.path, b.path));
  const names = [...new Set(files.flatMap((file) => (rest(file).includes('/') ? [rest(file).split('/')[0] ?? ''] : [])))].toSorted(byName);
  return [
    ...own.map((file): TreeLine => ({ kind: 'file', path: file.path, name: rest(file), depth, size: file.size, sha256: file.sha256 })),
    ...names.flatMap((name): readonly TreeLine[] => {
      const path = `${folder}${name}/`;
      return [{ kind: 'folder', path, name, depth }, ...linesOf(files.filter((file) => file.path.startsWith(path)), path, depth + 1)];
    }),
  ];
}
