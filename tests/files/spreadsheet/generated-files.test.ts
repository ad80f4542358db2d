import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { DocketError } from '@shared/result';
import { guessMapping } from '../../../electron/core/imports/guess';
import { openSpreadsheet } from '../../../electron/files/spreadsheet/read';
import { unwatched } from '../../../electron/handlers/imports/reading';
import { tryImport } from '../../../electron/handlers/imports/run';
import { openDataFolder } from '../../support/data-file';
import { openTestDesk } from '../../support/workspace';
import { generatedFile } from './generated-file';

/** `DOCKET_GENERATED_FILES=10000` reads as many; a few hundred are enough for every day. */
const files = Number(process.env['DOCKET_GENERATED_FILES'] ?? 200);

const data = openDataFolder();
const test = openTestDesk();
afterAll(() => {
  data.remove();
  test.close();
});

/** What was done, or the refusal; anything else that is thrown is a fault. */
function orRefused<T>(work: () => T): T | DocketError {
  try {
    return work();
  } catch (error) {
    if (error instanceof DocketError) return error;
    throw error;
  }
}

const isRefusal = (value: unknown): value is DocketError => value instanceof DocketError;

describe('generated files [W5]', () => {
  it(`are read to the last cell, or refused for a stated reason, ${files} times`, { timeout: 30_000 + files * 60 }, () => {
    const seen = { read: 0, refused: 0 };
    fc.assert(
      fc.property(generatedFile, fc.boolean(), ({ bytes, delimiter, encoding, rows, hasNul }, isTold) => {
        const path = data.write('generated.csv', bytes);
        const sheet = orRefused(() => openSpreadsheet(path, isTold ? { delimiter, encoding } : {}));
        if (isRefusal(sheet)) {
          seen.refused += 1;
          expect(sheet.message).toMatch(/Nothing was imported\./);
          return;
        }
        const read = orRefused(() => [...sheet.rows()]);
        if (isRefusal(read)) {
          expect(read.message).toMatch(/never closed|5 MB/);
          return;
        }
        if (isTold && !hasNul) {
          // A file whose first rows have fewer cells than most is taken for one with a title.
          const below = rows.slice(rows.length - read.length);
          expect(read.map(({ cells }) => cells)).toEqual(below);
          if (sheet.facts.headerRow === 1) expect(read).toHaveLength(rows.length);
        }
        // A value must be a value of its own, whatever the header calls it.
        expect(new Set(sheet.facts.header).size).toBe(sheet.facts.header.length);
        const mapping = { ...guessMapping('issues', sheet.facts.header, sheet.facts.sample.map(({ cells }) => cells)), dateOrder: 'day-month-year' as const };
        const named = new Set<number>();
        const summary = orRefused(() => tryImport(test.desk, sheet, { mapping, source: 'ticketing', choices: {} }, unwatched, { anomalies: (all) => { for (const { row } of all) named.add(row); } }));
        if (isRefusal(summary)) {
          expect(summary.code).toBe('invalid-input');
          return;
        }
        seen.read += 1;
        expect(summary.rows).toBe(read.length);
        expect(summary.imported + summary.updated + summary.unchanged + summary.rejected).toBe(summary.rows);
        expect(named.size).toBeGreaterThanOrEqual(summary.rejected);
      }),
      { numRuns: files, seed: 20261122 },
    );
    expect(seen.read).toBeGreaterThan(files / 4);
    expect(seen.refused).toBeGreaterThan(0);
  });
});
