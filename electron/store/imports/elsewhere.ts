import type { ImportKind } from '@shared/contract/imports/entities';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';

const OtherSystem = z.object({ system: z.string(), mappingName: z.string(), fileName: z.string(), at: z.string() });
export type OtherSystem = z.infer<typeof OtherSystem>;

/** The other systems that imports in force have brought records of a kind from, each with the last of its imports. */
export const listOtherSystems = (db: ReadHandle, kind: ImportKind, system: string): OtherSystem[] =>
  db
    .prepare(
      `SELECT m.system, m.mapping_name AS mappingName, m.file_name AS fileName, m.at FROM imports m
       WHERE m.seq IN (SELECT max(seq) FROM imports WHERE kind = @kind AND system <> @system AND undone_at IS NULL GROUP BY system) ORDER BY m.seq DESC`,
    )
    .all({ kind, system })
    .map((row) => OtherSystem.parse(row));

/** How many of the references one system has and the other has not. */
export function countKnownElsewhere(db: ReadHandle, kind: ImportKind, references: readonly string[], { own, other }: { readonly own: string; readonly other: string }): number {
  // CROSS: the references are looked up one by one, however many records there are.
  const sql = `SELECT count(DISTINCT j.value) FROM json_each(@references) AS j CROSS JOIN ${kind} t ON t.system = @other AND t.ref = j.value WHERE NOT EXISTS (SELECT 1 FROM ${kind} o WHERE o.system = @own AND o.ref = j.value)`;
  return z.int().parse(db.prepare(sql).pluck().get({ references: JSON.stringify(references), own, other }));
}

/** The imports in force of a file of that SHA-256 and kind, the newest first. */
export const listImportsOfFile = (db: ReadHandle, fileSha256: string, kind: ImportKind): OtherSystem[] =>
  db
    .prepare('SELECT m.system, m.mapping_name AS mappingName, m.file_name AS fileName, m.at FROM imports m WHERE m.file_sha256 = ? AND m.kind = ? AND m.undone_at IS NULL ORDER BY m.seq DESC')
    .all(fileSha256, kind)
    .map((row) => OtherSystem.parse(row));
