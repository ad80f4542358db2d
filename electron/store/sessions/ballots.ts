import { BallotMode, RevealedBallot } from '@shared/contract/sessions/entities';
import { CancelledRound } from '@shared/contract/sessions/proceedings';
import { AgendaItemId, Factors, Instant, type ParticipantId, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const StoredRound = z.object({ round: z.int(), mode: BallotMode, openedAt: Instant, revealedAt: Instant.nullable() });
export type StoredRound = z.infer<typeof StoredRound>;

export const listRounds = (db: ReadHandle, itemId: AgendaItemId): StoredRound[] =>
  db
    .prepare('SELECT round, mode, opened_at AS openedAt, revealed_at AS revealedAt FROM ballot_rounds WHERE item_id = ? ORDER BY round')
    .all(itemId)
    .map((row) => StoredRound.parse(row));

export function getLastRound(db: ReadHandle, itemId: AgendaItemId): StoredRound | null {
  const row = statement(db, 'SELECT round, mode, opened_at AS openedAt, revealed_at AS revealedAt FROM ballot_rounds WHERE item_id = ? ORDER BY round DESC LIMIT 1').get(itemId);
  return row === undefined ? null : StoredRound.parse(row);
}

export function insertRound(db: WriteHandle, round: { itemId: AgendaItemId; sessionId: SessionId; round: number; mode: BallotMode; openedAt: Instant }): void {
  db.prepare('INSERT INTO ballot_rounds (item_id, session_id, round, mode, opened_at) VALUES (@itemId, @sessionId, @round, @mode, @openedAt)').run(round);
}

export function setRoundMode(db: WriteHandle, itemId: AgendaItemId, round: number, mode: BallotMode): void {
  db.prepare('UPDATE ballot_rounds SET mode = @mode WHERE item_id = @itemId AND round = @round').run({ itemId, round, mode });
}

/** Rounds of an item that were called off, oldest first. */
export const listCancelledRounds = (db: ReadHandle, itemId: AgendaItemId): CancelledRound[] =>
  statement(db, 'SELECT round, ballots, reason, at FROM cancelled_rounds WHERE item_id = ? ORDER BY round')
    .all(itemId)
    .map((row) => CancelledRound.parse(row));

/** Destroys an open round. SQLite overwrites what it deletes (`secure_delete`), so that no page of the file keeps values or nonces. */
export function cancelRound(db: WriteHandle, cancelled: { itemId: AgendaItemId; sessionId: SessionId; round: number; ballots: number; reason: string; at: Instant }): void {
  const { itemId, round } = cancelled;
  db.prepare('DELETE FROM ballots WHERE item_id = ? AND round = ?').run(itemId, round);
  db.prepare('DELETE FROM ballot_rounds WHERE item_id = ? AND round = ?').run(itemId, round);
  db.prepare('INSERT INTO cancelled_rounds (item_id, round, session_id, ballots, reason, at) VALUES (@itemId, @round, @sessionId, @ballots, @reason, @at)').run(cancelled);
}

/** Takes every ballot that is not revealed out of a copy of the workspace; of a sealed session nothing can be revealed. */
export function dropHiddenBallots(db: WriteHandle): void {
  db.prepare(
    `DELETE FROM ballots WHERE (SELECT state FROM sessions WHERE id = ballots.session_id) <> 'signed-off'
       AND (SELECT revealed_at FROM ballot_rounds r WHERE r.item_id = ballots.item_id AND r.round = ballots.round) IS NULL`,
  ).run();
}

export function setRevealed(db: WriteHandle, itemId: AgendaItemId, round: number, revealedAt: Instant): void {
  db.prepare('UPDATE ballot_rounds SET revealed_at = @revealedAt WHERE item_id = @itemId AND round = @round').run({ itemId, round, revealedAt });
}

const BallotRow = RevealedBallot.omit({ factors: true }).extend({ impact: z.int().nullable(), severity: z.int().nullable(), time: z.int().nullable() });

function toBallot(row: unknown): RevealedBallot {
  const { impact, severity, time, ...rest } = BallotRow.parse(row);
  return { ...rest, factors: impact === null || severity === null || time === null ? null : { impact, severity, time } };
}

/**
 * The ballots of a round with their values, in the order of the participants. Before the reveal nobody but the reveal itself may ask
 * for them: for the screen there is `listCommitments`.
 */
export const listBallots = (db: ReadHandle, itemId: AgendaItemId, round: number): RevealedBallot[] =>
  db
    .prepare(
      `SELECT b.participant_id AS participantId, n.name, n.function, b.impact, b.severity, b.time, b.nonce, b.commitment
       FROM ballots b JOIN participants p ON p.id = b.participant_id JOIN people n ON n.id = p.person_id
       WHERE b.item_id = ? AND b.round = ? ORDER BY p.seq`,
    )
    .all(itemId, round)
    .map(toBallot);

const LastBallot = Factors.extend({ itemId: AgendaItemId });

/** The ballots of the last revealed round of each item, in the order of the agenda, without abstentions: a list for each item that has any. */
export function listLastBallots(db: ReadHandle, sessionId: SessionId): Factors[][] {
  const items = new Map<AgendaItemId, Factors[]>();
  const rows = statement(
    db,
    `SELECT b.item_id AS itemId, b.impact, b.severity, b.time
     FROM (SELECT item_id, max(round) AS round FROM ballot_rounds WHERE session_id = ? AND revealed_at IS NOT NULL GROUP BY item_id) AS last
     JOIN ballots b ON b.item_id = last.item_id AND b.round = last.round JOIN agenda_items a ON a.id = b.item_id JOIN participants p ON p.id = b.participant_id
     WHERE b.impact IS NOT NULL ORDER BY a.position, p.seq`,
  ).all(sessionId);
  for (const row of rows) {
    const { itemId, ...factors } = LastBallot.parse(row);
    items.set(itemId, [...(items.get(itemId) ?? []), factors]);
  }
  return [...items.values()];
}

const Commitment = RevealedBallot.pick({ participantId: true, commitment: true });

/** Who has voted in a round, and the hash that binds them; never what they said. */
export const listCommitments = (db: ReadHandle, itemId: AgendaItemId, round: number): z.infer<typeof Commitment>[] =>
  db
    .prepare('SELECT participant_id AS participantId, commitment FROM ballots WHERE item_id = ? AND round = ?')
    .all(itemId, round)
    .map((row) => Commitment.parse(row));

/** Casts a ballot; before the reveal the last one of a person counts. */
export function saveBallot(
  db: WriteHandle,
  { factors, ...ballot }: { itemId: AgendaItemId; sessionId: SessionId; round: number; participantId: ParticipantId; factors: Factors | null; nonce: string; commitment: string; castAt: Instant },
): void {
  statement(
    db,
    `INSERT INTO ballots (item_id, round, participant_id, session_id, impact, severity, time, nonce, commitment, cast_at)
     VALUES (@itemId, @round, @participantId, @sessionId, @impact, @severity, @time, @nonce, @commitment, @castAt)
     ON CONFLICT (item_id, round, participant_id) DO UPDATE SET impact = excluded.impact, severity = excluded.severity, time = excluded.time, nonce = excluded.nonce, commitment = excluded.commitment, cast_at = excluded.cast_at`,
  ).run({ ...ballot, impact: factors?.impact ?? null, severity: factors?.severity ?? null, time: factors?.time ?? null });
}
