// The parts of a workbook that hardly depend on what is in it. Names and order of elements as ECMA-376 part 1 has them:
// Excel refuses a part whose elements are out of order.
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const partType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const numbered = (count: number, write: (number: number) => string): string => Array.from({ length: count }, (_, index) => write(index + 1)).join('');

export const contentTypes = (sheets: number): string =>
  `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${partType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${partType}.styles+xml"/>` +
  `${numbered(sheets, (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${partType}.worksheet+xml"/>`)}</Types>`;

export const packageRelationships = `${xmlHead}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const workbookRelationships = (sheets: number): string =>
  `${xmlHead}<Relationships xmlns="${relationships}">${numbered(sheets, (n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}` +
  `<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`;

/** @param names of the sheets, as XML */
export const workbookXml = (names: readonly string[]): string =>
  `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews><sheets>` +
  `${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`;

/** Places in `cellXfs` below. */
export const styleOf = { plain: 0, header: 1, date: 2, instant: 3, wrapped: 4, marked: 5, markedWrapped: 6 } as const;

const top = '<alignment vertical="top"/>';
const topWrapped = '<alignment vertical="top" wrapText="1"/>';
const xf = (format: number, font: number, alignment: string, more = ''): string => `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0"${more} applyAlignment="1">${alignment}</xf>`;

export const stylesXml =
  `${xmlHead}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="7">${xf(0, 0, top)}${xf(0, 1, topWrapped, ' applyFont="1"')}${xf(164, 0, top, ' applyNumberFormat="1"')}${xf(165, 0, top, ' applyNumberFormat="1"')}` +
  `${xf(0, 0, topWrapped)}${xf(0, 0, top, ' quotePrefix="1"')}${xf(0, 0, topWrapped, ' quotePrefix="1"')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
