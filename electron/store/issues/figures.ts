import type { WriteHandle } from '../handles';
import { statement } from '../statements';
import { rankScoreSql } from './placing';

/**
 * Brings the figures in force of issues up to date: the current score, or the open proposal where nobody has scored, and what the
 * priority order needs of the account (S1, S2) and of a person's placing (S5), as `issues.override_id` names it. Rows that say the same already are not written.
 * @returns how many were written
 */
export function refreshFigures(db: WriteHandle, numbers: readonly number[] | 'all'): number {
  const only = numbers === 'all' ? '' : 'WHERE i.number IN (SELECT value FROM json_each(@numbers))';
  return statement(
    db,
    `UPDATE issues SET score_id = f.score_id, proposal_id = f.proposal_id, impact = f.impact, severity = f.severity, time = f.time, score = f.score, band = f.band,
       is_fragile = f.is_fragile, is_proposed = f.is_proposed, rank_band = f.rank_band, rank_score = f.rank_score, rank_renewal = f.rank_renewal, rank_arr = f.rank_arr, rank_opened = f.rank_opened
     FROM (
       SELECT i.number, s.id AS score_id, CASE WHEN s.id IS NULL THEN p.id END AS proposal_id,
         CASE WHEN s.id IS NULL THEN p.impact ELSE s.impact END AS impact,
         CASE WHEN s.id IS NULL THEN p.severity ELSE s.severity END AS severity,
         CASE WHEN s.id IS NULL THEN p.time ELSE s.time END AS time,
         coalesce(s.score, p.score) AS score, coalesce(s.band, p.band) AS band, coalesce(s.is_fragile, p.is_fragile, 0) AS is_fragile,
         s.id IS NULL AND p.id IS NOT NULL AS is_proposed,
         coalesce(o.band, s.band, p.band) AS rank_band,
         ${rankScoreSql('coalesce(o.band, s.band, p.band)', 'o.position', 'coalesce(s.score, p.score)')} AS rank_score, coalesce(a.renewal, '9999-12-31') AS rank_renewal, coalesce(a.rank_arr, -1) AS rank_arr,
         coalesce(i.opened_on, '9999-12-31') AS rank_opened
       FROM issues i
       LEFT JOIN scores s ON s.seq = (SELECT max(seq) FROM scores WHERE issue_id = i.id)
       LEFT JOIN proposals p ON p.issue_id = i.id AND p.state = 'open' AND p.rule_id = 'initial-score'
       LEFT JOIN accounts a ON a.id = i.account_id
       LEFT JOIN overrides o ON o.id = i.override_id AND coalesce(s.band, p.band) IS NOT NULL
       ${only}
     ) AS f
     WHERE issues.number = f.number AND (issues.score_id, issues.proposal_id, issues.impact, issues.severity, issues.time, issues.score, issues.band, issues.is_fragile,
       issues.is_proposed, issues.rank_band, issues.rank_score, issues.rank_renewal, issues.rank_arr, issues.rank_opened)
       IS NOT (f.score_id, f.proposal_id, f.impact, f.severity, f.time, f.score, f.band, f.is_fragile, f.is_proposed, f.rank_band, f.rank_score, f.rank_renewal, f.rank_arr, f.rank_opened)`,
  ).run(numbers === 'all' ? {} : { numbers: JSON.stringify(numbers) }).changes;
}
