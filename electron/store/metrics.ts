import { type FigureRows, leftOutFlags, type LeftOutReason, leftOutReasons, metricDefinitions, type MetricId, type Period } from '@shared/contract/metrics';
import { vendorPriorities, type VendorPriority } from '@shared/contract/issues';
import { type CalendarDate, criteria, Criterion } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from './handles';
import { figureNote } from './migrations/0023-metrics';

export const committedSegments = ['enterprise', 'mid-market', 'smb'] as const;
/** Minutes within which the first response is committed, by segment and priority. */
export type Commitments = Readonly<Record<(typeof committedSegments)[number], Readonly<Record<VendorPriority, number>>>>;

/** Where a metric finds its value. What it says in SQL is over `issues i` and, for a commitment, `a`, its account. */
interface MetricSource {
  readonly column: string;
  /** The value, or NULL, by the index alone; without those that `isDoubtful` is for. */
  readonly value: string;
  /** Where the index cannot tell, and the value that the whole row then gives. */
  readonly isDoubtful: string;
  readonly doubtful: string;
  /** Reasons of its own, before those of the import. */
  readonly reasons: string;
  /** The fields that it may have been read from. */
  readonly fields: readonly string[];
  readonly join: string;
}

/** A reason as SQL, by its place: whole numbers are grouped sooner than words. */
const code = (reason: LeftOutReason): number => leftOutReasons.indexOf(reason);
const committedAt = (segment: keyof Commitments, priority: VendorPriority): string => `@${segment.replace('-', '_')}_${priority}`;
const committed = (minutes: typeof committedAt): string =>
  `CASE a.segment ${committedSegments.map((segment) => `WHEN '${segment}' THEN CASE i.vendor_priority ${vendorPriorities.map((priority) => `WHEN '${priority}' THEN ${minutes(segment, priority)}`).join(' ')} END`).join(' ')} END`;

// What was answered after the as-of date had not been answered on it. Where the days leave it open the moment of opening has to be looked at.
const response = 'i.first_response_minutes';
const isLate = `${response} IS NOT NULL AND julianday(i.opened_on) + ${response} / 1440 >= julianday(@asOf)`;
const isAnswered = `date(coalesce(i.opened_at, i.opened_on), '+' || CAST(${response} AS INTEGER) || ' minutes') <= @asOf`;
const later = `WHEN ${response} IS NOT NULL AND NOT ${isAnswered} THEN ${code('later')}`;
const uncommitted = `WHEN ${response} IS NOT NULL THEN CASE WHEN a.segment = 'internal' THEN ${code('nothing-committed')} WHEN coalesce(a.segment, 'unknown') = 'unknown' THEN ${code('segment-unknown')} ELSE ${code('priority-unknown')} END`;
/** What the row says, all of which the index holds. */
const plain = (column: string, fields: readonly string[], value = column): MetricSource => ({ column, value, isDoubtful: '0', doubtful: value, reasons: '', fields, join: '' });

const sources: Readonly<Record<MetricId, MetricSource>> = {
  'first-response': { column: response, value: response, isDoubtful: isLate, doubtful: `CASE WHEN ${isAnswered} THEN ${response} END`, reasons: '', fields: ['first-response'], join: '' },
  commitment: {
    column: response,
    value: `${response} <= ${committed(committedAt)}`,
    isDoubtful: isLate,
    doubtful: `CASE WHEN ${isAnswered} THEN ${response} <= ${committed(committedAt)} END`,
    reasons: uncommitted,
    fields: ['first-response'],
    join: 'LEFT JOIN accounts a INDEXED BY accounts_by_segment ON a.id = i.account_id',
  },
  resolution: plain('i.resolution_minutes', ['resolution', 'resolved']),
  reopened: plain('i.reopen_count', ['reopen-count'], 'i.reopen_count > 0'),
  satisfaction: plain('i.satisfaction', ['satisfaction']),
};

const isOver = "i.status IN ('resolved', 'closed')";
const openedIn = { index: 'issues_by_response', days: ['i.opened_on BETWEEN @from AND @to'], noDay: 'i.opened_on IS NULL' } as const;
const endedIn = { index: 'issues_by_ending', days: ['i.resolved_on BETWEEN @from AND @to', 'i.resolved_on IS NULL AND i.opened_on BETWEEN @from AND @to'], noDay: 'i.resolved_on IS NULL AND i.opened_on IS NULL' } as const;
/** Which issues a metric is of, with the stretches of an index in which those of a period stand. */
const cohorts = {
  opened: { ...openedIn, where: '1' },
  ended: { ...endedIn, where: isOver },
  'ended-or-reopened': { ...endedIn, where: `(${isOver} OR i.reopen_count > 0)` },
} as const;

/** The names of the columns that a metric's value was read from, as they stand in the flags, which are JSON. */
const columnsCte = (fields: readonly string[]): string => `WITH read_from AS MATERIALIZED (
  SELECT m.id AS import_id, substr(json_quote(json_extract(c.value, '$.column')), 2, length(json_quote(json_extract(c.value, '$.column'))) - 2) AS name
  FROM imports m, json_each(m.mapping, '$.columns') c WHERE json_extract(c.value, '$.field') IN (${fields.map((field) => `'${field}'`).join(', ')}))`;

/** Why an issue does not say what a metric asks: the first rule whose flag it has for that, in their order. */
const fromImport = (metric: MetricId): string =>
  `CASE ${leftOutFlags
    .filter(({ empties }) => empties === null || empties.some((each) => each === metric))
    .map(({ reason, title, empties }) => {
      const ofColumn = `AND EXISTS (SELECT 1 FROM read_from r WHERE r.import_id = i.import_id AND instr(i.flags, '"${title}: ' || r.name || ' ') > 0)`;
      return `WHEN instr(i.flags, '"${title}: ') > 0 ${empties === null ? ofColumn : ''} THEN ${code(reason)}`;
    })
    .join(' ')} ELSE ${code('not-said')} END`;
