import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStage } from '../../electron/files/staging';

let folder = '';
let before: string | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-stage-'));
  before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
});
afterEach(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(folder, { recursive: true, force: true });
});

describe('a stage', () => {
  const rows = Array.from({ length: 23_456 }, (_, index) => ({ row: index, record: { ref: `T-${index}`, title: 'Ünïcode 🎯', value: index % 3 === 0 ? null : index / 7, tags: ['a'] } }));

  it.each([0, 5000, 1_000_000])('gives back what was put into it, in order and as often as asked, with %i in memory', (itemsInMemory) => {
    const stage = openStage<(typeof rows)[number]>(itemsInMemory);
    for (const row of rows) stage.add(row);
    expect(stage.length).toBe(rows.length);
    expect([...stage.read()]).toEqual(rows);
    expect([...stage.read()]).toEqual(rows);
    stage.close();
  });

  it('keeps what does not fit in one file, and removes it', () => {
    const stage = openStage<number>(5000);
    for (let n = 0; n < 5001; n += 1) stage.add(n);
    expect(readdirSync(folder)).toEqual([]);
    for (let n = 0; n < 5000; n += 1) stage.add(n);
    expect(readdirSync(folder)).toHaveLength(1);
    stage.close();
    expect(readdirSync(folder)).toEqual([]);
  });
});
