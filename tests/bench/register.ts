import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guessMapping } from '../../electron/core/imports/guess';
import { openSpreadsheet } from '../../electron/files/spreadsheet/read';
import { importFile } from '../../electron/handlers/imports/run';
import { issuesCsv } from '../support/tickets-csv';
import { openTestDesk, type TestDesk } from '../support/workspace';
import { measureLibreOffice, time } from './peers';

export const ROWS = 100_000;

export interface Register extends TestDesk {
  /** The file that it was imported from. */
  readonly csv: string;
  readonly importMs: number;
}

let folder: string | null = null;
let csv: string | null = null;
let register: Register | null = null;
let libreOffice: ReturnType<typeof measureLibreOffice> | undefined;

/** A folder for the whole run, removed at its end. */
export function workFolder(): string {
  if (folder === null) {
    const made = mkdtempSync(join(tmpdir(), 'docket-bench-'));
    process.on('exit', () => {
      register?.close();
      rmSync(made, { recursive: true, force: true });
    });
    folder = made;
  }
  return folder;
}

/** The tickets that everything is measured with. */
export function ticketsFile(): string {
  if (csv === null) {
    csv = join(workFolder(), 'tickets.csv');
    writeFileSync(csv, issuesCsv(ROWS));
  }
  return csv;
}

/** Imports the tickets into a new workspace, from opening the file to the audit entry. */
export function importTickets(): Register {
  const path = ticketsFile();
  const test = openTestDesk();
  const importMs = time(() => {
    const sheet = openSpreadsheet(path);
    const mapping = guessMapping('issues', sheet.facts.header, sheet.facts.sample.map(({ cells }) => cells));
    const { imported, rejected } = importFile(test.desk, sheet, { mapping, source: 'ticketing', choices: {} });
    if (imported !== ROWS || rejected !== 0) throw new Error(`${imported} rows were imported and ${rejected} rejected`);
  });
  return { ...test, csv: path, importMs };
}

/** A workspace with all the tickets in it, made once a run. */
export const theRegister = (): Register => (register ??= importTickets());

/** What LibreOffice takes for the same file, measured once a run; null where it is not installed. */
export function theLibreOffice(): ReturnType<typeof measureLibreOffice> {
  if (libreOffice === undefined) libreOffice = measureLibreOffice(ticketsFile(), workFolder());
  return libreOffice;
}
