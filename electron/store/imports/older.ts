import type { ImportId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { rowsWriter } from '../rows-writer';
import type { PropertyValues } from './record-table';

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

const OlderWord = z.object({
  importId: z.string(),
  importSeq: z.int(),
  entityId: z.string(),
  /** Of the file. */
  row: z.int(),
  said: z.string().transform((json): PropertyValues => Values.parse(JSON.parse(json))),
});
/** What an import in force said of a record that stood in a later state already. */
export type OlderWord = z.infer<typeof OlderWord>;

/** Writes what an import says of records that stand in a later state, many at a time: they are there once `flush` was called. The last row of a record stands. */
export function olderWriter(db: WriteHandle, importId: ImportId): { add(entityId: string, row: number, said: string): void; flush(): void } {
  const seq = z.int().parse(db.prepare('SELECT seq FROM imports WHERE id = ?').pluck().get(importId));
  const rows = rowsWriter(db, 'import_older', ['import_seq', 'entity_id', 'row', 'said'], 'INSERT OR REPLACE');
  return { add: (entityId, row, said) => rows.add([seq, entityId, row, said]), flush: rows.flush };
}

/** What imports in force, but for one, said of those records while they stood in a later state. Whatever else such an import changed of them is no state. */
export const listOlder = (db: ReadHandle, exceptSeq: number, entityIds: readonly string[]): OlderWord[] =>
  db
    .prepare(
      `SELECT m.id AS importId, o.import_seq AS importSeq, o.entity_id AS entityId, o.row, o.said FROM json_each(?) AS j CROSS JOIN import_older o ON o.entity_id = j.value JOIN imports m ON m.seq = o.import_seq
       WHERE m.undone_at IS NULL AND o.import_seq <> ?
         AND NOT EXISTS (SELECT 1 FROM import_changes c WHERE c.entity_id = o.entity_id AND +c.import_id = m.id AND c.is_undone = 0 AND (c.before IS NULL OR json_type(c.after, '$.changedAt') IS NOT NULL))
       ORDER BY o.entity_id, o.import_seq`,
    )
    .all(JSON.stringify(entityIds), exceptSeq)
    .map((row) => OlderWord.parse(row));

/** Functions that drop such words: all of an import that is undone, or one that has become the state. */
export function olderForgetter(db: WriteHandle): { all(importSeq: number): void; one(word: Pick<OlderWord, 'importSeq' | 'entityId'>): void } {
  const all = db.prepare('DELETE FROM import_older WHERE import_seq = ?');
  const one = db.prepare('DELETE FROM import_older WHERE import_seq = ? AND entity_id = ?');
  return { all: (importSeq) => void all.run(importSeq), one: ({ importSeq, entityId }) => void one.run(importSeq, entityId) };
}
