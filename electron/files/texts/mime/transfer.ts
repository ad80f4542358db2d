/** Bytes that a transfer encoding stood for, and whether all of it followed the rules. */
export interface Transferred {
  readonly bytes: Uint8Array;
  /** What did not, in words, or null. */
  readonly doubt: string | null;
}

const lineFeed = 10;
const carriageReturn = 13;
const equals = 61;
const underscore = 95;
const space = 32;
const tab = 9;

function hexValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  if (code >= 97 && code <= 102) return code - 87;
  return -1;
}

/**
 * Decodes quoted-printable (RFC 2045, 6.7). Blanks at the end of a line are padding of the way and fall away; an equals sign that begins no escape is
 * kept as it stands, as the RFC advises.
 *
 * @param text one character a byte
 * @param isHeader the Q encoding of headers (RFC 2047, 4.2), in which an underscore is a blank and lines do not end
 */
export function decodeQuotedPrintable(text: string, isHeader = false): Transferred {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  /** Where the line would end if it ended here: behind the last byte that is no literal blank. */
  let solid = 0;
  let strays = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === equals) {
      const high = hexValue(text.charCodeAt(at + 1));
      const low = hexValue(text.charCodeAt(at + 2));
      if (high >= 0 && low >= 0) {
        bytes[length] = high * 16 + low;
        length += 1;
        solid = length;
        at += 2;
        continue;
      }
      const end = isHeader ? -1 : softBreakAt(text, at + 1);
      if (end >= 0) {
        solid = length;
        at = end - 1;
        continue;
      }
      strays += 1;
    } else if (!isHeader && (code === lineFeed || code === carriageReturn)) length = solid;
    bytes[length] = isHeader && code === underscore ? space : code;
    length += 1;
    if (isHeader || (code !== space && code !== tab)) solid = length;
  }
  return { bytes: bytes.subarray(0, isHeader ? length : solid), doubt: strays === 0 ? null : `${strays} equals ${strays === 1 ? 'sign' : 'signs'} of its quoted-printable text ${strays === 1 ? 'begins' : 'begin'} no escape` };
}

/** Where the text goes on after a soft line break whose equals sign stood before `at`, or -1 where there is none. */
function softBreakAt(text: string, at: number): number {
  let end = at;
  while (end < text.length && (text.charCodeAt(end) === space || text.charCodeAt(end) === tab)) end += 1;
  if (end === text.length) return end;
  if (text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed) return end + 2;
  return text.charCodeAt(end) === lineFeed || text.charCodeAt(end) === carriageReturn ? end + 1 : -1;
}

/** Decodes base64 (RFC 2045, 6.8). Characters outside its alphabet are passed over, as the RFC asks, and told. */
export function decodeBase64(text: string): Transferred {
  const alphabet = text.replace(/[^A-Za-z0-9+/]+/g, '');
  const strangers = text.replace(/[A-Za-z0-9+/=\s]+/g, '').length;
  const doubt = strangers > 0 ? `${strangers} ${strangers === 1 ? 'character' : 'characters'} of its base64 text ${strangers === 1 ? 'is' : 'are'} none of base64` : alphabet.length % 4 === 1 ? 'its base64 text is cut off' : null;
  return { bytes: Buffer.from(alphabet, 'base64'), doubt };
}

/** Undoes a Content-Transfer-Encoding. An unknown one is read as plain bytes, and told. */
export function decodeTransfer(text: string, encoding: string): Transferred {
  switch (encoding.trim().toLowerCase()) {
    case 'quoted-printable':
      return decodeQuotedPrintable(text);
    case 'base64':
      return decodeBase64(text);
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return { bytes: Buffer.from(text, 'latin1'), doubt: null };
    default:
      return { bytes: Buffer.from(text, 'latin1'), doubt: `its transfer encoding "${encoding.slice(0, 40)}" is not known; it was read as it stands` };
  }
}
