import type { DecisionId } from '@shared/primitives';
import type { WriteHandle } from '../handles';
import { statement } from '../statements';

/** Enters a decision into the full-text index, once: it never changes, and is found by what it was called when it was taken. */
export function indexDecision(db: WriteHandle, id: DecisionId): void {
  statement(
    db,
    `INSERT INTO decision_search (rowid, what, reason, terms, people, issue)
     SELECT d.seq, d.what, d.reason,
       d.departure_reason || ' ' || d.follow_up
         || coalesce((SELECT ' ' || group_concat(alternative || ' ' || reopens_if, ' ') FROM rejected_alternatives WHERE decision_id = d.id), '')
         || coalesce((SELECT ' ' || group_concat(words, ' ') FROM dissents WHERE decision_id = d.id), ''),
       o.name || ' ' || c.name || coalesce((SELECT ' ' || group_concat(p.name, ' ') FROM dissents s JOIN people p ON p.id = s.person_id WHERE s.decision_id = d.id), ''),
       i.title || ' ' || coalesce(i.ref, '') || ' ' || coalesce(a.name, '')
     FROM decisions d JOIN people o ON o.id = d.owner_id JOIN people c ON c.id = d.decider_id JOIN issues i ON i.id = d.issue_id LEFT JOIN accounts a ON a.id = i.account_id
     WHERE d.id = ?`,
  ).run(id);
}
