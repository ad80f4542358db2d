import { describe, expect, it } from 'vitest';
import { treeOf } from '../../../../renderer/features/evidence/file-lines';

const file = (path: string) => ({ path, size: path.length, sha256: '0'.repeat(64) });
const drawn = (paths: readonly string[]) => treeOf(paths.map(file)).map(({ kind, name, depth }) => `${'  '.repeat(depth)}${name}${kind === 'folder' ? '/' : ''}`);

describe('treeOf', () => {
  it('lists the files of a folder before its folders, both by name [E2]', () => {
    expect(drawn(['data/log/proof.json', 'data/b.txt', 'bagit.txt', 'data/a/z.csv', 'data/a.txt'])).toEqual(['bagit.txt', 'data/', '  a.txt', '  b.txt', '  a/', '    z.csv', '  log/', '    proof.json']);
  });

  it('keeps a file and a folder apart whose names begin alike [E2]', () => {
    expect(drawn(['data/log.txt', 'data/log/x', 'data/logs/y'])).toEqual(['data/', '  log.txt', '  log/', '    x', '  logs/', '    y']);
  });

  it('gives every file its whole path, size and hash', () => {
    const [, line] = treeOf([file('data/x.json')]);
    expect(line).toEqual({ kind: 'file', path: 'data/x.json', name: 'x.json', depth: 1, size: 11, sha256: '0'.repeat(64) });
  });
});
