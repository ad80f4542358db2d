import { extname } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { DrawnFiles } from '../drawn-files';
import { saveFile } from '../files/save-file';
import { requireSample } from '../handlers/samples/read';
import { deskOf, type Host } from './host';
import { startJob } from './jobs';

const filters = {
  csv: { title: 'Save the sample', name: 'ZIP archive of CSV files', extension: 'zip' },
  xlsx: { title: 'Save the sample', name: 'XLSX', extension: 'xlsx' },
  pdf: { title: 'Save the review sheets', name: 'PDF', extension: 'pdf' },
} as const;

/** Makes the file in the worker once the person has said where it goes (W9, V3). @throws DocketError not-found, io */
export async function exportSample(host: Host, { id, format }: ParsedInputOf<'samples.export'>): Promise<OutputOf<'samples.export'>> {
  const { number } = requireSample(deskOf(host).workspace, id);
  const { title, name, extension } = filters[format];
  const chosen = await host.dialogs.saveFile(title, `sample-${number}.${extension}`, [{ name, extensions: [extension] }]);
  if (chosen === null) return null;
  const file = extname(chosen) === '' ? `${chosen}.${extension}` : chosen;
  const { files, missing } = DrawnFiles.parse(await startJob(host, { kind: 'sample', id, format }).answer);
  const [made] = files;
  if (made === undefined) throw new Error('No file was made');
  await saveFile(file, made.bytes);
  return { file, missing: missing.length };
}
