import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Anomaly, ImportCounts, importKinds, type ImportKind } from '@shared/contract/imports/entities';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import { fieldsOf } from '../../electron/core/imports/fields';
import { guessMapping } from '../../electron/core/imports/guess';
import { openSpreadsheet } from '../../electron/files/spreadsheet/read';
import { runCli } from '../support/cli';
import { openDataFolder } from '../support/data-file';

const real = resolve(import.meta.dirname, '../../../shared/data');
const files = existsSync(real)
  ? readdirSync(real, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
  : [];
const data = openDataFolder();
afterAll(() => data.remove());
const workspace = join(data.folder, 'real.docket');
beforeAll(async () => void (await runCli('new', workspace, '--as-of', '2026-11-21')));

/** The kinds that the header names all needed fields of; without one, issues, to hear why not. */
function kindsOf(file: string): readonly ImportKind[] {
  try {
    const { facts } = openSpreadsheet(file);
    const sample = facts.sample.map(({ cells }) => cells);
    const fitting = importKinds.filter((kind) => {
      const mapped = new Set(guessMapping(kind, facts.header, sample).columns.map(({ field }) => field));
      return fieldsOf(kind).every(({ key, isRequired }) => isRequired !== true || mapped.has(key));
    });
    return fitting.length === 0 ? ['issues'] : fitting;
  } catch (error) {
    if (!(error instanceof DocketError)) throw error;
    return ['issues'];
  }
}

// `older` is printed only where there are any.
const Printed = ImportCounts.extend({ older: z.int().default(0), anomalies: z.array(Anomaly) });

describe.skipIf(files.length === 0)('every file that others wrote, as every kind that it could be [W5, W6]', () => {
  it.each(files.map((file) => [relative(real, file), file] as const))('%s is imported whole, or refused for a stated reason', async (_, file) => {
    for (const kind of kindsOf(file)) {
      const { code, out, err } = await runCli('import', workspace, file, '--as', kind, '--dry-run', '--json');
      if (code !== 0) {
        expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^error: .+ Nothing was imported\. .+\n$/s) });
        continue;
      }
      const { rows, imported, updated, unchanged, rejected, anomalies } = Printed.parse(JSON.parse(out));
      expect(imported + updated + unchanged + rejected).toBe(rows);
      expect(new Set(anomalies.map(({ row }) => row)).size).toBeGreaterThanOrEqual(rejected);
    }
  });
});
