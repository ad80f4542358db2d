import { isUtf8 } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import type { Encoding } from '@shared/contract/imports/entities';
import { DocketError } from '@shared/result';

/** What Windows-1252 puts in 0x80 to 0x9F; the five places it leaves open stay control characters, as the WHATWG table has it. */
const windows1252 = '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Text may have so many NUL bytes, or one in so many. */
const strayNuls = 3;
const bytesAStrayNul = 500;

const signatures = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], what: 'a PDF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a picture' },
  { bytes: [0x1f, 0x8b], what: 'a compressed file; unpack it first' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], what: 'a database' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program' },
] as const;

/** Names what a file is by its first bytes, or null where they say nothing against text. */
export function namedBySignature(head: Uint8Array): string | null {
  return signatures.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.what ?? null;
}

/** Gathers, chunk by chunk, what decides the encoding of a file. */
export class EncodingWatch {
  #head: Buffer | null = null;
  #isUtf8 = true;
  #tail: Buffer = Buffer.alloc(0);
  #nulEven = 0;
  #nulOdd = 0;
  #controls = 0;
  #size = 0;
  readonly #strayNuls: number;

  /** @param hasRows a stray NUL byte spoils one of them, and the rest can be read; any other text is refused for it */
  constructor({ hasRows }: { hasRows: boolean }) {
    this.#strayNuls = hasRows ? strayNuls : 0;
  }

  push(chunk: Buffer): void {
    this.#head ??= Buffer.from(chunk.subarray(0, 4));
    if (this.#isUtf8) this.#checkUtf8(chunk);
    if (chunk.includes(0)) this.#countNuls(chunk);
    if (this.#size === 0) {
      for (const byte of chunk.subarray(0, 65_536)) if ((byte < 9 && byte > 0) || (byte > 13 && byte < 32)) this.#controls += 1;
    }
    this.#size += chunk.length;
  }

  /**
   * UTF-8 or UTF-16 by byte order mark; UTF-16 without one by where its NUL bytes stand; else UTF-8 where the whole file is
   * valid UTF-8, and Windows-1252 where it is not.
   *
   * @param chosen what a person says; the bytes must allow it.
   * @throws DocketError `unreadable-file` where the bytes are no text, or none of the chosen encoding.
   */
  decide(chosen: Encoding | null = null): { encoding: Encoding; bomBytes: number } {
    return chosen === null ? this.#detect() : this.#settle(chosen);
  }

  #settle(chosen: Encoding): { encoding: Encoding; bomBytes: number } {
    const head = this.#head ?? Buffer.alloc(0);
    switch (chosen) {
      case 'utf-16le':
        return this.#utf16(chosen, head[0] === 0xff && head[1] === 0xfe ? 2 : 0);
      case 'utf-16be':
        return this.#utf16(chosen, head[0] === 0xfe && head[1] === 0xff ? 2 : 0);
      case 'utf-8':
      case 'utf-8-bom':
        this.#refuseNuls();
        if (!this.#isValidUtf8()) throw new DocketError('unreadable-file', 'This is not UTF-8 throughout: some of its bytes stand for no character in it. Nothing was imported. Choose another encoding, or let the file decide it.');
        return { encoding: chosen, bomBytes: hasUtf8Mark(head) ? 3 : 0 };
      case 'windows-1252':
        this.#refuseNuls();
        return { encoding: chosen, bomBytes: 0 };
    }
  }

  #refuseNuls(): void {
    const nuls = this.#nulEven + this.#nulOdd;
    const isStray = this.#strayNuls > 0 && (nuls <= this.#strayNuls || nuls * bytesAStrayNul <= this.#size);
    if (nuls > 0 && !isStray) throw notText('it holds NUL bytes');
  }

  #isValidUtf8(): boolean {
    return this.#isUtf8 && (this.#tail.length === 0 || isUtf8(this.#tail));
  }

  #detect(): { encoding: Encoding; bomBytes: number } {
    const head = this.#head ?? Buffer.alloc(0);
    if (head[0] === 0xff && head[1] === 0xfe) return this.#utf16('utf-16le', 2);
    if (head[0] === 0xfe && head[1] === 0xff) return this.#utf16('utf-16be', 2);
    const nuls = this.#nulEven + this.#nulOdd;
    if (nuls > 0) {
      // Latin text in UTF-16 has a NUL in nearly every pair, always on the same side.
      if (this.#nulOdd >= this.#size / 5 && this.#nulEven <= nuls / 100) return this.#utf16('utf-16le', 0);
      if (this.#nulEven >= this.#size / 5 && this.#nulOdd <= nuls / 100) return this.#utf16('utf-16be', 0);
      this.#refuseNuls();
    }
    if (this.#controls > Math.max(8, Math.min(this.#size, 65_536) / 50)) throw notText('it holds bytes that no text has');
    const isValid = this.#isValidUtf8();
    if (hasUtf8Mark(head) && isValid) return { encoding: 'utf-8-bom', bomBytes: 3 };
    return { encoding: isValid ? 'utf-8' : 'windows-1252', bomBytes: 0 };
  }

  #utf16(encoding: 'utf-16le' | 'utf-16be', bomBytes: number): { encoding: Encoding; bomBytes: number } {
    if (this.#size % 2 === 1) throw notText('it reads as UTF-16 but ends in the middle of a character');
    return { encoding, bomBytes };
  }

  #checkUtf8(chunk: Buffer): void {
    const bytes = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    const whole = bytes.length - unfinishedUtf8(bytes);
    this.#isUtf8 = isUtf8(bytes.subarray(0, whole));
    this.#tail = Buffer.from(bytes.subarray(whole));
  }

  #countNuls(chunk: Buffer): void {
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, at + 1)) {
      if ((this.#size + at) % 2 === 0) this.#nulEven += 1;
      else this.#nulOdd += 1;
    }
  }
}

const hasUtf8Mark = (head: Buffer): boolean => head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;

/** How many bytes at the end begin a character that the next chunk ends (0 to 3). */
function unfinishedUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

const notText = (why: string): DocketError =>
  new DocketError('unreadable-file', `This is not a text file: ${why}. Nothing was imported. Export the data as CSV or TSV and choose that file.`);

/** Turns the chunks of a file into text; characters cut by a chunk's border come whole with the next one. */
export function decoderOf(encoding: Encoding): { write(chunk: Buffer): string; end(): string } {
  switch (encoding) {
    case 'utf-8':
    case 'utf-8-bom': {
      const decoder = new StringDecoder('utf8');
      return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() };
    }
    case 'utf-16le':
    case 'utf-16be':
      return utf16Decoder(encoding === 'utf-16be');
    case 'windows-1252':
      return {
        // eslint-disable-next-line no-control-regex -- the range is what the table replaces
        write: (chunk) => chunk.toString('latin1').replace(/[\x80-\x9f]/g, (c) => windows1252[c.charCodeAt(0) - 0x80] ?? c),
        end: () => '',
      };
  }
}

/** UTF-16 may hold halves of characters, which nothing downstream can store. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

function utf16Decoder(isBigEndian: boolean): { write(chunk: Buffer): string; end(): string } {
  const decoder = new StringDecoder('utf16le');
  let odd = Buffer.alloc(0);
  return {
    write(chunk) {
      if (!isBigEndian) return wellFormed(decoder.write(chunk));
      const bytes = Buffer.concat([odd, chunk]);
      const whole = bytes.length - (bytes.length % 2);
      odd = Buffer.from(bytes.subarray(whole));
      return wellFormed(decoder.write(Buffer.from(bytes.subarray(0, whole)).swap16()));
    },
    end: () => wellFormed(decoder.end()),
  };
}
