import { AnomalyRuleId, ImportKind, Mapping, RuleChoice } from '@shared/contract/imports/entities';
import { UndoOutcome } from '@shared/contract/imports/undo';
import { ImportId, Instant, type IssueId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { keyOf, type PropertyValues } from './record-table';

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));
const Json = z.string().transform((json): PropertyValues => Values.parse(JSON.parse(json)));

/** What a record of a kind is called by, and the currency of its amounts. */
const nameSql = { accounts: 't.name', subscriptions: 't.ref', issues: 't.title', deals: 't.name', measurements: "t.measure || ', ' || t.on_date", interactions: "CASE t.subject WHEN '' THEN t.kind || ', ' || t.on_date ELSE t.subject END" } as const satisfies Record<ImportKind, string>;
const currencySql = { accounts: 't.stated_currency', subscriptions: 't.currency', issues: 'NULL', deals: 't.currency', measurements: 'NULL', interactions: 'NULL' } as const satisfies Record<ImportKind, string>;

const ChangeLine = z.object({
  row: z.int(),
  entityId: z.string(),
  before: Json.nullable(),
  after: Json,
  isUndone: z.int().transform((value) => value === 1),
  key: z.int().nullable(),
  ref: z.string().nullable(),
  name: z.string().nullable(),
  currency: z.string().nullable(),
});
export type ChangeLine = z.infer<typeof ChangeLine>;

export type WhichChanges = 'all' | 'imported' | 'updated';
const conditions = { all: '', imported: 'AND c.before IS NULL', updated: 'AND c.before IS NOT NULL' } as const satisfies Record<WhichChanges, string>;

/** One window of what an import changed, in the order of its file, with the records as they are now; and how many there are. */
export function listChangeLines(db: ReadHandle, { id, kind, which }: { id: ImportId; kind: ImportKind; which: WhichChanges }, { offset, limit }: { offset: number; limit: number }): { total: number; rows: ChangeLine[] } {
  const where = `WHERE c.import_id = @id ${conditions[which]}`;
  return {
    total: z.int().parse(db.prepare(`SELECT count(*) FROM import_changes c ${where}`).pluck().get({ id })),
    rows: db
      .prepare(
        `SELECT c.row, c.entity_id AS entityId, c.before, c.after, c.is_undone AS isUndone, t.${keyOf(kind)} AS key, t.ref, ${nameSql[kind]} AS name, ${currencySql[kind]} AS currency
         FROM import_changes c LEFT JOIN ${kind} t ON t.id = c.entity_id ${where} ORDER BY c.rowid LIMIT @limit OFFSET @offset`,
      )
      .all({ id, limit, offset })
      .map((row) => ChangeLine.parse(row)),
  };
}

const Counts = z.object({ imported: z.int(), updated: z.int() });
export const countChangeLines = (db: ReadHandle, id: ImportId): z.infer<typeof Counts> =>
  Counts.parse(db.prepare('SELECT count(*) FILTER (WHERE before IS NULL) AS imported, count(*) FILTER (WHERE before IS NOT NULL) AS updated FROM import_changes WHERE import_id = ?').get(id));

const Rest = z.object({
  seq: z.int(),
  kind: ImportKind,
  system: z.string(),
  fileBytes: z.int(),
  mapping: z.string().transform((json) => Mapping.parse(JSON.parse(json))),
  outcome: z.string().nullable().transform((json) => (json === null ? null : UndoOutcome.parse(JSON.parse(json)))),
  /** Which records it found as they were is known. */
  isWhole: z.int().transform((value) => value === 1),
});
export type ImportRest = z.infer<typeof Rest>;

export function getImportRest(db: ReadHandle, id: ImportId): ImportRest | null {
  const row = db.prepare('SELECT seq, kind, system, file_bytes AS fileBytes, mapping, undone AS outcome, keeps_unchanged = 1 OR unchanged = 0 AS isWhole FROM imports WHERE id = ?').get(id);
  return row === undefined ? null : Rest.parse(row);
}

const Earlier = z.object({ id: ImportId, seq: z.int(), fileName: z.string(), at: Instant, isWhole: z.int().transform((value) => value === 1) });
export type EarlierExport = z.infer<typeof Earlier>;

/** The last import in force of the same kind and system before a place in their order, or null. */
export function getEarlierExport(db: ReadHandle, { kind, system, before }: { kind: ImportKind; system: string; before: number | null }): EarlierExport | null {
  const row = db
    .prepare(
      `SELECT id, seq, file_name AS fileName, at, keeps_unchanged = 1 OR unchanged = 0 AS isWhole FROM imports
       WHERE kind = @kind AND system = @system AND undone_at IS NULL AND (@before IS NULL OR seq < @before) ORDER BY seq DESC LIMIT 1`,
    )
    .get({ kind, system, before });
  return row === undefined ? null : Earlier.parse(row);
}

