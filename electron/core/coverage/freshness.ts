import type { CoverageCell, CoverageSource, Freshness, Provision, SegmentCount } from '@shared/contract/coverage/entities';
import { criteria, segments, sources, type CalendarDate, type Criterion, type Segment, type Source } from '@shared/primitives';
import { daysBetween } from '../calendar';

/** W3: up to how many days a signal is fresh, and up to how many it ages before it is stale: one round of a weekly review, and three. */
export const freshDays = 7;
export const ageingDays = 21;

/** How recent the newest of so many signals is (W3). */
export function freshnessOf(signals: number, ageDays: number | null): Freshness {
  if (signals === 0) return 'blind';
  if (ageDays === null) return 'undated';
  return ageDays <= freshDays ? 'fresh' : ageDays <= ageingDays ? 'ageing' : 'stale';
}

/** Signals of one kind, criterion and source. */
export interface SignalGroup {
  readonly criterion: Criterion;
  readonly source: Source;
  readonly signals: number;
  readonly newest: CalendarDate | null;
  readonly lastEver: CalendarDate | null;
}

const later = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null => (a === null || (b !== null && b > a) ? b : a);
const ageOf = (date: CalendarDate | null, asOf: CalendarDate): number | null => (date === null ? null : daysBetween(date, asOf));

function sumOf(groups: readonly Omit<SignalGroup, 'criterion' | 'source'>[]): Omit<SignalGroup, 'criterion' | 'source'> {
  return groups.reduce<Omit<SignalGroup, 'criterion' | 'source'>>((sum, group) => ({ signals: sum.signals + group.signals, newest: later(sum.newest, group.newest), lastEver: later(sum.lastEver, group.lastEver) }), { signals: 0, newest: null, lastEver: null });
}

/** The 30 cells, criterion by criterion and in it source by source; one that nothing speaks of is blind (W3). */
export function cellsOf(groups: readonly SignalGroup[], asOf: CalendarDate): CoverageCell[] {
  return criteria.flatMap((criterion) =>
    sources.map((source) => {
      const { signals, newest, lastEver } = sumOf(groups.filter((group) => group.criterion === criterion && group.source === source));
      const ageDays = ageOf(newest, asOf);
      return { criterion, source, signals, newest, ageDays, freshness: freshnessOf(signals, ageDays), lastEver };
    }),
  );
}

/** What a cell says of each segment. */
export const segmentsOf = (groups: readonly { readonly segment: Segment; readonly signals: number; readonly newest: CalendarDate | null }[], asOf: CalendarDate): SegmentCount[] =>
  segments.map((segment) => {
    const { signals, newest } = sumOf(groups.filter((group) => group.segment === segment).map((group) => ({ ...group, lastEver: null })));
    const ageDays = ageOf(newest, asOf);
    return { segment, signals, newest, ageDays, freshness: freshnessOf(signals, ageDays) };
  });

/** How each source stands (W2): one that has brought nothing for longer than its cadence is late by the days beyond it. */
export function sourcesOf(
  groups: readonly SignalGroup[],
  asOf: CalendarDate,
  known: { readonly provisions: readonly Provision[]; readonly imports: readonly (NonNullable<CoverageSource['lastImport']> & { readonly source: Source })[] },
): CoverageSource[] {
  return sources.map((source) => {
    const { signals, newest, lastEver } = sumOf(groups.filter((group) => group.source === source));
    const ageDays = ageOf(newest, asOf);
    const provision = known.provisions.find((each) => each.source === source) ?? null;
    const found = known.imports.find((each) => each.source === source);
    const lateDays = lateBy(provision, lastEver, asOf);
    const byAge = freshnessOf(signals, ageDays);
    return {
      source,
      signals,
      newest,
      ageDays,
      freshness: lateDays !== null && signals > 0 ? 'stale' : byAge,
      lastImport: found === undefined ? null : { fileName: found.fileName, on: found.on, by: found.by },
      provision,
      lateDays,
    };
  });
}

/** Days beyond the cadence, counted from the last signal or from the day the source is obtained, whichever is later. */
function lateBy(provision: Provision | null, lastEver: CalendarDate | null, asOf: CalendarDate): number | null {
  if (provision === null || provision.cadenceDays === null) return null;
  const from = later(lastEver, provision.since) ?? provision.since;
  const late = daysBetween(from, asOf) - provision.cadenceDays;
  return late > 0 ? late : null;
}