const unsaid = `CASE ${figureNote} WHEN '' THEN ${code('by-hand')} ELSE ${code('not-said')} END`;

/**
 * Issues of some criteria and a period as `number, value, reason`; one of the last two is NULL. Most of it reads an index alone, since the whole of each issue
 * would take ten times as long; only the few that the index leaves in doubt are looked at. It needs @from, @to and @asOf.
 */
function selectOf(metric: MetricId, criteriaSql: string): string {
  const { index, days, where } = cohorts[metricDefinitions[metric].of];
  const { column, value, isDoubtful, doubtful, reasons, fields, join } = sources[metric];
  const isLookedAt = `(${isDoubtful} OR (${column} IS NULL AND ${figureNote} <> ''))`;
  const stretch = (day: string): string => `i.criterion IN (${criteriaSql}) AND ${day} AND ${where}`;
  const reason = (said: string, own: string, rest: string): string => `CASE WHEN ${said} IS NULL THEN ${own === '' ? rest : `CASE ${own} ELSE ${rest} END`} END`;
  const byIndex = days.map((day) => `SELECT i.number, ${value} AS value, ${reason(value, reasons, unsaid)} AS reason FROM issues i INDEXED BY ${index} ${join} WHERE ${stretch(day)} AND ${isLookedAt} IS NOT TRUE`);
  const lookedAt = days.map((day) => `SELECT i.number FROM issues i INDEXED BY ${index} WHERE ${stretch(day)} AND ${isLookedAt}`);
  return `${columnsCte(fields)} ${byIndex.join(' UNION ALL ')}
    UNION ALL SELECT i.number, ${doubtful}, ${reason(doubtful, isDoubtful === '0' ? '' : `${later} ${reasons}`, fromImport(metric))} FROM issues i ${join} WHERE i.number IN (${lookedAt.join(' UNION ALL ')})`;
}

/** Issues that lack the day and so belong to no period. */
function undatedOf(metric: MetricId): string {
  const { index, noDay, where } = cohorts[metricDefinitions[metric].of];
  return `SELECT i.number, i.criterion FROM issues i INDEXED BY ${index} WHERE i.criterion IN (${allCriteria}) AND ${noDay} AND ${where}`;
}

const allCriteria = criteria.map((criterion) => `'${criterion}'`).join(', ');

const Undated = z.array(z.tuple([Criterion, z.int()]));

export interface MetricQuestion {
  readonly metric: MetricId;
  readonly criterion: Criterion;
  readonly period: Period;
  readonly asOf: CalendarDate;
  readonly commitments: Commitments;
}

/** What issues say, in no order; a share says 1 for yes and 0 for no. */
export interface MetricAnswer {
  readonly values: readonly number[];
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly issues: number }[];
}

const parametersOf = ({ metric, criterion, period, asOf, commitments }: MetricQuestion): Record<string, string | number> => ({
  criterion,
  from: period.from,
  to: period.to,
  asOf,
  ...(metric === 'commitment' ? Object.fromEntries(committedSegments.flatMap((segment) => vendorPriorities.map((priority) => [committedAt(segment, priority).slice(1), commitments[segment][priority]]))) : {}),
});

/** What the issues of a criterion and a period say, and how many say nothing and why. */
export function readMetric(db: ReadHandle, question: MetricQuestion): MetricAnswer {
  const rows = selectOf(question.metric, '@criterion');
  const parameters = parametersOf(question);
  // No zod: a hundred thousand numbers may pass, and STRICT columns keep them.
  const values = db.prepare<[typeof parameters], number>(`SELECT value FROM (${rows}) WHERE value IS NOT NULL`).pluck().all(parameters);
  // Counted here: grouping very many rows by a few codes would have SQLite sort them.
  const counts = new Map<number, number>();
  for (const reason of db.prepare<[typeof parameters], number>(`SELECT reason FROM (${rows}) WHERE value IS NULL`).pluck().all(parameters)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return { values, leftOut: leftOutReasons.map((reason) => ({ reason, issues: counts.get(code(reason)) ?? 0 })).filter(({ issues }) => issues > 0) };
}

/** How many issues of each criterion are in no period, since they lack the day. */
export const countUndated = (db: ReadHandle, metric: MetricId): ReadonlyMap<Criterion, number> =>
  new Map(Undated.parse(db.prepare(`SELECT criterion, count(*) FROM (${undatedOf(metric)}) GROUP BY criterion`).raw().all()));

/** The condition on `issues i` for the rows behind a figure, with its parameters. It needs no commitments: that there is one is enough for an issue to be counted. */
export function figureCondition({ metric, from, to, rows }: FigureRows): { readonly sql: string; readonly params: Readonly<Record<string, string | number>> } {
  const anyCommitment = Object.fromEntries(committedSegments.flatMap((segment) => vendorPriorities.map((priority) => [committedAt(segment, priority).slice(1), 0])));
  const wanted = rows === 'no-day' ? undatedOf(metric) : `${selectOf(metric, allCriteria)}`;
  return {
    sql: `+i.number IN (SELECT number FROM (${wanted}) ${rows === 'no-day' ? '' : `WHERE ${rows === 'counted' ? 'value IS NOT NULL' : `reason = ${code(rows)}`}`})`,
    params: { from, to, ...(metric === 'commitment' ? anyCommitment : {}) },
  };
}
