import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { refused } from '../../refusal';
import { openArchive, type Archive } from '../../archive/open';
import type { FormatKind } from './number-formats';
import { SheetReader, type SheetLayout, type WorkbookRow } from './sheet-reader';
import { findParts, readFormats, readSharedStrings, type ListedSheet, type Visibility } from './workbook-parts';
import { readXml } from '../../archive/xml';

/** A sheet of a million rows is some hundred megabytes of XML. */
const maxSheetBytes = 4 * 1024 * 1024 * 1024;
/** Enough of an old container's directory to find the stream that says what it is. */
const directoryBytes = 4096;

export interface WorkbookSheet {
  readonly name: string;
  readonly visibility: Visibility;
}

/** The rows of a sheet as they are read; `layout` is complete once all have been taken. */
export interface SheetRows extends Iterable<WorkbookRow> {
  readonly layout: SheetLayout;
}

export interface Workbook {
  /** In their order; chart sheets are left out. */
  readonly sheets: readonly WorkbookSheet[];
  /** Whether its dates count from 1904, as those of old Macs do. */
  readonly is1904: boolean;
  /**
   * The rows of a sheet that hold something, read from the file in pieces.
   *
   * @param onRead called now and then with how much of the sheet has been read, from 0 to 1; it may throw to stop
   * @throws DocketError not-found where there is no such sheet; unreadable-file, perhaps only after many rows: whoever takes them must not keep them
   *   before the last has come.
   */
  rows(sheet: string, onRead?: (part: number) => void): SheetRows;
  /** Closes the file; no rows can be read from then on. */
  close(): void;
}

/**
 * Opens an Excel workbook (XLSX or XLSM; macros are not looked at). Memory does not grow with its rows; texts that its cells share are held, up to
 * 256 MB.
 *
 * @throws DocketError unreadable-file where it is no workbook, protected by a password, an old one (XLS), binary (XLSB) or damaged, or where it would
 *   unpack to what no honest workbook does; the system's error where it cannot be opened
 */
export function openWorkbook(path: string): Workbook {
  refuseOldContainer(path);
  const archive = openArchive(path);
  try {
    const { sheets, is1904, stylesPart, sharedStringsPart } = findParts(archive);
    if (sheets.length === 0) throw refused(archive.fileName, 'has no sheet with cells', 'Choose another file.');
    const formats = readFormats(archive, stylesPart);
    let strings: readonly string[] | null = null;
    return {
      sheets: sheets.map(({ name, visibility }) => ({ name, visibility })),
      is1904,
      rows(name, onRead) {
        const sheet = sheets.find((one) => one.name === name);
        if (sheet === undefined) throw refused(archive.fileName, `has no sheet "${name}"`, `It has ${sheets.map((one) => `"${one.name}"`).join(', ')}.`);
        strings ??= readSharedStrings(archive, sharedStringsPart);
        return rowsOf(archive, sheet, { strings, formats, onRead });
      },
      close: () => archive.close(),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

interface SheetReading {
  readonly strings: readonly string[];
  readonly formats: readonly FormatKind[];
  readonly onRead: ((part: number) => void) | undefined;
}

function rowsOf(archive: Archive, { name, part }: ListedSheet, { strings, formats, onRead }: SheetReading): SheetRows {
  const reader = new SheetReader({ strings, formats, fileName: archive.fileName, sheetName: name });
  function* chunks(): Generator<Uint8Array> {
    const size = Math.max(1, archive.sizeOf(part));
    let bytes = 0;
    for (const chunk of archive.read(part, maxSheetBytes)) {
      yield chunk;
      bytes += chunk.length;
      onRead?.(bytes / size);
    }
  }
  return {
    layout: reader.layout,
    *[Symbol.iterator]() {
      for (const _ of readXml(chunks(), part, archive.fileName, reader)) yield* reader.taken();
      yield* reader.taken();
    },
  };
}

/** Says what it is where the file is not even a ZIP: old workbooks and protected ones are OLE containers (MS-CFB). */
function refuseOldContainer(path: string): void {
  const fileName = basename(path);
  const descriptor = openSync(path, 'r');
  try {
    const readAt = (at: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, length, at));
    };
    const head = readAt(0, 512);
    if (head.length >= 4 && head.readUInt32LE(0) === 0x04034b50) return;
    if (head.length < 512 || head.readUInt32BE(0) !== 0xd0cf11e0) throw refused(fileName, 'is not an Excel workbook', 'Choose an XLSX or CSV file.');
    // The directory of its streams begins at the sector that the header names; sectors are counted from behind the header.
    const sectorBytes = 1 << (head.readUInt16LE(30) & 15);
    const directory = readAt((head.readUInt32LE(48) + 1) * sectorBytes, directoryBytes);
    const holds = (stream: string): boolean => directory.includes(Buffer.from(stream, 'utf16le'));
    if (holds('EncryptedPackage')) throw refused(fileName, 'is protected by a password', 'Open it, remove the password and save it again.');
    if (holds('Workbook') || holds('Book')) throw refused(fileName, 'is an old Excel workbook (XLS)', 'Open it and save it as an Excel workbook (XLSX) or as CSV.');
    throw refused(fileName, 'is an old Office file, or protected by a password', 'Save it as an Excel workbook (XLSX) or as CSV, without a password.');
  } finally {
    closeSync(descriptor);
  }
}
