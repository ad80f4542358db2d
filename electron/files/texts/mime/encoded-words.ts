import { decodeText } from './charset';
import { decodeBase64, decodeQuotedPrintable } from './transfer';

const word = /=\?([A-Za-z0-9!#$%&'+\-^_`{}~]{1,60})(?:\*[A-Za-z0-9-]{1,20})?\?([BbQq])\?([^?\s]*)\?=/g;
/** RFC 2047 forbids blanks inside; Q text of some writers has them. */
const looseWord = /=\?([A-Za-z0-9!#$%&'+\-^_`{}~]{1,60})(?:\*[A-Za-z0-9-]{1,20})?\?([Qq])\?([^?\r\n]*)\?=/g;

interface Run {
  readonly charset: string;
  readonly bytes: Uint8Array[];
}

/**
 * Decodes the encoded words of a header's text (RFC 2047, with the language of RFC 2231). Blanks between two of them fall away, and the bytes of
 * neighbours in one character set are read together, because some writers cut inside a character. What cannot be read stays as it stands.
 */
export function decodeEncodedWords(text: string): string {
  if (!text.includes('=?')) return text;
  const strict = [...text.matchAll(word)];
  let out = '';
  let end = 0;
  let run: Run | null = null;
  const close = (): void => {
    if (run !== null) out += decodeText(Buffer.concat(run.bytes), run.charset).text;
    run = null;
  };
  for (const match of strict.length > 0 ? strict : text.matchAll(looseWord)) {
    const [whole, charset = '', encoding = '', encoded = ''] = match;
    const between = text.slice(end, match.index);
    const isNext = run !== null && /^\s*$/.test(between);
    const label = charset.toLowerCase();
    const { bytes }: { bytes: Uint8Array } = encoding.toUpperCase() === 'B' ? decodeBase64(encoded) : decodeQuotedPrintable(encoded, true);
    if (!isNext || (run !== null && run.charset !== label)) close();
    if (!isNext) out += between;
    run ??= { charset: label, bytes: [] };
    run.bytes.push(bytes);
    end = match.index + whole.length;
  }
  close();
  return out + text.slice(end);
}
