import type { SampleKind, SamplePlan, StrataKind } from '@shared/contract/samples/entities';
import { bandLabels, Band, Criterion, criterionLabels, Segment, segmentLabels, Source, sourceLabels, type CalendarDate } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { conditionOf, type Condition } from '../issues/filter';
import { placedColumns } from '../issues/placing';

interface Population {
  /** `FROM` with the records as `t`, their issue as `i` where they have one and the account as `a`. */
  readonly from: string;
  readonly id: string;
  /** A calendar date. */
  readonly on: string;
  readonly source: string;
}

const ofIssue = 'LEFT JOIN accounts a ON a.id = i.account_id';
const populations: Readonly<Record<SampleKind, Population>> = {
  issues: { from: `issues i ${ofIssue}`, id: 'i.id', on: 'i.opened_on', source: 'i.source' },
  interactions: { from: 'interactions t LEFT JOIN accounts a ON a.id = t.account_id', id: 't.id', on: 't.on_date', source: 't.source' },
  decisions: { from: `decisions t JOIN issues i ON i.id = t.issue_id ${ofIssue}`, id: 't.id', on: 'substr(t.at, 1, 10)', source: 'i.source' },
  actions: { from: `actions t JOIN issues i ON i.id = t.issue_id ${ofIssue}`, id: 't.id', on: 'substr(t.made_at, 1, 10)', source: 'i.source' },
};

/** A LIKE pattern for a text anywhere; what it means by itself is taken as it is written. */
const anywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

function interactionCondition({ search, segments, sources, accountId, importId }: SamplePlan['filter']): Pick<Condition, 'sql' | 'params'> {
  const sql: string[] = [];
  const params: Record<string, string> = {};
  if (search.trim() !== '') {
    sql.push("(t.subject LIKE @search ESCAPE '\\' OR t.body LIKE @search ESCAPE '\\' OR coalesce(a.name, '') LIKE @search ESCAPE '\\')");
    params['search'] = anywhere(search.trim());
  }
  if (segments.length > 0) {
    sql.push("coalesce(a.segment, 'unknown') IN (SELECT value FROM json_each(@segments))");
    params['segments'] = JSON.stringify(segments);
  }
  if (sources.length > 0) {
    sql.push('t.source IN (SELECT value FROM json_each(@sources))');
    params['sources'] = JSON.stringify(sources);
  }
  if (accountId !== null) {
    sql.push('t.account_id = coalesce((SELECT survivor_id FROM accounts WHERE id = @accountId), @accountId)');
    params['accountId'] = accountId;
  }
  if (importId !== null) {
    sql.push('t.id IN (SELECT entity_id FROM import_changes WHERE import_id = @importId)');
    params['importId'] = importId;
  }
  return { sql: sql.length === 0 ? '1' : sql.join(' AND '), params };
}

function stratumSql(db: ReadHandle, kind: StrataKind, of: SampleKind, asOf: CalendarDate): string {
  switch (kind) {
    case 'none':
      return "'all'";
    case 'segment':
      return "coalesce(a.segment, 'unknown')";
    case 'criterion':
      return 'i.criterion';
    case 'source':
      return populations[of].source;
    case 'band':
      return `coalesce(${placedColumns(db, asOf).rankBand}, 'none')`;
    case 'account':
      return "coalesce(a.id, 'none')";
  }
}

/** What a plan is drawn from, in SQL: a row with `stratum` and `id` for each record. */
function populationSql(db: ReadHandle, plan: SamplePlan, asOf: CalendarDate): { sql: string; params: Record<string, string | number> } {
  const { from, id, on } = populations[plan.of];
  const condition = plan.of === 'interactions' ? interactionCondition(plan.filter) : conditionOf(db, plan.filter, asOf);
  const params: Record<string, string | number> = { ...condition.params };
  const where = [condition.sql];
  if (plan.from !== null) {
    where.push(`${on} >= @fromDate`);
    params['fromDate'] = plan.from;
  }
  if (plan.until !== null) {
    where.push(`${on} <= @untilDate`);
    params['untilDate'] = plan.until;
  }
  const sql = `SELECT ${stratumSql(db, plan.strata, plan.of, asOf)} AS stratum, ${id} AS id FROM ${from} WHERE ${where.join(' AND ')}`;
  return { sql, params };
}

const Counted = z.array(z.object({ key: z.string(), population: z.int() }));

/** How many there are in each stratum, by key. */
export function countStrata(db: ReadHandle, plan: SamplePlan, asOf: CalendarDate): { key: string; population: number }[] {
  const { sql, params } = populationSql(db, plan, asOf);
  return Counted.parse(db.prepare(`SELECT stratum AS key, count(*) AS population FROM (${sql}) GROUP BY stratum ORDER BY stratum`).all(params));
}

/** The ids of each stratum, by key; ids in order. No zod for its rows: there may be a million, and STRICT columns keep what they hold. */
export function listStrata(db: ReadHandle, plan: SamplePlan, asOf: CalendarDate): { key: string; ids: string[] }[] {
  const { sql, params } = populationSql(db, plan, asOf);
  const strata = new Map<string, string[]>();
  for (const { stratum: key, id } of db.prepare<[typeof params], { stratum: string; id: string }>(`SELECT stratum, id FROM (${sql}) ORDER BY stratum, id`).iterate(params)) {
    const ids = strata.get(key);
    if (ids === undefined) strata.set(key, [id]);
    else ids.push(id);
  }
  return [...strata].map(([key, ids]) => ({ key, ids }));
}

/** What people call the strata of those keys. */
export function stratumLabels(db: ReadHandle, kind: StrataKind, keys: readonly string[]): ReadonlyMap<string, string> {
  switch (kind) {
    case 'none':
      return new Map(keys.map((key) => [key, 'All']));
    case 'segment':
      return new Map(keys.map((key) => [key, segmentLabels[Segment.parse(key)]]));
    case 'criterion':
      return new Map(keys.map((key) => [key, criterionLabels[Criterion.parse(key)]]));
    case 'source':
      return new Map(keys.map((key) => [key, sourceLabels[Source.parse(key)]]));
    case 'band':
      return new Map(keys.map((key) => [key, key === 'none' ? 'Not scored' : bandLabels[Band.parse(key)]]));
    case 'account': {
      const names = z.array(z.object({ id: z.string(), name: z.string() })).parse(db.prepare('SELECT id, name FROM accounts WHERE id IN (SELECT value FROM json_each(?))').all(JSON.stringify(keys)));
      return new Map([['none', 'No account'], ...names.map(({ id, name }): [string, string] => [id, name])]);
    }
  }
}
