import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from '@shared/zod';
import { openSpreadsheet } from '../../../electron/files/spreadsheet/read';

const corpora = resolve(import.meta.dirname, '../../../../shared/data/csv-corpora');
const One = z.record(z.string(), z.string());
const Objects = z.union([z.array(One), One.transform((one) => [one])]);

describe.skipIf(!existsSync(corpora))('files that others wrote [W5]', () => {
  it('agrees with csv-spectrum in 11 of 12 files; one contradicts its own JSON', () => {
    const names = readdirSync(join(corpora, 'csv-spectrum/csvs')).map((name) => name.replace('.csv', ''));
    const differing = names.filter((name) => {
      const expected = Objects.parse(JSON.parse(readFileSync(join(corpora, 'csv-spectrum/json', `${name}.json`), 'utf8')));
      const sheet = openSpreadsheet(join(corpora, 'csv-spectrum/csvs', `${name}.csv`));
      const read = [...sheet.rows()].map(({ cells }) => Object.fromEntries(sheet.facts.header.map((column, index) => [column, cells[index] ?? ''])));
      // The copy of newlines_crlf.csv has lost the CRs that its JSON has; what is inside cells is compared without them.
      const comparable = (value: unknown): string => JSON.stringify(value).replaceAll('\\r\\n', '\\n');
      return comparable(read) !== comparable(expected);
    });
    expect(names).toHaveLength(12);
    expect(differing).toEqual(['location_coordinates']);
  });

  it('opens every delimited file of csvkit and frictionless, but for the empty one and the one without header', () => {
    const outcomes = ['csvkit', 'frictionless'].flatMap((set) =>
      readdirSync(join(corpora, set))
        .filter((name) => /\.[ct]sv$/.test(name))
        .map((name) => {
          try {
            const sheet = openSpreadsheet(join(corpora, set, name));
            return { name, rows: [...sheet.rows()].length, isRefused: false };
          } catch {
            return { name, rows: 0, isRefused: true };
          }
        }),
    );
    expect(outcomes.filter(({ isRefused }) => isRefused).map(({ name }) => name)).toEqual(['empty.csv', 'without-headers.csv']);
    const rowsOf = Object.fromEntries(outcomes.map(({ name, rows }) => [name, rows]));
    // Counted with Python's csv module, less the header.
    expect(rowsOf).toMatchObject({ 'ks_1033_data.csv': 1575, 'doublequote.csv': 5, 'issue-277.csv': 75, 'without-rows.csv': 0, 'defective-rows.csv': 2, 'table.tsv': 3 });
  });
});
