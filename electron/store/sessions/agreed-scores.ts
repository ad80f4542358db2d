import { AgreedScore } from '@shared/contract/sessions/entities';
import type { AgendaItemId, ScoreId, SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const Row = AgreedScore.omit({ factors: true, isFragile: true }).extend({ round: z.int(), impact: z.int(), severity: z.int(), time: z.int(), isFragile: z.int() });

/** What the room agreed on for an item, oldest first; the last one is in force. */
export const listAgreedScores = (db: ReadHandle, itemId: AgendaItemId): (AgreedScore & { round: number })[] =>
  statement(
    db,
    `SELECT a.round, s.impact, s.severity, s.time, s.score, s.band, s.is_fragile AS isFragile, a.argument, a.choice_reason AS choiceReason, s.at
     FROM agreed_scores a JOIN scores s ON s.id = a.score_id WHERE a.item_id = ? ORDER BY a.seq`,
  )
    .all(itemId)
    .map((row) => {
      const { impact, severity, time, isFragile, ...rest } = Row.parse(row);
      return { ...rest, factors: { impact, severity, time }, isFragile: isFragile === 1 };
    });

export function insertAgreedScore(db: WriteHandle, agreed: { sessionId: SessionId; itemId: AgendaItemId; round: number; scoreId: ScoreId; argument: string; choiceReason: string }): void {
  db.prepare('INSERT INTO agreed_scores (session_id, item_id, round, score_id, argument, choice_reason) VALUES (@sessionId, @itemId, @round, @scoreId, @argument, @choiceReason)').run(agreed);
}
