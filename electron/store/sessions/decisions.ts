import { IssueStatus } from '@shared/contract/issues';
import { Decision, DecisionKind, type DecisionDraft } from '@shared/contract/sessions/entities';
import { Band, CalendarDate, IssueId, PersonId, Segment, type AgendaItemId, type DecisionId, type Factors, type Instant, type Money, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import { indexDecision } from '../decisions/search';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const Row = Decision.omit({ dissents: true, rejected: true, factors: true, cost: true, takenOn: true }).extend({
  impact: z.int().nullable(),
  severity: z.int().nullable(),
  time: z.int().nullable(),
  costMinor: z.int().nullable(),
  costCurrency: z.string().nullable(),
  keepsState: z.int().nullable(),
  issueArrMinor: z.int().nullable(),
  issueCurrency: z.string().nullable(),
  issueRenewal: CalendarDate.nullable(),
  issueOwner: z.string().nullable(),
});

/** The columns of a decision, over `decisions d` with `decisionJoins`. */
export const decisionColumns = `d.id, d.kind, d.what, d.owner_id AS ownerId, o.name AS ownerName, d.function, d.due_on AS dueOn, d.review_on AS reviewOn, d.level, d.reason,
  d.departure_reason AS departureReason, d.accept_until AS acceptUntil, d.merge_into_id AS mergeIntoId, m.number AS mergeIntoNumber, d.follow_up AS followUp,
  d.cost_minor AS costMinor, d.cost_currency AS costCurrency, coalesce(d.fiscal_period, '') AS fiscalPeriod, c.name AS deciderName, d.at, d.impact, d.severity, d.time, d.score, d.band,
  d.keeps_state AS keepsState, d.issue_arr_minor AS issueArrMinor, d.issue_currency AS issueCurrency, d.issue_renewal AS issueRenewal, d.issue_owner AS issueOwner`;
export const decisionJoins = 'JOIN people o ON o.id = d.owner_id JOIN people c ON c.id = d.decider_id LEFT JOIN issues m ON m.id = d.merge_into_id';

/** Everything that was decided on an item, oldest first; the last one is in force. */
export const listDecisions = (db: ReadHandle, itemId: AgendaItemId): Decision[] =>
  db
    .prepare(`SELECT ${decisionColumns} FROM decisions d ${decisionJoins} WHERE d.item_id = ? ORDER BY d.seq`)
    .all(itemId)
    .map((row) => toDecision(db, row));

/** A row of `decisionColumns` as a decision, with its dissent and what it rejected. */
export function toDecision(db: ReadHandle, row: unknown): Decision {
  const { impact, severity, time, costMinor, costCurrency, keepsState, issueArrMinor, issueCurrency, issueRenewal, issueOwner, ...rest } = Row.parse(row);
  return {
    ...rest,
    factors: impact === null || severity === null || time === null ? null : { impact, severity, time },
    cost: moneyOf(costMinor, costCurrency),
    takenOn: keepsState === null ? null : { arr: moneyOf(issueArrMinor, issueCurrency), renewal: issueRenewal, owner: issueOwner },
    dissents: listDissents(db, rest.id),
    rejected: listRejected(db, rest.id),
  };
}

const moneyOf = (amountMinor: number | null, currency: string | null): Money | null => (amountMinor === null || currency === null ? null : { amountMinor, currency });

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
  /** The rest of the state it was taken on. */
  readonly facts: IssueFacts;
}

