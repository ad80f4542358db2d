import { CalendarDate, Segment, Source } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { isHeard } from '../issues/heard';

const Account = z.object({
  id: z.string(),
  ref: z.string(),
  name: z.string(),
  segment: Segment,
  arrMinor: z.int().nullable(),
  currency: z.string().nullable(),
  renewal: CalendarDate.nullable(),
  signupDate: CalendarDate.nullable(),
  sponsor: z.string().nullable(),
});
export type StoredAccountFacts = z.infer<typeof Account>;

/** Every account that stands for itself, with the ARR and renewal in force. */
export const listAccountFacts = (db: ReadHandle): StoredAccountFacts[] =>
  db
    .prepare('SELECT id, ref, name, segment, arr_minor AS arrMinor, currency, renewal, signup_date AS signupDate, sponsor FROM accounts WHERE survivor_id IS NULL ORDER BY row_id')
    .all()
    .map((row) => Account.parse(row));

/** Narrows facts to some accounts; null: all. Needs @accounts. */
export type OnlyAccounts = readonly string[] | null;
const among = (column: string, only: OnlyAccounts): string => (only === null ? '' : `AND ${column} IN (SELECT value FROM json_each(@accounts))`);
const named = (only: OnlyAccounts): { readonly accounts: string } => ({ accounts: JSON.stringify(only ?? []) });

const Deal = z.object({
  id: z.string(),
  ref: z.string(),
  name: z.string(),
  stage: z.string(),
  stageSince: CalendarDate,
  expectedClose: CalendarDate.nullable(),
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  waitingOn: z.string().nullable(),
  accountId: z.string().nullable(),
});
export type StoredDealFacts = z.infer<typeof Deal>;

/** Deals that were open on a date, in the stage they had then, where they had it before `before`; by row. */
export const listStalledDeals = (db: ReadHandle, { asOf, before }: { asOf: CalendarDate; before: CalendarDate }, only: OnlyAccounts = null): StoredDealFacts[] =>
  db
    .prepare(
      `SELECT d.id, d.ref, d.name, coalesce(s.stage, d.stage) AS stage, coalesce(s.since, d.stage_since) AS stageSince, d.expected_close AS expectedClose, d.amount_minor AS amountMinor, d.currency,
         d.waiting_on AS waitingOn, d.account_id AS accountId
       FROM deals d LEFT JOIN deal_stages s ON s.rowid = (SELECT e.rowid FROM deal_stages e WHERE e.deal_id = d.id AND e.since <= @asOf ORDER BY e.since DESC, e.stage = d.stage DESC, e.rowid DESC LIMIT 1)
       WHERE (d.outcome = 'open' OR d.closed_on > @asOf) AND coalesce(d.opened_on, '') <= @asOf AND coalesce(s.since, d.stage_since) < @before ${among('d.account_id', only)}
       ORDER BY d.row_id`,
    )
    .all({ asOf, before, ...named(only) })
    .map((row) => Deal.parse(row));

const OpenTickets = z.object({ accountId: z.string(), tickets: z.int() });

/** Tickets that were open on a date, by account. */
export const countOpenTickets = (db: ReadHandle, asOf: CalendarDate, only: OnlyAccounts = null): Map<string, number> =>
  new Map(
    db
      .prepare(
        `SELECT i.account_id AS accountId, count(*) AS tickets FROM issues i
         WHERE i.account_id IS NOT NULL AND i.source = 'ticketing' AND i.merged_into IS NULL AND coalesce(i.opened_on, '') <= @asOf
           AND ((i.resolved_on IS NULL AND i.status IN ('open', 'waiting')) OR i.resolved_on > @asOf) ${among('i.account_id', only)} GROUP BY i.account_id`,
      )
      .all({ asOf, ...named(only) })
      .map((row) => {
        const { accountId, tickets } = OpenTickets.parse(row);
        return [accountId, tickets];
      }),
  );

const Windows = z.object({ accountId: z.string(), measure: z.string(), pointsBefore: z.int(), sumBefore: z.number(), pointsRecent: z.int(), sumRecent: z.number() });
export type StoredWindows = z.infer<typeof Windows>;

