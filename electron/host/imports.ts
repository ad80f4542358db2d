import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { FileFacts, ImportPreview, ImportSummary, ReadingChoices, type Mapping } from '@shared/contract/imports/entities';
import { UndoPreview } from '@shared/contract/imports/undo';
import { DocketError } from '@shared/result';
import { guessKind, guessMapping as guess } from '../core/imports/guess';
import { fittingTo, headerFingerprint } from '../core/imports/mapping';
import { proposePersonal } from '../core/imports/personal';
import { recogniseHeader } from '../core/imports/ready-mappings';
import { rejectsHeader, rejectsRows } from '../core/imports/rejects';
import { findVendor, likelyVendor, vendorMapping as mappingOfVendor } from '../core/imports/vendors/catalogue';
import { checkCsvTarget, writeCsvFile } from '../files/csv-file';
import { isWorkbookFile, openSpreadsheet } from '../files/spreadsheet/read';
import { listRejects } from '../store/import-rejects';
import { findMappingFor, getLastImportOf } from '../store/imports';
import { deskOf, type Host } from './host';
import { cancel, startJob, startJobAlone } from './jobs';
import { askWhereToSave, refuseOwnFile } from './own-files';

const FILTERS = [{ name: 'Data file', extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'jsonl', 'ndjson', 'json'] }];
/** Files that a person has chosen, the last ones. */
const filesKept = 50;

interface Chosen {
  readonly path: string;
  readonly facts: FileFacts;
}

/** The files behind the tokens of each window; paths stay in main. */
const chosenFiles = new WeakMap<Host, Map<string, Chosen>>();

function filesOf(host: Host): Map<string, Chosen> {
  let files = chosenFiles.get(host);
  if (files === undefined) {
    files = new Map();
    chosenFiles.set(host, files);
  }
  return files;
}

function chosen(host: Host, token: string): Chosen {
  const file = filesOf(host).get(token);
  if (file === undefined) throw new DocketError('not-found', 'That file is no longer at hand. Nothing was imported. Choose it again.');
  return file;
}

const cellsOf = ({ sample }: FileFacts): string[][] => sample.map(({ cells }) => cells);

/** Asks for a data file, or takes the one that was dropped on the window, and reads what is known of it before it is mapped (W5). @throws DocketError not-found, io, unreadable-file, no-workspace */
export async function chooseFile(host: Host, { file }: ParsedInputOf<'imports.chooseFile'>): Promise<OutputOf<'imports.chooseFile'>> {
  deskOf(host);
  const path = file ?? (await host.dialogs.openFile('Choose a data file', FILTERS));
  if (path === null) return null;
  return lookAt(host, refuseOwnFile(host, resolve(path)), {});
}

/** Reads a chosen file anew as a person says: another sheet, encoding, delimiter or header. It gets a token of its own. @throws DocketError not-found, io, invalid-input, unreadable-file */
export async function readAgain(host: Host, { token, reading }: ParsedInputOf<'imports.readAgain'>): Promise<OutputOf<'imports.readAgain'>> {
  return lookAt(host, chosen(host, token).path, reading);
}

type LookedAt = NonNullable<OutputOf<'imports.chooseFile'>>;

async function lookAt(host: Host, path: string, reading: Partial<ReadingChoices>): Promise<LookedAt> {
  const { workspace } = deskOf(host);
  const choices = ReadingChoices.parse(reading);
  // A workbook is unpacked and read whole, and so is JSON for its columns: that takes seconds where it is large.
  const isSlow = isWorkbookFile(path) || statSync(path).size > 16 * 1024 * 1024;
  const facts = isSlow ? FileFacts.parse(await startJob(host, { kind: 'look', path, reading: choices }).answer) : openSpreadsheet(path, choices).facts;
  const token = host.newId();
  const files = filesOf(host);
  files.set(token, { path, facts });
  for (const old of [...files.keys()].slice(0, -filesKept)) files.delete(old);

  const known = findMappingFor(workspace.db, headerFingerprint(facts.header)) ?? recogniseHeader(facts.header) ?? null;
  const mapping = known === null ? proposePersonal(guess(guessKind(facts.header, cellsOf(facts)), facts.header, cellsOf(facts)), facts.header) : fittingTo(facts, known);
  return { token, facts, kind: mapping.kind, mapping, isRecognised: known !== null, importedBefore: getLastImportOf(workspace.db, facts.sha256), likelyVendor: likelyVendor(facts.header, mapping.kind)?.id ?? null };
}

