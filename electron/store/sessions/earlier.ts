import { OutcomeKind } from '@shared/contract/decisions/standing';
import { PriorDecision } from '@shared/contract/sessions/entities';
import { Deferral, QuorumLack } from '@shared/contract/sessions/proceedings';
import { IssueId, type SessionId, type AgendaItemId, type DecisionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const DeferralRow = Deferral.omit({ daysAgo: true }).extend({ issueId: IssueId });
/** A session that put an issue off. */
export type StoredDeferral = z.infer<typeof DeferralRow>;

/**
 * Of those issues, the sessions that put each off since it was last decided on, newest first. Sessions in which it was never reached say nothing.
 * @param exceptIn a session to leave out: the one that is looked at
 */
export const listDeferrals = (db: ReadHandle, issueIds: readonly IssueId[], exceptIn: SessionId): StoredDeferral[] =>
  statement(
    db,
    `SELECT a.issue_id AS issueId, s.id AS sessionId, s.number AS sessionNumber, s.planned_on AS "on", coalesce(a.deferred_reason, '') AS reason
     FROM agenda_items a JOIN sessions s ON s.id = a.session_id
     WHERE a.issue_id IN (SELECT value FROM json_each(@ids)) AND a.phase = 'deferred' AND s.id <> @exceptIn AND s.number > coalesce(
       (SELECT max(t.number) FROM agenda_items d JOIN sessions t ON t.id = d.session_id WHERE d.issue_id = a.issue_id AND d.phase = 'decided' AND t.id <> @exceptIn), 0)
     ORDER BY s.number DESC`,
  )
    .all({ ids: JSON.stringify(issueIds), exceptIn })
    .map((row) => DeferralRow.parse(row));

const PriorRow = PriorDecision.omit({ outcome: true, daysPastDue: true, daysSinceAcceptance: true, isSuperseded: true }).extend({ outcomeKind: OutcomeKind.nullable(), actual: z.string().nullable() });
/** A decision of another session. */
export type StoredPriorDecision = Omit<PriorDecision, 'daysPastDue' | 'daysSinceAcceptance' | 'isSuperseded'>;

/** What other sessions decided on an issue, newest first. */
export const listPriorDecisions = (db: ReadHandle, issueId: IssueId, exceptIn: SessionId): StoredPriorDecision[] =>
  statement(
    db,
    `SELECT d.id, d.session_id AS sessionId, s.number AS sessionNumber, d.kind, d.what, p.name AS ownerName, d.due_on AS dueOn, d.accept_until AS acceptUntil, d.score, d.band, d.at,
       a.state AS actionState, o.kind AS outcomeKind, o.actual
     FROM decisions d JOIN sessions s ON s.id = d.session_id JOIN people p ON p.id = d.owner_id LEFT JOIN actions a ON a.decision_id = d.id
       LEFT JOIN decision_outcomes o ON o.seq = (SELECT max(seq) FROM decision_outcomes WHERE decision_id = d.id)
     WHERE d.issue_id = ? AND d.session_id <> ? ORDER BY d.seq DESC`,
  )
    .all(issueId, exceptIn)
    .map((row) => {
      const { outcomeKind, actual, ...prior } = PriorRow.parse(row);
      return { ...prior, outcome: outcomeKind === null || actual === null ? null : { kind: outcomeKind, actual } };
    });

/** Decisions on an item that were taken with fewer present than the quorum. */
export const listQuorumLacks = (db: ReadHandle, itemId: AgendaItemId): QuorumLack[] =>
  statement(db, 'SELECT q.decision_id AS decisionId, q.present, q.needed FROM decisions_without_quorum q JOIN decisions d ON d.id = q.decision_id WHERE d.item_id = ? ORDER BY d.seq')
    .all(itemId)
    .map((row) => QuorumLack.parse(row));

export function insertQuorumLack(db: WriteHandle, lack: { decisionId: DecisionId; sessionId: SessionId; present: number; needed: number }): void {
  db.prepare('INSERT INTO decisions_without_quorum (decision_id, session_id, present, needed) VALUES (@decisionId, @sessionId, @present, @needed)').run(lack);
}
