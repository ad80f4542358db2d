import type { DealRow } from '@shared/contract/records/operations';
import type { DealOutcome } from '@shared/contract/records/entities';
import type { CalendarDate } from '@shared/primitives';
import { daysBetween } from '../calendar';

/** What of a stored deal its state on a date follows from. */
interface DealFacts {
  readonly stage: string;
  readonly stageSince: CalendarDate | null;
  readonly outcome: DealOutcome;
  readonly closedOn: CalendarDate | null;
  /** Stage and date, the earliest first. */
  readonly stages: readonly (readonly [string, CalendarDate])[];
}

/**
 * A deal as it stood on a date (W4, L2): its last stage that had begun by then, and whether it had closed. The stage that the source names stands
 * where no date says otherwise. Days in a stage run to the next stage, to the close, or to the date.
 */
export function dealOn({ stage, stageSince, outcome, closedOn, stages }: DealFacts, asOf: CalendarDate): Pick<DealRow, 'stage' | 'stageSince' | 'daysInStage' | 'outcome' | 'closedOn' | 'stages'> {
  const begun = stages.filter(([, since]) => since <= asOf).filter(([name], index, all) => all[index - 1]?.[0] !== name);
  const isLater = stageSince !== null && stageSince > asOf;
  const before = begun.at(-1);
  const isOpenThen = outcome === 'open' || (closedOn !== null && closedOn > asOf) || (isLater && closedOn === null);
  const current = isLater && before !== undefined ? { stage: before[0], since: before[1] } : { stage, since: isLater ? null : stageSince };
  const end = isOpenThen || closedOn === null ? asOf : closedOn;
  return {
    stage: current.stage,
    stageSince: current.since,
    daysInStage: isOpenThen && current.since !== null ? daysBetween(current.since, asOf) : null,
    outcome: isOpenThen ? 'open' : outcome,
    closedOn: isOpenThen ? null : closedOn,
    stages: begun.map(([name, since], index) => ({ stage: name, since, days: Math.max(0, daysBetween(since, begun[index + 1]?.[1] ?? (end < since ? since : end))) })),
  };
}
