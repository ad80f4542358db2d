import { extname } from 'node:path';
import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { saveFile } from '../files/save-file';
import { briefOf } from '../handlers/account-brief';
import { readContext } from '../transaction';
import { deskOf, type Host } from './host';
import { startJob } from './jobs';
import { askWhereToSave } from './own-files';
import { PrintedPaper } from './papers';

const formats = [{ name: 'PDF', extensions: ['pdf'] }, { name: 'Markdown', extensions: ['md'] }, { name: 'HTML', extensions: ['html'] }];

/** Asks where to put the brief of an account, draws it in the worker, and writes it whole (W4). @throws DocketError not-found, io */
export async function saveBrief(host: Host, { id }: ParsedInputOf<'accounts.saveBrief'>): Promise<OutputOf<'accounts.saveBrief'>> {
  const { fileName } = briefOf(readContext(deskOf(host)), { accountId: id });
  const chosen = await askWhereToSave(host, 'Save the account brief', `${fileName}.pdf`, formats);
  if (chosen === null) return null;
  const file = extname(chosen) === '' ? `${chosen}.pdf` : chosen;
  const { bytes, missing } = PrintedPaper.parse(await startJob(host, { kind: 'brief', accountId: id, file }).answer);
  await saveFile(file, bytes);
  return { file, missing };
}
