import { Answer, type Preference } from '@shared/contract/tradeoffs/entities';
import type { Instant, IssueId, ParticipantId, SessionId, TradeoffId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const StoredAnswer = Answer.extend({ seq: z.int() });
export type StoredAnswer = z.infer<typeof StoredAnswer>;

/** Every answer on a board, oldest first. */
export const listAnswers = (db: ReadHandle, boardId: TradeoffId): StoredAnswer[] =>
  db
    .prepare(
      `SELECT a.seq, a.participant_id AS participantId, n.name, a.first_id AS firstId, a.second_id AS secondId, a.preference, a.reason, a.at
       FROM tradeoff_answers a JOIN participants p ON p.id = a.participant_id JOIN people n ON n.id = p.person_id WHERE a.board_id = ? ORDER BY a.seq`,
    )
    .all(boardId)
    .map((row) => StoredAnswer.parse(row));

export function insertAnswer(
  db: WriteHandle,
  answer: { boardId: TradeoffId; sessionId: SessionId; participantId: ParticipantId; firstId: IssueId; secondId: IssueId; preference: Preference; reason: string; at: Instant },
): void {
  db.prepare(
    `INSERT INTO tradeoff_answers (board_id, session_id, participant_id, first_id, second_id, preference, reason, at)
     VALUES (@boardId, @sessionId, @participantId, @firstId, @secondId, @preference, @reason, @at)`,
  ).run(answer);
}

export function deleteAnswer(db: WriteHandle, seq: number): void {
  db.prepare('DELETE FROM tradeoff_answers WHERE seq = ?').run(seq);
}

/** Whether a person has answered anything on any board. */
export const hasAnswers = (db: ReadHandle, participantId: ParticipantId): boolean => db.prepare('SELECT 1 FROM tradeoff_answers WHERE participant_id = ? LIMIT 1').get(participantId) !== undefined;
