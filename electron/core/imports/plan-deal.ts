import type { CalendarDate } from '@shared/primitives';
import { isOlderState, planRow, type FieldChange, type FieldValue, type RowPlan } from './plan';
import type { DealRecord } from './records';

/** A stage and the first date on which a deal is known to have been in it. */
export interface DealStage {
  readonly stage: string;
  readonly since: string;
}

/** A stored deal, as far as a row is compared with it. */
export type KnownDeal = Omit<DealRecord, 'kind' | 'ref'> & { readonly stages: readonly DealStage[] };

export interface DealPlan extends RowPlan {
  /** To be added to the deal's history. */
  readonly stages: readonly DealStage[];
}

const inWords = ({ stage, since }: DealStage): string => `${since} ${stage}`;
const unchanged: DealPlan = { outcome: 'unchanged', changes: [], stages: [] };

/**
 * What importing a deal does beside the stored one (W4, W5). Its stages are kept: a stage that a newer export changes adds to them, and so does a row
 * that speaks of an earlier stage, which changes nothing else; a known stage of the past is nothing new. Where a row names no date for a stage that
 * has changed, it is known since as-of. A row whose source changed it before the stored state adds a stage that it dates, and nothing else; one that
 * was changed after it stands, whatever its dates say.
 * @param properties the properties to compare, from `propertiesWritten`.
 */
export function planDeal(incoming: DealRecord, stored: KnownDeal | null, properties: readonly string[], asOf: CalendarDate): DealPlan {
  const { stage, stageSince: since } = incoming;
  if (stored === null) return { outcome: 'imported', changes: [], stages: [{ stage, since: since ?? asOf }] };
  if (isOlderState(valuesOf(incoming), valuesOf(stored))) return { ...(since === null ? unchanged : earlierStage({ stage, since }, stored)), isOlder: true };
  const isMoved = stored.stage !== stage;
  const isNewer = isOlderState(valuesOf(stored), valuesOf(incoming));
  const isCurrent = !isMoved && (since === null || stored.stageSince === since);
  if (!isCurrent) {
    // A stage that was stated without a date was seen on a day; what is dated before that day lies before it.
    const event: DealStage = { stage, since: since ?? asOf };
    const isDateOfCurrent = !isMoved && stored.stageSince === null;
    const seen = stored.stageSince ?? stored.stages.findLast((known) => known.stage === stored.stage)?.since ?? null;
    const isPast = isKnown(event, stored) || (seen !== null && event.since < seen);
    if (!isDateOfCurrent && !isNewer && isPast) return earlierStage(event, stored);
  }
  // A date that is not stated is no news; that the stage is another one is, and it was seen on as-of.
  const settled = since !== null ? incoming : { ...incoming, stageSince: isMoved ? asOf : stored.stageSince };
  const compared = isMoved ? [...new Set([...properties, 'stageSince'])] : properties;
  const { outcome, changes } = planRow(valuesOf(settled), valuesOf(stored), compared);
  const isNewEvent = isMoved || (since !== null && !isCurrent);
  return { outcome, changes, stages: isNewEvent ? [{ stage, since: settled.stageSince ?? asOf }] : [] };
}

const isKnown = ({ stage, since }: DealStage, { stages }: KnownDeal): boolean => stages.some((known) => known.stage === stage && known.since === since);

/** A stage of the past: news where it was not known. */
const earlierStage = (event: DealStage, stored: KnownDeal): DealPlan => (isKnown(event, stored) ? unchanged : { outcome: 'updated', changes: [{ field: 'stages', before: [], after: [inWords(event)] }], stages: [event] });

/** Records as plain values; stages are compared above. */
const valuesOf = (deal: object): Record<string, FieldValue> => Object.fromEntries(Object.entries(deal).filter(([key]) => key !== 'stages'));

/** A deal after its plan was carried out; for a row of the same deal that comes after it and nothing is written. */
export function dealAfter(incoming: DealRecord, stored: KnownDeal | null, { changes, stages }: DealPlan): KnownDeal {
  if (stored === null) return { ...incoming, stages };
  const after: Readonly<Record<string, FieldChange['after']>> = Object.fromEntries(changes.filter(({ field }) => field !== 'stages').map(({ field, after: value }) => [field, value]));
  return { ...stored, ...after, stages: [...stored.stages, ...stages] };
}
