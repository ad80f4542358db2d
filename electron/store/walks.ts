import { AgendaItemId, SessionId, type CalendarDate, type IssueId, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import { returns, registerJoins } from './decisions/filter';
import type { ReadHandle, WriteHandle } from './handles';

/** The walk of a person that is not signed off, or null; there is at most one. */
export function getOpenWalk(db: ReadHandle, personId: PersonId): SessionId | null {
  const id = db.prepare("SELECT s.id FROM walks w JOIN sessions s ON s.id = w.session_id WHERE w.person_id = ? AND s.state = 'running' ORDER BY s.number DESC LIMIT 1").pluck().get(personId);
  return id === undefined ? null : SessionId.parse(id);
}

export function insertWalk(db: WriteHandle, walk: { sessionId: SessionId; personId: PersonId }): void {
  db.prepare('INSERT INTO walks (session_id, person_id) VALUES (@sessionId, @personId)').run(walk);
}

/** The item of an issue on the agenda of a session, or null. */
export function findItemOf(db: ReadHandle, sessionId: SessionId, issueId: IssueId): AgendaItemId | null {
  const id = db.prepare('SELECT id FROM agenda_items WHERE session_id = ? AND issue_id = ?').pluck().get(sessionId, issueId);
  return id === undefined ? null : AgendaItemId.parse(id);
}

const waiting = `(i.rank_band IN ('escalate', 'immediate') AND i.is_proposed = 0 AND NOT EXISTS (SELECT 1 FROM decisions WHERE issue_id = i.id))
  OR i.id IN (SELECT d.issue_id FROM decisions d ${registerJoins} WHERE ${returns})`;

/**
 * The numbers of the issues on a walk, in the order of the priority list, and how many there are. What was done in the walk under way stays
 * on it, closed or not.
 */
export function listWalkNumbers(db: ReadHandle, { scope, sessionId, asOf, limit }: { scope: 'waiting' | 'all'; sessionId: SessionId | null; asOf: CalendarDate; limit: number }): { total: number; numbers: number[] } {
  // The plus keeps the conditions from choosing another index than that of the order.
  const isOnWay = `+i.merged_into IS NULL AND +i.status IN ('open', 'waiting')${scope === 'all' ? '' : ` AND (${waiting})`}`;
  const where = sessionId === null ? isOnWay : `((${isOnWay}) OR i.id IN (SELECT issue_id FROM agenda_items WHERE session_id = @sessionId AND issue_id IS NOT NULL))`;
  const params = { ...(scope === 'waiting' ? { asOf } : {}), ...(sessionId === null ? {} : { sessionId }) };
  return {
    total: z.int().parse(db.prepare(`SELECT count(*) FROM issues i WHERE ${where}`).pluck().get(params)),
    numbers: z.array(z.int()).parse(db.prepare(`SELECT i.number FROM issues i WHERE ${where} ORDER BY i.rank_score DESC, i.rank_renewal, i.rank_arr DESC, i.rank_opened, i.number LIMIT @limit`).pluck().all({ ...params, limit })),
  };
}