export function insertDecision(db: WriteHandle, { factors, issueBefore, facts, cost, ...decision }: NewDecision, { dissents, rejected }: Pick<DecisionDraft, 'dissents' | 'rejected'>): void {
  statement(
    db,
    `INSERT INTO decisions (id, session_id, item_id, issue_id, kind, what, owner_id, function, due_on, review_on, level, reason, departure_reason, accept_until, merge_into_id, follow_up,
       decider_id, at, impact, severity, time, score, band, issue_status_before, issue_resolved_on_before,
       cost_minor, cost_currency, fiscal_period, keeps_state, issue_arr_minor, issue_currency, issue_renewal, issue_owner_id, issue_owner)
     VALUES (@id, @sessionId, @itemId, @issueId, @kind, @what, @ownerId, @function, @dueOn, @reviewOn, @level, @reason, @departureReason, @acceptUntil, @mergeIntoId, @followUp,
       @deciderId, @at, @impact, @severity, @time, @score, @band, @statusBefore, @resolvedOnBefore,
       @costMinor, @costCurrency, @fiscalPeriod, 1, @arrMinor, @arrCurrency, @renewal, @issueOwnerId, @issueOwner)`,
  ).run({
    ...decision,
    impact: factors?.impact ?? null,
    severity: factors?.severity ?? null,
    time: factors?.time ?? null,
    statusBefore: issueBefore.status,
    resolvedOnBefore: issueBefore.resolvedOn,
    costMinor: cost?.amountMinor ?? null,
    costCurrency: cost?.currency ?? null,
    arrMinor: facts.arrMinor,
    arrCurrency: facts.currency,
    renewal: facts.renewal,
    issueOwnerId: facts.ownerId,
    issueOwner: facts.owner,
  });
  const { id, sessionId } = decision;
  const insertDissent = statement(db, 'INSERT INTO dissents (decision_id, position, session_id, person_id, words) VALUES (?, ?, ?, ?, ?)');
  dissents.forEach(({ personId, words }, index) => insertDissent.run(id, index + 1, sessionId, personId, words));
  const insertRejected = statement(db, 'INSERT INTO rejected_alternatives (decision_id, position, session_id, alternative, reopens_if) VALUES (?, ?, ?, ?, ?)');
  rejected.forEach(({ alternative, reopensIf }, index) => insertRejected.run(id, index + 1, sessionId, alternative, reopensIf));
  indexDecision(db, id);
}

const Outcome = z.object({ status: IssueStatus, resolvedOn: CalendarDate.nullable(), mergedInto: IssueId.nullable() });
/** What a decision can change of its issue. */
export type IssueOutcome = z.infer<typeof Outcome>;

/** The kind of the decision in force on an item, and how its issue stood before it; null where nothing is decided yet. */
export function getLastOutcome(db: ReadHandle, itemId: AgendaItemId): { kind: DecisionKind; before: IssueOutcome } | null {
  const row = statement(db, 'SELECT kind, issue_status_before AS status, issue_resolved_on_before AS resolvedOn, NULL AS mergedInto FROM decisions WHERE item_id = ? ORDER BY seq DESC LIMIT 1').get(itemId);
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
const IssueFacts = z.object({ arrMinor: z.int().nullable(), currency: z.string().nullable(), renewal: CalendarDate.nullable(), ownerId: PersonId.nullable(), owner: z.string().nullable() });
/** What of an issue counts for a decision beside its score. `owner` is the name: the person's, or the one it was imported with. */
export type IssueFacts = z.infer<typeof IssueFacts>;

const IssueState = z.object({
  ...IssueFacts.shape,
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
  const row = statement(
    db,
    `SELECT i.number, i.title, i.status, i.resolved_on AS resolvedOn, i.merged_into AS mergedInto, coalesce(a.segment, 'unknown') AS segment, i.impact, i.severity, i.time, i.score, i.band, i.is_proposed AS isProposed,
       a.arr_minor AS arrMinor, a.currency, a.renewal, i.owner_id AS ownerId, coalesce(w.name, i.owner) AS owner
     FROM issues i LEFT JOIN accounts a ON a.id = i.account_id LEFT JOIN people w ON w.id = i.owner_id WHERE i.id = ?`,
  ).get(id);
  return row === undefined ? null : IssueState.parse(row);
}

/** What a decision makes of its issue: closed, part of another one, or as it was. */
export function setIssueOutcome(db: WriteHandle, id: IssueId, outcome: IssueOutcome): void {
  statement(db, 'UPDATE issues SET status = @status, resolved_on = @resolvedOn, merged_into = @mergedInto WHERE id = @id').run({ id, ...outcome });
}
