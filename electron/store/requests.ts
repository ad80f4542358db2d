import { InformationRequest } from '@shared/contract/requests';
import type { CalendarDate, Instant, IssueId, PersonId, RequestId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

const Row = InformationRequest.omit({ overdueDays: true, answer: true }).extend({ answer: z.string().nullable(), answeredBy: z.string().nullable(), answeredAt: z.string().nullable() });

/** A question as it is stored; how late it is depends on the as-of date. */
export type StoredRequest = Omit<InformationRequest, 'overdueDays'>;

const select = `SELECT q.id, q.issue_id AS issueId, i.number AS issueNumber, i.title AS issueTitle, i.account_id AS accountId, a.name AS account, q.question, q.person_id AS personId, p.name AS person,
    q.due_on AS dueOn, k.name AS askedBy, q.asked_at AS askedAt, q.answer, w.name AS answeredBy, q.answered_at AS answeredAt
  FROM information_requests q JOIN issues i ON i.id = q.issue_id LEFT JOIN accounts a ON a.id = i.account_id JOIN people p ON p.id = q.person_id JOIN people k ON k.id = q.asked_by LEFT JOIN people w ON w.id = q.answered_by`;

function toRequest(row: unknown): StoredRequest {
  const { answer, answeredBy, answeredAt, ...rest } = Row.parse(row);
  return { ...rest, answer: InformationRequest.shape.answer.parse(answer === null ? null : { words: answer, by: answeredBy, at: answeredAt }) };
}

export function getRequest(db: ReadHandle, id: RequestId): StoredRequest | null {
  const row = db.prepare(`${select} WHERE q.id = ?`).get(id);
  return row === undefined ? null : toRequest(row);
}

/** Open questions first, the earliest date first, then the answered ones, newest first; and how many there are. */
export function listRequests(db: ReadHandle, { issueId, isOpenOnly, limit }: { issueId: IssueId | null; isOpenOnly: boolean; limit: number }): { total: number; rows: StoredRequest[] } {
  const where = [issueId === null ? '1' : 'q.issue_id = @issueId', isOpenOnly ? 'q.answer IS NULL' : '1'].join(' AND ');
  const params = issueId === null ? {} : { issueId };
  return {
    total: z.int().parse(db.prepare(`SELECT count(*) FROM information_requests q WHERE ${where}`).pluck().get(params)),
    rows: db
      .prepare(`${select} WHERE ${where} ORDER BY q.answer IS NOT NULL, CASE WHEN q.answer IS NULL THEN q.due_on END, q.answered_at DESC, q.seq LIMIT @limit`)
      .all({ ...params, limit })
      .map(toRequest),
  };
}

export function insertRequest(db: WriteHandle, request: { id: RequestId; issueId: IssueId; question: string; personId: PersonId; dueOn: CalendarDate; askedBy: PersonId; askedAt: Instant }): void {
  db.prepare('INSERT INTO information_requests (id, issue_id, question, person_id, due_on, asked_by, asked_at) VALUES (@id, @issueId, @question, @personId, @dueOn, @askedBy, @askedAt)').run(request);
}

export function answerRequest(db: WriteHandle, answer: { id: RequestId; words: string; by: PersonId; at: Instant }): void {
  db.prepare('UPDATE information_requests SET answer = @words, answered_by = @by, answered_at = @at WHERE id = @id').run(answer);
}
