import type { ImportId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { rowsWriter } from './rows-writer';

/** A row that was left out: its number in the file, why, and its cells. */
export interface KeptReject {
  readonly row: number;
  readonly reason: string;
  readonly cells: readonly string[];
}

/** Rows that are kept of an import at most, and characters of their cells: a file that was mapped wrongly must not swell the workspace. */
const mostRows = 20_000;
const mostCharacters = 16 * 1024 * 1024;

/** Keeps the rows that an import left out, as many as there is room for, the first ones. The import itself must be there. */
export function keepRejects(db: WriteHandle, importId: ImportId, header: readonly string[], rows: Iterable<KeptReject>): void {
  const writer = rowsWriter(db, 'import_rejects', ['import_id', 'row', 'reason', 'cells']);
  let kept = 0;
  let characters = 0;
  for (const { row, reason, cells } of rows) {
    const json = JSON.stringify(cells);
    characters += json.length;
    if (kept === mostRows || characters > mostCharacters) break;
    writer.add([importId, row, reason, json]);
    kept += 1;
  }
  writer.flush();
  db.prepare('INSERT INTO import_reject_files (import_id, header, kept) VALUES (?, ?, ?)').run(importId, JSON.stringify(header), kept);
}

const Texts = z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json)));
const Kept = z.object({ header: Texts });
const Row = z.object({ row: z.int(), reason: z.string(), cells: Texts });

/** The rows that an import left out and that are kept, with the columns of its file; null where none are. */
export function listRejects(db: ReadHandle, importId: ImportId): { readonly header: string[]; readonly rows: KeptReject[] } | null {
  const file = db.prepare('SELECT header FROM import_reject_files WHERE import_id = ?').get(importId);
  if (file === undefined) return null;
  const rows = db.prepare('SELECT row, reason, cells FROM import_rejects WHERE import_id = ? ORDER BY row, rowid').all(importId);
  return { header: Kept.parse(file).header, rows: rows.map((row) => Row.parse(row)) };
}
