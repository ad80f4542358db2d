import type { IssueFilter } from '@shared/contract/issues';
import type { CalendarDate } from '@shared/primitives';
import type { ReadHandle } from '../handles';
import { figureCondition } from '../metrics';
import { placedColumns } from './placing';
import { isCommon, matchOf, numberOf } from './search-text';

/** A condition over `issues i`, with its named parameters; `isAll` where it leaves every issue in. */
export interface Condition {
  readonly sql: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly isAll: boolean;
}

/** Days from opened to as-of, or to resolved where that came first. Needs @asOf. */
const ageSql = 'min(coalesce(resolved_day, 9999999), CAST(julianday(@asOf) AS INTEGER)) - opened_day';

/** Issues that have one of so many tags or more are met soon enough in the order of the list; fewer are looked up. */
const COMMON = 2000;
const areCommonTags = (db: ReadHandle, tags: string): boolean => db.prepare('SELECT 1 FROM issue_tags WHERE tag IN (SELECT value FROM json_each(?)) LIMIT 1 OFFSET ?').get(tags, COMMON) !== undefined;

const isIn = (column: string, name: string): string => `${column} IN (SELECT value FROM json_each(@${name}))`;

/**
 * What a filter asks for in SQL (W4). Account facts are asked of the accounts, which are few, so that the issues never have to be
 * joined to be counted. A `+` before a column keeps SQLite from an index by that column alone, which would send it to the issue itself for
 * every other one.
 */
export function conditionOf(db: ReadHandle, filter: IssueFilter, asOf: CalendarDate): Condition {
  const sql: string[] = [];
  const params: Record<string, string | number> = { asOf };
  const list = (column: string, name: string, values: readonly string[]): void => {
    if (values.length === 0) return;
    sql.push(isIn(column, name));
    params[name] = JSON.stringify(values);
  };
  if (filter.bands.length > 0) list(placedColumns(db, asOf).rankBand, 'bands', filter.bands);
  list('+i.criterion', 'criteria', filter.criteria);
  list('+i.source', 'sources', filter.sources);
  if (filter.segments.length > 0) {
    const ofAccount = `+i.account_id IN (SELECT id FROM accounts WHERE ${isIn('segment', 'segments')})`;
    sql.push(filter.segments.includes('unknown') ? `(i.account_id IS NULL OR ${ofAccount})` : ofAccount);
    params['segments'] = JSON.stringify(filter.segments);
  }
  if (filter.isOpen !== null) sql.push(filter.isOpen ? "+i.status IN ('open', 'waiting')" : "+i.status IN ('resolved', 'closed')");
  if (filter.isFragile) sql.push('i.is_fragile = 1');
  if (filter.isProposed) sql.push('i.is_proposed = 1');
  if (filter.renewsWithinDays !== null) {
    sql.push('i.rank_renewal BETWEEN @asOf AND date(@asOf, @withinDays)');
    params['withinDays'] = `+${filter.renewsWithinDays} days`;
  }
  if (filter.accountId !== null) {
    // A saved filter may name an account that was merged since.
    sql.push('i.account_id = coalesce((SELECT survivor_id FROM accounts WHERE id = @accountId), @accountId)');
    params['accountId'] = filter.accountId;
  }
  if (filter.importId !== null) {
    sql.push('i.id IN (SELECT entity_id FROM import_changes WHERE import_id = @importId AND is_undone = 0)');
    params['importId'] = filter.importId;
  }
  if (filter.tags.length > 0) {
    params['tags'] = JSON.stringify(filter.tags);
    sql.push(`${areCommonTags(db, params['tags']) ? '+' : ''}i.number IN (SELECT number FROM issue_tags WHERE ${isIn('tag', 'tags')})`);
  }
  if (filter.owners.length > 0) {
    params['owners'] = JSON.stringify(filter.owners);
    // One index by person and by name serves all three.
    const of = [`owner_id IN (SELECT id FROM people WHERE ${isIn('name', 'owners')})`, `owner_id IS NULL AND ${isIn('owner', 'owners')}`, ...(filter.owners.includes('') ? ['owner_id IS NULL AND owner IS NULL'] : [])];
    sql.push(`+i.number IN (${of.map((where) => `SELECT number FROM issues INDEXED BY issues_by_owner WHERE ${where}`).join(' UNION ALL ')})`);
  }
  if (filter.isFlagged) sql.push("+i.number IN (SELECT number FROM issues WHERE flags <> '[]')");
  if (filter.minAgeDays !== null || filter.maxAgeDays !== null) {
    sql.push(`+i.number IN (SELECT number FROM issues INDEXED BY issues_by_age WHERE ${ageSql} BETWEEN @minAge AND @maxAge)`);
    params['minAge'] = filter.minAgeDays ?? 0;
    params['maxAge'] = filter.maxAgeDays ?? 9_999_999;
  }
  if (filter.figure !== null) {
    const rows = figureCondition(filter.figure);
    sql.push(rows.sql);
    Object.assign(params, rows.params);
  }
  const number = numberOf(filter.search);
  const match = matchOf(filter.search);
  if (number !== null) {
    sql.push('i.number = @number');
    params['number'] = number;
  } else if (match !== null) {
    sql.push(`${isCommon(db, match) ? '+' : ''}i.number IN (SELECT rowid FROM issue_search WHERE issue_search MATCH @match)`);
    params['match'] = match;
  }
  return { sql: sql.length === 0 ? '1' : sql.join(' AND '), params, isAll: sql.length === 0 };
}
