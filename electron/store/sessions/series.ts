import { Close } from '@shared/contract/sessions/preparation';
import { CalendarDate, Instant, SeriesId, SessionId, TemplateId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Series = z.object({ id: SeriesId, name: z.string(), intervalDays: z.int(), close: Close, fiscalStartMonth: z.int() });
export type StoredSeries = z.infer<typeof Series>;

const select = 'SELECT id, name, interval_days AS intervalDays, close, fiscal_start_month AS fiscalStartMonth FROM series';

/** By name. */
export const listSeries = (db: ReadHandle): StoredSeries[] => db.prepare(`${select} ORDER BY name COLLATE NOCASE`).all().map((row) => Series.parse(row));

export function getSeries(db: ReadHandle, id: SeriesId): StoredSeries | null {
  const row = db.prepare(`${select} WHERE id = ?`).get(id);
  return row === undefined ? null : Series.parse(row);
}

export function insertSeries(db: WriteHandle, series: StoredSeries): void {
  db.prepare('INSERT INTO series (id, name, interval_days, close, fiscal_start_month) VALUES (@id, @name, @intervalDays, @close, @fiscalStartMonth)').run(series);
}

export function updateSeries(db: WriteHandle, series: StoredSeries): void {
  db.prepare('UPDATE series SET name = @name, interval_days = @intervalDays, close = @close, fiscal_start_month = @fiscalStartMonth WHERE id = @id').run(series);
}

/** Its sessions stay, in no series. */
export function deleteSeries(db: WriteHandle, id: SeriesId): void {
  db.prepare('DELETE FROM series WHERE id = ?').run(id);
}

const Plan = z.object({ seriesId: SeriesId.nullable(), templateId: TemplateId.nullable() });
export type SessionPlan = z.infer<typeof Plan>;

/** In which series a session stands and which template it was laid out by. */
export function getPlan(db: ReadHandle, sessionId: SessionId): SessionPlan {
  const row = db.prepare('SELECT series_id AS seriesId, template_id AS templateId FROM session_plans WHERE session_id = ?').get(sessionId);
  return row === undefined ? { seriesId: null, templateId: null } : Plan.parse(row);
}

export function savePlan(db: WriteHandle, sessionId: SessionId, plan: SessionPlan): void {
  db.prepare(
    `INSERT INTO session_plans (session_id, series_id, template_id) VALUES (@sessionId, @seriesId, @templateId)
     ON CONFLICT (session_id) DO UPDATE SET series_id = excluded.series_id, template_id = excluded.template_id`,
  ).run({ sessionId, ...plan });
}

const Member = z.object({ id: SessionId, number: z.int(), title: z.string(), plannedOn: CalendarDate, isSignedOff: z.int().transform((flag) => flag === 1), openedAt: Instant.nullable(), signedOffAt: Instant.nullable() });

/** How many sessions a series has, and the one with the latest date. */
export function getSeriesEnd(db: ReadHandle, id: SeriesId): { sessions: number; last: z.infer<typeof Member> | null } {
  const sessions = z.int().parse(db.prepare('SELECT count(*) FROM session_plans WHERE series_id = ?').pluck().get(id));
  const row = db
    .prepare(
      `SELECT s.id, s.number, s.title, s.planned_on AS plannedOn, s.state = 'signed-off' AS isSignedOff, s.opened_at AS openedAt, s.signed_off_at AS signedOffAt
       FROM session_plans p JOIN sessions s ON s.id = p.session_id WHERE p.series_id = ? ORDER BY s.planned_on DESC, s.number DESC LIMIT 1`,
    )
    .get(id);
  return { sessions, last: row === undefined ? null : Member.parse(row) };
}

/** Open issues in the two highest bands on which nothing was decided at `since` or later. */
export const countUrgentWaiting = (db: ReadHandle, since: string): number =>
  z.int().parse(
    db
      .prepare(
        `SELECT count(*) FROM issues i WHERE i.band IN ('escalate', 'immediate') AND +i.status IN ('open', 'waiting') AND i.merged_into IS NULL
           AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.issue_id = i.id AND d.at >= ?)`,
      )
      .pluck()
      .get(since),
  );
