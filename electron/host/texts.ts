import { resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { TextFacts, TextPreview, TextsImported } from '@shared/contract/texts/operations';
import { DocketError } from '@shared/result';
import { textEndings } from '../files/texts/read';
import { getLastImportOf } from '../store/imports';
import { deskOf, type Host } from './host';
import { startJob, startJobAlone } from './jobs';
import { refuseOwnFile } from './own-files';

const FILTERS = [{ name: 'E-mails and transcripts', extensions: [...textEndings] }];
/** Choices that a person has made, the last ones. */
const choicesKept = 20;

interface Chosen {
  readonly paths: readonly string[];
  readonly facts: TextFacts;
}

/** The files behind the tokens of each window; paths stay in main. */
const chosenTexts = new WeakMap<Host, Map<string, Chosen>>();

function choicesOf(host: Host): Map<string, Chosen> {
  const choices = chosenTexts.get(host) ?? new Map<string, Chosen>();
  chosenTexts.set(host, choices);
  return choices;
}

function chosen(host: Host, token: string): Chosen {
  const files = choicesOf(host).get(token);
  if (files === undefined) throw new DocketError('not-found', 'Those files are no longer at hand. Nothing was imported. Choose them again.');
  return files;
}

/** Asks for e-mails and transcripts, or takes those that were dropped on the window (W5). @throws DocketError not-found, io, unreadable-file, no-workspace */
export async function chooseTexts(host: Host, { files }: ParsedInputOf<'texts.choose'>): Promise<OutputOf<'texts.choose'>> {
  const { workspace } = deskOf(host);
  const paths = files ?? (await host.dialogs.openFiles('Choose e-mails and transcripts', FILTERS));
  if (paths === null || paths.length === 0) return null;
  const whole = paths.map((path) => refuseOwnFile(host, resolve(path)));
  const facts = TextFacts.parse(await startJob(host, { kind: 'texts-look', paths: whole }).answer);
  const token = host.newId();
  const choices = choicesOf(host);
  choices.set(token, { paths: whole, facts });
  for (const old of [...choices.keys()].slice(0, -choicesKept)) choices.delete(old);
  return { token, ...facts, importedBefore: getLastImportOf(workspace.db, facts.sha256) };
}

export async function previewTexts(host: Host, { token, jobId, plan }: ParsedInputOf<'texts.preview'>): Promise<TextPreview> {
  const { paths } = chosen(host, token);
  return TextPreview.parse(await startJob(host, { kind: 'texts-preview', paths: [...paths], plan }, jobId).answer);
}

/** Imports chosen texts in the worker, with the writer lock held until the worker is gone. @throws DocketError as `importTexts` does */
export async function runTexts(host: Host, { token, jobId, plan }: ParsedInputOf<'texts.run'>): Promise<TextsImported> {
  const { paths, facts } = chosen(host, token);
  return TextsImported.parse(await startJobAlone(host, { kind: 'texts-import', paths: [...paths], sha256: facts.sha256, plan }, jobId));
}
