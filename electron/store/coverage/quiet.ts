import { QuietAnswerKind, QuietThresholds, Sweep } from '@shared/contract/coverage/entities';
import { AccountId, CalendarDate, HypothesisId, sources, type Instant, type PersonId, type Segment, type SessionId, type Source } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { heardSql, type SignalRules } from './signals';

/** An account that may be quiet, with what was heard of it. */
export interface HeardAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly segment: Segment;
  readonly arrMinor: number | null;
  readonly currency: string | null;
  readonly renewal: CalendarDate | null;
  readonly lastSignal: CalendarDate | null;
  /** The last signal of each source, in source order. */
  readonly heard: readonly (CalendarDate | null)[];
}

const bySource = (source: Source): string => `max(newest) FILTER (WHERE source = '${source}') AS ${source}`;
// A customer that has not begun yet, or whose subscriptions have all ended, is not expected to speak.
const isCustomer = `coalesce(a.signup_date <= @asOf, 1) AND (a.stated_arr_minor IS NOT NULL OR NOT EXISTS (SELECT 1 FROM subscriptions s WHERE s.account_id = a.id)
  OR EXISTS (SELECT 1 FROM subscriptions s WHERE s.account_id = a.id AND (s.end_date IS NULL OR s.end_date > @asOf)))`;

export interface QuietScope {
  readonly asOf: CalendarDate;
  /** The last day on which a signal leaves an account quiet, by segment; null: it is not looked at. */
  readonly cutOffs: Readonly<Record<Segment, CalendarDate | null>>;
  readonly segment?: Segment | null;
  readonly accountId?: AccountId | null;
  /** Only accounts that renew from the as-of date up to this day. */
  readonly renewsBy?: CalendarDate | null;
}

/**
 * Customers of whom nothing was heard after the last quiet day of their segment. No zod for the rows: all accounts may be quiet, and what they hold is
 * kept by STRICT columns, CHECKs and the writers.
 */
export function listQuiet(db: ReadHandle, rules: SignalRules, { asOf, cutOffs, segment = null, accountId = null, renewsBy = null }: QuietScope): HeardAccount[] {
  type Row = Omit<HeardAccount, 'heard'> & Record<Source, CalendarDate | null>;
  const sql = `WITH picked AS MATERIALIZED (
      SELECT a.id, json_extract(@cutOffs, '$."' || a.segment || '"') AS cut_off FROM accounts a
      WHERE a.survivor_id IS NULL AND (@segment IS NULL OR a.segment = @segment) AND (@accountId IS NULL OR a.id = @accountId) AND (@renewsBy IS NULL OR a.renewal BETWEEN @asOf AND @renewsBy)
        AND json_extract(@cutOffs, '$."' || a.segment || '"') IS NOT NULL AND ${isCustomer}),
    heard AS (SELECT account_id, max(newest) AS last, ${sources.map(bySource).join(', ')} FROM (${heardSql(rules, 'SELECT id FROM picked')}) GROUP BY account_id)
    SELECT a.id, a.name, a.segment, a.arr_minor AS arrMinor, a.currency, a.renewal, h.last AS lastSignal, ${sources.map((source) => `h.${source}`).join(', ')}
    FROM picked p JOIN accounts a ON a.id = p.id LEFT JOIN heard h ON h.account_id = p.id WHERE h.last IS NULL OR h.last <= p.cut_off`;
  return db
    .prepare<[Record<string, string | null>], Row>(sql)
    .all({ asOf, segment, accountId, renewsBy, cutOffs: JSON.stringify(cutOffs) })
    .map(({ ticketing, crm, emails, calls, health, ...account }) => ({ ...account, heard: [ticketing, crm, emails, calls, health] }));
}

const Answer = z.object({
  accountId: AccountId,
  kind: QuietAnswerKind,
  person: z.string().nullable(),
  until: CalendarDate.nullable(),
  hypothesisId: HypothesisId.nullable(),
  reason: z.string(),
  lastHeard: CalendarDate.nullable(),
  on: CalendarDate,
  by: z.string(),
});
export type StoredAnswer = z.infer<typeof Answer>;

/** The last answer of each account that has one; of merged ones the last of any. */
export const listAnswers = (db: ReadHandle): Map<AccountId, StoredAnswer> =>
  new Map(
    db
      .prepare(
        `SELECT coalesce(a.survivor_id, q.account_id) AS accountId, q.kind, w.name AS person, q.until_on AS until, q.hypothesis_id AS hypothesisId, q.reason, q.last_heard AS lastHeard, q.on_date AS "on", p.name AS "by"
         FROM quiet_answers q JOIN accounts a ON a.id = q.account_id JOIN people p ON p.id = q.by_person LEFT JOIN people w ON w.id = q.person_id
         WHERE q.seq = (SELECT max(seq) FROM quiet_answers WHERE account_id = q.account_id) ORDER BY q.seq`,
      )
      .all()
      .map((row) => {
        const answer = Answer.parse(row);
        return [answer.accountId, answer];
      }),
  );

export interface NewAnswer {
  readonly accountId: AccountId;
  readonly kind: QuietAnswerKind;
  readonly personId: PersonId | null;
  readonly until: CalendarDate | null;
  readonly hypothesisId: HypothesisId | null;
  readonly reason: string;
  readonly lastHeard: CalendarDate | null;
  readonly on: CalendarDate;
  readonly by: PersonId;
  readonly at: Instant;
}

export function insertAnswer(db: WriteHandle, answer: NewAnswer): void {
  db.prepare(
    `INSERT INTO quiet_answers (account_id, kind, person_id, until_on, hypothesis_id, reason, last_heard, on_date, by_person, at)
     VALUES (@accountId, @kind, @personId, @until, @hypothesisId, @reason, @lastHeard, @on, @by, @at)`,
  ).run(answer);
}

const json = z.string().transform((value): unknown => JSON.parse(value));

/** The thresholds that somebody set last, or null. */
export function getThresholds(db: ReadHandle): QuietThresholds | null {
  const days = db.prepare('SELECT days FROM quiet_thresholds ORDER BY seq DESC LIMIT 1').pluck().get();
  return days === undefined ? null : json.pipe(QuietThresholds).parse(days);
}

export function insertThresholds(db: WriteHandle, { days, ...rest }: { days: QuietThresholds; reason: string; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO quiet_thresholds (days, reason, by_person, at) VALUES (@days, @reason, @by, @at)').run({ ...rest, days: JSON.stringify(days) });
}

/** The last sweep recorded for a session, or null. */
export function getSweep(db: ReadHandle, sessionId: SessionId): Sweep | null {
  const sweep = db.prepare('SELECT sweep FROM quiet_sweeps WHERE session_id = ? ORDER BY seq DESC LIMIT 1').pluck().get(sessionId);
  return sweep === undefined ? null : json.pipe(Sweep).parse(sweep);
}

export function insertSweep(db: WriteHandle, { sweep, ...rest }: { sessionId: SessionId; sweep: Sweep; by: PersonId }): void {
  db.prepare('INSERT INTO quiet_sweeps (session_id, sweep, on_date, by_person, at) VALUES (@sessionId, @sweep, @on, @by, @at)').run({ ...rest, sweep: JSON.stringify(sweep), on: sweep.on, at: sweep.at });
}
