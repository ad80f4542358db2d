import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { CoverageMatrix, Provision } from '@shared/contract/coverage/entities';
import { criteria } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../../context';
import { addDays } from '../../core/calendar';
import { cellsOf, segmentsOf, sourcesOf } from '../../core/coverage/freshness';
import { signalRules } from '../../core/coverage/signal-kinds';
import { findZone } from '../../core/imports/zones';
import * as provisions from '../../store/coverage/provisions';
import { countBySegment, countSignals, listSignals, type SignalScope } from '../../store/coverage/signals';
import { getPerson } from '../../store/people';

/** Signals of the last so many days: the as-of date is the last of them. */
const scopeOf = ({ asOf }: ReadContext, { days, segment }: Pick<ParsedInputOf<'coverage.matrix'>, 'days' | 'segment'>): SignalScope => ({ asOf, since: days === null ? null : addDays(asOf, 1 - days), segment });

/** What each source says of each criterion, and how each source stands (W2, W3); nothing after the as-of date counts. */
export function getMatrix(context: ReadContext, input: ParsedInputOf<'coverage.matrix'>): CoverageMatrix {
  const { db, asOf } = context;
  const groups = countSignals(db, signalRules, scopeOf(context, input));
  const open = provisions.countOpenIssues(db);
  return {
    asOf,
    cells: cellsOf(groups, asOf),
    sources: sourcesOf(groups, asOf, { provisions: provisions.listProvisions(db, null), imports: provisions.listLastImports(db) }),
    undated: groups.reduce((sum, { undated }) => sum + undated, 0),
    openIssues: criteria.map((criterion) => open.get(criterion) ?? 0),
  };
}

/** The newest signals of a cell, and how many of them each segment has; `total` is of the segment asked for. */
export function listCell(context: ReadContext, { criterion, source, limit, ...input }: ParsedInputOf<'coverage.signals'>): OutputOf<'coverage.signals'> {
  const { db, asOf } = context;
  const scope = scopeOf(context, input);
  const found = segmentsOf(countBySegment(db, signalRules, { ...scope, criterion, source }), asOf);
  const total = found.filter(({ segment }) => scope.segment === null || segment === scope.segment).reduce((sum, { signals }) => sum + signals, 0);
  return { total, segments: found, rows: total === 0 ? [] : listSignals(db, signalRules, { ...scope, criterion, source }, limit) };
}

export const listProvisions = ({ db }: ReadContext, { source }: ParsedInputOf<'coverage.provisions'>): Provision[] => provisions.listProvisions(db, source);

/**
 * Says how a source is obtained, why and approved by whom (W2). A change is a new version.
 * @throws DocketError invalid-input; conflict where it says what is in force already
 */
export function provide(context: WriteContext, input: ParsedInputOf<'coverage.provide'>): OutputOf<'coverage.provide'> {
  const { db, actor } = context;
  const { source, method, details, why, approvedBy, since, timeZone, cadenceDays } = input;
  const person = getPerson(db, approvedBy);
  if (person === null || person.isSystem) throw new DocketError('invalid-input', 'That is nobody of this workspace. Nothing was recorded. Name the person who approved it.', 'approvedBy');
  if (findZone(timeZone) === null) throw new DocketError('invalid-input', `"${timeZone}" is no time zone. Nothing was recorded. Write it as Europe/Berlin or +02:00.`, 'timeZone');
  const [before] = provisions.listProvisions(db, source);
  const isSame = before !== undefined && before.method === method && before.details === details && before.why === why && before.approvedById === approvedBy && before.since === since && before.timeZone === timeZone && before.cadenceDays === cadenceDays;
  if (isSame) throw new DocketError('conflict', `That is what version ${before.version} says. Nothing was recorded.`);
  const version = (before?.version ?? 0) + 1;
  provisions.insertProvision(db, { ...input, version, by: actor.personId, at: context.clock() });
  context.audit({
    action: 'coverage.provide',
    subject: context.workspaceId,
    payload: { source, version, method, details, why, approved_by: approvedBy, approved_by_name: person.name, since, time_zone: timeZone, cadence_days: cadenceDays },
  });
  return { version };
}
