import { DealOutcome, Direction, InteractionKind, Tone } from '@shared/contract/records/entities';
import { TimelineKind, TimelineOrigin } from '@shared/contract/records/operations';
import { CalendarDate, IssueId, type AccountId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from './handles';

const Entry = z.object({
  key: z.string(),
  kind: TimelineKind,
  on: CalendarDate,
  origin: TimelineOrigin,
  about: z.string(),
  issueId: IssueId.nullable(),
  facts: z.string().transform((json) => Facts.parse(JSON.parse(json))),
});

/** What is known beside an entry; which of them are there follows from its kind. */
const Facts = z.object({
  number: z.int().optional(),
  status: z.string().optional(),
  priority: z.string().nullable().optional(),
  stage: z.string().optional(),
  before: z.string().nullable().optional(),
  outcome: DealOutcome.optional(),
  amountMinor: z.int().nullable().optional(),
  currency: z.string().nullable().optional(),
  measure: z.string().optional(),
  readings: z.int().optional(),
  total: z.number().optional(),
  mean: z.number().optional(),
  interactionKind: InteractionKind.optional(),
  direction: Direction.nullable().optional(),
  person: z.string().nullable().optional(),
  tone: Tone.nullable().optional(),
  words: z.string().optional(),
  decision: z.string().optional(),
  session: z.int().optional(),
  account: z.string().optional(),
  into: z.string().optional(),
});

export type StoredEntry = z.infer<typeof Entry>;

/** Characters of a text that the timeline shows. */
const excerpt = 240;

/**
 * Everything that is dated of an account, each source in its own table; measurements as one entry a month and measure. A stage that a deal was in
 * already is no event. `rank` orders what falls on one day: the latest step first.
 */
const entries = `
  SELECT 'io:' || i.id AS key, 'issue-opened' AS kind, i.opened_on AS "on", i.source AS origin, 1 AS rank, i.title AS about, i.id AS issueId,
    json_object('number', i.number, 'priority', i.vendor_priority) AS facts FROM issues i WHERE i.account_id = @id AND i.opened_on IS NOT NULL
  UNION ALL SELECT 'ir:' || i.id, 'issue-resolved', i.resolved_on, i.source, 5, i.title, i.id, json_object('number', i.number, 'status', i.status) FROM issues i WHERE i.account_id = @id AND i.resolved_on IS NOT NULL
  UNION ALL SELECT 'do:' || d.id, 'deal-opened', d.opened_on, 'crm', 1, d.name, NULL, json_object('amountMinor', d.amount_minor, 'currency', d.currency) FROM deals d WHERE d.account_id = @id AND d.opened_on IS NOT NULL
  UNION ALL SELECT 'ds:' || s.id || ':' || s.since || ':' || s.stage, 'deal-stage', s.since, 'crm', 2, s.name, NULL, json_object('stage', s.stage, 'before', s.before) FROM (
    SELECT d.id, d.name, g.stage, g.since, lag(g.stage) OVER (PARTITION BY d.id ORDER BY g.since, g.rowid) AS before FROM deals d JOIN deal_stages g ON g.deal_id = d.id WHERE d.account_id = @id) s
    WHERE s.before IS NULL OR s.before <> s.stage
  UNION ALL SELECT 'dc:' || d.id, 'deal-closed', d.closed_on, 'crm', 3, d.name, NULL, json_object('outcome', d.outcome, 'amountMinor', d.amount_minor, 'currency', d.currency)
    FROM deals d WHERE d.account_id = @id AND d.closed_on IS NOT NULL AND d.outcome <> 'open'
  UNION ALL SELECT 'me:' || source || ':' || measure || ':' || substr(on_date, 1, 7), 'measured', max(on_date), source, 0, measure, NULL,
    json_object('measure', measure, 'readings', count(*), 'total', total(value), 'mean', avg(value)) FROM measurements WHERE account_id = @id AND on_date <= @until GROUP BY source, measure, substr(on_date, 1, 7)
  UNION ALL SELECT 'in:' || n.id, 'interaction', n.on_date, n.source, 2, n.subject, NULL,
    json_object('interactionKind', n.kind, 'direction', n.direction, 'person', n.person, 'tone', n.tone, 'words', substr(n.body, 1, ${excerpt})) FROM interactions n WHERE n.account_id = @id
  UNION ALL SELECT 'fp:' || f.id, 'promised', n.on_date, n.source, 3, f.words, NULL, json_object('person', f.promised_by, 'status', f.state)
    FROM follow_ups f JOIN interactions n ON n.id = f.interaction_id WHERE f.account_id = @id AND f.state <> 'rejected'
  UNION ALL SELECT 'fd:' || f.id, 'promise-due', f.due_on, coalesce(n.source, 'docket'), 3, f.words, NULL, json_object('person', f.promised_by)
    FROM follow_ups f LEFT JOIN interactions n ON n.id = f.interaction_id WHERE f.account_id = @id AND f.state = 'open' AND f.due_on < @until
  UNION ALL SELECT 'fk:' || f.id, 'promise-kept', f.done_on, coalesce(n.source, 'docket'), 4, f.words, NULL, json_object('person', f.promised_by)
    FROM follow_ups f LEFT JOIN interactions n ON n.id = f.interaction_id WHERE f.account_id = @id AND f.state = 'done' AND f.done_on IS NOT NULL
  UNION ALL SELECT 'de:' || d.id, 'decided', substr(d.at, 1, 10), 'docket', 6, i.title, i.id, json_object('number', i.number, 'words', d.what, 'decision', d.kind, 'session', s.number)
    FROM decisions d JOIN issues i ON i.id = d.issue_id JOIN sessions s ON s.id = d.session_id WHERE i.account_id = @id
  UNION ALL SELECT 'am:' || m.id, 'merged', m.on_date, 'docket', 7, '', NULL, json_object('account', a.name, 'into', s.name, 'words', m.reason, 'person', p.name)
    FROM account_merges m JOIN accounts a ON a.id = m.account_id JOIN accounts s ON s.id = m.into_id JOIN people p ON p.id = m.by_person WHERE m.into_id = @id OR m.account_id = @id
  UNION ALL SELECT 'au:' || m.id, 'unmerged', m.ended_on, 'docket', 8, '', NULL, json_object('account', a.name, 'into', s.name, 'words', coalesce(m.ended_reason, ''), 'person', p.name)
    FROM account_merges m JOIN accounts a ON a.id = m.account_id JOIN accounts s ON s.id = m.into_id JOIN people p ON p.id = m.ended_by WHERE m.ended_on IS NOT NULL AND (m.into_id = @id OR m.account_id = @id)`;

const Counts = z.object({ origin: TimelineOrigin, entries: z.int(), later: z.int() });

/** Says how many entries of each origin there are up to a date, and how many come after it. */
export const countTimeline = (db: ReadHandle, id: AccountId, until: CalendarDate): z.infer<typeof Counts>[] =>
  db
    .prepare(`SELECT origin, sum("on" <= @until) AS entries, sum("on" > @until) AS later FROM (${entries}) GROUP BY origin`)
    .all({ id, until })
    .map((row) => Counts.parse(row));

/** One window of an account's timeline up to a date, newest first; no origins asks for all of them. */
export const listTimeline = (db: ReadHandle, { id, until, origins, offset, limit }: { id: AccountId; until: CalendarDate; origins: readonly TimelineOrigin[]; offset: number; limit: number }): StoredEntry[] =>
  db
    .prepare(
      `SELECT key, kind, "on", origin, about, issueId, facts FROM (${entries})
       WHERE "on" <= @until AND (@origins = '[]' OR origin IN (SELECT value FROM json_each(@origins))) ORDER BY "on" DESC, rank DESC, key LIMIT @limit OFFSET @offset`,
    )
    .all({ id, until, origins: JSON.stringify(origins), limit, offset })
    .map((row) => Entry.parse(row));