/** The mapping of a chosen file for a kind: a saved one for these columns, else a supplied one, else one guessed from the header. */
export function guessMapping(host: Host, { token, kind }: ParsedInputOf<'imports.guessMapping'>): Mapping {
  const { facts } = chosen(host, token);
  const known = findMappingFor(deskOf(host).workspace.db, headerFingerprint(facts.header), kind);
  return known === null ? proposePersonal(guess(kind, facts.header, cellsOf(facts)), facts.header) : fittingTo(facts, known);
}

/** @throws DocketError not-found, invalid-input where the file is no export of that tool */
export function vendorMapping(host: Host, { token, vendor, kind }: ParsedInputOf<'imports.vendorMapping'>): Mapping {
  const { facts } = chosen(host, token);
  const found = findVendor(vendor);
  if (found === undefined) throw new DocketError('not-found', `There is no ready mapping named ${vendor}. Nothing was changed. Choose another.`);
  return proposePersonal(mappingOfVendor(found, kind, facts.header, cellsOf(facts)), facts.header);
}

/** Writes the rows that an import left out, as far as they are kept, where a person says (W5). @throws DocketError not-found, disk-full, read-only, conflict, io */
export async function saveRejects(host: Host, { importId }: ParsedInputOf<'imports.saveRejects'>): Promise<OutputOf<'imports.saveRejects'>> {
  const { workspace } = deskOf(host);
  const kept = listRejects(workspace.db, importId);
  if (kept === null) throw new DocketError('not-found', 'No rejected rows are kept of this import. Nothing was saved.');
  const target = await askWhereToSave(host, 'Save the rejected rows', 'rejected-rows.csv', [{ name: 'CSV', extensions: ['csv'] }]);
  if (target === null) return null;
  const file = extname(target) === '' ? `${target}.csv` : target;
  await checkCsvTarget(file);
  return { file, rows: writeCsvFile(file, rejectsHeader(kept.header), rejectsRows(kept.rows)) };
}

export async function previewImport(host: Host, { token, jobId, ...plan }: ParsedInputOf<'imports.preview'>): Promise<ImportPreview> {
  const { path, facts } = chosen(host, token);
  return ImportPreview.parse(await startJob(host, { kind: 'preview', path, reading: facts.reading, plan }, jobId).answer);
}

/** Imports a chosen file in the worker, with the writer lock held until the worker is gone. @throws DocketError as `importFile` does */
export async function runImport(host: Host, { token, jobId, ...plan }: ParsedInputOf<'imports.run'>): Promise<ImportSummary> {
  const { path, facts } = chosen(host, token);
  return ImportSummary.parse(await startJobAlone(host, { kind: 'import', path, reading: facts.reading, sha256: facts.sha256, plan }, jobId));
}

/** What undoing an import would do, read in the worker (W5). @throws DocketError as `previewUndo` of the handlers does */
export async function previewUndo(host: Host, { id, jobId }: ParsedInputOf<'imports.previewUndo'>): Promise<UndoPreview> {
  return UndoPreview.parse(await startJob(host, { kind: 'preview-undo', importId: id }, jobId).answer);
}

/** Undoes an import in the worker, with the writer lock held until the worker is gone. @throws DocketError as `undoImport` of the handlers does */
export async function undoImport(host: Host, { id, jobId }: ParsedInputOf<'imports.undo'>): Promise<UndoPreview> {
  return UndoPreview.parse(await startJobAlone(host, { kind: 'undo', importId: id }, jobId));
}

export function cancelJob(_host: Host, { jobId }: ParsedInputOf<'imports.cancel'>): Record<string, never> {
  cancel(jobId);
  return {};
}