/**
 * Each dated series of each account in two windows: from `from` to the day before `middle`, and from there to the as-of date. A series that has ended before
 * `alive` for everybody is left out: it stopped being measured, which is no fall.
 */
export const listMeasureWindows = (db: ReadHandle, { from, middle, asOf, alive }: Readonly<Record<'from' | 'middle' | 'asOf' | 'alive', CalendarDate>>, only: OnlyAccounts = null): StoredWindows[] =>
  db
    .prepare(
      `WITH alive AS MATERIALIZED (SELECT measure FROM measurements WHERE on_date BETWEEN @alive AND @asOf GROUP BY measure)
       SELECT m.account_id AS accountId, m.measure, sum(m.on_date < @middle) AS pointsBefore, total(CASE WHEN m.on_date < @middle THEN m.value END) AS sumBefore,
         sum(m.on_date >= @middle) AS pointsRecent, total(CASE WHEN m.on_date >= @middle THEN m.value END) AS sumRecent
       FROM measurements m WHERE m.account_id IS NOT NULL AND m.on_date BETWEEN @from AND @asOf AND m.measure IN (SELECT measure FROM alive) ${among('m.account_id', only)}
       GROUP BY m.account_id, m.measure ORDER BY m.account_id, m.measure`,
    )
    .all({ from, middle, asOf, alive, ...named(only) })
    .map((row) => Windows.parse(row));

const SponsorContact = z.object({ accountId: z.string(), on: CalendarDate });

/** The last interaction of each account with its sponsor: marked as such, or the person of that name. */
export const listSponsorContacts = (db: ReadHandle, asOf: CalendarDate, only: OnlyAccounts = null): Map<string, CalendarDate> =>
  new Map(
    db
      .prepare(
        `SELECT x.account_id AS accountId, max(x.on_date) AS "on" FROM interactions x JOIN accounts a ON a.id = x.account_id
         WHERE x.on_date <= @asOf AND x.kind <> 'churn' AND (x.is_sponsor = 1 OR x.person = a.sponsor COLLATE NOCASE) ${among('x.account_id', only)} GROUP BY x.account_id`,
      )
      .all({ asOf, ...named(only) })
      .map((row) => {
        const { accountId, on } = SponsorContact.parse(row);
        return [accountId, on];
      }),
  );

const SponsorSeen = z.object({ accountId: z.string(), person: z.string(), first: CalendarDate, last: CalendarDate });
export type SponsorSeen = z.infer<typeof SponsorSeen>;

/** Whom interactions mark as the sponsor of an account, with the first and last day until the as-of date; by account and first day. */
export const listSponsorsSeen = (db: ReadHandle, asOf: CalendarDate, only: OnlyAccounts = null): SponsorSeen[] =>
  db
    .prepare(
      `SELECT account_id AS accountId, max(person) AS person, min(on_date) AS first, max(on_date) AS last FROM interactions
       WHERE account_id IS NOT NULL AND is_sponsor = 1 AND person IS NOT NULL AND on_date <= @asOf ${among('account_id', only)} GROUP BY account_id, lower(person) ORDER BY account_id, first, person`,
    )
    .all({ asOf, ...named(only) })
    .map((row) => SponsorSeen.parse(row));

const SponsorChange = z.object({ accountId: z.string(), before: z.string(), after: z.string(), on: CalendarDate });
export type StoredSponsorChange = z.infer<typeof SponsorChange>;

