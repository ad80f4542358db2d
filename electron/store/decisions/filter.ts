import type { RegisterFilter, RegisterState } from '@shared/contract/decisions/entities';
import type { CalendarDate } from '@shared/primitives';
import { matchOf, numberOf } from '../issues/search-text';

/** What the register is read from: a decision `d`, its issue `i` and account `a` as they are now, and its last outcome `u`. */
export const registerJoins = `JOIN sessions n ON n.id = d.session_id JOIN issues i ON i.id = d.issue_id LEFT JOIN accounts a ON a.id = i.account_id
  LEFT JOIN people w ON w.id = i.owner_id
  LEFT JOIN decision_outcomes u ON u.seq = (SELECT max(seq) FROM decision_outcomes WHERE decision_id = d.id)
  LEFT JOIN decision_reopenings r ON r.seq = (SELECT max(seq) FROM decision_reopenings WHERE decision_id = d.id)`;

export const isLast = 'd.seq = (SELECT max(seq) FROM decisions WHERE issue_id = d.issue_id)';
const isLive = `${isLast} AND i.status IN ('open', 'waiting')`;
const isEnded = `${isLive} AND d.accept_until < @asOf`;
const isReviewPast = `${isLive} AND d.review_on < @asOf AND (u.seq IS NULL OR u.on_date < d.review_on)`;
const isReopened = `${isLast} AND r.seq IS NOT NULL`;
const now = (column: string): string => `CASE WHEN i.is_proposed = 1 THEN NULL ELSE i.${column} END`;

/** As the next regular session will be asked (M1): the last word of a sealed urgent session on the item, not judged yet. */
export const isToRatify = `n.state = 'signed-off' AND EXISTS (SELECT 1 FROM urgent_sessions WHERE session_id = d.session_id) AND d.seq = (SELECT max(seq) FROM decisions WHERE item_id = d.item_id)
    AND NOT EXISTS (SELECT 1 FROM ratifications WHERE decision_id = d.id)`;

/** The rules of `standingOf` as conditions; a test holds the two against each other. */
const states = {
  'in-force': isLast,
  superseded: `NOT (${isLast})`,
  due: `${isLive} AND u.seq IS NULL AND d.due_on >= @asOf`,
  overdue: `${isLive} AND u.seq IS NULL AND d.due_on < @asOf`,
  ended: isEnded,
  review: isReviewPast,
  reopened: isReopened,
  'to-ratify': isToRatify,
  'without-outcome': 'u.seq IS NULL',
  changed: `(${now('score')} IS NOT d.score OR ${now('band')} IS NOT d.band OR ${now('impact')} IS NOT d.impact OR ${now('severity')} IS NOT d.severity OR ${now('time')} IS NOT d.time
    OR (d.keeps_state = 1 AND (a.arr_minor IS NOT d.issue_arr_minor OR a.currency IS NOT d.issue_currency OR a.renewal IS NOT d.issue_renewal OR coalesce(i.owner_id, i.owner) IS NOT coalesce(d.issue_owner_id, d.issue_owner))))`,
} as const satisfies Record<RegisterState, string>;

/** Decisions in force that send their issue back to a session: accepted until a date that passed, to be reviewed, or reopened. */
export const returns = `((${isEnded}) OR (${isReviewPast}) OR (${isReopened}))`;

/** What a filter asks for in SQL, over `decisions d` with `registerJoins`; named parameters. */
export function registerCondition(filter: RegisterFilter, asOf: CalendarDate): { sql: string; params: Record<string, string | number> } {
  const sql: string[] = [];
  const params: Record<string, string | number> = { asOf };
  const list = (column: string, name: string, values: readonly string[]): void => {
    if (values.length === 0) return;
    sql.push(`${column} IN (SELECT value FROM json_each(@${name}))`);
    params[name] = JSON.stringify(values);
  };
  list('d.kind', 'kinds', filter.kinds);
  list('u.kind', 'outcomes', filter.outcomes);
  for (const state of filter.states) sql.push(`(${states[state]})`);
  const ids = { ownerId: 'd.owner_id = @ownerId', personId: '(d.owner_id = @personId OR d.decider_id = @personId)', sessionId: 'd.session_id = @sessionId', issueId: 'd.issue_id = @issueId' } as const;
  for (const name of ['ownerId', 'personId', 'sessionId', 'issueId'] as const) {
    const value = filter[name];
    if (value === null) continue;
    sql.push(ids[name]);
    params[name] = value;
  }
  const number = numberOf(filter.search);
  const match = matchOf(filter.search);
  if (number !== null) {
    sql.push('i.number = @number');
    params['number'] = number;
  } else if (match !== null) {
    sql.push('d.seq IN (SELECT rowid FROM decision_search WHERE decision_search MATCH @match)');
    params['match'] = match;
  }
  return { sql: sql.length === 0 ? '1' : sql.join(' AND '), params };
}
