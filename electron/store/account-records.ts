import { DealOutcome } from '@shared/contract/records/entities';
import { CalendarDate, Source, type AccountId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from './handles';
import { isHeard } from './issues/heard';

const Texts = z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json)));
const Stages = z.string().transform((json) => z.array(z.tuple([z.string(), CalendarDate])).parse(JSON.parse(json)));

const DealOfAccount = z.object({
  id: z.string(),
  ref: z.string(),
  name: z.string(),
  stage: z.string(),
  stageSince: CalendarDate.nullable(),
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  outcome: DealOutcome,
  openedOn: CalendarDate.nullable(),
  expectedClose: CalendarDate.nullable(),
  closedOn: CalendarDate.nullable(),
  owner: z.string().nullable(),
  waitingOn: z.string().nullable(),
  /** Stage and date, the earliest first. */
  stages: Stages,
  flags: Texts,
});
export type DealOfAccount = z.infer<typeof DealOfAccount>;

/** The deals of an account: open ones first, those that stand longest in their stage before others, then closed ones, newest first. */
export const listDealsOf = (db: ReadHandle, accountId: AccountId, limit: number): DealOfAccount[] =>
  db
    .prepare(
      `SELECT d.id, d.ref, d.name, d.stage, d.stage_since AS stageSince, d.amount_minor AS amountMinor, d.currency, d.outcome, d.opened_on AS openedOn, d.expected_close AS expectedClose,
         d.closed_on AS closedOn, d.owner, d.waiting_on AS waitingOn, d.flags,
         (SELECT json_group_array(json_array(s.stage, s.since)) FROM (SELECT stage, since FROM deal_stages WHERE deal_id = d.id ORDER BY since, rowid) s) AS stages
       FROM deals d WHERE d.account_id = ?
       ORDER BY d.outcome <> 'open', CASE WHEN d.outcome = 'open' THEN coalesce(d.stage_since, '9999-12-31') END, d.closed_on DESC, d.ref LIMIT ?`,
    )
    .all(accountId, limit)
    .map((row) => DealOfAccount.parse(row));

const Month = z.object({ measure: z.string(), source: Source, month: z.string(), readings: z.int(), total: z.number(), mean: z.number(), lowest: z.number(), highest: z.number(), lastOn: CalendarDate });
export type MonthOfMeasure = z.infer<typeof Month>;

/** What was measured of an account up to a date, summed up by measure, source and month (`2026-11`), the earliest first. */
export const listMonthsOf = (db: ReadHandle, accountId: AccountId, until: CalendarDate): MonthOfMeasure[] =>
  db
    .prepare(
      `SELECT measure, source, substr(on_date, 1, 7) AS month, count(*) AS readings, total(value) AS total, avg(value) AS mean, min(value) AS lowest, max(value) AS highest, max(on_date) AS lastOn
       FROM measurements WHERE account_id = ? AND on_date <= ? GROUP BY measure, source, month ORDER BY measure, source, month`,
    )
    .all(accountId, until)
    .map((row) => Month.parse(row));

const Newest = z.object({ source: Source, on: CalendarDate });

/** The date of the last signal of an account by source, up to a date: of its issues, interactions, measurements, and the stages of its deals. A source without any is absent. */
export const listLastSignals = (db: ReadHandle, accountId: AccountId, until: CalendarDate): { source: Source; on: CalendarDate }[] =>
  db
    .prepare(
      `SELECT source, max("on") AS "on" FROM (
         SELECT source, opened_on AS "on" FROM issues i WHERE account_id = @accountId AND ${isHeard('i')} AND opened_on <= @until
         UNION ALL SELECT source, resolved_on FROM issues i WHERE account_id = @accountId AND ${isHeard('i')} AND resolved_on <= @until
         UNION ALL SELECT source, max(on_date) FROM interactions WHERE account_id = @accountId AND on_date <= @until GROUP BY source
         UNION ALL SELECT source, max(on_date) FROM measurements WHERE account_id = @accountId AND on_date <= @until GROUP BY source
         UNION ALL SELECT 'crm', s.since FROM deals d JOIN deal_stages s ON s.deal_id = d.id WHERE d.account_id = @accountId AND d.stage_since IS NOT NULL AND s.since <= @until)
       WHERE "on" IS NOT NULL GROUP BY source`,
    )
    .all({ accountId, until })
    .map((row) => Newest.parse(row));
