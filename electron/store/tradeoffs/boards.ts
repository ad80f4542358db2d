import { BoardTerms, ContenderTerms, TradeoffRow } from '@shared/contract/tradeoffs/entities';
import { ParticipantId, SessionId, TradeoffId, type IssueId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const StoredBoard = z.object({ id: TradeoffId, sessionId: SessionId, ...BoardTerms.shape, seatedId: ParticipantId.nullable() });
export type StoredBoard = z.infer<typeof StoredBoard>;

const select = 'SELECT id, session_id AS sessionId, title, unit, currency, capacity, seated_id AS seatedId FROM tradeoff_boards';

export function getBoard(db: ReadHandle, id: TradeoffId): StoredBoard | null {
  const row = db.prepare(`${select} WHERE id = ?`).get(id);
  return row === undefined ? null : StoredBoard.parse(row);
}

/** The boards of a session, in the order in which they were made. */
export const listBoards = (db: ReadHandle, sessionId: SessionId): StoredBoard[] => db.prepare(`${select} WHERE session_id = ? ORDER BY seq`).all(sessionId).map((row) => StoredBoard.parse(row));

/** The same with counts. */
export const listBoardRows = (db: ReadHandle, sessionId: SessionId): TradeoffRow[] =>
  db
    .prepare(
      `SELECT b.id, b.session_id AS sessionId, b.title, b.unit, b.currency, b.capacity,
         (SELECT count(*) FROM tradeoff_contenders c WHERE c.board_id = b.id) AS contenders,
         (SELECT count(DISTINCT a.participant_id) FROM tradeoff_answers a WHERE a.board_id = b.id) AS voters,
         (SELECT sum(o.is_chosen) FROM tradeoff_outcomes o WHERE o.result_id = (SELECT r.id FROM tradeoff_results r WHERE r.board_id = b.id ORDER BY r.seq DESC LIMIT 1)) AS chosen
       FROM tradeoff_boards b WHERE b.session_id = ? ORDER BY b.seq`,
    )
    .all(sessionId)
    .map((row) => TradeoffRow.parse(row));

export function insertBoard(db: WriteHandle, board: BoardTerms & { id: TradeoffId; sessionId: SessionId }): void {
  db.prepare(
    `INSERT INTO tradeoff_boards (id, session_id, seq, title, unit, currency, capacity)
     VALUES (@id, @sessionId, (SELECT coalesce(max(seq), 0) + 1 FROM tradeoff_boards WHERE session_id = @sessionId), @title, @unit, @currency, @capacity)`,
  ).run(board);
}

export function updateBoard(db: WriteHandle, id: TradeoffId, terms: BoardTerms): void {
  db.prepare('UPDATE tradeoff_boards SET title = @title, unit = @unit, currency = @currency, capacity = @capacity WHERE id = @id').run({ id, ...terms });
}

export function seatVoter(db: WriteHandle, id: TradeoffId, seatedId: ParticipantId | null): void {
  db.prepare('UPDATE tradeoff_boards SET seated_id = @seatedId WHERE id = @id').run({ id, seatedId });
}

export function deleteBoard(db: WriteHandle, id: TradeoffId): void {
  db.prepare('DELETE FROM tradeoff_contenders WHERE board_id = ?').run(id);
  db.prepare('DELETE FROM tradeoff_boards WHERE id = ?').run(id);
}

const StoredContender = ContenderTerms.extend({ mergedInto: z.int().nullable() });
/** A contender's terms; `mergedInto` is the number of the issue it became part of. */
export type StoredContender = z.infer<typeof StoredContender>;

/** In the order in which they were put on the board. */
export const listContenders = (db: ReadHandle, boardId: TradeoffId): StoredContender[] =>
  db
    .prepare(
      `SELECT c.issue_id AS issueId, c.effort, c.days_to_effect AS daysToEffect, c.also_serves AS alsoServes, c.if_deferred AS ifDeferred, c.commitment, m.number AS mergedInto
       FROM tradeoff_contenders c JOIN issues i ON i.id = c.issue_id LEFT JOIN issues m ON m.id = i.merged_into WHERE c.board_id = ? ORDER BY c.position`,
    )
    .all(boardId)
    .map((row) => StoredContender.parse(row));

export function insertContender(db: WriteHandle, board: Pick<StoredBoard, 'id' | 'sessionId'>, terms: ContenderTerms): void {
  db.prepare(
    `INSERT INTO tradeoff_contenders (board_id, issue_id, session_id, position, effort, days_to_effect, also_serves, if_deferred, commitment)
     VALUES (@boardId, @issueId, @sessionId, (SELECT coalesce(max(position), 0) + 1 FROM tradeoff_contenders WHERE board_id = @boardId), @effort, @daysToEffect, @alsoServes, @ifDeferred, @commitment)`,
  ).run({ boardId: board.id, sessionId: board.sessionId, ...terms });
}

export function updateContender(db: WriteHandle, boardId: TradeoffId, terms: ContenderTerms): void {
  db.prepare(
    `UPDATE tradeoff_contenders SET effort = @effort, days_to_effect = @daysToEffect, also_serves = @alsoServes, if_deferred = @ifDeferred, commitment = @commitment
     WHERE board_id = @boardId AND issue_id = @issueId`,
  ).run({ boardId, ...terms });
}

export function deleteContender(db: WriteHandle, boardId: TradeoffId, issueId: IssueId): void {
  db.prepare('DELETE FROM tradeoff_contenders WHERE board_id = ? AND issue_id = ?').run(boardId, issueId);
}
