import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';

const Month = z.object({ ruleId: z.string(), month: z.string(), accepted: z.int(), changed: z.int(), rejected: z.int(), together: z.int() });
export type WordMonth = z.infer<typeof Month>;

/** What became of the proposals of each rule of words that were decided on, by month, oldest first (W8). */
export const listWordAcceptance = (db: ReadHandle): WordMonth[] =>
  db
    .prepare(
      `SELECT p.rule_id AS ruleId, substr(p.decided_at, 1, 7) AS month, sum(p.state = 'accepted') AS accepted, sum(p.state = 'changed') AS changed, sum(p.state = 'rejected') AS rejected,
         sum(p.state = 'accepted' AND coalesce(p.decided_with, 1) > 1) AS together
       FROM word_proposals p WHERE p.state <> 'open' GROUP BY p.rule_id, substr(p.decided_at, 1, 7) ORDER BY p.rule_id, month`,
    )
    .all()
    .map((row) => Month.parse(row));

const Count = z.object({ ruleId: z.string(), proposals: z.int() });
const counts = (db: ReadHandle, sql: string): Map<string, number> =>
  new Map(
    db
      .prepare(sql)
      .all()
      .map((row) => {
        const { ruleId, proposals } = Count.parse(row);
        return [ruleId, proposals];
      }),
  );

/** Of the proposals of each rule accepted one by one, how many within three seconds after the same person's decision before. */
export const countHastyWords = (db: ReadHandle): Map<string, number> =>
  counts(
    db,
    `SELECT ruleId, count(*) AS proposals FROM (
       SELECT p.rule_id AS ruleId, p.state, p.decided_with, (julianday(p.decided_at) - lag(julianday(p.decided_at)) OVER (PARTITION BY p.decided_by ORDER BY p.decided_at, p.row_id)) * 86400 AS gap
       FROM word_proposals p WHERE p.state <> 'open' AND p.decided_with IS NOT NULL)
     WHERE state = 'accepted' AND decided_with = 1 AND gap < 3 GROUP BY ruleId`,
  );

/** How many of each rule wait. What was settled on its account's page waits no more. */
export const countOpenWords = (db: ReadHandle): Map<string, number> =>
  counts(db, "SELECT p.rule_id AS ruleId, count(*) AS proposals FROM word_proposals p LEFT JOIN follow_ups f ON f.id = p.follow_up_id WHERE p.state = 'open' AND (f.id IS NULL OR f.state = 'proposed') GROUP BY p.rule_id");
