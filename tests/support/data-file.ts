import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Anomaly, defaultSources, type ImportKind, type ImportSummary, type Mapping, type RuleChoice } from '@shared/contract/imports/entities';
import { guessMapping } from '../../electron/core/imports/guess';
import { openSpreadsheet } from '../../electron/files/spreadsheet/read';
import { unwatched, type ImportPlan } from '../../electron/handlers/imports/reading';
import { importFile } from '../../electron/handlers/imports/run';
import type { Desk } from '../../electron/transaction';

/** A folder for data files of one test file. */
export function openDataFolder(): { readonly folder: string; write(name: string, text: string | Uint8Array): string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'docket-data-'));
  return {
    folder,
    write(name, text) {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The plan that the window would propose for a file. */
export function planFor(file: string, kind: ImportKind, change: Partial<Mapping> = {}, choices: Record<string, RuleChoice> = {}): ImportPlan {
  const { facts } = openSpreadsheet(file);
  const mapping = { ...guessMapping(kind, facts.header, facts.sample.map(({ cells }) => cells)), ...change };
  return { mapping, source: mapping.source ?? defaultSources[kind], choices };
}

/** Imports a file as the window would propose it; `found` are its anomalies. */
export function bring(desk: Desk, file: string, kind: ImportKind, change: Partial<Mapping> = {}, choices: Record<string, RuleChoice> = {}): ImportSummary & { readonly found: Anomaly[] } {
  const found: Anomaly[] = [];
  const summary = importFile(desk, openSpreadsheet(file), planFor(file, kind, change, choices), unwatched, { anomalies: (all) => found.push(...all) });
  return { ...summary, found };
}