/** Sponsors that a newer export of the accounts replaced, by the day of its import, until the as-of date; oldest first. */
export const listSponsorChanges = (db: ReadHandle, asOf: CalendarDate, only: OnlyAccounts = null): StoredSponsorChange[] =>
  db
    .prepare(
      `SELECT c.entity_id AS accountId, c.before ->> '$.sponsor' AS before, c.after ->> '$.sponsor' AS after, substr(m.at, 1, 10) AS "on"
       FROM imports m JOIN import_changes c ON c.import_id = m.id
       WHERE m.kind = 'accounts' AND c.before IS NOT NULL AND substr(m.at, 1, 10) <= @asOf AND c.before ->> '$.sponsor' IS NOT NULL AND c.after ->> '$.sponsor' IS NOT NULL
         AND c.before ->> '$.sponsor' <> c.after ->> '$.sponsor' COLLATE NOCASE ${among('c.entity_id', only)}
       ORDER BY m.at, c.row`,
    )
    .all({ asOf, ...named(only) })
    .map((row) => SponsorChange.parse(row));

const Overdue = z.object({ accountId: z.string(), words: z.string(), dueOn: CalendarDate });
export type StoredOverdue = z.infer<typeof Overdue>;

/** Promises that were due before a date and not done by then; by account, the oldest first. What nobody has confirmed as a promise does not count. */
export const listOverdueFollowUps = (db: ReadHandle, asOf: CalendarDate, only: OnlyAccounts = null): StoredOverdue[] =>
  db
    .prepare(
      `SELECT account_id AS accountId, words, due_on AS dueOn FROM follow_ups
       WHERE account_id IS NOT NULL AND due_on < @asOf AND (state = 'open' OR (state = 'done' AND done_on > @asOf)) ${among('account_id', only)} ORDER BY account_id, due_on, row_id`,
    )
    .all({ asOf, ...named(only) })
    .map((row) => Overdue.parse(row));

/** The last record of a churn of each account until a date. */
export const listLastChurns = (db: ReadHandle, asOf: CalendarDate, only: OnlyAccounts = null): Map<string, CalendarDate> =>
  new Map(
    db
      .prepare(`SELECT account_id AS accountId, max(on_date) AS "on" FROM interactions WHERE account_id IS NOT NULL AND kind = 'churn' AND on_date <= @asOf ${among('account_id', only)} GROUP BY account_id`)
      .all({ asOf, ...named(only) })
      .map((row) => {
        const { accountId, on } = SponsorContact.parse(row);
        return [accountId, on];
      }),
  );

const ContactRow = z.object({ accountId: z.string(), source: Source, on: CalendarDate });

/** The last contact with each account until a date, and by which source: tickets and what else became issues, interactions, and moves of deals. Measurements are no contact, nor is a record of churn, nor an issue that somebody suspected or a rule proposed. */
export function listLastContacts(db: ReadHandle, asOf: CalendarDate, only: OnlyAccounts = null): Map<string, { readonly on: CalendarDate; readonly source: Source }> {
  const rows = db
    .prepare(
      `SELECT accountId, source, max("on") AS "on" FROM (
         SELECT account_id AS accountId, source, max(max(CASE WHEN opened_on <= @asOf THEN opened_on ELSE '' END, CASE WHEN resolved_on <= @asOf THEN resolved_on ELSE '' END)) AS "on"
           FROM issues i WHERE account_id IS NOT NULL AND opened_on <= @asOf AND ${isHeard('i')} ${among('account_id', only)} GROUP BY account_id, source
         UNION ALL SELECT account_id, source, max(on_date) FROM interactions WHERE account_id IS NOT NULL AND on_date <= @asOf AND kind <> 'churn' ${among('account_id', only)} GROUP BY account_id, source
         UNION ALL SELECT account_id, 'crm', max(stage_since) FROM deals WHERE account_id IS NOT NULL AND stage_since <= @asOf ${among('account_id', only)} GROUP BY account_id
         UNION ALL SELECT d.account_id, 'crm', max(s.since) FROM deal_stages s JOIN deals d ON d.id = s.deal_id WHERE d.account_id IS NOT NULL AND s.since <= @asOf ${among('d.account_id', only)} GROUP BY d.account_id)
       GROUP BY accountId, source ORDER BY accountId, "on", source DESC`,
    )
    .all({ asOf, ...named(only) })
    .map((row) => ContactRow.parse(row));
  // The last line of an account is its latest.
  return new Map(rows.map(({ accountId, source, on }) => [accountId, { on, source }]));
}
