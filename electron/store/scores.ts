import { Methodology } from '@shared/contract/scoring/entities';
import { ScoreRecord } from '@shared/contract/scoring/operations';
import { CalendarDate, type Band, type Factors, type Instant, type IssueId, type PersonId, type ProposalId, type ScoreId, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { statement } from './statements';

/** A score as it is written; once written it is superseded, never changed (S2). */
export interface NewScore {
  readonly id: ScoreId;
  readonly issueId: IssueId;
  readonly factors: Factors;
  readonly score: number;
  /** After gates. */
  readonly band: Band;
  readonly gateId: string | null;
  readonly isFragile: boolean;
  readonly kind: ScoreRecord['kind'];
  readonly reason: string;
  /** JSON of the three reasons, as a proposal holds them. */
  readonly dimensionReasons: string;
  readonly methodologyId: string;
  readonly proposalId: ProposalId | null;
  readonly sessionId: SessionId | null;
  readonly itemId: string | null;
  readonly by: PersonId;
  readonly at: Instant;
}

export function insertScore(db: WriteHandle, s: NewScore): void {
  const { impact, severity, time } = s.factors;
  // By position: ten thousand may be given in one command.
  statement(
    db,
    `INSERT INTO scores (id, issue_id, impact, severity, time, score, band, gate_id, is_fragile, kind, reason, dimension_reasons, methodology_id, proposal_id, session_id, item_id, by_person, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(s.id, s.issueId, impact, severity, time, s.score, s.band, s.gateId, s.isFragile ? 1 : 0, s.kind, s.reason, s.dimensionReasons, s.methodologyId, s.proposalId, s.sessionId, s.itemId, s.by, s.at);
}

const ScoreRow = ScoreRecord.omit({ factors: true, isFragile: true, dimensionReasons: true, isCurrent: true }).extend({
  impact: z.int(),
  severity: z.int(),
  time: z.int(),
  isFragile: z.int(),
  dimensionReasons: z.string(),
});

/** Every score an issue ever had, newest first; the first is the one in force (S2). */
export function listScores(db: ReadHandle, issueId: IssueId): ScoreRecord[] {
  const rows = db
    .prepare(
      `SELECT s.id, s.impact, s.severity, s.time, s.score, s.band, s.is_fragile AS isFragile, s.kind, s.reason, s.dimension_reasons AS dimensionReasons,
         p.name AS "by", s.at, s.methodology_id AS methodologyId, s.session_id AS sessionId, n.number AS sessionNumber
       FROM scores s JOIN people p ON p.id = s.by_person LEFT JOIN sessions n ON n.id = s.session_id
       WHERE s.issue_id = ? ORDER BY s.seq DESC`,
    )
    .all(issueId);
  return rows.map((row, index) => {
    const { impact, severity, time, isFragile, dimensionReasons, ...rest } = ScoreRow.parse(row);
    return { ...rest, factors: { impact, severity, time }, isFragile: isFragile === 1, dimensionReasons: ScoreRecord.shape.dimensionReasons.parse(JSON.parse(dimensionReasons)), isCurrent: index === 0 };
  });
}

/** Whether a person or a room has scored the issue. */
export const isScored = (db: ReadHandle, issueId: IssueId): boolean => db.prepare('SELECT 1 FROM scores WHERE issue_id = ? LIMIT 1').get(issueId) !== undefined;

export function insertMethodology(db: WriteHandle, methodology: Methodology, inForceFrom: CalendarDate): void {
  db.prepare('INSERT INTO methodologies (id, version, name, body, in_force_from) VALUES (?, ?, ?, ?, ?)').run(methodology.id, methodology.version, methodology.name, JSON.stringify(methodology), inForceFrom);
}

const bodyOf = (row: unknown): Methodology => Methodology.parse(JSON.parse(z.object({ body: z.string() }).parse(row).body));

/** The methodology in force on a date: the last one from on or before it. A date before the first one is judged by the first. */
export function getMethodologyInForce(db: ReadHandle, date: CalendarDate): Methodology {
  const inForce = statement(db, 'SELECT body FROM methodologies WHERE in_force_from <= ? ORDER BY in_force_from DESC, version DESC LIMIT 1').get(date);
  return bodyOf(inForce ?? statement(db, 'SELECT body FROM methodologies ORDER BY in_force_from, version LIMIT 1').get());
}

/** A methodology by its id, or null; old scores replay under theirs. */
export function getMethodology(db: ReadHandle, id: string): Methodology | null {
  const row = db.prepare('SELECT body FROM methodologies WHERE id = ?').get(id);
  return row === undefined ? null : bodyOf(row);
}

/** The date from which a methodology has been in force, or null where the workspace does not hold it. */
export function getMethodologyInForceFrom(db: ReadHandle, id: string): CalendarDate | null {
  const row = db.prepare('SELECT in_force_from AS date FROM methodologies WHERE id = ?').get(id);
  return row === undefined ? null : z.object({ date: CalendarDate }).parse(row).date;
}
