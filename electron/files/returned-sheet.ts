import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { DocketError } from '@shared/result';
import type { ReadTable } from '../core/actions/returned';
import { openSpreadsheet } from './spreadsheet/read';

/** A sheet is one of ours, so that it has no more rows than actions could be promised to one person. */
const maxRows = 5000;
const maxBytes = 20 * 1024 * 1024;

/**
 * Reads a returned action sheet whole.
 * @throws DocketError not-found, io, unreadable-file
 */
export function readReturnedTable(path: string): { fileName: string; sha256: string; table: ReadTable } {
  // Looked at before it is opened: the whole file would be read for its hash.
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) throw new DocketError('unreadable-file', `${basename(path)} is larger than 20 MB, so that it is no action sheet. Nothing was changed. Choose a sheet that was saved here.`);
  const { facts, rows } = openSpreadsheet(path);
  const read = [];
  for (const { row, cells } of rows()) {
    if (read.length >= maxRows) throw new DocketError('unreadable-file', `${facts.fileName} has more than ${maxRows} rows, so that it is no action sheet. Nothing was changed. Choose a sheet that was saved here.`);
    read.push({ row, cells });
  }
  return { fileName: facts.fileName, sha256: facts.sha256, table: { header: facts.header, rows: read } };
}
