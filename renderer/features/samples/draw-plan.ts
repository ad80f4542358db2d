import type { InputOf } from '@shared/contract';
import type { IssueFilter } from '@shared/contract/issues';
import type { SampleKind, StrataKind } from '@shared/contract/samples/entities';
import type { CalendarDate } from '@shared/primitives';
import { openIssues } from '../../state/issue-list';

export type Plan = InputOf<'samples.preview'>['plan'];

/** What is typed of a plan; numbers are null while their field is empty. */
export interface PlanDraft {
  readonly of: SampleKind;
  readonly filter: IssueFilter;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly strata: StrataKind;
  readonly allocation: 'proportional' | 'equal';
  readonly by: 'count' | 'margin' | 'stated';
  readonly count: number | null;
  /** In points, as people say it: 5 is 0.05. */
  readonly points: number | null;
  readonly stated: Readonly<Record<string, number>>;
  readonly confidence: '0.9' | '0.95' | '0.99';
  readonly minutesPerItem: number | null;
}

/** Leaves everything in. */
export const noFilter: IssueFilter = { ...openIssues, isOpen: null };

export const firstDraft: PlanDraft = {
  of: 'issues',
  filter: noFilter,
  from: null,
  until: null,
  strata: 'segment',
  allocation: 'proportional',
  by: 'margin',
  count: 30,
  points: 10,
  stated: {},
  confidence: '0.95',
  minutesPerItem: 10,
};

/** The filter of the register that interactions know; the rest of it says nothing about them. */
const ofInteractions = ({ search, segments, sources, accountId, importId }: IssueFilter): IssueFilter => ({ ...noFilter, search, segments, sources, accountId, importId });

/** The part of the filter that counts for what is sampled. */
export const filterOf = ({ of, filter }: Pick<PlanDraft, 'of' | 'filter'>): IssueFilter => (of === 'interactions' ? ofInteractions(filter) : filter);

function sizeOf({ by, count, points, stated }: PlanDraft): Plan['size'] | null {
  switch (by) {
    case 'count':
      return count === null ? null : { by, count };
    case 'margin':
      return points === null ? null : { by, margin: points / 100 };
    case 'stated': {
      const sizes = Object.entries(stated).map(([key, size]) => ({ key, size }));
      return sizes.length === 0 ? null : { by, sizes };
    }
  }
}

/** The plan that a draft makes; null while a number is missing. */
export function planOf(draft: PlanDraft): Plan | null {
  const { of, filter, from, until, strata, allocation, confidence, minutesPerItem } = draft;
  const size = sizeOf(draft);
  if (size === null || minutesPerItem === null) return null;
  return { of, filter: filterOf({ of, filter }), from, until, strata: of === 'interactions' && (strata === 'criterion' || strata === 'band') ? 'none' : strata, allocation, size, confidence: Number(confidence), minutesPerItem };
}
