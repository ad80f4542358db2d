import { Mapping, type ImportCounts, type ImportKind, type RuleChoice } from '@shared/contract/imports/entities';
import { ImportRow } from '@shared/contract/imports/operations';
import { Instant, type CalendarDate, type ImportId, type PersonId, type Source } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { rowsWriter } from './rows-writer';

const Undone = z.object({ undoneAt: Instant.nullable(), undoneBy: z.string().nullable() });

function importRow(row: unknown): ImportRow {
  const { undoneAt, undoneBy } = Undone.parse(row);
  return { ...ImportRow.omit({ undone: true }).parse(row), undone: undoneAt === null || undoneBy === null ? null : { at: undoneAt, by: undoneBy } };
}

/** Imports, the newest first; those that were undone are among them. */
export const listImports = (db: ReadHandle): ImportRow[] =>
  db
    .prepare(
      `SELECT m.id, m.kind, m.source, m.file_name AS fileName, m.file_sha256 AS fileSha256, m.mapping_name AS mappingName, m.period_from AS periodFrom, m.period_to AS periodTo,
         p.name AS broughtBy, m.at, m.rows, m.imported, m.updated, m.unchanged, m.rejected, m.older, m.anomalies, m.undone_at AS undoneAt, u.name AS undoneBy,
         coalesce((SELECT kept FROM import_reject_files f WHERE f.import_id = m.id), 0) AS rejectsKept
       FROM imports m JOIN people p ON p.id = m.brought_by LEFT JOIN people u ON u.id = m.undone_by ORDER BY m.seq DESC`,
    )
    .all()
    .map(importRow);

/** When a file of that SHA-256 was imported last, or null; an import that was undone is none. */
export function getLastImportOf(db: ReadHandle, fileSha256: string): Instant | null {
  const at = db.prepare('SELECT max(at) FROM imports WHERE file_sha256 = ? AND undone_at IS NULL').pluck().get(fileSha256);
  return at === null ? null : Instant.parse(at);
}

const StoredMapping = z.string().transform((json) => Mapping.parse(JSON.parse(json)));

export const listMappings = (db: ReadHandle): Mapping[] => db.prepare('SELECT mapping FROM mappings ORDER BY kind, name').pluck().all().map((json) => StoredMapping.parse(json));

export function getMapping(db: ReadHandle, name: string): Mapping | null {
  const json = db.prepare('SELECT mapping FROM mappings WHERE name = ?').pluck().get(name);
  return json === undefined ? null : StoredMapping.parse(json);
}

/** The saved mapping for a file with those columns, or null; `kind` narrows it where it is given. */
export function findMappingFor(db: ReadHandle, headerFingerprint: string, kind: ImportKind | null = null): Mapping | null {
  const json = db.prepare('SELECT mapping FROM mappings WHERE header_fingerprint = @headerFingerprint AND (@kind IS NULL OR kind = @kind) ORDER BY name LIMIT 1').pluck().get({ headerFingerprint, kind });
  return json === undefined ? null : StoredMapping.parse(json);
}

/** Saves a mapping by its name; one of the same name is replaced. */
export function saveMapping(db: WriteHandle, mapping: Mapping, headerFingerprint: string): void {
  db.prepare(
    `INSERT INTO mappings (name, kind, header_fingerprint, mapping) VALUES (@name, @kind, @headerFingerprint, @mapping)
     ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, header_fingerprint = excluded.header_fingerprint, mapping = excluded.mapping`,
  ).run({ name: mapping.name, kind: mapping.kind, headerFingerprint, mapping: JSON.stringify(mapping) });
}

/** Remembers the columns of the files that a saved mapping is used for. */
export function setMappingFingerprint(db: WriteHandle, name: string, headerFingerprint: string): void {
  db.prepare('UPDATE mappings SET header_fingerprint = ? WHERE name = ?').run(headerFingerprint, name);
}

