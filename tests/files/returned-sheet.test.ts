import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReturnedTable } from '../../electron/files/returned-sheet';

describe('a returned action sheet', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'docket-returned-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read whole, with its line numbers [M6]', () => {
    const file = join(folder, 'sheet.csv');
    writeFileSync(file, 'Action ID,State\na,done\nb,open\n');
    expect(readReturnedTable(file).table).toMatchObject({ header: ['Action ID', 'State'], rows: [{ cells: ['a', 'done'] }, { cells: ['b', 'open'] }] });
  });

  it('is refused unread above 20 MB, and said to be none of ours [M6]', () => {
    const file = join(folder, 'huge.csv');
    writeFileSync(file, 'Action ID,State\n');
    truncateSync(file, 3 * 1024 ** 3);
    expect(() => readReturnedTable(file)).toThrow(/huge\.csv is larger than 20 MB.*Nothing was changed/);
  });

  it('is refused above 5,000 rows [M6]', () => {
    const file = join(folder, 'long.csv');
    writeFileSync(file, `Action ID,State\n${'a,done\n'.repeat(5001)}`);
    expect(() => readReturnedTable(file)).toThrow(/more than 5000 rows/);
  });
});
