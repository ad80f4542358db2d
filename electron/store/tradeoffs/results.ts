import { BoardState, Deferral, IssueTradeoff, TradeoffResult } from '@shared/contract/tradeoffs/entities';
import { TradeoffResultId, type Instant, type IssueId, type PersonId, type SessionId, type TradeoffId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { getLastReview } from './reviews';

const Row = TradeoffResult.pick({ id: true, at: true, deciderName: true, reason: true }).extend({ state: z.string() });
const OutcomeRow = Deferral.omit({ isDisplaced: true }).extend({ isChosen: z.int(), isDisplaced: z.int() });

/** Every result of a board, oldest first; the last one is in force. */
export const listResults = (db: ReadHandle, boardId: TradeoffId): TradeoffResult[] =>
  db
    .prepare('SELECT r.id, r.at, p.name AS deciderName, r.reason, r.state FROM tradeoff_results r JOIN people p ON p.id = r.decider_id WHERE r.board_id = ? ORDER BY r.seq')
    .all(boardId)
    .map((row) => {
      const { state, ...rest } = Row.parse(row);
      const outcomes = z.array(OutcomeRow).parse(
        db
          .prepare(
            `SELECT o.issue_id AS issueId, o.is_chosen AS isChosen, o.is_displaced AS isDisplaced, o.for_id AS forId, o.owner_id AS ownerId, p.name AS ownerName, o.why, o.consequence
             FROM tradeoff_outcomes o LEFT JOIN people p ON p.id = o.owner_id WHERE o.result_id = ? ORDER BY o.position`,
          )
          .all(rest.id),
      );
      return {
        ...rest,
        chosen: outcomes.filter(({ isChosen }) => isChosen === 1).map(({ issueId }) => issueId),
        deferred: outcomes.flatMap(({ isChosen, isDisplaced, ...outcome }) => (isChosen === 1 ? [] : [{ ...outcome, isDisplaced: isDisplaced === 1 }])),
        dissents: TradeoffResult.shape.dissents.parse(
          db.prepare('SELECT d.person_id AS personId, p.name, d.words FROM tradeoff_dissents d JOIN people p ON p.id = d.person_id WHERE d.result_id = ? ORDER BY d.position').all(rest.id),
        ),
        state: BoardState.parse(JSON.parse(state)),
      };
    });

export interface NewResult {
  readonly id: TradeoffResultId;
  readonly boardId: TradeoffId;
  readonly sessionId: SessionId;
  readonly reason: string;
  readonly deciderId: PersonId;
  readonly at: Instant;
  readonly state: BoardState;
  readonly outcomes: readonly { issueId: IssueId; isChosen: boolean; isDisplaced: boolean; forId: IssueId | null; ownerId: PersonId | null; why: string; consequence: string }[];
  readonly dissents: readonly { personId: PersonId; words: string }[];
}

export function insertResult(db: WriteHandle, { outcomes, dissents, state, ...result }: NewResult): void {
  db.prepare('INSERT INTO tradeoff_results (id, board_id, session_id, reason, decider_id, at, state) VALUES (@id, @boardId, @sessionId, @reason, @deciderId, @at, @state)').run({ ...result, state: JSON.stringify(state) });
  const owner = { resultId: result.id, sessionId: result.sessionId };
  const outcome = db.prepare(
    `INSERT INTO tradeoff_outcomes (result_id, issue_id, session_id, position, is_chosen, is_displaced, for_id, owner_id, why, consequence)
     VALUES (@resultId, @issueId, @sessionId, @position, @isChosen, @isDisplaced, @forId, @ownerId, @why, @consequence)`,
  );
  outcomes.forEach(({ isChosen, isDisplaced, ...rest }, position) => outcome.run({ ...owner, ...rest, position, isChosen: isChosen ? 1 : 0, isDisplaced: isDisplaced ? 1 : 0 }));
  const dissent = db.prepare('INSERT INTO tradeoff_dissents (result_id, position, session_id, person_id, words) VALUES (@resultId, @position, @sessionId, @personId, @words)');
  dissents.forEach((each, position) => dissent.run({ ...owner, ...each, position }));
}

const isInForce = 'r.seq = (SELECT max(seq) FROM tradeoff_results WHERE board_id = r.board_id)';
const IssueRow = IssueTradeoff.omit({ isChosen: true, review: true }).extend({ resultId: TradeoffResultId, isChosen: z.int() });

/** What the results in force made of an issue, newest first (T3). */
export const listIssueTradeoffs = (db: ReadHandle, issueId: IssueId): IssueTradeoff[] =>
  db
    .prepare(
      `SELECT b.id AS boardId, b.title, s.number AS sessionNumber, r.at, o.is_chosen AS isChosen, p.name AS owner, o.why, o.consequence, r.id AS resultId
       FROM tradeoff_outcomes o JOIN tradeoff_results r ON r.id = o.result_id JOIN tradeoff_boards b ON b.id = r.board_id JOIN sessions s ON s.id = b.session_id LEFT JOIN people p ON p.id = o.owner_id
       WHERE o.issue_id = ? AND ${isInForce} ORDER BY r.seq DESC`,
    )
    .all(issueId)
    .map((row) => {
      const { isChosen, resultId, ...rest } = IssueRow.parse(row);
      return { ...rest, isChosen: isChosen === 1, review: getLastReview(db, resultId, issueId) };
    });

/** Whether a board has a result. */
export const hasResult = (db: ReadHandle, boardId: TradeoffId): boolean => db.prepare('SELECT 1 FROM tradeoff_results WHERE board_id = ? LIMIT 1').get(boardId) !== undefined;
