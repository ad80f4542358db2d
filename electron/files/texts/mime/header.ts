import { oneLine, decodeText } from './charset';
import { decodeEncodedWords } from './encoded-words';

/** A field of a header as it stands, one character a byte, unfolded. */
export interface HeaderField {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

export interface SplitMessage {
  readonly fields: readonly HeaderField[];
  readonly body: string;
  /** What was passed over, in words. */
  readonly doubts: readonly string[];
}

const maxFields = 2000;
const fieldName = /^([!-9;-~]{1,200})[ \t]*:/;

/**
 * Splits a message or a part of one into its header and its body, with any kind of line ends (RFC 5322, 2.1). Lines of the header that are no fields
 * are passed over and told.
 *
 * @param raw one character a byte
 */
export function splitMessage(raw: string): SplitMessage {
  const fields: { name: string; value: string }[] = [];
  let strays = 0;
  let isTooLong = false;
  let at = 0;
  while (at < raw.length) {
    const feed = raw.indexOf('\n', at);
    const next = feed === -1 ? raw.length : feed + 1;
    let line = raw.slice(at, feed === -1 ? raw.length : feed);
    if (line.endsWith('\r')) line = line.slice(0, -1);
    at = next;
    if (line === '') break;
    const last = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      if (last === undefined) strays += 1;
      // A field that goes on for ever is cut: nothing that is read is longer.
      else if (last.value.length < 200_000) last.value += line;
      continue;
    }
    const name = fieldName.exec(line)?.[1];
    if (name === undefined) {
      // The line that an mbox has before each message stands in some files of single messages too.
      if (!/^>?From /.test(line)) strays += 1;
    } else if (fields.length < maxFields) fields.push({ name: name.toLowerCase(), value: line.slice(line.indexOf(':') + 1) });
    else isTooLong = true;
  }
  const doubts = strays === 0 ? [] : [`${strays} ${strays === 1 ? 'line' : 'lines'} of its header ${strays === 1 ? 'is no field' : 'are no fields'}`];
  if (isTooLong) doubts.push(`its header has more than ${maxFields} fields; the rest was left out`);
  return { fields, body: raw.slice(at), doubts };
}

/** The value of the first field of a name, or null. */
export const fieldOf = (fields: readonly HeaderField[], name: string): string | null => fields.find((field) => field.name === name)?.value.trim() ?? null;

/** Bytes of a header as text: encoded words where there are any, else UTF-8 or Windows-1252. */
export function headerText(value: string, longest = 500): string {
  const bytes = Buffer.from(value, 'latin1');
  return oneLine(decodeEncodedWords(decodeText(bytes, null).text), longest);
}

/** A value with parameters, as Content-Type has (RFC 2045, 5.1). */
export interface Parameters {
  /** In lower case, without parameters. */
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a value with parameters, those that are continued or encoded (RFC 2231) too. */
export function parseParameters(field: string): Parameters {
  const pieces = splitOutsideQuotes(field.slice(0, 20_000));
  const value = (pieces[0] ?? '').trim().toLowerCase();
  const plain = new Map<string, string>();
  const continued = new Map<string, Map<number, { text: string; isEncoded: boolean }>>();
  for (const piece of pieces.slice(1, 200)) {
    const equals = piece.indexOf('=');
    if (equals === -1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const text = unquoted(piece.slice(equals + 1).trim());
    const extended = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name);
    if (extended === null) {
      if (!plain.has(name)) plain.set(name, text);
      continue;
    }
    const [, base = '', place, star] = extended;
    const parts = continued.get(base) ?? new Map<number, { text: string; isEncoded: boolean }>();
    parts.set(place === undefined ? 0 : Number(place), { text, isEncoded: place === undefined || star !== undefined });
    continued.set(base, parts);
  }
  for (const [name, parts] of continued) plain.set(name, joined(parts));
  return { value, parameters: plain };
}

function joined(parts: ReadonlyMap<number, { text: string; isEncoded: boolean }>): string {
  let charset: string | null = null;
  let bytes = '';
  for (const [place, { text, isEncoded }] of [...parts].toSorted(([a], [b]) => a - b)) {
    let rest = text;
    if (place === 0 && isEncoded) {
      const [label = '', , ...after] = text.split("'");
      if (after.length > 0) {
        charset = label;
        rest = after.join("'");
      }
    }
    bytes += isEncoded ? rest.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : rest;
  }
  return decodeText(Buffer.from(bytes, 'latin1'), charset).text;
}

function splitOutsideQuotes(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let isQuoted = false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && (isQuoted || depth > 0)) at += 1;
    else if (char === '"' && depth === 0) isQuoted = !isQuoted;
    else if (!isQuoted && char === '(') depth += 1;
    else if (!isQuoted && char === ')' && depth > 0) depth -= 1;
    else if (char === ';' && !isQuoted && depth === 0) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return (text.split('(')[0] ?? '').trim();
  const end = text.lastIndexOf('"');
  return text.slice(1, end > 0 ? end : undefined).replace(/\\(.)/gs, '$1');
}
