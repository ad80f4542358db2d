import { deflated, rawZip, type RawEntry, type RawOptions } from '../core/evidence/raw-zip';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = (lines: string): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines}</Relationships>`;
const relationship = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

/** A workbook by its parts as XML; what is not given is as a plain workbook has it. */
export interface RawWorkbook {
  /** Content of `<sheetData>` of the first sheet. */
  readonly rows?: string;
  /** What stands before and after it. */
  readonly before?: string;
  readonly after?: string;
  /** Content of `<sst>`. */
  readonly strings?: string;
  /** Content of `<styleSheet>`. */
  readonly styles?: string;
  /** Content of `<workbook>` beside the sheets. */
  readonly settings?: string;
  /** Attributes of the `<sheet>` elements; the first has the rows, the others are empty. */
  readonly sheets?: readonly string[];
  /** Whole parts, added or in place of others; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

/** Writes a workbook by hand, so that a test can have what no honest program writes. */
export function rawWorkbook({ rows = '', before = '', after = '', strings = '', styles = '', settings = '', sheets = ['name="Data"'], parts = {} }: RawWorkbook, options?: RawOptions): Uint8Array {
  return rawZip(rawParts({ rows, before, after, strings, styles, settings, sheets, parts }), options);
}

/** The entries of such a workbook. */
export function rawParts({ rows = '', before = '', after = '', strings = '', styles = '', settings = '', sheets = ['name="Data"'], parts = {} }: RawWorkbook): RawEntry[] {
  const all: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${settings}<sheets>${sheets.map((attributes, index) => `<sheet ${attributes} sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([...sheets.map((_, index) => relationship(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)), relationship('rIdS', 'styles', 'styles.xml'), relationship('rIdT', 'sharedStrings', 'sharedStrings.xml')].join('')),
    'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    ...Object.fromEntries(sheets.map((_, index) => [`xl/worksheets/sheet${index + 1}.xml`, `<worksheet xmlns="${main}">${index === 0 ? before : ''}<sheetData>${index === 0 ? rows : ''}</sheetData>${index === 0 ? after : ''}</worksheet>`])),
    ...parts,
  };
  return Object.entries(all).flatMap(([name, content]) => (content === null ? [] : [deflated(name, typeof content === 'string' ? new TextEncoder().encode(content) : content)]));
}

/** Styles with one cell format for each number format; those that are text are given a number of their own. */
export function stylesFor(formats: readonly (number | string)[]): string {
  const codes = formats.flatMap((format, index) => (typeof format === 'string' ? [`<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"/>`] : []));
  return `<numFmts count="${codes.length}">${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.map((format, index) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + index}"/>`).join('')}</cellXfs>`;
}
