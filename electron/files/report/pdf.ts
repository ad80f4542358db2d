import PdfKit from 'pdfkit';
import type { Block, PaperDocument } from '@shared/document';
import type { Instant } from '@shared/primitives';
import { fontFile, reportFaces, type ReportFace } from './fonts';
import { breakLongWords, characterWidths } from './long-words';
import { ink, page, type Sheet } from './sheet';
import { drawTable, leastHeight } from './table';

export interface PdfOptions {
  /** The date the file carries; given, so that the same paper gives the same bytes. */
  readonly date: Instant;
  /** Stands at the foot of every page beside the title, for example the head hash. */
  readonly footer: string;
  /** Marked as a draft on every page. */
  readonly isDraft?: boolean;
  /** Each heading of level 2, but for the first, begins a page of its own. */
  readonly isPagePerHeading?: boolean;
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
export const renderPdf = (paper: PaperDocument, options: PdfOptions): Promise<Pdf> =>
  drawPdf(paper.title, options, (sheet) => {
    drawTitle(sheet, paper);
    const first = paper.blocks.findIndex((block) => isChapter(block));
    for (const [index, block] of paper.blocks.entries()) {
      if (options.isPagePerHeading === true && isChapter(block) && index > first) sheet.doc.addPage();
      keepWithNext(sheet, paper.blocks, index);
      drawBlock(sheet, block);
    }
  });

const isChapter = (block: Block): boolean => block.kind === 'heading' && block.level === 2;

/** Makes a PDF of what `draw` puts on the sheet, with running title, foot and page numbers, and what the typeface could not draw. */
export async function drawPdf(title: string, { date, footer, isDraft = false }: PdfOptions, draw: (sheet: Sheet) => void): Promise<Pdf> {
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
    info: { Title: title, Creator: 'Docket', Producer: 'Docket', CreationDate: at, ModDate: at },
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
  const widthsIn = characterWidths(doc);
  let widthOf = widthsIn('');
  const sheet: Sheet = {
    doc,
    bottom: page.height - page.bottom,
    width: page.width - 2 * page.margin,
    face: (face, size, colour = ink.text) => {
      doc.font(face).fontSize(size).fillColor(colour);
      widthOf = widthsIn(`${face} ${size}`);
    },
    drawable: (text, width) => {
      const drawn = replaceMissing(doc, text, missing, known);
      return width === undefined ? drawn : breakLongWords(drawn, width, widthOf);
    },
    widthOf: (character) => widthOf(character),
    layouts: new Map(),
  };
  draw(sheet);
  drawMissing(sheet, missing);
  drawMargins(sheet, title, footer, isDraft);
  doc.end();
  await finished;
  return { bytes: Buffer.concat(chunks), missing: [...missing].sort() };
}

const faces = Object.keys(reportFaces).filter((name): name is ReportFace => name in reportFaces);

function drawTitle({ doc, face, drawable, width }: Sheet, paper: PaperDocument): void {
  face('bold', 22);
  doc.text(drawable(paper.title, width), { width });
  face('regular', 10.5, ink.muted);
  doc.moveDown(0.3).text(drawable(paper.subtitle, width), { width });
  const y = doc.y + 10;
  doc.moveTo(page.margin, y).lineTo(page.width - page.margin, y).lineWidth(1.2).strokeColor(ink.text).stroke();
  doc.y = y + 14;
}

/** A text that is not long stands on one page; a long one breaks where it must. */
function keepWhole({ doc, bottom }: Sheet, height: number): void {
  if (doc.y + Math.min(height, longText) > bottom) doc.addPage();
}

const longText = 110;

/** A heading never stands alone at the foot of a page: what follows it begins on the same one, through another heading if there is one. */
function keepWithNext(sheet: Sheet, blocks: readonly Block[], index: number): void {
  if (blocks[index]?.kind !== 'heading' || (index > 0 && blocks[index - 1]?.kind === 'heading')) return;
  let needed = 0;
  for (const block of blocks.slice(index)) {
    needed += leastOf(sheet, block);
    if (block.kind !== 'heading') break;
  }
  if (sheet.doc.y + needed > sheet.bottom) sheet.doc.addPage();
}

/** The least of a block that has to follow its heading. */
function leastOf(sheet: Sheet, block: Block): number {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? 40 : 28;
    case 'table':
      return leastHeight(sheet, block);
    case 'facts':
      return Math.min(block.rows.length, 4) * 16;
    case 'paragraph':
    case 'list':
    case 'quote':
      return 40;
  }
}

