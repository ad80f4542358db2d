import type { SampleKind } from '@shared/contract/samples/entities';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';

/** How a record is called in a list. */
const named: Readonly<Record<SampleKind, string>> = {
  issues: "SELECT id, '#' || number AS ref, title FROM issues",
  interactions: "SELECT id, ref, CASE WHEN subject <> '' THEN subject WHEN body <> '' THEN substr(body, 1, 120) ELSE kind || ' of ' || on_date END AS title FROM interactions",
  decisions: "SELECT d.id, 'S' || s.number || '/#' || i.number AS ref, d.what AS title FROM decisions d JOIN sessions s ON s.id = d.session_id JOIN issues i ON i.id = d.issue_id",
  actions: "SELECT id, 'A' || number AS ref, what AS title FROM actions",
};
const Named = z.object({ id: z.string(), ref: z.string(), title: z.string() });
export type NamedItem = z.infer<typeof Named>;

/** What the records of those ids are called, by id. */
export function nameItems(db: ReadHandle, of: SampleKind, ids: readonly string[]): ReadonlyMap<string, NamedItem> {
  const column = of === 'decisions' ? 'd.id' : 'id';
  return new Map(
    db
      .prepare(`${named[of]} WHERE ${column} IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify(ids))
      .map((row) => Named.parse(row))
      .map((item) => [item.id, item]),
  );
}

const words: Readonly<Record<SampleKind, string>> = {
  issues: "SELECT id, description AS text FROM issues",
  interactions: 'SELECT id, body AS text FROM interactions',
  decisions: 'SELECT id, reason AS text FROM decisions',
  actions: "SELECT id, note AS text FROM actions",
};

/** What a customer or colleague wrote in each of those records, by id; those without a word are left out. */
export const listComments = (db: ReadHandle, of: SampleKind, ids: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db
      .prepare(`${words[of]} WHERE id IN (SELECT value FROM json_each(?)) AND trim(text) <> ''`)
      .all(JSON.stringify(ids))
      .map((row) => z.object({ id: z.string(), text: z.string() }).parse(row))
      .map(({ id, text }) => [id, text]),
  );

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const whole: Readonly<Record<SampleKind, string>> = {
  issues: `SELECT i.description AS text, i.id AS issueId, a.name AS account, a.segment, i.criterion, i.source, i.status, i.opened_on AS openedOn, i.resolved_on AS resolvedOn, i.vendor_priority AS vendorPriority,
      i.first_response_minutes AS firstResponseMinutes, i.resolution_minutes AS resolutionMinutes, i.is_escalated AS isEscalated, i.satisfaction, i.reopen_count AS reopenCount, i.waiting_on AS waitingOn, i.score, i.band, i.ref AS externalRef
    FROM issues i LEFT JOIN accounts a ON a.id = i.account_id WHERE i.id = ?`,
  interactions: `SELECT t.body AS text, NULL AS issueId, a.name AS account, a.segment, t.source, t.kind, t.on_date AS onDate, t.direction, t.person, t.tone, t.ref AS externalRef
    FROM interactions t LEFT JOIN accounts a ON a.id = t.account_id WHERE t.id = ?`,
  decisions: `SELECT d.reason AS text, d.issue_id AS issueId, a.name AS account, a.segment, i.title AS issue, d.kind AS decision, o.name AS owner, d.function, d.level, c.name AS decider, d.at, d.due_on AS dueOn, d.review_on AS reviewOn,
      d.departure_reason AS departure, d.follow_up AS followUp, d.score, d.band
    FROM decisions d JOIN issues i ON i.id = d.issue_id LEFT JOIN accounts a ON a.id = i.account_id JOIN people o ON o.id = d.owner_id JOIN people c ON c.id = d.decider_id WHERE d.id = ?`,
  actions: `SELECT t.note AS text, t.issue_id AS issueId, a.name AS account, a.segment, i.title AS issue, o.name AS owner, t.function, t.state, t.due_on AS dueOn, t.done_on AS doneOn, t.evidence, d.reason AS decided
    FROM actions t JOIN issues i ON i.id = t.issue_id LEFT JOIN accounts a ON a.id = i.account_id JOIN people o ON o.id = t.owner_id JOIN decisions d ON d.id = t.decision_id WHERE t.id = ?`,
};

/** A record with what there is to read of it, column by column; null where it is gone. */
export function getItemFacts(db: ReadHandle, of: SampleKind, id: string): Readonly<Record<string, string | number | null>> | null {
  const row = db.prepare(whole[of]).get(id);
  return row === undefined ? null : Facts.parse(row);
}
