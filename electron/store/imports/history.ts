import { ImportKind, Mapping } from '@shared/contract/imports/entities';
import type { ImportId, Instant, PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { rowsWriter } from '../rows-writer';
import type { PropertyValues } from './record-table';

const StoredMapping = z.string().transform((json) => Mapping.parse(JSON.parse(json)));
const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

const values = (json: string): PropertyValues => Values.parse(JSON.parse(json));

const StoredImport = z.object({
  id: z.string(),
  seq: z.int(),
  kind: ImportKind,
  system: z.string(),
  fileName: z.string(),
  at: z.string(),
  mapping: StoredMapping,
  /** It kept which records it found as they were. */
  keepsUnchanged: z.int().transform((value) => value === 1),
  unchanged: z.int(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
});
export type StoredImport = z.infer<typeof StoredImport>;

const importColumns = `m.id, m.seq, m.kind, m.system, m.file_name AS fileName, m.at, m.mapping, m.keeps_unchanged AS keepsUnchanged, m.unchanged, m.undone_at AS undoneAt,
  (SELECT name FROM people WHERE id = m.undone_by) AS undoneBy`;

export function getImport(db: ReadHandle, id: string): StoredImport | null {
  const row = db.prepare(`SELECT ${importColumns} FROM imports m WHERE m.id = ?`).get(id);
  return row === undefined ? null : StoredImport.parse(row);
}

const ImportName = StoredImport.pick({ id: true, kind: true, fileName: true, at: true, undoneAt: true });
export type ImportName = z.infer<typeof ImportName>;

/** The imports whose id begins so, the oldest first. */
export const listImportsThatBegin = (db: ReadHandle, beginning: string): ImportName[] =>
  z
    .array(ImportName)
    .parse(db.prepare('SELECT id, kind, file_name AS fileName, at, undone_at AS undoneAt FROM imports WHERE substr(id, 1, length(@beginning)) = @beginning ORDER BY seq').all({ beginning }));

/** Imports in force of the same kind and system that came later, in their order. */
export const listLaterImports = (db: ReadHandle, { seq, kind, system }: StoredImport): StoredImport[] =>
  db
    .prepare(`SELECT ${importColumns} FROM imports m WHERE m.kind = ? AND m.system = ? AND m.seq > ? AND m.undone_at IS NULL ORDER BY m.seq`)
    .all(kind, system, seq)
    .map((row) => StoredImport.parse(row));

/** The mark of an import that was undone, and what became of its records as JSON. */
export const markUndone = (db: WriteHandle, id: string, { at, by, outcome }: { at: Instant; by: PersonId; outcome: string }): void =>
  void db.prepare('UPDATE imports SET undone_at = ?, undone_by = ?, undone = ? WHERE id = ?').run(at, by, outcome, id);

const Change = z.object({ rowid: z.int(), importId: z.string(), row: z.int(), entityId: z.string(), before: z.string().nullable(), after: z.string() });

/** What an import did to one record, and is in force. */
export interface StoredChange {
  readonly rowid: number;
  /** Further rows of the file that spoke of the same record: what they did is in this. */
  readonly others: readonly number[];
  readonly importId: string;
  /** Of the file. */
  readonly row: number;
  readonly entityId: string;
  readonly before: PropertyValues | null;
  readonly after: PropertyValues;
}

const changeOf = (row: unknown): StoredChange => {
  const { before, after, ...rest } = Change.parse(row);
  return { ...rest, others: [], before: before === null ? null : values(before), after: values(after) };
};

const changeColumns = 'c.rowid, c.import_id AS importId, c.row, c.entity_id AS entityId, c.before, c.after';

/** Several rows of one file may speak of the same record, such as the stages of a deal: together they are one change of it. */
function together(changes: readonly StoredChange[]): StoredChange[] {
  const byRecord = new Map<string, StoredChange>();
  for (const change of changes) {
    const key = `${change.importId} ${change.entityId}`;
    const first = byRecord.get(key);
    byRecord.set(key, first === undefined ? change : { ...first, others: [...first.others, change.rowid], before: first.before === null ? null : { ...change.before, ...first.before }, after: { ...first.after, ...change.after } });
  }
  return [...byRecord.values()];
}

// CROSS and the plus below: the records of a page are looked up one by one. Left to itself SQLite reads all changes of the import for each of them.

/** The changes of an import that are in force, one a record, in the order of the file, after a rowid; in pages because there may be very many. */
export function listChanges(db: ReadHandle, importId: string, afterRowid: number, limit: number): StoredChange[] {
  const page = db
    .prepare(
      `SELECT ${changeColumns} FROM import_changes c WHERE c.import_id = @importId AND c.rowid > @afterRowid AND c.is_undone = 0
         AND NOT EXISTS (SELECT 1 FROM import_changes f WHERE f.entity_id = c.entity_id AND f.import_id = c.import_id AND f.rowid < c.rowid AND f.is_undone = 0)
       ORDER BY c.rowid LIMIT @limit`,
    )
    .all({ importId, afterRowid, limit })
    .map(changeOf);
  const further = db
    .prepare(`SELECT ${changeColumns} FROM json_each(@ids) AS j CROSS JOIN import_changes c ON c.entity_id = j.value WHERE +c.import_id = @importId AND c.is_undone = 0 AND c.rowid NOT IN (SELECT value FROM json_each(@rowids)) ORDER BY c.rowid`)
    .all({ importId, ids: JSON.stringify(page.map(({ entityId }) => entityId)), rowids: JSON.stringify(page.map(({ rowid }) => rowid)) })
    .map(changeOf);
  return further.length === 0 ? page : together([...page, ...further]);
}

export const countChanges = (db: ReadHandle, importId: string): number => z.int().parse(db.prepare('SELECT count(DISTINCT entity_id) FROM import_changes WHERE import_id = ? AND is_undone = 0').pluck().get(importId));

/** The changes in force that other imports made to those records after that one, one an import and record. */
export const listLaterChanges = (db: ReadHandle, { id, seq }: StoredImport, entityIds: readonly string[]): StoredChange[] =>
  together(db
    .prepare(
      `SELECT ${changeColumns} FROM json_each(?) AS j CROSS JOIN import_changes c ON c.entity_id = j.value JOIN imports m ON m.id = c.import_id
       WHERE c.is_undone = 0 AND c.import_id <> ? AND m.seq > ? ORDER BY c.rowid`,
    )
    .all(JSON.stringify(entityIds), id, seq)
    .map(changeOf));

const Unchanged = z.object({ importSeq: z.int(), entityId: z.string(), row: z.int() });
export type UnchangedRecord = z.infer<typeof Unchanged>;

/** Those of the records that the named imports found as they were. */
export const listUnchanged = (db: ReadHandle, importSeqs: readonly number[], entityIds: readonly string[]): UnchangedRecord[] =>
  importSeqs.length === 0
    ? []
    : db
        .prepare('SELECT u.import_seq AS importSeq, u.entity_id AS entityId, u.row FROM json_each(?) AS m CROSS JOIN json_each(?) AS j CROSS JOIN import_unchanged u ON u.import_seq = m.value AND u.entity_id = j.value')
        .all(JSON.stringify(importSeqs), JSON.stringify(entityIds))
        .map((row) => Unchanged.parse(row));

/** Writes which records an import found as they were, each once however many rows speak of it, many at a time: they are there once `flush` was called. */
export function unchangedWriter(db: WriteHandle, importId: ImportId): { add(entityId: string, row: number): void; flush(): void } {
  const seq = z.int().parse(db.prepare('SELECT seq FROM imports WHERE id = ?').pluck().get(importId));
  const rows = rowsWriter(db, 'import_unchanged', ['import_seq', 'entity_id', 'row'], 'INSERT OR IGNORE');
  return { add: (entityId, row) => rows.add([seq, entityId, row]), flush: rows.flush };
}

/** Functions that keep the history of imports true while one of them is undone, prepared once for many records. */
export function historyWriter(db: WriteHandle): {
  /** It says nothing any more. */
  retire(change: StoredChange): void;
  /** It says only the rest; what it no longer says stays to be read. */
  split(change: StoredChange, given: ReadonlySet<string>): void;
  /** What a later import changed, now that the one before it is gone; it gets a change of its own where it had found the record as it was. */
  replace(change: StoredChange, values: { before: PropertyValues | null; after: PropertyValues }): void;
  add(change: Omit<StoredChange, 'rowid' | 'others'>, kind: ImportKind, importSeq: number): void;
  forgetUnchanged(importSeq: number): void;
} {
  const drop = db.prepare('DELETE FROM import_changes WHERE rowid = ?');
  const retire = db.prepare('UPDATE import_changes SET is_undone = 1 WHERE rowid = ?');
  const replace = db.prepare('UPDATE import_changes SET before = ?, after = ? WHERE rowid = ?');
  const insert = db.prepare('INSERT INTO import_changes (import_id, row, entity, entity_id, before, after, is_undone) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const copy = db.prepare('INSERT INTO import_changes (import_id, row, entity, entity_id, before, after, is_undone) SELECT import_id, row, entity, entity_id, ?, ?, 1 FROM import_changes WHERE rowid = ?');
  const forgetOne = db.prepare('DELETE FROM import_unchanged WHERE import_seq = ? AND entity_id = ?');
  const forgetAll = db.prepare('DELETE FROM import_unchanged WHERE import_seq = ?');
  const json = (of: PropertyValues | null): string | null => (of === null ? null : JSON.stringify(of));
  const part = (of: PropertyValues, isWanted: (field: string) => boolean): PropertyValues => Object.fromEntries(Object.entries(of).filter(([field]) => isWanted(field)));
  return {
    retire({ rowid, others }) {
      for (const each of [rowid, ...others]) retire.run(each);
    },
    split({ rowid, others, before, after }, given) {
      for (const other of others) drop.run(other);
      const isGiven = (field: string): boolean => given.has(field);
      const isKept = (field: string): boolean => !given.has(field);
      copy.run(json(before === null ? null : part(before, isGiven)), json(part(after, isGiven)), rowid);
      replace.run(json(before === null ? null : part(before, isKept)), json(part(after, isKept)), rowid);
    },
    replace({ rowid, others }, { before, after }) {
      for (const other of others) drop.run(other);
      replace.run(json(before), json(after), rowid);
    },
    add({ importId, row, entityId, before, after }, kind, importSeq) {
      insert.run(importId, row, kind, entityId, json(before), json(after), 0);
      forgetOne.run(importSeq, entityId);
    },
    forgetUnchanged: (importSeq) => void forgetAll.run(importSeq),
  };
}

/** A function that says of a record that another import brought it, where its table keeps which one did. */
export function bringerWriter(db: WriteHandle, kind: ImportKind): (entityId: string, importId: string) => void {
  if (db.prepare("SELECT 1 FROM pragma_table_info(?) WHERE name = 'import_id'").get(kind) === undefined) return () => undefined;
  const update = db.prepare(`UPDATE ${kind} SET import_id = ? WHERE id = ?`);
  return (entityId, importId) => void update.run(importId, entityId);
}

/** Functions for the stages that an import added to the history of a deal, and those that another has told of too. */
export function stageWriter(db: WriteHandle, importId: string): { remove(dealId: string): void; handOver(dealId: string, to: string): void; add(dealId: string, stage: string, since: string, importId: string): void } {
  const remove = db.prepare('DELETE FROM deal_stages WHERE deal_id = ? AND import_id = ?');
  const handOver = db.prepare('UPDATE deal_stages SET import_id = ? WHERE deal_id = ? AND import_id = ?');
  const add = db.prepare('INSERT INTO deal_stages (deal_id, stage, since, import_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  return { remove: (dealId) => void remove.run(dealId, importId), add: (dealId, stage, since, by) => void add.run(dealId, stage, since, by), handOver: (dealId, to) => void handOver.run(to, dealId, importId) };
}
