import type { Attachment } from '@shared/contract/texts/entities';
import type { Mailbox } from '../../../core/texts/read-text';
import { htmlToText } from '../html-text';
import { parseMailboxes } from './addresses';
import { decodeText, oneLine, storable, tidyLines } from './charset';
import { parseSent, type Sent } from './date';
import { unflow } from './flowed';
import { fieldOf, headerText, parseParameters, splitMessage, type HeaderField, type Parameters } from './header';
import { splitMultipart } from './multipart';
import { decodeTransfer } from './transfer';

/** A message as it reads, with nothing left of how it was packed. */
export interface MailMessage {
  /** As its header says, without brackets; null where it has none that is well-formed. */
  readonly messageId: string | null;
  /** The messages that it answers, the oldest first (RFC 5322, 3.6.4). */
  readonly references: readonly string[];
  readonly from: Mailbox | null;
  readonly to: readonly Mailbox[];
  readonly sent: Sent | null;
  readonly subject: string;
  /** Its words, lines by line feeds. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** What could not be read as it claims to be, each in words. */
  readonly doubts: readonly string[];
  /** False where there is no field that a message has, so that it is none. */
  readonly hasHeader: boolean;
}

const maxDepth = 20;
const maxParts = 500;
const longestId = 250;
const longestSubject = 500;

/** Gathers what the parts of one message give. */
interface Gathering {
  readonly attachments: Attachment[];
  readonly doubts: Set<string>;
  parts: number;
}

/**
 * Reads a message (RFC 5322 with MIME, RFC 2045 to 2049). Nothing of it is run or loaded; of alternatives the plain text is taken, else the words of the
 * HTML; attachments are named and not kept; messages inside it are quoted. Whatever breaks the rules is read as well as it can be, and told.
 *
 * @param raw one character a byte
 */
export function parseMessage(raw: string): MailMessage {
  const { fields, body, doubts: headerDoubts } = splitMessage(raw);
  const gathering: Gathering = { attachments: [], doubts: new Set(headerDoubts), parts: 0 };
  const text = textOfEntity(fields, body, gathering, 0);
  const written = fieldOf(fields, 'date');
  const sent = parseSent(written);
  if (written !== null && sent === null) gathering.doubts.add(`its date "${headerText(written, 60)}" cannot be read`);
  const from = parseMailboxes(fieldOf(fields, 'from'))[0] ?? parseMailboxes(fieldOf(fields, 'sender'))[0] ?? null;
  return {
    messageId: idsIn(fieldOf(fields, 'message-id')).at(0) ?? null,
    references: [...new Set([...idsIn(fieldOf(fields, 'references')), ...idsIn(fieldOf(fields, 'in-reply-to'))])].slice(-100),
    from,
    to: [...parseMailboxes(fieldOf(fields, 'to')), ...parseMailboxes(fieldOf(fields, 'cc'))],
    sent: sent ?? sentOnTheWay(fields),
    subject: headerText(fieldOf(fields, 'subject') ?? '', longestSubject),
    text: tidyLines(storable(text)),
    attachments: gathering.attachments,
    doubts: [...gathering.doubts],
    hasHeader: fields.some(({ name }) => ['from', 'date', 'subject', 'message-id', 'to', 'received', 'sender'].includes(name)),
  };
}

/** Ids as they stand in brackets: printing characters of ASCII and no others, so that nothing can be smuggled into what they are kept as. */
function idsIn(field: string | null): string[] {
  if (field === null) return [];
  const bracketed = [...field.slice(0, 100_000).matchAll(/<([^<>]*)>/g)].map((match) => (match[1] ?? '').replace(/\s+/g, ''));
  const found = bracketed.length > 0 ? bracketed : field.trim().split(/\s+/).slice(0, 1);
  return found.filter((id) => /^[\x21-\x7e]+$/.test(id) && id.length <= longestId);
}

/** The time that the last server to take a message in wrote down, where the sender's date is missing. */
function sentOnTheWay(fields: readonly HeaderField[]): Sent | null {
  const received = fieldOf(fields, 'received');
  return received === null ? null : parseSent(received.slice(received.lastIndexOf(';') + 1));
}

