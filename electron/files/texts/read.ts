import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { TextFacts } from '@shared/contract/texts/operations';
import { CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadText, TextItem } from '../../core/texts/read-text';
import { chunksOf } from '../chunks';
import { namedBySignature } from '../spreadsheet/encoding';
import { refused } from '../refusal';
import { readCues } from './cues';
import { readDocx } from './docx';
import { beginsAsMbox, splitMbox } from './mbox';
import { oneLine, storable, tidyLines } from './mime/charset';
import { parseMessage } from './mime/message';
import { decodeWhole } from './text-file';
import { readTranscript } from './transcript';

/** Endings of the files that are read as e-mails and transcripts. */
export const textEndings = ['eml', 'mbox', 'vtt', 'srt', 'txt', 'docx'] as const;

/** A message larger than this is told and left out; with attachments, most servers take less than half of it. */
const maxMessageBytes = 100 * 1024 * 1024;
const maxTranscriptBytes = 32 * 1024 * 1024;

export interface TextFiles {
  readonly facts: TextFacts;
  /**
   * The messages and transcripts of the files, one after another, each time anew. What cannot be read comes with the reason.
   *
   * @param onBytes called now and then with the bytes read so far; it may throw to stop
   * @throws DocketError not-found, io; unreadable-file, perhaps only at the end of a file, where its bytes are no longer those of `facts`
   */
  items(onBytes?: (bytesRead: number) => void): Iterable<TextItem>;
}

/** Whether a file is one of those that are read as e-mails and transcripts, by its ending; delimited text may end in .txt too. */
export const isTextFile = (path: string): boolean => textEndings.some((ending) => extname(path).toLowerCase() === `.${ending}`);

interface Surveyed {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Opens e-mails and transcripts that were chosen together, in the order of their names. Nothing of them is kept.
 *
 * @throws DocketError not-found, io, unreadable-file for a folder
 */
export function openTexts(paths: readonly string[]): TextFiles {
  const files = [...new Set(paths)].map(survey).toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.path < b.path ? -1 : 1));
  const [first] = files;
  if (first === undefined) throw new DocketError('invalid-input', 'No file was chosen. Nothing was imported. Choose at least one.');
  const others = files.length - 1;
  return {
    facts: {
      fileName: others === 0 ? first.name : `${first.name} and ${others} more`,
      files: files.length,
      sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      sha256: others === 0 ? first.sha256 : createHash('sha256').update(files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('')).digest('hex'),
    },
    *items(onBytes = () => undefined) {
      let row = 0;
      let before = 0;
      for (const file of files) {
        for (const item of readFile(file, (bytes) => onBytes(before + bytes))) {
          row += 1;
          yield { ...item, row, fileName: file.name };
        }
        before += file.sizeBytes;
        onBytes(before);
      }
    },
  };
}

const inFolder = 'Choose the files in it.';

function survey(path: string): Surveyed {
  const name = basename(path);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for (const chunk of chunksOf(path, inFolder)) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  return { path, name, sha256: hash.digest('hex'), sizeBytes };
}

type FileItem = Pick<TextItem, 'text' | 'problem'>;

const problem = (words: string): FileItem => ({ text: null, problem: words });

function* readFile(file: Surveyed, onBytes: (bytes: number) => void): Generator<FileItem> {
  const hash = createHash('sha256');
  let bytesRead = 0;
  const chunks = function* (): Generator<Buffer> {
    for (const chunk of chunksOf(file.path, inFolder)) {
      hash.update(chunk);
      bytesRead += chunk.length;
      onBytes(bytesRead);
      yield chunk;
    }
  };
  const source = chunks();
  try {
    yield* readAs(file, source);
  } finally {
    // Its first piece was taken by hand, so nobody else closes the file where the rest is not wanted.
    source.return(undefined);
  }
  // Said only now: whoever takes the items must not keep them before the iteration has ended.
  const now = bytesRead === file.sizeBytes ? hash.digest('hex') : survey(file.path).sha256;
  if (now !== file.sha256) throw refused(file.name, 'changed while it was read', 'Wait until nothing writes to it, then import it again.');
}

function* readAs(file: Surveyed, chunks: Generator<Buffer>): Generator<FileItem> {
  if (file.sizeBytes === 0) {
    yield problem('the file is empty');
    return;
  }
  const ending = extname(file.name).toLowerCase();
  const first = chunks.next();
  const head = first.done === true ? Buffer.alloc(0) : first.value;
  const all = function* (): Generator<Buffer> {
    yield head;
    yield* chunks;
  };
  const strange = strangeAs(head, ending);
  if (strange !== null) yield problem(strange);
  else if (ending === '.docx' || isZip(head)) yield attempt(() => readWord(file));
  else if (ending === '.mbox' || (ending !== '.txt' && beginsAsMbox(head.subarray(0, 1000).toString('latin1')))) yield* readMailbox(all());
  else if (file.sizeBytes > (ending === '.eml' ? maxMessageBytes : maxTranscriptBytes)) yield problem(`it is larger than ${ending === '.eml' ? 100 : 32} MB`);
  else {
    const bytes = Buffer.concat([...all()]);
    yield attempt(() => (ending === '.eml' ? readMail(latinOf(bytes)) : readPlain(file, decodeWhole(bytes))));
  }
}

const isZip = (head: Buffer): boolean => head.length >= 4 && head.readUInt32LE(0) === 0x04034b50;

