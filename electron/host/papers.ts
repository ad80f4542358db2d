import { extname } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { z } from '@shared/zod';
import { replaceFile } from '../files/write-whole';
import { paperOf } from '../handlers/sessions/papers';
import { storeError } from '../store/database';
import { readContext } from '../transaction';
import { deskOf, type Host } from './host';
import { startJob } from './jobs';
import { askWhereToSave } from './own-files';

const formats = { document: [{ name: 'PDF', extensions: ['pdf'] }, { name: 'Markdown', extensions: ['md'] }, { name: 'HTML', extensions: ['html'] }], ballots: [{ name: 'PDF', extensions: ['pdf'] }] };
const titles = { agenda: 'Save the agenda', 'pre-reads': 'Save the pre-reads', ballots: 'Save the ballot sheets' } as const;

/** What a worker gives that has printed a paper. */
export const PrintedPaper = z.object({ bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array), missing: z.int() });

/** Asks where to put a paper, prints it in the worker, and writes it whole. @throws DocketError */
export async function savePaper(host: Host, { sessionId, kind }: ParsedInputOf<'sessions.savePaper'>): Promise<OutputOf<'sessions.savePaper'>> {
  const paper = paperOf(readContext(deskOf(host)), { sessionId, kind });
  const chosen = await askWhereToSave(host, titles[kind], `${paper.fileName}.pdf`, formats[paper.kind]);
  if (chosen === null) return null;
  const file = extname(chosen) === '' ? `${chosen}.pdf` : chosen;
  const { bytes, missing } = PrintedPaper.parse(await startJob(host, { kind: 'paper', sessionId, paper: kind, file }).answer);
  try {
    await replaceFile(file, bytes);
  } catch (error) {
    throw storeError(error, file);
  }
  return { file, missing };
}