const spokenOf = (id: string, seq: string): string =>
  `SELECT entity_id FROM import_changes WHERE import_id = ${id} AND is_undone = 0 UNION SELECT entity_id FROM import_unchanged WHERE import_seq = ${seq} UNION SELECT entity_id FROM import_older WHERE import_seq = ${seq}`;

/** The ids of the records that an import speaks of. */
export const listSpokenOf = (db: ReadHandle, { id, seq }: { id: ImportId; seq: number }): string[] => z.array(z.string()).parse(db.prepare(spokenOf('@id', '@seq')).pluck().all({ id, seq }));

const Missing = z.object({ entityId: z.string(), key: z.int(), ref: z.string().nullable(), name: z.string() });
export type MissingLine = z.infer<typeof Missing>;

/** One window of the records that an import speaks of and a later one does not, and how many there are. */
export function listMissing(db: ReadHandle, kind: ImportKind, earlier: { id: ImportId; seq: number }, later: { id: ImportId; seq: number }, { offset, limit }: { offset: number; limit: number }): { total: number; rows: MissingLine[] } {
  const from = `FROM (${spokenOf('@earlierId', '@earlierSeq')} EXCEPT SELECT * FROM (${spokenOf('@laterId', '@laterSeq')})) AS m JOIN ${kind} t ON t.id = m.entity_id`;
  const params = { earlierId: earlier.id, earlierSeq: earlier.seq, laterId: later.id, laterSeq: later.seq };
  return {
    total: z.int().parse(db.prepare(`SELECT count(*) ${from}`).pluck().get(params)),
    rows: db
      .prepare(`SELECT t.id AS entityId, t.${keyOf(kind)} AS key, t.ref, ${nameSql[kind]} AS name ${from} ORDER BY key LIMIT @limit OFFSET @offset`)
      .all({ ...params, offset, limit })
      .map((row) => Missing.parse(row)),
  };
}

/** Records by their ids, as they are called. */
export const listNames = (db: ReadHandle, kind: ImportKind, ids: readonly string[]): MissingLine[] =>
  db
    .prepare(`SELECT t.id AS entityId, t.${keyOf(kind)} AS key, t.ref, ${nameSql[kind]} AS name FROM json_each(?) AS j JOIN ${kind} t ON t.id = j.value ORDER BY j.key`)
    .all(JSON.stringify(ids))
    .map((row) => Missing.parse(row));

const Finding = z.object({ rule: AnomalyRuleId, choice: RuleChoice, count: z.int(), rows: z.int() });
export type FindingLine = z.infer<typeof Finding>;

/** What the rules found in an import, and what was chosen for each. */
export const listFindings = (db: ReadHandle, id: ImportId): FindingLine[] =>
  db
    .prepare('SELECT rule, min(choice) AS choice, count(*) AS count, count(DISTINCT row) AS rows FROM import_anomalies WHERE import_id = ? GROUP BY rule')
    .all(id)
    .map((row) => Finding.parse(row));

const Example = z.object({ row: z.int(), column: z.string(), rule: AnomalyRuleId, value: z.string() });

/** The first anomalies that a rule found in an import. */
export const listAnomalies = (db: ReadHandle, id: ImportId, rule: AnomalyRuleId, limit: number): z.infer<typeof Example>[] =>
  db
    .prepare('SELECT row, column_name AS "column", rule, value FROM import_anomalies WHERE import_id = ? AND rule = ? ORDER BY row LIMIT ?')
    .all(id, rule, limit)
    .map((row) => Example.parse(row));

const IssueChange = z.object({ importId: ImportId, fileName: z.string(), at: Instant, before: Json, after: Json });

/** What imports in force changed on an issue, newest first. */
export const listIssueChanges = (db: ReadHandle, id: IssueId, limit: number): z.infer<typeof IssueChange>[] =>
  db
    .prepare(
      `SELECT m.id AS importId, m.file_name AS fileName, m.at, c.before, c.after FROM import_changes c JOIN imports m ON m.id = c.import_id
       WHERE c.entity_id = ? AND c.is_undone = 0 AND c.before IS NOT NULL ORDER BY m.seq DESC LIMIT ?`,
    )
    .all(id, limit)
    .map((row) => IssueChange.parse(row));

/** When an issue was last scored, or null. */
export function getLastScoredAt(db: ReadHandle, id: IssueId): Instant | null {
  const at = db.prepare('SELECT at FROM scores WHERE issue_id = ? ORDER BY seq DESC LIMIT 1').pluck().get(id);
  return at === undefined ? null : Instant.parse(at);
}
