import type { ReportFace } from './fonts';

/** A4 in points, with a measure of about 75 characters. */
export const page = { width: 595.28, height: 841.89, margin: 56, bottom: 72 } as const;
export const ink = { text: '#1d2230', muted: '#5b6170', line: '#d9d7d0', accent: '#00624b' } as const;

/** Where each column and row of a table goes, in points. */
export interface TableLayout {
  readonly widths: readonly number[];
  readonly headHeight: number;
  readonly rowHeights: readonly number[];
}

/** A pdfkit document with the means to say what it could not draw. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly bottom: number;
  readonly width: number;
  face(face: ReportFace, size: number, colour?: string): void;
  /** The text with `?` for what the typeface lacks; with a width, words that are wider are broken at it, in the face in force. */
  drawable(text: string, width?: number): string;
  /** The width of one character in the face in force. */
  widthOf(character: string): number;
  /** A table is measured for the heading before it, and then drawn. Kept here and no longer: the order in which a document meets its faces decides bytes. */
  readonly layouts: Map<object, TableLayout>;
}
