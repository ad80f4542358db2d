import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { largestAttachment } from '@shared/contract/attachments';
import { DocketError } from '@shared/result';
import { safeName } from '../core/attachments';
import { fileFailure } from '../files/bag-zip';
import { saveFile } from '../files/save-file';
import { addAttachment as attach, readContent, tooLarge } from '../handlers/attachments';
import { getAttachment } from '../store/attachments';
import { runTransaction } from '../transaction';
import { deskOf, type Host } from './host';
import { askWhereToSave, refuseOwnFile } from './own-files';

const anyFile = [{ name: 'Any file', extensions: ['*'] }];
/** Files that a person has chosen, the last ones. */
const filesKept = 50;

/** The files behind the tokens of each window; paths stay in main. */
const chosenFiles = new WeakMap<Host, Map<string, string>>();

/** Asks for a file, or takes the one that was dropped, and refuses what cannot be attached before anything is filled in. @throws DocketError not-found, invalid-input, io */
export async function chooseFile(host: Host, { file }: ParsedInputOf<'attachments.choose'>): Promise<OutputOf<'attachments.choose'>> {
  deskOf(host);
  const chosen = file ?? (await host.dialogs.openFile('Choose a file to attach', anyFile));
  if (chosen === null) return null;
  const path = refuseOwnFile(host, resolve(chosen));
  const size = await sizeOf(path);
  const files = chosenFiles.get(host) ?? new Map<string, string>();
  chosenFiles.set(host, files);
  const token = host.newId();
  files.set(token, path);
  const [oldest] = files.keys();
  if (files.size > filesKept && oldest !== undefined) files.delete(oldest);
  return { token, name: safeName(basename(path)), size };
}

async function sizeOf(path: string): Promise<number> {
  const name = safeName(basename(path));
  const facts = await stat(path).catch((error: unknown) => {
    throw fileFailure(error, path, 'read');
  });
  if (!facts.isFile()) throw new DocketError('invalid-input', `${name} is not a file. Nothing was attached. Choose a file.`);
  if (facts.size > largestAttachment) throw tooLarge(name);
  return facts.size;
}

/** Reads a chosen file and keeps it in the workspace. @throws DocketError not-found, invalid-input, conflict, io */
export async function addAttachment(host: Host, { token, ...facts }: ParsedInputOf<'attachments.add'>): Promise<OutputOf<'attachments.add'>> {
  const desk = deskOf(host);
  const path = chosenFiles.get(host)?.get(token);
  if (path === undefined) throw new DocketError('not-found', 'That file is no longer at hand. Nothing was attached. Choose it again.');
  // It may have grown since it was chosen.
  await sizeOf(path);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fileFailure(error, path, 'read');
  });
  return host.writer.run(() => {
    if (host.open?.workspace !== desk.workspace) throw new DocketError('conflict', 'The workspace was closed meanwhile. Nothing was attached. Open it and attach the file again.');
    return runTransaction(desk, (context) => attach(context, { ...facts, name: basename(path), bytes }));
  });
}

/** Saves a copy where the person says. It is never opened from here. @throws DocketError not-found, conflict, io */
export async function saveAttachment(host: Host, { id }: ParsedInputOf<'attachments.save'>): Promise<OutputOf<'attachments.save'>> {
  const { db } = deskOf(host).workspace;
  const found = getAttachment(db, id);
  if (found === null) throw new DocketError('not-found', 'That attachment is not there any more. Nothing was written.');
  const { attachment } = found;
  const bytes = readContent(db, attachment);
  const ending = extname(attachment.name);
  const file = await askWhereToSave(host, 'Save a copy of the attachment', attachment.name, ending === '' ? anyFile : [{ name: 'As it was attached', extensions: [ending.slice(1)] }, ...anyFile]);
  if (file === null) return null;
  await saveFile(file, bytes);
  return { file };
}
