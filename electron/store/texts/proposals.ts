import { Direction, InteractionKind, Tone } from '@shared/contract/records/entities';
import { WordProposalState, type WordProposalKind } from '@shared/contract/texts/entities';
import { CalendarDate, Instant, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Worded = z.object({
  id: z.string(),
  ref: z.string(),
  kind: InteractionKind,
  on: CalendarDate,
  at: Instant.nullable(),
  direction: Direction.nullable(),
  person: z.string().nullable(),
  tone: Tone.nullable(),
  body: z.string(),
  accountId: z.string().nullable(),
  accountRef: z.string().nullable(),
  importId: z.string().nullable(),
  /** Null where it was not read from an e-mail. */
  thread: z.string().nullable(),
});
/** An interaction as the rules of words read it. */
export type WordedInteraction = z.infer<typeof Worded>;

const worded = `SELECT i.id, i.ref, i.kind, i.on_date AS "on", i.at, i.direction, i.person, i.tone, i.body, i.account_id AS accountId, i.account_ref AS accountRef, i.import_id AS importId, t.thread
  FROM interactions i LEFT JOIN interaction_texts t ON t.interaction_id = i.id`;

/** Interactions that have words, by their ids. */
export const listWorded = (db: ReadHandle, ids: readonly string[]): WordedInteraction[] =>
  db.prepare(`${worded} WHERE i.id IN (SELECT value FROM json_each(?)) AND i.body <> '' ORDER BY i.row_id`).all(JSON.stringify(ids)).map((row) => Worded.parse(row));

/** The last message of each thread, in the order in which people write: by day, then by moment, then as they came. */
export const listLastOfThreads = (db: ReadHandle, threads: readonly string[]): WordedInteraction[] =>
  db
    .prepare(
      `${worded} WHERE i.id IN (SELECT id FROM (
         SELECT i.id, row_number() OVER (PARTITION BY t.thread ORDER BY i.on_date DESC, coalesce(i.at, '') DESC, i.row_id DESC) AS place
         FROM interaction_texts t JOIN interactions i ON i.id = t.interaction_id WHERE t.thread IN (SELECT value FROM json_each(?))) WHERE place = 1)`,
    )
    .all(JSON.stringify(threads))
    .map((row) => Worded.parse(row));

/** Ids of all interactions that have words. */
export const listWordedIds = (db: ReadHandle): string[] => z.array(z.string()).parse(db.prepare("SELECT id FROM interactions WHERE body <> '' ORDER BY row_id").pluck().all());

const Known = z.object({ id: z.string(), interactionId: z.string(), ruleId: z.string(), quote: z.string(), tone: Tone.nullable(), state: WordProposalState, followUpId: z.string().nullable(), line: z.int(), dueOn: CalendarDate.nullable(), ruleVersion: z.int() });
export type KnownProposal = z.infer<typeof Known>;

/** What was proposed about interactions before. */
export const listKnownProposals = (db: ReadHandle, interactionIds: readonly string[]): KnownProposal[] =>
  db
    .prepare(
      // A promise that was taken up or rejected on its account's page has been judged.
      `SELECT p.id, p.interaction_id AS interactionId, p.rule_id AS ruleId, p.quote, p.tone, CASE WHEN p.state = 'open' AND f.state <> 'proposed' THEN 'accepted' ELSE p.state END AS state,
         p.follow_up_id AS followUpId, p.line, p.due_on AS dueOn, p.rule_version AS ruleVersion
       FROM word_proposals p LEFT JOIN follow_ups f ON f.id = p.follow_up_id WHERE p.interaction_id IN (SELECT value FROM json_each(?)) ORDER BY p.row_id`,
    )
    .all(JSON.stringify(interactionIds))
    .map((row) => Known.parse(row));

export interface NewWordProposal {
  readonly id: string;
  readonly interactionId: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly kind: WordProposalKind;
  readonly line: number;
  readonly lastLine: number;
  readonly quote: string;
  readonly tone: Tone | null;
  readonly promisedBy: string | null;
  readonly dueOn: CalendarDate | null;
  readonly reason: string;
  readonly asOf: CalendarDate;
  readonly followUpId: string | null;
}

export interface NewFollowUp {
  readonly id: string;
  readonly interactionId: string;
  readonly accountId: string | null;
  readonly accountRef: string | null;
  readonly words: string;
  readonly quote: string;
  readonly line: number;
  readonly promisedBy: string | null;
  readonly dueOn: CalendarDate | null;
  readonly importId: string | null;
}

/** Functions that write proposals and the follow-ups that they propose, and take back those that nobody has judged. */
export function wordProposalWriter(db: WriteHandle): { insert(proposal: NewWordProposal): void; propose(followUp: NewFollowUp): void; withdraw(proposal: Pick<KnownProposal, 'id' | 'followUpId'>): void } {
  const insert = db.prepare(
    `INSERT INTO word_proposals (id, interaction_id, rule_id, rule_version, kind, line, last_line, quote, tone, promised_by, due_on, reason, as_of, state, follow_up_id)
     VALUES (@id, @interactionId, @ruleId, @ruleVersion, @kind, @line, @lastLine, @quote, @tone, @promisedBy, @dueOn, @reason, @asOf, 'open', @followUpId)`,
  );
  const propose = db.prepare(
    `INSERT INTO follow_ups (id, interaction_id, account_id, account_ref, words, quote, line, promised_by, due_on, state, import_id)
     VALUES (@id, @interactionId, @accountId, @accountRef, @words, @quote, @line, @promisedBy, @dueOn, 'proposed', @importId)`,
  );
  const withdraw = db.prepare("DELETE FROM word_proposals WHERE id = ? AND state = 'open'");
  const forget = db.prepare("DELETE FROM follow_ups WHERE id = ? AND state = 'proposed'");
  return {
    insert: (proposal) => void insert.run(proposal),
    propose: (followUp) => void propose.run(followUp),
    withdraw({ id, followUpId }) {
      withdraw.run(id);
      if (followUpId !== null) forget.run(followUpId);
    },
  };
}

/** What deciding on a proposal needs of it. */
const ToDecide = z.object({ id: z.string(), interactionId: z.string(), kind: z.enum(['tone', 'promise', 'unresolved']), ruleId: z.string(), quote: z.string(), tone: Tone.nullable(), promisedBy: z.string().nullable(), dueOn: CalendarDate.nullable(), state: WordProposalState, followUpId: z.string().nullable(), toneNow: Tone.nullable(), words: z.string().nullable() });
export type WordProposalToDecide = z.infer<typeof ToDecide>;

export function getWordProposalToDecide(db: ReadHandle, id: string): WordProposalToDecide | null {
  const row = db
    .prepare(
      `SELECT p.id, p.interaction_id AS interactionId, p.kind, p.rule_id AS ruleId, p.quote, p.tone, coalesce(f.promised_by, p.promised_by) AS promisedBy, CASE WHEN f.id IS NULL THEN p.due_on ELSE f.due_on END AS dueOn,
         CASE WHEN p.state = 'open' AND f.state <> 'proposed' THEN 'accepted' ELSE p.state END AS state, p.follow_up_id AS followUpId, i.tone AS toneNow, f.words
       FROM word_proposals p JOIN interactions i ON i.id = p.interaction_id LEFT JOIN follow_ups f ON f.id = p.follow_up_id WHERE p.id = ?`,
    )
    .get(id);
  return row === undefined ? null : ToDecide.parse(row);
}

export interface Verdict {
  readonly state: Exclude<WordProposalState, 'open'>;
  readonly by: PersonId;
  readonly at: Instant;
  readonly why: string | null;
  /** How many were decided by the same command. */
  readonly together: number;
}

export function decideWordProposal(db: WriteHandle, id: string, { state, by, at, why, together }: Verdict): void {
  db.prepare('UPDATE word_proposals SET state = ?, decided_by = ?, decided_at = ?, why = ?, decided_with = ? WHERE id = ?').run(state, by, at, why, together, id);
}

export function setTone(db: WriteHandle, interactionId: string, tone: Tone | null): void {
  db.prepare('UPDATE interactions SET tone = ? WHERE id = ?').run(tone, interactionId);
}

export function settleFollowUp(db: WriteHandle, id: string, fields: { state: 'open' | 'rejected'; words: string; promisedBy: string | null; dueOn: CalendarDate | null }): void {
  db.prepare('UPDATE follow_ups SET state = @state, words = @words, promised_by = @promisedBy, due_on = @dueOn WHERE id = @id').run({ id, ...fields });
}

/** The accounts that interactions are of, each once. */
export const listAccountsOfInteractions = (db: ReadHandle, ids: readonly string[]): string[] =>
  z.array(z.string()).parse(db.prepare('SELECT DISTINCT account_id FROM interactions WHERE id IN (SELECT value FROM json_each(?)) AND account_id IS NOT NULL ORDER BY account_id').pluck().all(JSON.stringify(ids)));
