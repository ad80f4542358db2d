import { refused } from '../../refusal';
import type { Archive } from '../../archive/open';
import { kindOfFormat, type FormatKind } from './number-formats';
import { textOfCell } from './text-escapes';
import { attributeOf, isTrue, readWholeXml, type Attributes } from '../../archive/xml';

const maxPartBytes = 64 * 1024 * 1024;
const maxSharedBytes = 1024 * 1024 * 1024;
/** Texts are held in memory while a sheet is read. */
const maxSharedCharacters = 256 * 1024 * 1024;
const maxSharedStrings = 8_000_000;
const maxStyles = 1_000_000;

export const visibilities = ['visible', 'hidden', 'veryHidden'] as const;
/** `veryHidden` sheets cannot be shown from the menu of a spreadsheet program. */
export type Visibility = (typeof visibilities)[number];

interface Relationship {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`, ... */
  readonly type: string;
  /** The part it leads to. */
  readonly part: string;
}

/** The parts that a part refers to, of those inside the file. */
function relationshipsOf(archive: Archive, source: string): Relationship[] {
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${source.slice(folder.length)}.rels`;
  const found: Relationship[] = [];
  if (!archive.has(part)) return found;
  readPart(archive, part, (name, attributes) => {
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
    if (name === 'Relationship' && mode !== 'External') found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part: resolved(folder, target) });
  });
  return found;
}

/** A target as a part's name: from the root where it begins with a slash, else from the folder. */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function readPart(archive: Archive, part: string, open: (name: string, attributes: Attributes) => void, close: (name: string) => void = () => undefined): void {
  readWholeXml(archive.read(part, maxPartBytes), part, archive.fileName, { open, close, text: () => undefined });
}

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly visibility: Visibility;
  readonly part: string;
}

export interface WorkbookParts {
  /** Sheets of cells, in their order; chart sheets are left out. */
  readonly sheets: readonly ListedSheet[];
  readonly is1904: boolean;
  readonly stylesPart: string | null;
  readonly sharedStringsPart: string | null;
}

/**
 * Finds the parts of a workbook by what refers to them.
 *
 * @throws DocketError unreadable-file where the archive is none, or a workbook that is not XML
 */
export function findParts(archive: Archive): WorkbookParts {
  const root = relationshipsOf(archive, '').find(({ type }) => type === 'officeDocument')?.part;
  if (root === undefined || !archive.has(root) || !/(^|\/)workbook[^/]*$/i.test(root)) throw notAWorkbook(archive, root ?? '');
  if (root.toLowerCase().endsWith('.bin')) throw refused(archive.fileName, 'is a binary workbook (XLSB)', 'Save it as an Excel workbook (XLSX) or as CSV.');
  const related = relationshipsOf(archive, root);
  const partOf = (wanted: string): string | null => related.find(({ type }) => type === wanted)?.part ?? null;
  const worksheets = new Map(related.filter(({ type }) => type === 'worksheet').map(({ id, part }) => [id, part]));
  const sheets: ListedSheet[] = [];
  let is1904 = false;
  readPart(archive, root, (name, attributes) => {
    if (name === 'workbookPr') is1904 = isTrue(attributes['date1904']);
    if (name !== 'sheet') return;
    const part = worksheets.get(attributeOf(attributes, 'id') ?? '');
    if (part === undefined) return;
    sheets.push({ name: attributes['name'] ?? '', visibility: visibilities.find((one) => one === attributes['state']) ?? 'visible', part });
  });
  return { sheets, is1904, stylesPart: partOf('styles'), sharedStringsPart: partOf('sharedStrings') };
}

function notAWorkbook(archive: Archive, root: string): Error {
  const { fileName } = archive;
  if (archive.has('content.xml') && archive.has('mimetype')) return refused(fileName, 'is an OpenDocument file', 'Save the sheet as an Excel workbook (XLSX) or as CSV.');
  if (/^word\//i.test(root)) return refused(fileName, 'is a Word document', 'Choose a workbook or a CSV file.');
  if (/^ppt\//i.test(root)) return refused(fileName, 'is a presentation', 'Choose a workbook or a CSV file.');
  return refused(fileName, 'is a ZIP archive and no workbook', 'Unpack it, and choose a file in it.');
}

/** What each style of the workbook makes of a number, by the style's place; a workbook without styles has none. @throws DocketError unreadable-file */
export function readFormats(archive: Archive, part: string | null): readonly FormatKind[] {
  if (part === null || !archive.has(part)) return [];
  const codes = new Map<number, string>();
  const kinds: FormatKind[] = [];
  let isInCellFormats = false;
  readPart(
    archive,
    part,
    (name, attributes) => {
      if (name === 'cellXfs') isInCellFormats = true;
      // A format of a conditional style can have the number of another; those of cells come first.
      else if (name === 'numFmt' && !codes.has(Number(attributes['numFmtId']))) codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'xf' && isInCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        if (kinds.length >= maxStyles) throw refused(archive.fileName, 'has more than a million cell styles', 'Export the sheet as CSV.');
        kinds.push(kindOfFormat(id, codes.get(id)));
      }
    },
    (name) => {
      if (name === 'cellXfs') isInCellFormats = false;
    },
  );
  return kinds;
}

/** The texts that cells refer to by number: of each, its runs joined, without the reading aids of East Asian text. @throws DocketError unreadable-file */
export function readSharedStrings(archive: Archive, part: string | null): readonly string[] {
  const strings: string[] = [];
  if (part === null || !archive.has(part)) return strings;
  const gather = createTextGatherer();
  let characters = 0;
  readWholeXml(archive.read(part, maxSharedBytes), part, archive.fileName, {
    open(name) {
      if (name === 'si') gather.start();
      else gather.open(name);
    },
    text: gather.text,
    close(name) {
      gather.close(name);
      if (name !== 'si') return;
      const text = textOfCell(gather.taken());
      characters += text.length;
      if (characters > maxSharedCharacters || strings.length >= maxSharedStrings) throw refused(archive.fileName, 'holds more text than a workbook can be read with (256 MB, or 8 million texts)', 'Export the sheet as CSV.');
      strings.push(text);
    },
  });
  return strings;
}

/** Joins the text of `t` elements, alone or in runs, and leaves out `rPh`, which says how East Asian text is read aloud. */
export function createTextGatherer() {
  let joined = '';
  let isText = false;
  let isAid = false;
  return {
    start(): void {
      joined = '';
    },
    open(name: string): void {
      if (name === 't') isText = !isAid;
      else if (name === 'rPh') isAid = true;
    },
    text(text: string): void {
      if (isText) joined += text;
    },
    close(name: string): void {
      if (name === 't') isText = false;
      else if (name === 'rPh') isAid = false;
    },
    taken: (): string => joined,
  };
}
