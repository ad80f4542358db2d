import { Reopening } from '@shared/contract/decisions/entities';
import { DecisionOutcome, type OutcomeKind } from '@shared/contract/decisions/standing';
import { CalendarDate, type DecisionId, type Instant, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import { IssueStatus } from '@shared/contract/issues';
import type { ReadHandle, WriteHandle } from '../handles';

/** Every outcome recorded of a decision, newest first; the first counts. */
export const listOutcomes = (db: ReadHandle, id: DecisionId): DecisionOutcome[] =>
  z
    .array(DecisionOutcome)
    .parse(db.prepare('SELECT u.kind, u.expected, u.actual, u.on_date AS "on", p.name AS by, u.at FROM decision_outcomes u JOIN people p ON p.id = u.by WHERE u.decision_id = ? ORDER BY u.seq DESC').all(id));

export function insertOutcome(db: WriteHandle, outcome: { id: DecisionId; kind: OutcomeKind; expected: string; actual: string; on: CalendarDate; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO decision_outcomes (decision_id, kind, expected, actual, on_date, by, at) VALUES (@id, @kind, @expected, @actual, @on, @by, @at)').run(outcome);
}

const ReopeningRow = z.object({ position: z.int(), alternative: z.string(), condition: z.string(), reason: z.string().nullable(), by: z.string().nullable(), at: z.string().nullable() });

/** The conditions under which a decision is to be taken anew, in the order in which its alternatives were rejected. */
export const listReopenings = (db: ReadHandle, id: DecisionId): Reopening[] =>
  db
    .prepare(
      `SELECT x.position, x.alternative, x.reopens_if AS condition, r.reason, p.name AS by, r.at
       FROM rejected_alternatives x LEFT JOIN decision_reopenings r ON r.decision_id = x.decision_id AND r.position = x.position LEFT JOIN people p ON p.id = r.by
       WHERE x.decision_id = ? AND trim(x.reopens_if) <> '' ORDER BY x.position`,
    )
    .all(id)
    .map((row) => {
      const { reason, by, at, ...condition } = ReopeningRow.parse(row);
      return Reopening.parse({ ...condition, cameTrue: reason === null ? null : { reason, by, at } });
    });

export function insertReopening(db: WriteHandle, reopening: { id: DecisionId; position: number; reason: string; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO decision_reopenings (decision_id, position, reason, by, at) VALUES (@id, @position, @reason, @by, @at)').run(reopening);
}

const Before = z.object({ status: IssueStatus, resolvedOn: CalendarDate.nullable() });

/** How the issue stood before a decision. */
export const getIssueBefore = (db: ReadHandle, id: DecisionId): z.infer<typeof Before> => Before.parse(db.prepare('SELECT issue_status_before AS status, issue_resolved_on_before AS resolvedOn FROM decisions WHERE id = ?').get(id));
