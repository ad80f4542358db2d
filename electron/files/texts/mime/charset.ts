import { isUtf8 } from 'node:buffer';
import { decoderOf } from '../../spreadsheet/encoding';

/** Text, and what could not be read as its label said. */
export interface DecodedText {
  readonly text: string;
  readonly doubt: string | null;
}

/** Labels that mean ASCII, or say nothing: text under them is UTF-8 where it is valid as that. */
const weakLabels: ReadonlySet<string> = new Set(['', 'us-ascii', 'ascii', 'ansi_x3.4-1968', 'unknown-8bit', 'x-unknown', '8bit', 'binary']);

const decoderFor = (label: string, isFatal: boolean): TextDecoder | null => {
  try {
    return new TextDecoder(label, { fatal: isFatal });
  } catch {
    return null;
  }
};

/** By a table of our own: the decoder of some versions of Node reads it as ISO 8859-1. */
export const windows1252 = (bytes: Uint8Array): string => decoderOf('windows-1252').write(Buffer.from(bytes));

/**
 * Reads bytes under the character set that a message names: those of the WHATWG encoding standard, which reads ISO 8859-1 as Windows-1252. Where the
 * bytes are not what the label says, the likelier of UTF-8 and Windows-1252 is taken and told, so that nothing is lost in silence.
 */
export function decodeText(bytes: Uint8Array, label: string | null): DecodedText {
  const named = (label ?? '').trim().toLowerCase().replace(/^"|"$/g, '');
  if (weakLabels.has(named)) return isUtf8(bytes) ? { text: new TextDecoder('utf-8').decode(bytes), doubt: null } : { text: windows1252(bytes), doubt: 'its text names no character set and is no UTF-8; it was read as Windows-1252' };
  const strict = decoderFor(named, true);
  if (strict === null) {
    const read = isUtf8(bytes) ? 'UTF-8' : 'Windows-1252';
    return { text: read === 'UTF-8' ? new TextDecoder('utf-8').decode(bytes) : windows1252(bytes), doubt: `its character set "${named.slice(0, 40)}" is not known; it was read as ${read}` };
  }
  if (strict.encoding === 'windows-1252') return { text: windows1252(bytes), doubt: null };
  try {
    return { text: strict.decode(bytes), doubt: null };
  } catch {
    if (strict.encoding === 'utf-8') return { text: windows1252(bytes), doubt: 'its text is said to be UTF-8 and is not; it was read as Windows-1252' };
    const text = new TextDecoder(strict.encoding).decode(bytes);
    const lost = text.split('\ufffd').length - 1;
    return { text, doubt: `${lost} ${lost === 1 ? 'character' : 'characters'} could not be read as ${named.slice(0, 40)}` };
  }
}

/** Text that can be stored: no NUL, no halves of characters, line ends as line feeds. */
export const storable = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd');

/** A text without blanks at the ends of its lines and without empty lines at its ends. By lines, because a pattern would take hours over a hostile one. */
export function tidyLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  let from = 0;
  while (from < lines.length && lines[from] === '') from += 1;
  let to = lines.length;
  while (to > from && lines[to - 1] === '') to -= 1;
  return lines.slice(from, to).join('\n');
}

// eslint-disable-next-line no-control-regex -- the control characters are what is taken out
const hidden = /[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g;
/** Marks that turn the direction of writing: in a name they can make `exe.txt` of `txt.exe`. */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text of one line, for subjects and names: no control characters, no marks that turn the writing, cut at a length. */
export const oneLine = (text: string, longest: number): string => {
  const line = text.replace(turning, '').replace(hidden, ' ').replace(/\p{Surrogate}/gu, '\ufffd').replace(/ {2,}/g, ' ').trim();
  if (line.length <= longest) return line;
  // A cut may not fall into a pair.
  return `${line.slice(0, longest - 1).replace(/\p{Surrogate}$/u, '')}…`;
};
