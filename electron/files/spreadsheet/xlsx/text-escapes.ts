// Characters that XML cannot hold stand in a workbook as _xHHHH_ (ECMA-376 part 1, 22.9.2.19, ST_Xstring). A carriage
// return is one of them because every XML reader turns it into a line feed.
// eslint-disable-next-line no-control-regex -- the control characters are what is looked for
const unwritable = /[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]/u;
// eslint-disable-next-line no-control-regex -- as above
const unwritables = /[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]/gu;
const escapeSequence = /_x[0-9a-fA-F]{4}_/;
const escapeSequences = /_x([0-9a-fA-F]{4})_/g;
const marks = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;
const isMark = (char: string): char is keyof typeof marks => char in marks;

const escaped = (char: string): string => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text as XML, for content and for attributes in double quotes. */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (char) => (isMark(char) ? marks[char] : char));

/**
 * The text of a cell as XML. Nothing is lost: control characters, carriage returns and halves of characters are written as
 * `_xHHHH_`, and text that looks like such an escape has its underscore escaped.
 */
export function cellXml(text: string): string {
  let safe = text;
  // Text that only looks like an escape comes first, so that the escapes made here are left alone.
  if (escapeSequence.test(safe)) safe = safe.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
  if (unwritable.test(safe)) safe = safe.replace(unwritables, escaped);
  return xmlText(safe);
}

/** The text that a cell's characters stand for. Halves of characters become U+FFFD: nothing downstream can store them. */
export function textOfCell(characters: string): string {
  if (!characters.includes('_x')) return characters;
  const text = characters.replace(escapeSequences, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
