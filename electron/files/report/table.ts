import { countsOf, type Block } from '@shared/document';
import { ink, page, type Sheet, type TableLayout } from './sheet';

type Table = Extract<Block, { kind: 'table' }>;

const SIZE = 9;
const PAD = { x: 5, y: 4 } as const;

/** A table of at most this height stands on one page. */
const KEPT_WHOLE = (page.height - page.margin - page.bottom) * 0.28;

function layOut(sheet: Sheet, table: Table): TableLayout {
  const known = sheet.layouts.get(table);
  if (known !== undefined) return known;
  const widths = columnWidths(sheet, table);
  const layout = { widths, headHeight: rowHeight(sheet, titlesOf(table), widths, 'semibold'), rowHeights: table.rows.map((row) => rowHeight(sheet, row, widths, 'regular')) };
  sheet.layouts.set(table, layout);
  return layout;
}

const titlesOf = ({ columns }: Table): string[] => columns.map((column) => column.title);

/** What of a table has to stand on one page with the heading before it: the whole of a small one, else its head and a row or two. */
export function leastHeight(sheet: Sheet, table: Table): number {
  const { headHeight, rowHeights } = layOut(sheet, table);
  const whole = headHeight + sum(rowHeights);
  return whole <= KEPT_WHOLE ? whole : headHeight + sum(rowHeights.slice(0, 2));
}

/** Draws a table over as many pages as it needs; the head stands again on each, and a row never breaks across two unless it is higher than a page. */
export function drawTable(sheet: Sheet, table: Table): void {
  const { doc } = sheet;
  const { widths, headHeight, rowHeights } = layOut(sheet, table);
  const drawHead = (): void => drawRow(sheet, table, titlesOf(table), widths, headHeight, 'semibold');
  if (doc.y + leastHeight(sheet, table) > sheet.bottom) doc.addPage();
  drawHead();
  for (const [index, row] of table.rows.entries()) {
    const height = rowHeights[index] ?? 0;
    if (doc.y + height > sheet.bottom) {
      doc.addPage();
      drawHead();
    }
    drawRow(sheet, table, row, widths, height, 'regular');
  }
  doc.y += 10;
}

function drawRow(sheet: Sheet, table: Table, cells: readonly string[], widths: readonly number[], height: number, face: 'regular' | 'semibold'): void {
  const { doc } = sheet;
  const top = doc.y;
  let x: number = page.margin;
  for (const [index, width] of widths.entries()) {
    sheet.face(face, SIZE, face === 'semibold' ? ink.muted : ink.text);
    const counts = face === 'regular' && table.columns[index]?.align === 'counts' ? countsOf(cells[index] ?? '') : [];
    if (counts.length > 0) drawCounts(sheet, counts, { x: x + (index === 0 ? 0 : PAD.x), bottom: top + height - PAD.y });
    else {
      const inside = textWidth(width, index, widths.length);
      doc.text(sheet.drawable(cells[index] ?? '', inside), x + (index === 0 ? 0 : PAD.x), top + PAD.y, {
        width: inside,
        height: height - PAD.y,
        align: table.columns[index]?.align === 'end' ? 'right' : 'left',
      });
    }
    x += width;
  }
  const y = top + height;
  doc.moveTo(page.margin, y).lineTo(page.margin + sheet.width, y).lineWidth(face === 'semibold' ? 0.8 : 0.4).strokeColor(face === 'semibold' ? ink.muted : ink.line).stroke();
  doc.x = page.margin;
  doc.y = y;
}

const bar = { width: 6, gap: 2.5, height: 10.5 } as const;

/** Counts as bars, one for each step; a step that nobody chose keeps its place as a line. */
function drawCounts({ doc }: Sheet, counts: readonly number[], { x, bottom }: { x: number; bottom: number }): void {
  const most = Math.max(1, ...counts);
  for (const [index, count] of counts.entries()) {
    const height = count === 0 ? 0.7 : Math.max(2, (count / most) * bar.height);
    doc.rect(x + index * (bar.width + bar.gap), bottom - height, bar.width, height).fill(count === 0 ? ink.muted : ink.text);
  }
}

/** The first and the last column stand flush with the page. */
const textWidth = (width: number, index: number, count: number): number => width - (index === 0 ? 0 : PAD.x) - (index === count - 1 ? 0 : PAD.x);

function rowHeight({ doc, face, drawable }: Sheet, cells: readonly string[], widths: readonly number[], weight: 'regular' | 'semibold'): number {
  face(weight, SIZE);
  const heights = widths.map((width, index) => {
    const inside = textWidth(width, index, widths.length);
    return doc.heightOfString(drawable(cells[index] ?? '', inside), { width: inside });
  });
  return Math.min(Math.max(...heights) + 2 * PAD.y, page.height - page.margin - page.bottom - 40);
}

/** Columns take what their longest word and text ask for, shared out over the width of the page. */
function columnWidths({ doc, face, drawable, width, widthOf: widthOfCharacter }: Sheet, { columns, rows }: Table): number[] {
  face('semibold', SIZE);
  const wordWidths = new Map<string, number>();
  const widthOf = (word: string): number => {
    // Of a very long word no column can hold the exact width, and its layout takes long.
    const measured = wordWidths.get(word) ?? (word.length > 100 ? sum(Array.from(word, widthOfCharacter)) : doc.widthOfString(word));
    wordWidths.set(word, measured);
    return measured;
  };
  const space = doc.widthOfString(' ');
  const lines = columns.map((column, index) => [column.title, ...rows.map((row) => row[index] ?? '')].flatMap((text) => drawable(text).split('\n')));
  const measure = (staysWhole: (text: string) => boolean) =>
    lines.map((texts) => {
      const words = texts.map((text) => text.split(' ').map(widthOf));
      const lengths = words.map((line) => sum(line) + space * (line.length - 1));
      const pieces = texts.flatMap((text, index) => (staysWhole(text) ? [lengths[index] ?? 0] : (words[index] ?? [])));
      return { least: Math.min(Math.max(...pieces), width / 2) + 2 * PAD.x + 4, wanted: Math.min(Math.max(...lengths), width) + 2 * PAD.x + 4 };
    });
  // Names, bands, dates and sums read badly in two lines: they stay whole where that leaves room for the longer texts.
  const wants = [
    { staysWhole: (text: string) => text.length <= 21, share: 0.78 },
    { staysWhole: (text: string) => text.length <= 16, share: 0.78 },
    { staysWhole: (text: string) => text.length <= 12 && /\d/.test(text), share: 0.9 },
  ]
    .map(({ staysWhole, share }) => ({ columns: measure(staysWhole), share }))
    .find(({ columns: tried, share }) => sum(tried.map((want) => want.least)) <= width * share)?.columns ?? measure(() => false);
  const least = sum(wants.map((want) => want.least));
  if (least >= width) return wants.map((want) => (want.least * width) / least);
  const extra = sum(wants.map((want) => want.wanted - want.least));
  const spare = width - least;
  return wants.map((want) => want.least + (extra <= spare ? want.wanted - want.least + (spare - extra) / wants.length : ((want.wanted - want.least) * spare) / extra));
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
