import { Attachment, WordProposalKind, WordProposalState } from '@shared/contract/texts/entities';
import { Direction, InteractionKind, Tone } from '@shared/contract/records/entities';
import { AccountId, CalendarDate, ImportId, Instant, InteractionId, Source, WordProposalId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';

const Texts = z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json)));

const Interaction = z.object({
  id: InteractionId,
  kind: InteractionKind,
  source: Source,
  on: CalendarDate,
  at: Instant.nullable(),
  direction: Direction.nullable(),
  person: z.string().nullable(),
  tone: Tone.nullable(),
  subject: z.string(),
  body: z.string(),
  flags: Texts,
  accountId: AccountId.nullable(),
  accountName: z.string().nullable(),
  accountRef: z.string().nullable(),
  thread: z.string().nullable(),
  attachments: z.string().nullable().transform((json) => (json === null ? [] : z.array(Attachment).parse(JSON.parse(json)))),
  importId: ImportId.nullable(),
  fileName: z.string().nullable(),
  importedAt: Instant.nullable(),
});
export type InteractionText = z.infer<typeof Interaction>;

export function getInteractionText(db: ReadHandle, id: InteractionId): InteractionText | null {
  const row = db
    .prepare(
      `SELECT i.id, i.kind, i.source, i.on_date AS "on", i.at, i.direction, i.person, i.tone, i.subject, i.body, i.flags, i.account_id AS accountId, a.name AS accountName, i.account_ref AS accountRef,
         t.thread, t.attachments, i.import_id AS importId, m.file_name AS fileName, m.at AS importedAt
       FROM interactions i LEFT JOIN accounts a ON a.id = i.account_id LEFT JOIN interaction_texts t ON t.interaction_id = i.id LEFT JOIN imports m ON m.id = i.import_id WHERE i.id = ?`,
    )
    .get(id);
  return row === undefined ? null : Interaction.parse(row);
}

const ThreadRow = z.object({ id: InteractionId, on: CalendarDate, direction: Direction.nullable(), person: z.string().nullable(), subject: z.string() });

/** The first messages of a thread, in their order. */
export const listThread = (db: ReadHandle, thread: string, limit: number): z.infer<typeof ThreadRow>[] =>
  db
    .prepare(
      `SELECT i.id, i.on_date AS "on", i.direction, i.person, i.subject FROM interaction_texts t JOIN interactions i ON i.id = t.interaction_id
       WHERE t.thread = ? ORDER BY i.on_date, coalesce(i.at, ''), i.row_id LIMIT ?`,
    )
    .all(thread, limit)
    .map((row) => ThreadRow.parse(row));

const Proposal = z.object({
  id: WordProposalId,
  interactionId: InteractionId,
  ruleId: z.string(),
  ruleVersion: z.int(),
  kind: WordProposalKind,
  line: z.int(),
  lastLine: z.int(),
  quote: z.string(),
  tone: Tone.nullable(),
  words: z.string().nullable(),
  promisedBy: z.string().nullable(),
  dueOn: CalendarDate.nullable(),
  reason: z.string(),
  asOf: CalendarDate,
  state: WordProposalState,
  decidedBy: z.string().nullable(),
  why: z.string().nullable(),
});

// A promise may have been taken up or rejected on its account's page: what it says there counts.
const proposalColumns = `p.id, p.interaction_id AS interactionId, p.rule_id AS ruleId, p.rule_version AS ruleVersion, p.kind, p.line, p.last_line AS lastLine, p.quote,
  p.tone, f.words, coalesce(f.promised_by, CASE WHEN f.id IS NULL THEN p.promised_by END) AS promisedBy, CASE WHEN f.id IS NULL THEN p.due_on ELSE f.due_on END AS dueOn, p.reason, p.as_of AS asOf,
  CASE WHEN p.state = 'open' AND f.state = 'rejected' THEN 'rejected' WHEN p.state = 'open' AND f.state IN ('open', 'done') THEN 'accepted' ELSE p.state END AS state, d.name AS decidedBy, p.why`;
const proposalTables = 'word_proposals p LEFT JOIN follow_ups f ON f.id = p.follow_up_id LEFT JOIN people d ON d.id = p.decided_by';

/** What was proposed about an interaction, in the order of its lines. */
export const listProposalsOf = (db: ReadHandle, interactionId: InteractionId): z.infer<typeof Proposal>[] =>
  db.prepare(`SELECT ${proposalColumns} FROM ${proposalTables} WHERE p.interaction_id = ? ORDER BY p.line, p.row_id`).all(interactionId).map((row) => Proposal.parse(row));

const QueueRow = Proposal.extend({ interactionKind: InteractionKind, on: CalendarDate, subject: z.string(), person: z.string().nullable(), accountName: z.string().nullable(), accountId: AccountId.nullable() });

export interface WordQuery {
  readonly accountId: AccountId | null;
  readonly interactionId: InteractionId | null;
  readonly importId: ImportId | null;
  readonly kind: WordProposalKind | null;
}

/** One window of what waits for a person, the newest interaction first, and how many there are. */
export function listOpenProposals(db: ReadHandle, filter: WordQuery, { offset, limit }: { offset: number; limit: number }): { total: number; rows: z.infer<typeof QueueRow>[] } {
  const from = `FROM ${proposalTables} JOIN interactions i ON i.id = p.interaction_id LEFT JOIN accounts a ON a.id = i.account_id
    WHERE p.state = 'open' AND coalesce(f.state, 'proposed') = 'proposed' AND (@accountId IS NULL OR i.account_id = @accountId) AND (@interactionId IS NULL OR i.id = @interactionId)
      AND (@importId IS NULL OR i.import_id = @importId) AND (@kind IS NULL OR p.kind = @kind)`;
  return {
    total: z.int().parse(db.prepare(`SELECT count(*) ${from}`).pluck().get(filter)),
    rows: db
      .prepare(
        `SELECT ${proposalColumns}, i.kind AS interactionKind, i.on_date AS "on", i.subject, i.person, a.name AS accountName, i.account_id AS accountId ${from}
         ORDER BY i.on_date DESC, i.row_id DESC, p.line, p.row_id LIMIT @limit OFFSET @offset`,
      )
      .all({ ...filter, limit, offset })
      .map((row) => QueueRow.parse(row)),
  };
}
