import { extname } from 'node:path';
import { DocketError } from '@shared/result';
import { toHtml } from './core/documents/html';
import { toMarkdown } from './core/documents/markdown';
import { utf8 } from './core/evidence/canonical-json';
import { renderBallotSheets } from './files/report/ballot-sheets';
import { renderPdf, type Pdf } from './files/report/pdf';
import type { SessionPaper } from './handlers/sessions/papers';

/** The endings a paper can be written with. */
export const paperEndings = ['.pdf', '.md', '.html'] as const;

/**
 * A paper in the form that a file's ending asks for. The app and the command line both print here, so that their bytes are the same.
 * @throws DocketError invalid-input for another ending, and for ballot sheets as anything but PDF
 */
export async function printPaper(paper: SessionPaper, file: string): Promise<Pdf> {
  const ending = extname(file).toLowerCase();
  const { date, footer } = paper;
  if (paper.kind === 'ballots') {
    if (ending !== '.pdf') throw new DocketError('invalid-input', `Ballot sheets are printed as PDF, and ${file} does not end with .pdf. Nothing was written.`);
    return renderBallotSheets(paper.sheets, { date, footer });
  }
  if (ending === '.pdf') return renderPdf(paper.document, { date, footer, isPagePerHeading: paper.isPagePerHeading });
  if (ending === '.md') return { bytes: utf8(toMarkdown(paper.document)), missing: [] };
  if (ending === '.html') return { bytes: utf8(toHtml(paper.document)), missing: [] };
  throw new DocketError('invalid-input', `A paper is written as .pdf, .md or .html, and ${file} is none of these. Nothing was written.`);
}
