import { OverrideRecord, type Verdict } from '@shared/contract/scoring/overrides';
import { Placing, type BandPosition } from '@shared/contract/scoring/placing';
import { IssueId, type Band, type CalendarDate, type Factors, type Instant, type OverrideId, type PersonId, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { inForceSql } from './issues/placing';
import { statement } from './statements';

export interface NewOverride {
  readonly id: OverrideId;
  readonly issueId: IssueId;
  readonly sessionId: SessionId | null;
  readonly band: Band;
  readonly position: BandPosition;
  readonly factors: Factors | null;
  readonly score: number | null;
  readonly arithmeticBand: Band;
  readonly deciderId: PersonId;
  readonly reason: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly by: PersonId;
  readonly at: Instant;
}

export function insertOverride(db: WriteHandle, { factors, ...override }: NewOverride): void {
  db.prepare(
    `INSERT INTO overrides (id, issue_id, session_id, band, position, impact, severity, time, score, arithmetic_band, decider_id, reason, from_on, until_on, by_person, at)
     VALUES (@id, @issueId, @sessionId, @band, @position, @impact, @severity, @time, @score, @arithmeticBand, @deciderId, @reason, @from, @until, @by, @at)`,
  ).run({ ...override, impact: factors?.impact ?? null, severity: factors?.severity ?? null, time: factors?.time ?? null });
}

export function endOverride(db: WriteHandle, end: { id: OverrideId; how: 'withdrawn' | 'superseded'; on: CalendarDate; reason: string; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO override_ends (override_id, how, ended_on, reason, by_person, at) VALUES (@id, @how, @on, @reason, @by, @at)').run(end);
}

export function insertJudgement(db: WriteHandle, judgement: { id: OverrideId; verdict: Verdict; words: string; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO override_judgements (override_id, verdict, words, by_person, at) VALUES (@id, @verdict, @words, @by, @at)').run(judgement);
}

const Row = OverrideRecord.omit({ state: true, factors: true, end: true, judgement: true }).extend({
  impact: z.int().nullable(),
  severity: z.int().nullable(),
  time: z.int().nullable(),
  end: z.string().transform((json): unknown => JSON.parse(json)).pipe(OverrideRecord.shape.end.unwrap()).nullable(),
  judgement: z.string().transform((json): unknown => JSON.parse(json)).pipe(OverrideRecord.shape.judgement.unwrap()).nullable(),
});
/** An override as it is kept; in which state it is depends on the date. */
export type StoredOverride = Omit<OverrideRecord, 'state'>;

const select = `SELECT o.id, o.issue_id AS issueId, i.number AS issueNumber, i.title, a.name AS account, o.session_id AS sessionId, s.number AS sessionNumber, o.band, o.position,
    o.impact, o.severity, o.time, o.score, o.arithmetic_band AS arithmeticBand, o.decider_id AS deciderId, d.name AS decider, o.reason, o.from_on AS "from", o.until_on AS until,
    p.name AS "by", o.at,
    (SELECT json_object('how', e.how, 'on', e.ended_on, 'reason', e.reason, 'by', w.name, 'at', e.at) FROM override_ends e JOIN people w ON w.id = e.by_person WHERE e.override_id = o.id) AS "end",
    (SELECT json_object('verdict', j.verdict, 'words', j.words, 'by', w.name, 'at', j.at) FROM override_judgements j JOIN people w ON w.id = j.by_person WHERE j.override_id = o.id ORDER BY j.seq DESC LIMIT 1) AS judgement
  FROM overrides o JOIN issues i ON i.id = o.issue_id LEFT JOIN accounts a ON a.id = i.account_id JOIN people d ON d.id = o.decider_id JOIN people p ON p.id = o.by_person
  LEFT JOIN sessions s ON s.id = o.session_id`;

function toOverride(row: unknown): StoredOverride {
  const { impact, severity, time, ...rest } = Row.parse(row);
  return { ...rest, factors: impact === null || severity === null || time === null ? null : { impact, severity, time } };
}

/** Every override, or those of an issue or made in a session; newest first. */
export function listOverrides(db: ReadHandle, of: { issueId: IssueId } | { sessionId: SessionId } | null = null): StoredOverride[] {
  const where = of === null ? '' : 'issueId' in of ? 'WHERE o.issue_id = @issueId' : 'WHERE o.session_id = @sessionId';
  return statement(db, `${select} ${where} ORDER BY o.seq DESC`).all(of ?? {}).map(toOverride);
}

export function getOverride(db: ReadHandle, id: OverrideId): StoredOverride | null {
  const row = statement(db, `${select} WHERE o.id = ?`).get(id);
  return row === undefined ? null : toOverride(row);
}

/** The id of the override of an issue that is in force on a date, or null. */
export function getOverrideInForce(db: ReadHandle, issueId: IssueId, asOf: CalendarDate): OverrideId | null {
  const row = statement(db, `SELECT ${inForceSql('@issueId')} AS id`).get({ issueId, asOf });
  return z.object({ id: OverrideRecord.shape.id.nullable() }).parse(row).id;
}

const PlacedRow = Placing.extend({ issueId: IssueId });

/** Where each of those issues is placed on a date; those that are not are left out. */
export function listPlacings(db: ReadHandle, issueIds: readonly IssueId[], asOf: CalendarDate): Map<IssueId, Placing> {
  const rows = statement(
    db,
    `SELECT o.id, o.issue_id AS issueId, o.band, o.position, d.name AS decider, o.reason, o.from_on AS "from", o.until_on AS until
     FROM json_each(@issueIds) AS j JOIN overrides o ON o.id = ${inForceSql('j.value')} JOIN people d ON d.id = o.decider_id`,
  ).all({ issueIds: JSON.stringify(issueIds), asOf });
  return new Map(rows.map((row) => {
    const { issueId, ...placing } = PlacedRow.parse(row);
    return [issueId, placing];
  }));
}

const Counts = z.object({ open: z.int(), placed: z.int() });

/** Open issues that have a band, and how many of them are placed on a date. */
export const countPlaced = (db: ReadHandle, asOf: CalendarDate): z.infer<typeof Counts> =>
  Counts.parse(
    db
      .prepare(
        `SELECT (SELECT count(*) FROM issues WHERE status IN ('open', 'waiting') AND rank_score >= 0) AS open,
           (SELECT count(*) FROM (SELECT DISTINCT issue_id FROM overrides) AS placed JOIN issues i ON i.id = placed.issue_id
            WHERE i.status IN ('open', 'waiting') AND i.band IS NOT NULL AND ${inForceSql('i.id')} IS NOT NULL) AS placed`,
      )
      .get({ asOf }),
  );
