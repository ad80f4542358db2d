import { FollowUp } from '@shared/contract/records/operations';
import { AccountId, CalendarDate, type FollowUpId } from '@shared/primitives';
import type { FollowUpState } from '@shared/contract/records/entities';
import { InteractionKind } from '@shared/contract/records/entities';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

const Row = FollowUp.omit({ overdueDays: true, interaction: true }).extend({
  accountId: AccountId.nullable(),
  interactionKind: InteractionKind.nullable(),
  interactionOn: CalendarDate.nullable(),
  interactionSubject: z.string().nullable(),
});

/** A follow-up as it is stored; how late it is depends on the as-of date. */
export interface StoredFollowUp extends Omit<FollowUp, 'overdueDays'> {
  readonly accountId: AccountId | null;
}

const select = `SELECT f.id, f.account_id AS accountId, f.words, f.quote, f.line, f.promised_by AS promisedBy, f.due_on AS dueOn, f.done_on AS doneOn, f.state,
    n.kind AS interactionKind, n.on_date AS interactionOn, n.subject AS interactionSubject
  FROM follow_ups f LEFT JOIN interactions n ON n.id = f.interaction_id`;

function toFollowUp(row: unknown): StoredFollowUp {
  const { interactionKind: kind, interactionOn: on, interactionSubject: subject, ...rest } = Row.parse(row);
  return { ...rest, interaction: kind === null || on === null ? null : { kind, on, subject: subject ?? '' } };
}

export function getFollowUp(db: ReadHandle, id: FollowUpId): StoredFollowUp | null {
  const row = db.prepare(`${select} WHERE f.id = ?`).get(id);
  return row === undefined ? null : toFollowUp(row);
}

/** Follow-ups of an account: what is open by its date, then what is proposed, then what is settled, newest first. */
export const listFollowUps = (db: ReadHandle, accountId: AccountId, limit: number): StoredFollowUp[] =>
  db
    .prepare(
      `${select} WHERE f.account_id = ?
       ORDER BY CASE f.state WHEN 'open' THEN 0 WHEN 'proposed' THEN 1 ELSE 2 END, CASE WHEN f.state IN ('open', 'proposed') THEN f.due_on IS NULL END, CASE WHEN f.state IN ('open', 'proposed') THEN f.due_on END,
         f.done_on DESC, f.row_id DESC LIMIT ?`,
    )
    .all(accountId, limit)
    .map(toFollowUp);

/** Adds a follow-up that a person has noted. */
export function insertFollowUp(db: WriteHandle, followUp: { id: FollowUpId; accountId: AccountId; accountRef: string; words: string; promisedBy: string | null; dueOn: CalendarDate | null }): void {
  db.prepare("INSERT INTO follow_ups (id, account_id, account_ref, words, promised_by, due_on, state) VALUES (@id, @accountId, @accountRef, @words, @promisedBy, @dueOn, 'open')").run(followUp);
}

export function updateFollowUp(db: WriteHandle, followUp: { id: FollowUpId; words: string; promisedBy: string | null; dueOn: CalendarDate | null }): void {
  db.prepare('UPDATE follow_ups SET words = @words, promised_by = @promisedBy, due_on = @dueOn WHERE id = @id').run(followUp);
}

export function setFollowUpState(db: WriteHandle, followUp: { id: FollowUpId; state: FollowUpState; doneOn: CalendarDate | null }): void {
  db.prepare('UPDATE follow_ups SET state = @state, done_on = @doneOn WHERE id = @id').run(followUp);
}
