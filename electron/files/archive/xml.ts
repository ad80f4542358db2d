import { SaxesParser } from 'saxes';
import { DocketError } from '@shared/result';
import { refused } from '../refusal';

const maxDepth = 64;
/** No text or tag of an office file is longer: a cell holds 32,767 characters, a paragraph seldom more. */
const maxTokenBytes = 16 * 1024 * 1024;

export type Attributes = Readonly<Record<string, string>>;

/** What a part's reader wants to know. Names come without their prefix: some programs write `x:row` for `row`. */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Reads XML from bytes, piece by piece: after each piece it yields, so that whoever drives it can take what the reader has gathered.
 *
 * @throws DocketError unreadable-file where it is not well-formed, declares a document type (with it come entities, the stuff of XML bombs), nests
 *   deeper than 64 or holds a token of 16 MB
 */
export function* readXml(chunks: Iterable<Uint8Array>, part: string, fileName: string, reader: XmlReader): Generator<void> {
  const damaged = (why: string, cause?: unknown) =>
    new DocketError('unreadable-file', `${fileName} is damaged: ${part} ${why}. Nothing was imported. Open it in the program that it is for and save it again.`, undefined, cause === undefined ? undefined : { cause });
  let depth = 0;
  /** Where a list of extensions began: its elements have the names of others and mean something else. */
  let extensionDepth = 0;
  let sinceToken = 0;
  // Position tracking costs a fifth of the time and would only serve messages.
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw damaged('is not well-formed XML', error);
  });
  parser.on('doctype', () => {
    throw refused(fileName, `declares a document type in ${part}, which no document does`, 'It was not read further. Ask where it comes from.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceToken = 0;
    depth += 1;
    if (depth > maxDepth) throw damaged(`nests deeper than ${maxDepth} elements`);
    const local = localName(name);
    if (extensionDepth === 0 && local === 'extLst') extensionDepth = depth;
    if (extensionDepth === 0) reader.open(local, attributes);
  });
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('closetag', ({ name }) => {
    sinceToken = 0;
    if (extensionDepth === 0) reader.close(localName(name));
    else if (depth === extensionDepth) extensionDepth = 0;
    depth -= 1;
  });

  let decoder: TextDecoder | null = null;
  for (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    sinceToken += chunk.length;
    if (sinceToken > maxTokenBytes) throw damaged('holds a text or tag of 16 MB or more');
    parser.write(decoded(decoder, chunk, damaged));
    yield;
  }
  parser.write(decoded(decoder ?? new TextDecoder(), null, damaged)).close();
}

/** Reads XML whole, for parts that are small. @throws DocketError as {@link readXml} */
export function readWholeXml(chunks: Iterable<Uint8Array>, part: string, fileName: string, reader: XmlReader): void {
  for (const _ of readXml(chunks, part, fileName, reader));
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The value of the first attribute of this local name, whatever its prefix. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}

/** An xsd:boolean. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Parts are UTF-8, or UTF-16 with a byte order mark; the format allows no other. */
function decoderFor(head: Uint8Array): TextDecoder {
  const encoding = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}

function decoded(decoder: TextDecoder, chunk: Uint8Array | null, damaged: (why: string, cause?: unknown) => Error): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw damaged('holds bytes that are no text', error);
  }
}