/** What a file is that no text can be read from, by its first bytes. */
function strangeAs(head: Buffer, ending: string): string | null {
  if (head.length >= 4 && head.readUInt32BE(0) === 0xd0cf11e0) return 'it is a file of Outlook or of old Word; save it as .eml or .docx';
  const what = namedBySignature(head);
  if (what !== null) return `it is ${what}`;
  return ending === '.docx' && !isZip(head) ? 'it is no Word document' : null;
}

/** One that cannot be read stands for itself: the others go on. */
function attempt(read: () => FileItem): FileItem {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DocketError) || error.code !== 'unreadable-file') throw error;
    return problem(error.message);
  }
}

/** Bytes as characters, one a byte; those of UTF-16 become UTF-8 first. */
function latinOf(bytes: Buffer): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return Buffer.from(decodeWhole(bytes), 'utf8').toString('latin1');
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.subarray(isMarked ? 3 : 0).toString('latin1');
}

function* readMailbox(chunks: Generator<Buffer>): Generator<FileItem> {
  for (const { raw, sizeBytes } of splitMbox(chunks, maxMessageBytes)) {
    yield raw === null ? problem(`the message is larger than 100 MB (${Math.round(sizeBytes / 1024 / 1024)} MB)`) : readMail(raw);
  }
}

function readMail(raw: string): FileItem {
  // Old Macs ended lines with a carriage return alone.
  const message = parseMessage(raw.includes('\n') ? raw : raw.replaceAll('\r', '\n'));
  if (!message.hasHeader) return problem(/^\s*<(?:!doctype|html|head|body)/i.test(raw.slice(0, 500)) ? 'it is a web page, not a message' : 'it has no header of a message');
  const { messageId, references, from, to, sent, subject, text, attachments, doubts } = message;
  const ref = messageId ?? `sha256:${createHash('sha256').update(raw, 'latin1').digest('hex')}`;
  return {
    problem: '',
    text: { kind: 'email', ref, references: references.filter((id) => id !== ref), from, to, on: sent?.on ?? null, at: sent?.at ?? null, subject, lines: text.split('\n').map((words) => ({ speaker: null, atMs: null, words })), attachments, doubts },
  };
}

function readPlain(file: Surveyed, text: string): FileItem {
  if (/^\ufeff?WEBVTT(?:[ \t\n]|$)/.test(text) || /\.(?:vtt|srt)$/i.test(file.name)) return readSubtitles(file, text);
  if (isSavedMail(text)) return readMail(Buffer.from(text.replace(/^(\s*)Sent:/im, '$1Date:').trimStart(), 'utf8').toString('latin1'));
  return transcriptOf(file, storable(text).split('\n'), { title: '', on: null });
}

/** An e-mail that its program saved as plain text begins with the lines of its header. */
function isSavedMail(text: string): boolean {
  const lines = text.trimStart().slice(0, 4000).split('\n').slice(0, 12);
  return /^From:[ \t]*\S/i.test(lines[0] ?? '') && lines.some((line) => /^(?:Sent|Date):[ \t]*\S/i.test(line)) && lines.some((line) => /^Subject:/i.test(line));
}

function readSubtitles(file: Surveyed, text: string): FileItem {
  const { lines, notes, doubts } = readCues(storable(text));
  if (lines.length === 0) return problem('it has no cue with words');
  const noted = notes.map((words) => /^(?:date|recorded)\b[: ]*(.+)$/i.exec(words)?.[1] ?? '').find((words) => words !== '');
  const on = noted === undefined ? null : (CalendarDate.safeParse(noted.trim().slice(0, 10)).data ?? null);
  return { problem: '', text: { ...blank(file), kind: 'call', on: on ?? dateInName(file.name), lines, doubts } };
}

function readWord(file: Surveyed): FileItem {
  const { paragraphs, title, createdOn } = readDocx(file.path);
  return transcriptOf(file, storable(paragraphs.join('\n')).split('\n'), { title, on: createdOn });
}

function transcriptOf(file: Surveyed, paragraphs: readonly string[], { title, on }: { title: string; on: CalendarDate | null }): FileItem {
  const read = readTranscript(tidyLines(paragraphs.join('\n')).split('\n'));
  if (read.lines.every(({ words }) => words.trim() === '')) return problem('it has no words');
  const stated = read.title ?? title;
  return {
    problem: '',
    text: { ...blank(file), kind: read.isSpoken ? 'call' : 'note', subject: stated === '' ? blank(file).subject : oneLine(stated, 500), on: read.sent?.on ?? dateInName(file.name) ?? on, at: read.sent?.at ?? null, lines: read.lines },
  };
}

const blank = ({ name, sha256 }: Surveyed): ReadText => ({
  kind: 'note',
  ref: `sha256:${sha256}`,
  references: [],
  from: null,
  to: [],
  on: null,
  at: null,
  subject: oneLine(name.replace(/\.[^.]+$/, '').replace(/[_]+/g, ' '), 500),
  lines: [],
  attachments: [],
  doubts: [],
});

/** A year, a month and a day in a file's name, as programs that record calls write them: `2026-03-04 Review.vtt`, `GMT20260304-1000.txt`. */
function dateInName(name: string): CalendarDate | null {
  const found = /(?:^|\D)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?:\D|$)/.exec(name);
  return found === null ? null : (CalendarDate.safeParse(`${found[1]}-${found[2]}-${found[3]}`).data ?? null);
}
