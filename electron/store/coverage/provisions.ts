import { Provision } from '@shared/contract/coverage/entities';
import { CalendarDate, Source, type Instant, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const select = `SELECT v.source, v.version, v.method, v.details, v.why, v.approved_by AS approvedById, a.name AS approvedBy, v.since_on AS since, v.time_zone AS timeZone, v.cadence_days AS cadenceDays, p.name AS "by", v.at
  FROM source_provisions v JOIN people a ON a.id = v.approved_by JOIN people p ON p.id = v.by_person`;

/** Every version, of one source or of all, newest first (W2). */
export const listProvisions = (db: ReadHandle, source: Source | null): Provision[] =>
  db.prepare(`${select} WHERE @source IS NULL OR v.source = @source ORDER BY v.seq DESC`).all({ source }).map((row) => Provision.parse(row));

export function insertProvision(db: WriteHandle, provision: Omit<Provision, 'approvedById' | 'approvedBy' | 'by' | 'at'> & { readonly approvedBy: PersonId; readonly by: PersonId; readonly at: Instant }): void {
  db.prepare(
    `INSERT INTO source_provisions (source, version, method, details, why, approved_by, since_on, time_zone, cadence_days, by_person, at)
     VALUES (@source, @version, @method, @details, @why, @approvedBy, @since, @timeZone, @cadenceDays, @by, @at)`,
  ).run(provision);
}

const LastImport = z.object({ source: Source, fileName: z.string(), on: CalendarDate, by: z.string() });

/** The last import of each source that has one. */
export const listLastImports = (db: ReadHandle): z.infer<typeof LastImport>[] =>
  db
    .prepare(
      `SELECT m.source, m.file_name AS fileName, substr(max(m.at), 1, 10) AS "on", p.name AS "by" FROM imports m JOIN people p ON p.id = m.brought_by GROUP BY m.source`,
    )
    .all()
    .map((row) => LastImport.parse(row));

/** Open issues by criterion. That index holds both, so that the wide rows are not read. */
export const countOpenIssues = (db: ReadHandle): Map<string, number> =>
  new Map(
    db
      .prepare(`SELECT criterion, count(*) AS issues FROM issues INDEXED BY issues_by_facets WHERE +status IN ('open', 'waiting') GROUP BY criterion`)
      .all()
      .map((row) => {
        const { criterion, issues } = z.object({ criterion: z.string(), issues: z.int() }).parse(row);
        return [criterion, issues];
      }),
  );
