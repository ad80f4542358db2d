import { z } from '@shared/zod';
import { IssueId, type CalendarDate } from '@shared/primitives';
import type { ReadHandle } from '../handles';

const Month = z.object({ ruleId: z.string(), month: z.string(), accepted: z.int(), changed: z.int(), rejected: z.int(), together: z.int() });
export type AcceptedMonth = z.infer<typeof Month>;

const judged = "p.state IN ('accepted', 'changed', 'rejected')";

/** What became of the proposals of each rule that were decided on, by month, oldest first (W8). */
export const listAcceptance = (db: ReadHandle): AcceptedMonth[] =>
  db
    .prepare(
      `SELECT p.rule_id AS ruleId, substr(p.decided_at, 1, 7) AS month, sum(p.state = 'accepted') AS accepted, sum(p.state = 'changed') AS changed, sum(p.state = 'rejected') AS rejected,
         sum(p.state = 'accepted' AND coalesce(p.decided_with, 1) > 1) AS together
       FROM proposals p WHERE ${judged} GROUP BY p.rule_id, substr(p.decided_at, 1, 7) ORDER BY p.rule_id, month`,
    )
    .all()
    .map((row) => Month.parse(row));

const Hasty = z.object({ ruleId: z.string(), hasty: z.int() });

/** Of the proposals of each rule accepted one by one, how many within three seconds after the same person's decision before. */
export const countHasty = (db: ReadHandle): Map<string, number> =>
  new Map(
    db
      .prepare(
        `SELECT ruleId, count(*) AS hasty FROM (
           SELECT p.rule_id AS ruleId, p.state, p.decided_with, (julianday(p.decided_at) - lag(julianday(p.decided_at)) OVER (PARTITION BY p.decided_by ORDER BY p.decided_at, p.seq)) * 86400 AS gap
           FROM proposals p WHERE ${judged} AND p.decided_with IS NOT NULL)
         WHERE state = 'accepted' AND decided_with = 1 AND gap < 3 GROUP BY ruleId`,
      )
      .all()
      .map((row) => {
        const { ruleId, hasty } = Hasty.parse(row);
        return [ruleId, hasty];
      }),
  );

const OpenCount = z.object({ ruleId: z.string(), open: z.int() });

export const countOpenByRule = (db: ReadHandle): Map<string, number> =>
  new Map(
    db
      .prepare("SELECT rule_id AS ruleId, count(*) AS open FROM proposals WHERE state = 'open' GROUP BY rule_id")
      .all()
      .map((row) => {
        const { ruleId, open } = OpenCount.parse(row);
        return [ruleId, open];
      }),
  );

const Shares = z.object({ scores: z.int(), proposedScores: z.int(), issues: z.int(), proposedIssues: z.int() });

/** Of all scores, those that answer a proposal; of all issues that no import brought, those that a proposal became. */
export const countProposedShares = (db: ReadHandle): z.infer<typeof Shares> =>
  Shares.parse(
    db
      .prepare(
        `SELECT (SELECT count(*) FROM scores) AS scores, (SELECT count(*) FROM scores WHERE kind IN ('proposal-accepted', 'proposal-changed')) AS proposedScores,
           (SELECT count(*) FROM issues) - (SELECT count(*) FROM issues WHERE ref IS NOT NULL) AS issues,
           (SELECT count(DISTINCT issue_id) FROM proposals WHERE rule_id <> 'initial-score' AND state IN ('accepted', 'changed') AND subject NOT LIKE 'issue:%') AS proposedIssues`,
      )
      .get(),
  );

const Judged = z.object({ id: IssueId, number: z.int(), accountId: z.string().nullable() });

/** Issues that were scored or decided on after the end of a day. */
export const listJudgedAfter = (db: ReadHandle, day: CalendarDate): z.infer<typeof Judged>[] =>
  db
    .prepare(
      `SELECT i.id, i.number, i.account_id AS accountId FROM (SELECT issue_id FROM scores WHERE substr(at, 1, 10) > @day UNION SELECT issue_id FROM decisions WHERE substr(at, 1, 10) > @day) AS j
       JOIN issues i ON i.id = j.issue_id`,
    )
    .all({ day })
    .map((row) => Judged.parse(row));
