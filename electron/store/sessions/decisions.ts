import { IssueStatus } from '@shared/contract/issues';
import { Decision, DecisionKind, type DecisionDraft } from '@shared/contract/sessions/entities';
import { Band, CalendarDate, IssueId, Segment, type AgendaItemId, type DecisionId, type Factors, type Instant, type PersonId, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Row = Decision.omit({ dissents: true, rejected: true, factors: true }).extend({ impact: z.int().nullable(), severity: z.int().nullable(), time: z.int().nullable() });

/** Everything that was decided on an item, oldest first; the last one is in force. */
export const listDecisions = (db: ReadHandle, itemId: AgendaItemId): Decision[] =>
  db
    .prepare(
      `SELECT d.id, d.kind, d.what, d.owner_id AS ownerId, o.name AS ownerName, d.function, d.due_on AS dueOn, d.review_on AS reviewOn, d.level, d.reason,
         d.departure_reason AS departureReason, d.accept_until AS acceptUntil, d.merge_into_id AS mergeIntoId, m.number AS mergeIntoNumber, d.follow_up AS followUp,
         c.name AS deciderName, d.at, d.impact, d.severity, d.time, d.score, d.band
       FROM decisions d JOIN people o ON o.id = d.owner_id JOIN people c ON c.id = d.decider_id LEFT JOIN issues m ON m.id = d.merge_into_id
       WHERE d.item_id = ? ORDER BY d.seq`,
    )
    .all(itemId)
    .map((row) => {
      const { impact, severity, time, ...rest } = Row.parse(row);
      return { ...rest, factors: impact === null || severity === null || time === null ? null : { impact, severity, time }, dissents: listDissents(db, rest.id), rejected: listRejected(db, rest.id) };
    });

const listDissents = (db: ReadHandle, id: DecisionId): Decision['dissents'] =>
  Decision.shape.dissents.parse(
    db.prepare('SELECT d.person_id AS personId, p.name, d.words FROM dissents d JOIN people p ON p.id = d.person_id WHERE d.decision_id = ? ORDER BY d.position').all(id),
  );

const listRejected = (db: ReadHandle, id: DecisionId): { alternative: string; reopensIf: string }[] =>
  z
    .array(z.object({ alternative: z.string(), reopensIf: z.string() }))
    .parse(db.prepare('SELECT alternative, reopens_if AS reopensIf FROM rejected_alternatives WHERE decision_id = ? ORDER BY position').all(id));

export interface NewDecision extends Omit<DecisionDraft, 'dissents' | 'rejected'> {
  readonly id: DecisionId;
  readonly sessionId: SessionId;
  readonly itemId: AgendaItemId;
  readonly issueId: IssueId;
  readonly deciderId: PersonId;
  readonly at: Instant;
  readonly factors: Factors | null;
  readonly score: number | null;
  readonly band: Band | null;
  readonly issueBefore: Omit<IssueOutcome, 'mergedInto'>;
}

export function insertDecision(db: WriteHandle, { factors, issueBefore, ...decision }: NewDecision, { dissents, rejected }: Pick<DecisionDraft, 'dissents' | 'rejected'>): void {
  db.prepare(
    `INSERT INTO decisions (id, session_id, item_id, issue_id, kind, what, owner_id, function, due_on, review_on, level, reason, departure_reason, accept_until, merge_into_id, follow_up,
       decider_id, at, impact, severity, time, score, band, issue_status_before, issue_resolved_on_before)
     VALUES (@id, @sessionId, @itemId, @issueId, @kind, @what, @ownerId, @function, @dueOn, @reviewOn, @level, @reason, @departureReason, @acceptUntil, @mergeIntoId, @followUp,
       @deciderId, @at, @impact, @severity, @time, @score, @band, @statusBefore, @resolvedOnBefore)`,
  ).run({ ...decision, impact: factors?.impact ?? null, severity: factors?.severity ?? null, time: factors?.time ?? null, statusBefore: issueBefore.status, resolvedOnBefore: issueBefore.resolvedOn });
  const { id, sessionId } = decision;
  const insertDissent = db.prepare('INSERT INTO dissents (decision_id, position, session_id, person_id, words) VALUES (?, ?, ?, ?, ?)');
  dissents.forEach(({ personId, words }, index) => insertDissent.run(id, index + 1, sessionId, personId, words));
  const insertRejected = db.prepare('INSERT INTO rejected_alternatives (decision_id, position, session_id, alternative, reopens_if) VALUES (?, ?, ?, ?, ?)');
  rejected.forEach(({ alternative, reopensIf }, index) => insertRejected.run(id, index + 1, sessionId, alternative, reopensIf));
}

const Outcome = z.object({ status: IssueStatus, resolvedOn: CalendarDate.nullable(), mergedInto: IssueId.nullable() });
/** What a decision can change of its issue. */
export type IssueOutcome = z.infer<typeof Outcome>;

/** The kind of the decision in force on an item, and how its issue stood before it; null where nothing is decided yet. */
export function getLastOutcome(db: ReadHandle, itemId: AgendaItemId): { kind: DecisionKind; before: IssueOutcome } | null {
  const row = db
    .prepare('SELECT kind, issue_status_before AS status, issue_resolved_on_before AS resolvedOn, NULL AS mergedInto FROM decisions WHERE item_id = ? ORDER BY seq DESC LIMIT 1')
    .get(itemId);
  return row === undefined ? null : { kind: z.object({ kind: DecisionKind }).parse(row).kind, before: Outcome.parse(row) };
}

const Effect = z.object({ kind: DecisionKind, mergeIntoId: IssueId.nullable(), isLastOnIssue: z.int().transform((flag) => flag === 1) });

/** What a decision did to its issue, how the issue stood before, and whether nothing was decided on it since. */
export function getDecisionEffect(db: ReadHandle, id: DecisionId): (z.infer<typeof Effect> & { before: IssueOutcome }) | null {
  const row = db
    .prepare(
      `SELECT d.kind, d.merge_into_id AS mergeIntoId, NOT EXISTS (SELECT 1 FROM decisions l WHERE l.issue_id = d.issue_id AND l.seq > d.seq) AS isLastOnIssue,
         d.issue_status_before AS status, d.issue_resolved_on_before AS resolvedOn, NULL AS mergedInto FROM decisions d WHERE d.id = ?`,
    )
    .get(id);
  return row === undefined ? null : { ...Effect.parse(row), before: Outcome.parse(row) };
}

const IssueState = z.object({
  number: z.int(),
  title: z.string(),
  ...Outcome.shape,
  segment: Segment,
  impact: z.int().nullable(),
  severity: z.int().nullable(),
  time: z.int().nullable(),
  score: z.int().nullable(),
  band: Band.nullable(),
  isProposed: z.int().transform((flag) => flag === 1),
});
/** What a score or a decision depends on of an issue. */
export type IssueState = z.infer<typeof IssueState>;

export function getIssueState(db: ReadHandle, id: IssueId): IssueState | null {
  const row = db
    .prepare(
      `SELECT i.number, i.title, i.status, i.resolved_on AS resolvedOn, i.merged_into AS mergedInto, coalesce(a.segment, 'unknown') AS segment, i.impact, i.severity, i.time, i.score, i.band, i.is_proposed AS isProposed
       FROM issues i LEFT JOIN accounts a ON a.id = i.account_id WHERE i.id = ?`,
    )
    .get(id);
  return row === undefined ? null : IssueState.parse(row);
}

/** What a decision makes of its issue: closed, part of another one, or as it was. */
export function setIssueOutcome(db: WriteHandle, id: IssueId, outcome: IssueOutcome): void {
  db.prepare('UPDATE issues SET status = @status, resolved_on = @resolvedOn, merged_into = @mergedInto WHERE id = @id').run({ id, ...outcome });
}