function drawBlock(sheet: Sheet, block: Block): void {
  const { doc, face, drawable, width } = sheet;
  const left = page.margin;
  switch (block.kind) {
    case 'heading':
      doc.y += block.level === 2 ? 14 : 8;
      face(block.level === 2 ? 'bold' : 'semibold', block.level === 2 ? 14 : 11);
      doc.text(drawable(block.text, width), left, doc.y, { width });
      doc.y += block.level === 2 ? 6 : 4;
      return;
    case 'paragraph':
      face('regular', 10);
      keepWhole(sheet, doc.heightOfString(drawable(block.text, width), { width, lineGap: 2.5 }));
      doc.text(drawable(block.text, width), left, doc.y, { width, lineGap: 2.5 });
      doc.y += 7;
      return;
    case 'facts':
      for (const { label, value } of block.rows) drawFact(sheet, label, value);
      doc.y += 6;
      return;
    case 'list':
      face('regular', 10);
      for (const item of block.items) {
        keepWhole(sheet, doc.heightOfString(drawable(item, width - 14), { width: width - 14, lineGap: 2 }));
        const y = doc.y;
        doc.circle(left + 3, y + 5.5, 1.4).fill(ink.text);
        face('regular', 10);
        doc.text(drawable(item, width - 14), left + 14, y, { width: width - 14, lineGap: 2 });
        doc.y += 3;
      }
      doc.y += 4;
      return;
    case 'quote': {
      face('regular', 10);
      const height = doc.heightOfString(drawable(block.text, width - 14), { width: width - 14, lineGap: 2 }) + 16;
      if (doc.y + Math.min(height, 120) > sheet.bottom) doc.addPage();
      const y = doc.y;
      const before = doc.bufferedPageRange().count;
      doc.text(drawable(block.text, width - 14), left + 14, y, { width: width - 14, lineGap: 2 });
      face('semibold', 9, ink.muted);
      doc.text(drawable(block.by, width - 14), left + 14, doc.y + 1, { width: width - 14 });
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
  const height = doc.heightOfString(drawable(value, width - labelWidth), { width: width - labelWidth, lineGap: 2 });
  if (doc.y + Math.min(height, 60) > bottom) doc.addPage();
  const y = doc.y;
  face('regular', 10, ink.muted);
  doc.text(drawable(label, labelWidth - 10), page.margin, y, { width: labelWidth - 10, lineGap: 2 });
  const afterLabel = doc.y;
  face('semibold', size);
  doc.text(drawable(value, width - labelWidth), page.margin + labelWidth, y + (10 - size) * 0.7, { width: width - labelWidth, lineGap: 2 });
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

/** At the foot of each page the title, what fixes it and the number of the page; across a draft, that it is one. */
function drawMargins({ doc, face, drawable, width }: Sheet, title: string, footer: string, isDraft: boolean): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index);
    // Text outside the margins would open a page of its own.
    doc.page.margins.bottom = 0;
    doc.page.margins.top = 0;
    const y = page.height - 46;
    doc.moveTo(page.margin, y - 8).lineTo(page.width - page.margin, y - 8).lineWidth(0.5).strokeColor(ink.line).stroke();
    face('regular', 7.5, ink.muted);
    const number = `Page ${index - start + 1} of ${count}`;
    const fixed = oneLine(doc, drawable(footer), width * 0.62);
    const space = width - doc.widthOfString(fixed) - doc.widthOfString(number) - 2 * gutter;
    doc.text(oneLine(doc, drawable(title), space), page.margin, y, { lineBreak: false });
    doc.text(fixed, page.width - page.margin - doc.widthOfString(number) - gutter - doc.widthOfString(fixed), y, { lineBreak: false });
    doc.text(number, page.width - page.margin - doc.widthOfString(number), y, { lineBreak: false });
    if (isDraft) drawDraft(doc, face);
  }
}

const gutter = 14;

function drawDraft(doc: PDFKit.PDFDocument, face: Sheet['face']): void {
  doc.save().rotate(-52, { origin: [page.width / 2, page.height / 2] }).fillOpacity(0.07);
  face('bold', 190, ink.text);
  doc.text('Draft', page.width / 2 - doc.widthOfString('Draft') / 2, page.height / 2 - 115, { lineBreak: false });
  doc.restore().fillOpacity(1);
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
