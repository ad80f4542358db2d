import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { crc32 } from '../../../../electron/core/evidence/crc32';
import { openWorkbook } from '../../../../electron/files/spreadsheet/xlsx/open';
import { writeWorkbook } from '../../../../electron/files/spreadsheet/xlsx/write';
import { DocketError } from '@shared/result';
import { deflated, rawZip, type RawEntry } from '../../../core/evidence/raw-zip';
import { rawParts, rawWorkbook, type RawWorkbook } from '../../../support/raw-workbook';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-xlsx-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads all rows of all sheets. */
function readAll(bytes: Uint8Array, name = 'book.xlsx'): number {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const book = openWorkbook(file);
  try {
    return book.sheets.reduce((count, sheet) => count + [...book.rows(sheet.name)].length, 0);
  } finally {
    book.close();
  }
}
const raw = (workbook: RawWorkbook): Uint8Array => rawWorkbook(workbook);
const sound = { rows: '<row r="1"><c r="A1"><v>1</v></c></row>' };
const ole = (...streams: string[]): Uint8Array => {
  const bytes = Buffer.alloc(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  for (const [index, stream] of streams.entries()) bytes.write(stream, 1024 + 128 * index, 'utf16le');
  return bytes;
};
/** An entry whose few bytes open to so many megabytes of blanks. */
const bomb = (name: string, megabytes: number): RawEntry => {
  const blanks = Buffer.alloc(megabytes * 1024 * 1024, ' ');
  return { name, data: deflateRawSync(blanks), size: blanks.length, crc: crc32(blanks), method: 8 };
};
const withBomb = (part: string, megabytes: number): Uint8Array => rawZip(rawParts(sound).map((entry) => (entry.name === part ? bomb(part, megabytes) : entry)));

describe('files that are no workbook that can be read [W5]', () => {
  it.each([
    ['not-a-zip', Buffer.from('id,name\n1,a\n'), 'is not an Excel workbook'],
    ['empty', Buffer.alloc(0), 'is not an Excel workbook'],
    ['old-xls', ole('Root Entry', 'Workbook'), 'is an old Excel workbook (XLS)'],
    ['encrypted', ole('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'is protected by a password'],
    ['old-word', ole('Root Entry', 'WordDocument'), 'is an old Office file'],
    ['zip-of-something', rawZip([deflated('readme.txt', Buffer.from('hello'))]), 'is a ZIP archive and no workbook'],
    ['word-document', raw({ parts: { '_rels/.rels': '<R><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></R>', 'word/document.xml': '<d/>' } }), 'is a Word document'],
    ['open-document', rawZip([deflated('mimetype', Buffer.from('application/vnd.oasis.opendocument.spreadsheet')), deflated('content.xml', Buffer.from('<a/>'))]), 'is an OpenDocument file'],
    ['binary-workbook', raw({ parts: { '_rels/.rels': '<R><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></R>', 'xl/workbook.bin': 'x' } }), 'is a binary workbook (XLSB)'],
    ['no-sheet', raw({ sheets: [] }), 'has no sheet with cells'],
    ['missing-sheet-part', raw({ parts: { 'xl/worksheets/sheet1.xml': null } }), 'its part xl/worksheets/sheet1.xml is missing'],
    ['zip-password', rawZip(rawParts(sound).map((entry) => ({ ...entry, flags: 0x0801 }))), 'is protected by a password'],
    ['unknown-packing', rawZip(rawParts(sound).map((entry) => ({ ...entry, method: 12 }))), 'is packed in a way that documents are not'],
  ])('%s', (name, bytes, message) => {
    expect(() => readAll(bytes, `${name}.xlsx`)).toThrow(message);
    expect(() => readAll(bytes, `${name}.xlsx`)).toThrow(/^\S+\.xlsx .*\. Nothing was imported\. [A-Z].*\.$/s);
  });
});

describe('damaged workbooks [W5]', () => {
  const cut = raw(sound).subarray(0, -30);
    it.each([
    ['cut-off', cut, 'its directory is missing'],
    ['one-name-twice', rawZip([...rawParts(sound), deflated('XL/Workbook.xml', Buffer.from('<a/>'))]), 'two parts named XL/Workbook.xml'],
    ['parts-share-bytes', rawZip(rawParts(sound).map((entry, index) => (index === 2 ? { ...entry, offset: 0 } : entry))), 'two of its parts share bytes'],
    ['part-longer-than-stated', rawZip(rawParts(sound).map((entry) => (entry.name === 'xl/worksheets/sheet1.xml' ? { ...entry, size: 10 } : entry))), 'is longer than the file says'],
    ['part-shorter-than-stated', rawZip(rawParts(sound).map((entry) => (entry.name === 'xl/worksheets/sheet1.xml' ? { ...entry, size: 1000 } : entry))), 'is shorter than the file says'],
    ['wrong-checksum', rawZip(rawParts(sound).map((entry) => (entry.name === 'xl/worksheets/sheet1.xml' ? { ...entry, crc: 1 } : entry))), 'does not have the checksum'],
    ['not-deflated', rawZip(rawParts(sound).map((entry) => (entry.name === 'xl/worksheets/sheet1.xml' ? { ...entry, data: new Uint8Array(50).fill(0xff) } : entry))), 'cannot be unpacked'],
    ['not-well-formed', raw({ rows: '<row r="1"><c r="A1"></row>' }), 'is not well-formed XML'],
    ['not-utf8', raw({ parts: { 'xl/worksheets/sheet1.xml': Buffer.from('<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>\xe9</v></c></row></sheetData></worksheet>', 'latin1') } }), 'holds bytes that are no text'],
    ['rows-going-back', raw({ rows: '<row r="2"/><row r="1"/>' }), 'its row 1 comes after row 2'],
    ['same-cell-twice', raw({ rows: '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>' }), 'its cell A1 stands in row 1 after column 1'],
    ['cell-of-another-row', raw({ rows: '<row r="1"><c r="A2"><v>1</v></c></row>' }), 'its cell A2 stands in row 1'],
    ['cell-beyond-the-sheet', raw({ rows: '<row r="1"><c r="XFE1"><v>1</v></c></row>' }), 'its cell XFE1'],
    ['text-that-is-not-there', raw({ rows: '<row r="1"><c r="A1" t="s"><v>5</v></c></row>' }), 'names the text 5, which there is not'],
    ['merged-nonsense', raw({ rows: '', after: '<mergeCells><mergeCell ref="A0:B2"/></mergeCells>' }), 'merges A0:B2, which is no range'],
  ])('%s', (name, bytes, message) => {
    expect(() => readAll(bytes, `${name}.xlsx`)).toThrow(message);
    expect(() => readAll(bytes, `${name}.xlsx`)).toThrow(DocketError);
  });

  it('reads archives with a comment, and with stored parts', () => {
    expect(readAll(rawWorkbook(sound, { comment: Buffer.from('PK\u0005\u0006 not the end') }))).toBe(1);
    expect(readAll(writeWorkbook({ sheets: [{ name: 'A', rows: [['a'], ['b']] }] }))).toBe(2);
  });

  it('reads archives that state everything in the fields of ZIP64, as some writers do for every file', () => {
    const plain = Buffer.from(rawWorkbook(sound));
    const end = plain.length - 22;
    const [count, start] = [plain.readUInt16LE(end + 10), plain.readUInt32LE(end + 16)];
    const lines: Buffer[] = [];
    for (let at = start; at < end; at += 46 + plain.readUInt16LE(at + 28)) {
      const line = Buffer.from(plain.subarray(at, at + 46 + plain.readUInt16LE(at + 28)));
      const extra = Buffer.alloc(28);
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      for (const [index, field] of [24, 20, 42].entries()) {
        extra.writeBigUInt64LE(BigInt(line.readUInt32LE(field)), 4 + 8 * index);
        line.writeUInt32LE(0xffffffff, field);
      }
      line.writeUInt16LE(28, 30);
      lines.push(line, extra);
    }
    const directory = Buffer.concat(lines);
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    for (const [at, value] of [[24, count], [32, count], [40, directory.length], [48, start]] as const) record.writeBigUInt64LE(BigInt(value), at);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(start + directory.length), 8);
    const last = Buffer.from(plain.subarray(end));
    last.writeUInt16LE(0xffff, 10);
    last.writeUInt32LE(0xffffffff, 12);
    last.writeUInt32LE(0xffffffff, 16);
    expect(readAll(Buffer.concat([plain.subarray(0, start), directory, record, locator, last]))).toBe(1);
  });

  it('ends in rows or in a plain refusal whatever byte is changed', () => {
    const bytes = rawWorkbook({ rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><v>1.5</v></c></row>', strings: '<si><t>a</t></si>' });
    let refusals = 0;
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = new Uint8Array(bytes);
        changed[at] = (changed[at] ?? 0) ^ change;
        try {
          expect(readAll(changed, 'flipped.xlsx')).toBeLessThan(3);
        } catch (error) {
          expect(error).toBeInstanceOf(DocketError);
          refusals += 1;
        }
      }),
      { numRuns: 300, seed: 5 },
    );
    expect(refusals).toBeGreaterThan(150);
  });
});

describe('workbooks that would exhaust the computer [W5]', () => {
  it.each([
    ['bomb-in-the-sheet', () => withBomb('xl/worksheets/sheet1.xml', 100), 'unpacks to more than a hundred times its size'],
    ['bomb-in-the-texts', () => withBomb('xl/sharedStrings.xml', 20), 'unpacks to more than a hundred times its size'],
    ['part-too-large', () => rawZip(rawParts(sound).map((entry) => (entry.name === 'xl/styles.xml' ? { ...entry, size: 100 * 1024 * 1024 } : entry))), 'opens to more than 64 MB'],
    ['document-type', () => raw({ parts: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>' } }), 'declares a document type'],
    ['entity', () => raw({ rows: '<row r="1"><c r="A1" t="str"><v>&lol;</v></c></row>' }), 'is not well-formed XML'],
    ['deep-nesting', () => raw({ rows: '<a>'.repeat(100) + '</a>'.repeat(100) }), 'nests deeper than 64'],
    ['wide-rows', () => raw({ rows: Array.from({ length: 3100 }, (_, index) => `<row r="${index + 1}"><c r="XFD${index + 1}"><v>${(index * 7919) % 10_007}</v></c></row>`).join('') }), 'has more than 50 million cells'],
  ])('%s', (name, bytes, message) => {
    expect(() => readAll(bytes(), `${name}.xlsx`)).toThrow(message);
  });
});
