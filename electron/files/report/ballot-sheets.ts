import type { BallotSheets } from '../../core/sessions/papers/ballots';
import { drawPdf, type Pdf, type PdfOptions } from './pdf';
import { ink, page, type Sheet } from './sheet';

const BOX = 11;
const ROW = 27;
const LABEL = 62;
const HEAD = 32;
/** The height of one item: its title, a row a dimension, and air. */
const ITEM = HEAD + 3 * ROW + 8;

/**
 * Sheets to vote on paper (M1): one set of pages for each voter, with the items in the order of the agenda, a box for each step and one to
 * abstain. A page never mixes voters.
 */
export async function renderBallotSheets(sheets: BallotSheets, options: PdfOptions): Promise<Pdf> {
  return drawPdf(sheets.title, options, (sheet) => {
    for (const [index, voter] of sheets.voters.entries()) {
      if (index > 0) sheet.doc.addPage();
      drawVoter(sheet, sheets, voter);
    }
  });
}

function drawVoter(sheet: Sheet, sheets: BallotSheets, voter: BallotSheets['voters'][number]): void {
  const { doc, face, drawable, width } = sheet;
  const top = doc.y;
  face('bold', 16);
  doc.text(drawable(voter.name), page.margin, top, { width: width - 190, lineBreak: false, ellipsis: true });
  doc.y = top + 22;
  face('regular', 9.5, ink.muted);
  doc.text(drawable(`${voter.function}. ${sheets.title}. ${sheets.subtitle}`), page.margin, doc.y, { width });
  doc.text('Tick one box in each row, or abstain. Vote alone, and before anybody speaks about the item.', page.margin, doc.y + 3, { width });
  rule(sheet, doc.y + 6, ink.text, 1);
  doc.y += 14;
  for (const item of sheets.items) {
    if (doc.y + ITEM > sheet.bottom - 4) {
      doc.addPage();
      face('semibold', 9, ink.muted);
      doc.text(drawable(`${voter.name}, continued`), page.margin, doc.y, { width });
      doc.y += 6;
    }
    drawItem(sheet, sheets, item);
  }
  if (doc.y + 46 > sheet.bottom) doc.addPage();
  drawSignature(sheet, voter.name);
}

function drawItem(sheet: Sheet, sheets: BallotSheets, { position, title, detail }: BallotSheets['items'][number]): void {
  const { doc, face, drawable, width } = sheet;
  const top = doc.y;
  const abstainX = page.margin + width - 70;
  face('semibold', 10.5);
  doc.text(drawable(`${position}. ${title}`), page.margin, top, { width: width - 90, height: 14, lineBreak: false, ellipsis: true });
  face('regular', 8.5, ink.muted);
  doc.text(drawable(detail), page.margin, top + 15, { width: width - 90, lineBreak: false, ellipsis: true });
  box(sheet, abstainX, top + 1);
  face('regular', 9);
  doc.text('Abstain', abstainX + BOX + 5, top + 2, { lineBreak: false });
  for (const [row, { label, steps }] of sheets.scales.entries()) {
    const y = top + HEAD + row * ROW;
    face('semibold', 9);
    doc.text(label, page.margin, y + 1, { width: LABEL, lineBreak: false });
    const column = (width - LABEL) / 5;
    for (const [index, step] of steps.entries()) {
      const x = page.margin + LABEL + index * column;
      box(sheet, x, y);
      face('semibold', 9.5);
      doc.text(String(step.step), x + BOX + 5, y + 1, { lineBreak: false });
      face('regular', 7.5, ink.muted);
      if (step.label !== '') doc.text(drawable(step.label), x, y + BOX + 2.5, { width: column - 4, lineBreak: false });
    }
  }
  rule(sheet, top + ITEM - 6, ink.line, 0.5);
  doc.x = page.margin;
  doc.y = top + ITEM;
}

function drawSignature({ doc, face, drawable, width }: Sheet, name: string): void {
  const y = doc.y + 30;
  doc.moveTo(page.margin, y).lineTo(page.margin + width * 0.55, y).lineWidth(0.7).strokeColor(ink.text).stroke();
  doc.moveTo(page.margin + width * 0.65, y).lineTo(page.margin + width, y).stroke();
  face('regular', 8.5, ink.muted);
  doc.text(drawable(`Signature, ${name}`), page.margin, y + 4, { width: width * 0.55, lineBreak: false, ellipsis: true });
  doc.text('Date', page.margin + width * 0.65, y + 4, { lineBreak: false });
}

const box = ({ doc }: Sheet, x: number, y: number): void => void doc.rect(x, y, BOX, BOX).lineWidth(0.9).strokeColor(ink.text).stroke();
const rule = ({ doc, width }: Sheet, y: number, colour: string, weight: number): void => void doc.moveTo(page.margin, y).lineTo(page.margin + width, y).lineWidth(weight).strokeColor(colour).stroke();