/** The words of a message or of one of its parts. */
function textOfEntity(fields: readonly HeaderField[], body: string, gathering: Gathering, depth: number): string {
  gathering.parts += 1;
  if (depth > maxDepth || gathering.parts > maxParts) {
    gathering.doubts.add(depth > maxDepth ? `its parts nest deeper than ${maxDepth}; those below were left out` : `it has more than ${maxParts} parts; the rest was left out`);
    return '';
  }
  const type = parseParameters(fieldOf(fields, 'content-type') ?? 'text/plain');
  const disposition = parseParameters(fieldOf(fields, 'content-disposition') ?? '');
  const encoding = fieldOf(fields, 'content-transfer-encoding') ?? '';
  if (type.value.startsWith('multipart/')) return textOfMultipart(type, body, gathering, depth);
  if (type.value === 'message/rfc822' || type.value === 'message/global') return quotedMessage(decoded(body, encoding, gathering), gathering, depth);
  const isText = type.value === 'text/plain' || type.value === 'text/html' || type.value === '' || !type.value.includes('/');
  if (disposition.value === 'attachment' || !isText || nameOf(type, disposition) !== '') {
    const { bytes } = decodeTransfer(body, encoding);
    gathering.attachments.push({ name: nameOf(type, disposition) || '(no name)', type: oneLine(type.value, 100), sizeBytes: bytes.length });
    return '';
  }
  const transferred = decodeTransfer(body, encoding);
  const { text, doubt } = decodeText(transferred.bytes, type.parameters.get('charset') ?? null);
  for (const found of [transferred.doubt, doubt]) if (found !== null) gathering.doubts.add(found);
  const lines = text.replace(/\r\n?/g, '\n');
  if (type.value === 'text/html') return htmlToText(lines);
  return type.parameters.get('format')?.toLowerCase() === 'flowed' ? unflow(lines, type.parameters.get('delsp')?.toLowerCase() === 'yes') : lines;
}

function textOfMultipart(type: Parameters, body: string, gathering: Gathering, depth: number): string {
  const boundary = type.parameters.get('boundary') ?? '';
  if (boundary === '') {
    gathering.doubts.add('it is said to have parts and names no boundary; it was read as plain text');
    return decodeText(Buffer.from(body, 'latin1'), null).text;
  }
  const { parts, isClosed } = splitMultipart(body, boundary);
  if (parts.length === 0) {
    gathering.doubts.add('the boundary between its parts is missing; it was read as plain text');
    return decodeText(Buffer.from(body, 'latin1'), null).text;
  }
  if (!isClosed) gathering.doubts.add('its last part is not closed; the message may be cut off');
  const entities = parts.map((part) => splitMessage(part));
  if (type.value !== 'multipart/alternative') return joinTexts(entities.map(({ fields, body: inner }) => textOfEntity(fields, inner, gathering, depth + 1)));
  // The same words several times: plain text says them best, then whatever else has any.
  const ranked = entities.map((entity) => ({ entity, rank: rankOf(entity.fields) })).toSorted((a, b) => a.rank - b.rank);
  for (const { entity } of ranked) {
    const text = textOfEntity(entity.fields, entity.body, gathering, depth + 1);
    if (text.trim() !== '') return text;
  }
  return '';
}

function rankOf(fields: readonly HeaderField[]): number {
  const { value } = parseParameters(fieldOf(fields, 'content-type') ?? 'text/plain');
  if (value === 'text/plain') return 0;
  if (value.startsWith('multipart/')) return 1;
  return value === 'text/html' ? 2 : 3;
}

const joinTexts = (texts: readonly string[]): string => texts.map((text) => text.trimEnd()).filter((text) => text !== '').join('\n\n');

function decoded(body: string, encoding: string, gathering: Gathering): string {
  const { bytes, doubt } = decodeTransfer(body, encoding);
  if (doubt !== null) gathering.doubts.add(doubt);
  return Buffer.from(bytes).toString('latin1');
}

/** A message inside a message is what somebody else wrote: its lines are quoted, so that no rule takes them for the sender's. */
function quotedMessage(raw: string, gathering: Gathering, depth: number): string {
  const { fields, body } = splitMessage(raw.replace(/^[\r\n]+/, ''));
  const heading = (['from', 'date', 'subject'] as const).flatMap((name) => {
    const value = fieldOf(fields, name);
    return value === null ? [] : [`${name.charAt(0).toUpperCase()}${name.slice(1)}: ${headerText(value, 300)}`];
  });
  const text = textOfEntity(fields, body, gathering, depth + 1);
  return ['Forwarded message:', ...[...heading, '', ...text.replace(/\r\n?/g, '\n').split('\n')].map((line) => `> ${line}`.trimEnd())].join('\n');
}

/** A file's name without the folders that it may claim to lie in. */
function nameOf({ parameters }: Parameters, disposition: Parameters): string {
  const written = disposition.parameters.get('filename') ?? parameters.get('name') ?? '';
  const text = headerText(/[^\x20-\x7e]/.test(written) ? Buffer.from(written, 'utf8').toString('latin1') : written, 200);
  return oneLine(text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1), 200);
}
