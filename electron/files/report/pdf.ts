import PdfKit from 'pdfkit';
import type { Block, PaperDocument } from '@shared/document';
import type { Instant } from '@shared/primitives';
import { fontFile, reportFaces, type ReportFace } from './fonts';
import { ink, page, type Sheet } from './sheet';
import { drawTable, leastHeight } from './table';

export interface PdfOptions {
  /** The date the file carries; given, so that the same paper gives the same bytes. */
  readonly date: Instant;
  /** Stands at the foot of every page in one line, for example the head hash. */
  readonly footer: string;
}

export interface Pdf {
  readonly bytes: Uint8Array;
  /** Characters that the typeface cannot draw. Each stands as `?` in the PDF; the HTML and the data hold the original. */
  readonly missing: readonly string[];
}

/**
 * Draws a paper as PDF without a window. Uncompressed on purpose: the choices of a compressor differ between versions, and the same paper
 * has to give the same bytes.
 */
export async function renderPdf(paper: PaperDocument, { date, footer }: PdfOptions): Promise<Pdf> {
  const at = new Date(date);
  const doc = new PdfKit({
    size: [page.width, page.height],
    margins: { top: page.margin, left: page.margin, right: page.margin, bottom: page.bottom },
    compress: false,
    bufferPages: true,
    // No face to begin with: one that is opened here and registered too would be read anew each time it is chosen.
    font: '',
    lang: 'en',
    displayTitle: true,
    info: { Title: paper.title, Creator: 'Docket', Producer: 'Docket', CreationDate: at, ModDate: at },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  for (const face of faces) doc.registerFont(face, fontFile(face));
  const missing = new Set<string>();
  // The three faces cover the same characters, so what one lacks is asked once.
  const known = new Map<string, boolean>();
  const sheet: Sheet = {
    doc,
    bottom: page.height - page.bottom,
    width: page.width - 2 * page.margin,
    face: (face, size, colour = ink.text) => void doc.font(face).fontSize(size).fillColor(colour),
    drawable: (text) => replaceMissing(doc, text, missing, known),
    layouts: new Map(),
  };
  drawTitle(sheet, paper);
  for (const [index, block] of paper.blocks.entries()) {
    keepWithNext(sheet, block, paper.blocks[index + 1]);
    drawBlock(sheet, block);
  }
  drawMissing(sheet, missing);
  drawMargins(sheet, paper.title, footer);
  doc.end();
  await finished;
  return { bytes: Buffer.concat(chunks), missing: [...missing].sort() };
}

const faces = Object.keys(reportFaces).filter((name): name is ReportFace => name in reportFaces);

function drawTitle({ doc, face, drawable, width }: Sheet, paper: PaperDocument): void {
  face('bold', 22);
  doc.text(drawable(paper.title), { width });
  face('regular', 10.5, ink.muted);
  doc.moveDown(0.3).text(drawable(paper.subtitle), { width });
  const y = doc.y + 10;
  doc.moveTo(page.margin, y).lineTo(page.width - page.margin, y).lineWidth(1.2).strokeColor(ink.text).stroke();
  doc.y = y + 14;
}

/** A heading never stands alone at the foot of a page. */
function keepWithNext(sheet: Sheet, block: Block, next: Block | undefined): void {
  if (block.kind !== 'heading') return;
  const own = block.level === 2 ? 40 : 28;
  if (sheet.doc.y + own + (next?.kind === 'table' ? leastHeight(sheet, next) : 40) > sheet.bottom) sheet.doc.addPage();
}

function drawBlock(sheet: Sheet, block: Block): void {
  const { doc, face, drawable, width } = sheet;
  const left = page.margin;
  switch (block.kind) {
    case 'heading':
      doc.y += block.level === 2 ? 14 : 8;
      face(block.level === 2 ? 'bold' : 'semibold', block.level === 2 ? 14 : 11);
      doc.text(drawable(block.text), left, doc.y, { width });
      doc.y += block.level === 2 ? 6 : 4;
      return;
    case 'paragraph':
      face('regular', 10);
      doc.text(drawable(block.text), left, doc.y, { width, lineGap: 2.5 });
      doc.y += 7;
      return;
    case 'facts':
      for (const { label, value } of block.rows) drawFact(sheet, label, value);
      doc.y += 6;
      return;
    case 'list':
      face('regular', 10);
      for (const item of block.items) {
        if (doc.y + 14 > sheet.bottom) doc.addPage();
        const y = doc.y;
        doc.circle(left + 3, y + 5.5, 1.4).fill(ink.text);
        face('regular', 10);
        doc.text(drawable(item), left + 14, y, { width: width - 14, lineGap: 2 });
        doc.y += 3;
      }
      doc.y += 4;
      return;
    case 'quote': {
      face('regular', 10);
      const height = doc.heightOfString(drawable(block.text), { width: width - 14, lineGap: 2 }) + 16;
      if (doc.y + Math.min(height, 120) > sheet.bottom) doc.addPage();
      const y = doc.y;
      const before = doc.bufferedPageRange().count;
      doc.text(drawable(block.text), left + 14, y, { width: width - 14, lineGap: 2 });
      face('semibold', 9, ink.muted);
      doc.text(drawable(block.by), left + 14, doc.y + 1, { width: width - 14 });
      if (doc.bufferedPageRange().count === before) doc.moveTo(left + 2, y).lineTo(left + 2, doc.y).lineWidth(1.5).strokeColor(ink.line).stroke();
      doc.y += 8;
      return;
    }
    case 'table':
      drawTable(sheet, block);
      return;
  }
}

function drawFact({ doc, face, drawable, width, bottom }: Sheet, label: string, value: string): void {
  const labelWidth = 130;
  // A hash stays in one line, so that it can be compared and copied.
  const size = /^[0-9a-f]{64}$/.test(value) ? 8.5 : 10;
  face('semibold', size);
  const height = doc.heightOfString(drawable(value), { width: width - labelWidth, lineGap: 2 });
  if (doc.y + Math.min(height, 60) > bottom) doc.addPage();
  const y = doc.y;
  face('regular', 10, ink.muted);
  doc.text(drawable(label), page.margin, y, { width: labelWidth - 10, lineGap: 2 });
  const afterLabel = doc.y;
  face('semibold', size);
  doc.text(drawable(value), page.margin + labelWidth, y + (10 - size) * 0.7, { width: width - labelWidth, lineGap: 2 });
  doc.y = Math.max(doc.y, doc.y < y ? doc.y : afterLabel) + 2.5;
}

/** Says on the paper itself what it could not show. */
function drawMissing({ doc, face, width, bottom }: Sheet, missing: ReadonlySet<string>): void {
  if (missing.size === 0) return;
  const names = [...missing].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).sort();
  const text = `Where a question mark stands for another character: the typeface of this file lacks ${names.slice(0, 40).join(', ')}${names.length > 40 ? ` and ${names.length - 40} more` : ''}. The HTML of this paper and the data have them.`;
  face('regular', 9, ink.muted);
  if (doc.y + doc.heightOfString(text, { width }) + 12 > bottom) doc.addPage();
  doc.text(text, page.margin, doc.y + 12, { width });
}

/** The running title from the second page on, and at the foot of each what fixes it and its number. */
function drawMargins({ doc, face, drawable, width }: Sheet, title: string, footer: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index);
    // Text outside the margins would open a page of its own.
    doc.page.margins.bottom = 0;
    doc.page.margins.top = 0;
    const y = page.height - 46;
    doc.moveTo(page.margin, y - 8).lineTo(page.width - page.margin, y - 8).lineWidth(0.5).strokeColor(ink.line).stroke();
    face('regular', 8, ink.muted);
    doc.text(oneLine(doc, drawable(footer), width - 70), page.margin, y, { lineBreak: false });
    doc.text(`${index - start + 1} of ${count}`, page.width - page.margin - 60, y, { width: 60, align: 'right', lineBreak: false });
    if (index > start) doc.text(oneLine(doc, drawable(title), width), page.margin, 32, { lineBreak: false });
  }
}

