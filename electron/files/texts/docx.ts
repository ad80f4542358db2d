import { CalendarDate } from '@shared/primitives';
import { openArchive, type Archive } from '../archive/open';
import { readWholeXml, type Attributes } from '../archive/xml';
import { refused } from '../refusal';

const maxXmlBytes = 64 * 1024 * 1024;
const maxCharacters = 20 * 1024 * 1024;

export interface WordText {
  /** One a paragraph; rows of tables have their cells joined by tabs. */
  readonly paragraphs: readonly string[];
  readonly title: string;
  /** When it was first saved; null where it does not say so. */
  readonly createdOn: CalendarDate | null;
}

/**
 * Reads the words of a Word document (ECMA-376): what stands in its body, without what was deleted under tracking, and without field codes, headers,
 * footers and notes.
 *
 * @throws DocketError unreadable-file where it is none, protected, damaged, or would unpack to what no honest document does; the system's error where it cannot be opened
 */
export function readDocx(path: string): WordText {
  const archive = openArchive(path);
  try {
    const part = 'word/document.xml';
    if (!archive.has(part)) throw refused(archive.fileName, archive.has('[Content_Types].xml') ? 'is no Word document' : 'is a ZIP archive and no Word document', 'Save the text as .docx or .txt, or unpack the archive and choose a file in it.');
    return { paragraphs: readBody(archive, part), ...readProperties(archive) };
  } finally {
    archive.close();
  }
}

function readBody(archive: Archive, part: string): string[] {
  const paragraphs: string[] = [];
  let words = '';
  let characters = 0;
  let isText = false;
  /** Inside what a reader does not see, or sees twice: the stand-in of a drawing. */
  let hidden = 0;
  let cells = 0;
  const put = (text: string): void => {
    characters += text.length;
    if (characters > maxCharacters) throw refused(archive.fileName, 'holds more than 20 million characters', 'Split it and choose its parts.');
    words += text;
  };
  const isHiding = (name: string): boolean => name === 'Fallback' || name === 'del' || name === 'moveFrom';
  readWholeXml(archive.read(part, maxXmlBytes), part, archive.fileName, {
    open(name: string, _attributes: Attributes) {
      if (isHiding(name)) hidden += 1;
      else if (hidden > 0) return;
      else if (name === 't') isText = true;
      else if (name === 'tab') put('\t');
      else if (name === 'br' || name === 'cr') put('\n');
      else if (name === 'tr') cells += 1;
    },
    text(text) {
      if (isText && hidden === 0) put(text);
    },
    close(name) {
      if (isHiding(name)) hidden -= 1;
      else if (hidden > 0) return;
      else if (name === 't') isText = false;
      else if (name === 'tr') {
        cells -= 1;
        if (cells === 0 && words.trim() !== '') paragraphs.push(...words.trimEnd().split('\n'));
        if (cells === 0) words = '';
      } else if (name === 'tc') words = `${words.trimEnd()}\t`;
      else if (name === 'p') {
        if (cells > 0) {
          if (words !== '' && !words.endsWith('\t')) put(' ');
          return;
        }
        paragraphs.push(...words.split('\n'));
        words = '';
      }
    },
  });
  return paragraphs;
}

/** Title and date of the document's own properties. */
function readProperties(archive: Archive): Pick<WordText, 'title' | 'createdOn'> {
  const part = 'docProps/core.xml';
  const found = { title: '', created: '' };
  if (!archive.has(part)) return { title: '', createdOn: null };
  let inside: 'title' | 'created' | null = null;
  readWholeXml(archive.read(part, 1024 * 1024), part, archive.fileName, {
    open: (name) => void (inside = name === 'title' || name === 'created' ? name : null),
    text(text) {
      if (inside !== null) found[inside] += text;
    },
    close: () => void (inside = null),
  });
  return { title: found.title.trim(), createdOn: CalendarDate.safeParse(found.created.trim().slice(0, 10)).data ?? null };
}