export interface NewImport {
  readonly id: ImportId;
  readonly kind: ImportKind;
  readonly source: Source;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly fileBytes: number;
  readonly mapping: Mapping;
  readonly choices: Readonly<Record<string, RuleChoice>>;
  readonly periodFrom: CalendarDate | null;
  readonly periodTo: CalendarDate | null;
  readonly broughtBy: PersonId;
  readonly at: Instant;
  readonly anomalies: number;
}

/** Writes the import before its rows, which refer to it; its counts follow with `setImportCounts`. */
export function insertImport(db: WriteHandle, { mapping, choices, ...rest }: NewImport): void {
  db.prepare(
    `INSERT INTO imports (id, kind, source, file_name, file_sha256, file_bytes, mapping_name, mapping, choices, period_from, period_to, brought_by, at, rows, imported, updated, unchanged, rejected, anomalies,
       seq, system, keeps_unchanged)
     VALUES (@id, @kind, @source, @fileName, @fileSha256, @fileBytes, @mappingName, @mapping, @choices, @periodFrom, @periodTo, @broughtBy, @at, 0, 0, 0, 0, 0, @anomalies,
       (SELECT coalesce(max(seq), 0) + 1 FROM imports), @system, 1)`,
  ).run({ ...rest, mappingName: mapping.name, system: mapping.system, mapping: JSON.stringify(mapping), choices: JSON.stringify(choices) });
}

export function setImportCounts(db: WriteHandle, id: ImportId, counts: ImportCounts): void {
  db.prepare('UPDATE imports SET rows = @rows, imported = @imported, updated = @updated, unchanged = @unchanged, rejected = @rejected, older = @older WHERE id = @id').run({ ...counts, id });
}

/** What one row of an import changed; `before` and `after` are JSON, and `before` is null for a new record. */
export interface ImportChange {
  readonly row: number;
  readonly entityId: string;
  readonly before: string | null;
  readonly after: string;
}

/** Writes changes, many at a time: they are there once `flush` was called. */
export function changeWriter(db: WriteHandle, importId: ImportId, kind: ImportKind): { add(change: ImportChange): void; flush(): void } {
  const rows = rowsWriter(db, 'import_changes', ['import_id', 'row', 'entity', 'entity_id', 'before', 'after']);
  return { add: ({ row, entityId, before, after }) => rows.add([importId, row, kind, entityId, before, after]), flush: rows.flush };
}

const Change = z.object({ before: z.string().nullable(), after: z.string() });
const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));
export type ImportedValues = z.infer<typeof Values>;

/** A function that gives what imports in force have said of a record: the last word on each property, and null where the one that brought it said nothing. */
export function importedValuesOf(db: ReadHandle, properties: readonly string[]): (entityId: string) => ImportedValues {
  const list = db.prepare('SELECT c.before, c.after FROM import_changes c JOIN imports m ON m.id = c.import_id WHERE c.entity_id = ? AND c.is_undone = 0 ORDER BY m.seq');
  return (entityId) => {
    const values: ImportedValues = {};
    for (const row of list.all(entityId)) {
      const { before, after } = Change.parse(row);
      if (before === null) for (const property of properties) values[property] = null;
      Object.assign(values, Values.parse(JSON.parse(after)));
    }
    return values;
  };
}

/** Writes anomalies, many at a time: they are there once `flush` was called. */
export function anomalyWriter(db: WriteHandle, importId: ImportId): { add(anomaly: { row: number; column: string; rule: string; value: string }, choice: RuleChoice): void; flush(): void } {
  const rows = rowsWriter(db, 'import_anomalies', ['import_id', 'row', 'column_name', 'rule', 'value', 'choice']);
  return { add: ({ row, column, rule, value }, choice) => rows.add([importId, row, column, rule, value, choice]), flush: rows.flush };
}

const MappingOfImport = z.object({ id: z.string(), mapping: StoredMapping });

/** The mapping of every import of issues, by the import's id. */
export const mappingsOfIssueImports = (db: ReadHandle): Map<string, Mapping> =>
  new Map(
    db
      .prepare("SELECT id, mapping FROM imports WHERE kind = 'issues'")
      .all()
      .map((row) => {
        const { id, mapping } = MappingOfImport.parse(row);
        return [id, mapping] as const;
      }),
  );