/** As much of a text as fits into a line. */
function oneLine(doc: PDFKit.PDFDocument, text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ');
  if (doc.widthOfString(line) <= width) return line;
  const characters = [...line];
  while (characters.length > 0 && doc.widthOfString(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('')}…`;
}

/** Reports and replaces what the typeface has no glyph for; nothing is dropped in silence. */
function replaceMissing(doc: PDFKit.PDFDocument, text: string, missing: Set<string>, known: Map<string, boolean>): string {
  let drawn = '';
  for (const character of text) {
    let isKnown = known.get(character);
    if (isKnown === undefined) {
      isKnown = character === '\n' || glyphTest(doc)(character.codePointAt(0) ?? 0);
      known.set(character, isKnown);
    }
    if (!isKnown) missing.add(character);
    drawn += isKnown ? character : '?';
  }
  return drawn;
}

/** pdfkit holds the parsed font in a field that its types do not name. */
function glyphTest(doc: object): (codePoint: number) => boolean {
  const holder: unknown = '_font' in doc ? doc._font : null;
  const font: unknown = typeof holder === 'object' && holder !== null && 'font' in holder ? holder.font : null;
  if (typeof font !== 'object' || font === null || !('hasGlyphForCodePoint' in font) || typeof font.hasGlyphForCodePoint !== 'function') throw new Error('The PDF library gives no way to ask for a glyph');
  const ask = font.hasGlyphForCodePoint.bind(font);
  return (codePoint) => ask(codePoint) === true;
}
