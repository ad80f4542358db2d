import { extname } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { DrawnFiles } from '../drawn-files';
import { saveFile } from '../files/save-file';
import { requireCoding } from '../handlers/codings/read';
import { requireSample } from '../handlers/samples/read';
import type { Job } from '../worker-messages';
import { deskOf, type Host } from './host';
import { startJob } from './jobs';
import { askWhereToSave } from './own-files';

const filters = {
  csv: { title: 'Save as CSV', name: 'ZIP archive of CSV files', extension: 'zip' },
  xlsx: { title: 'Save as XLSX', name: 'XLSX', extension: 'xlsx' },
  pdf: { title: 'Save the review sheets', name: 'PDF', extension: 'pdf' },
} as const;

/** Makes the file in the worker once the person has said where it goes (W9, V3). @throws DocketError not-found, io */
export async function exportSample(host: Host, { id, format }: ParsedInputOf<'samples.export'>): Promise<OutputOf<'samples.export'>> {
  const { number } = requireSample(deskOf(host).workspace, id);
  return save(host, `sample-${number}`, { kind: 'sample', id, format });
}

/** The same for a coding (W9). @throws DocketError not-found, conflict before both have handed in, io */
export async function exportCoding(host: Host, { id, format }: ParsedInputOf<'codings.export'>): Promise<OutputOf<'codings.export'>> {
  const { number } = requireCoding(deskOf(host).workspace, id);
  const saved = await save(host, `coding-${number}`, { kind: 'coding', id, format });
  return saved === null ? null : { file: saved.file };
}

async function save(host: Host, suggested: string, job: Extract<Job, { kind: 'sample' | 'coding' }>): Promise<{ file: string; missing: number } | null> {
  const { title, name, extension } = filters[job.format];
  const chosen = await askWhereToSave(host, title, `${suggested}.${extension}`, [{ name, extensions: [extension] }]);
  if (chosen === null) return null;
  const file = extname(chosen) === '' ? `${chosen}.${extension}` : chosen;
  const { files, missing } = DrawnFiles.parse(await startJob(host, job).answer);
  const [made] = files;
  if (made === undefined) throw new Error('No file was made');
  await saveFile(file, made.bytes);
  return { file, missing: missing.length };
}
