import { Consequence, ConsequenceReview, type ReviewOutcome } from '@shared/contract/tradeoffs/entities';
import type { Instant, IssueId, PersonId, SessionId, TradeoffResultId } from '@shared/primitives';
import type { ReadHandle, WriteHandle } from '../handles';

const select = `SELECT v.session_id AS sessionId, s.number AS sessionNumber, v.outcome, v.words, p.name AS "by", v.at
  FROM tradeoff_reviews v JOIN sessions s ON s.id = v.session_id JOIN people p ON p.id = v.by_id WHERE v.result_id = ? AND v.issue_id = ?`;

/** What was found of a consequence, oldest first. */
export const listReviews = (db: ReadHandle, resultId: TradeoffResultId, issueId: IssueId): ConsequenceReview[] =>
  db.prepare(`${select} ORDER BY v.seq`).all(resultId, issueId).map((row) => ConsequenceReview.parse(row));

export function getLastReview(db: ReadHandle, resultId: TradeoffResultId, issueId: IssueId): ConsequenceReview | null {
  const row = db.prepare(`${select} ORDER BY v.seq DESC LIMIT 1`).get(resultId, issueId);
  return row === undefined ? null : ConsequenceReview.parse(row);
}

const Row = Consequence.omit({ reviews: true });
const consequences = `SELECT r.id AS resultId, b.id AS boardId, b.title AS boardTitle, b.session_id AS sessionId, s.number AS sessionNumber, r.at AS acceptedAt, i.id AS issueId, i.number AS issueNumber,
    i.title AS issueTitle, a.name AS account, p.name AS owner, o.consequence
  FROM tradeoff_outcomes o JOIN tradeoff_results r ON r.id = o.result_id JOIN tradeoff_boards b ON b.id = r.board_id JOIN sessions s ON s.id = b.session_id
    JOIN issues i ON i.id = o.issue_id LEFT JOIN accounts a ON a.id = i.account_id LEFT JOIN people p ON p.id = o.owner_id
  WHERE o.consequence <> '' AND r.seq = (SELECT max(seq) FROM tradeoff_results WHERE board_id = r.board_id)`;

/**
 * Consequences that sessions before a session accepted, by the results in force: those that no session before it has closed (T3), so that what it has
 * reviewed itself stays on its list. Earliest first.
 */
export const listConsequences = (db: ReadHandle, sessionId: SessionId): Consequence[] =>
  db
    .prepare(
      `${consequences} AND s.number < (SELECT number FROM sessions WHERE id = @sessionId)
         AND NOT EXISTS (SELECT 1 FROM tradeoff_reviews v JOIN sessions w ON w.id = v.session_id WHERE v.result_id = o.result_id AND v.issue_id = o.issue_id AND v.outcome <> 'open'
           AND w.number < (SELECT number FROM sessions WHERE id = @sessionId)
           AND v.seq = (SELECT max(l.seq) FROM tradeoff_reviews l WHERE l.result_id = v.result_id AND l.issue_id = v.issue_id AND l.session_id = v.session_id))
       ORDER BY s.number, r.seq, o.position`,
    )
    .all({ sessionId })
    .map((row) => {
      const consequence = Row.parse(row);
      return { ...consequence, reviews: listReviews(db, consequence.resultId, consequence.issueId) };
    });

export function insertReview(db: WriteHandle, review: { sessionId: SessionId; resultId: TradeoffResultId; issueId: IssueId; outcome: ReviewOutcome; words: string; byId: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO tradeoff_reviews (session_id, result_id, issue_id, outcome, words, by_id, at) VALUES (@sessionId, @resultId, @issueId, @outcome, @words, @byId, @at)').run(review);
}
