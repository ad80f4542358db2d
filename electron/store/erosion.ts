import { Hypothesis, HypothesisEvent } from '@shared/contract/erosion';
import type { AccountId, CalendarDate, HypothesisId, Instant, IssueId, PersonId, Source } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

const Row = Hypothesis.omit({ state: true, expiredDays: true, events: true, isProposed: true }).extend({
  isProposed: z.int().transform((value) => value === 1),
  events: z.string().transform((json): unknown => JSON.parse(json)).pipe(z.array(HypothesisEvent)),
});
/** A hypothesis as it is kept, with the last day that it was opened with; in which state it is depends on the date. */
export type StoredHypothesis = z.infer<typeof Row>;

const select = `SELECT h.id, a.id AS accountId, a.name AS account, a.segment, h.issue_id AS issueId, i.number AS issueNumber, i.score, i.band, i.is_proposed AS isProposed,
    h.suspicion, s.name AS suspectedBy, h.test, h.opened_on AS openedOn, h.expires_on AS expiresOn, p.name AS "by", h.at,
    (SELECT coalesce(json_group_array(json_object('kind', e.kind, 'words', e.words, 'source', e.source, 'expiresOn', e.expires_on, 'on', e.on_date, 'by', w.name, 'at', e.at) ORDER BY e.seq), '[]')
     FROM erosion_events e JOIN people w ON w.id = e.by_person WHERE e.hypothesis_id = h.id) AS events
  FROM erosion_hypotheses h JOIN accounts own ON own.id = h.account_id JOIN accounts a ON a.id = coalesce(own.survivor_id, own.id) JOIN issues i ON i.id = h.issue_id JOIN people s ON s.id = h.suspected_by JOIN people p ON p.id = h.by_person`;

/** All of them, or those of an account or of an issue, newest first. */
export const listHypotheses = (db: ReadHandle, { accountId, issueId }: { accountId: AccountId | null; issueId: IssueId | null }): StoredHypothesis[] =>
  db
    .prepare(`${select} WHERE (@accountId IS NULL OR h.account_id IN (SELECT id FROM accounts WHERE id = @accountId OR survivor_id = @accountId)) AND (@issueId IS NULL OR h.issue_id = @issueId) ORDER BY h.seq DESC`)
    .all({ accountId, issueId })
    .map((row) => Row.parse(row));

export function getHypothesis(db: ReadHandle, id: HypothesisId): StoredHypothesis | null {
  const row = db.prepare(`${select} WHERE h.id = ?`).get(id);
  return row === undefined ? null : Row.parse(row);
}

export interface NewHypothesis {
  readonly id: HypothesisId;
  readonly accountId: AccountId;
  readonly issueId: IssueId;
  readonly suspicion: string;
  readonly suspectedBy: PersonId;
  readonly test: string;
  readonly openedOn: CalendarDate;
  readonly expiresOn: CalendarDate;
  readonly by: PersonId;
  readonly at: Instant;
}

export function insertHypothesis(db: WriteHandle, hypothesis: NewHypothesis): void {
  db.prepare(
    `INSERT INTO erosion_hypotheses (id, account_id, issue_id, suspicion, suspected_by, test, opened_on, expires_on, by_person, at)
     VALUES (@id, @accountId, @issueId, @suspicion, @suspectedBy, @test, @openedOn, @expiresOn, @by, @at)`,
  ).run(hypothesis);
}

export function insertEvent(db: WriteHandle, event: { hypothesisId: HypothesisId; kind: HypothesisEvent['kind']; words: string; source: Source | null; expiresOn: CalendarDate | null; on: CalendarDate; by: PersonId; at: Instant }): void {
  db.prepare(
    `INSERT INTO erosion_events (hypothesis_id, kind, words, source, expires_on, on_date, by_person, at) VALUES (@hypothesisId, @kind, @words, @source, @expiresOn, @on, @by, @at)`,
  ).run(event);
}

/** Marks an issue as standing for a suspicion (W8). */
export function markLowConfidence(db: WriteHandle, id: IssueId): void {
  db.prepare('UPDATE issues SET is_low_confidence = 1 WHERE id = ?').run(id);
}

/** Takes the mark off: a source has said so. */
export function confirmIssue(db: WriteHandle, id: IssueId, source: Source): void {
  db.prepare('UPDATE issues SET is_low_confidence = 0, source = @source WHERE id = @id').run({ id, source });
}

/** Closes the issue of a suspicion that was refuted, unless it is over already. */
export function closeIssue(db: WriteHandle, id: IssueId, on: CalendarDate): void {
  db.prepare(`UPDATE issues SET status = 'closed', resolved_on = coalesce(resolved_on, @on) WHERE id = @id AND status IN ('open', 'waiting')`).run({ id, on });
}
