import { z } from '../../zod';
import { ImportId, Instant, SessionId } from '../../primitives';
import { Anomaly, AnomalyRule, Mapping, RuleChoice } from './entities';
import { UndoOutcome } from './undo';

/** One field of a record, before and after, as a person reads it; empty where nothing was said. */
export const ChangedField = z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string() });
export type ChangedField = z.infer<typeof ChangedField>;

/** What a row of an import did to a record. */
export const ImportChangeRow = z.object({
  /** Of the file. */
  row: z.int(),
  entityId: z.string(),
  /** Of an issue that is still there. */
  number: z.int().nullable(),
  ref: z.string(),
  name: z.string(),
  what: z.enum(['imported', 'updated']),
  /** It was undone: the record went, or these fields returned. */
  isUndone: z.boolean(),
  /** False where the record has gone. */
  isThere: z.boolean(),
  fields: z.array(ChangedField),
});
export type ImportChangeRow = z.infer<typeof ImportChangeRow>;

/** A record that the export before had and this one does not. It stays as it is. */
export const MissingRecord = z.object({ entityId: z.string(), number: z.int().nullable(), ref: z.string(), name: z.string() });
export type MissingRecord = z.infer<typeof MissingRecord>;

/** What one rule found in an import that was carried out. */
export const ImportFinding = z.object({ rule: AnomalyRule, choice: RuleChoice, count: z.int(), rows: z.int(), examples: z.array(Anomaly) });
export type ImportFinding = z.infer<typeof ImportFinding>;

/** An import with everything that is kept of it, beside its line in the list. */
export const ImportDetail = z.object({
  fileBytes: z.int(),
  mapping: Mapping,
  findings: z.array(ImportFinding),
  /** What became of its records where it was undone. */
  outcome: UndoOutcome.nullable(),
  /** The export of the same records that came before it, while in force. */
  earlier: z.object({ id: ImportId, fileName: z.string(), at: Instant }).nullable(),
  /** How many records of the export before it does not have; null where that was not kept, or there is none. */
  missing: z.int().nullable(),
  changes: z.object({ imported: z.int(), updated: z.int() }),
});
export type ImportDetail = z.infer<typeof ImportDetail>;

/** What imports changed on an issue, newest first. */
export const IssueImportChanges = z.object({
  lastScoredAt: Instant.nullable(),
  /** The last session that was signed off. */
  lastSession: z.object({ id: SessionId, number: z.int(), at: Instant }).nullable(),
  changes: z.array(z.object({ importId: ImportId, fileName: z.string(), at: Instant, isSinceScore: z.boolean(), isSinceSession: z.boolean(), fields: z.array(ChangedField) })),
});
export type IssueImportChanges = z.infer<typeof IssueImportChanges>;
