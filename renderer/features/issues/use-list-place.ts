import type { IssueId } from '@shared/primitives';
import { useOperation } from '../../api';
import { useApp } from '../../state/store';

export interface ListPlace {
  /** From 0; null where the list's filter leaves the issue out. */
  readonly index: number | null;
  readonly total: number;
  readonly previous: IssueId | null;
  readonly next: IssueId | null;
}

/** Where an issue stands in the priority list as it is filtered and ordered now, and what stands before and after it. */
export function useListPlace(id: IssueId): ListPlace {
  const filter = useApp((state) => state.issueFilter);
  const { sort, isDescending } = useApp((state) => state.issueOrder);
  const { data: position } = useOperation('issues.position', { id, sort, isDescending, filter });
  const index = position?.index ?? null;
  const offset = Math.max((index ?? 0) - 1, 0);
  const { data: around } = useOperation('issues.list', { offset, limit: 3, sort, isDescending, filter }, { enabled: index !== null });
  const rowAt = (at: number): IssueId | null => (index === null || at < 0 ? null : (around?.rows[at - offset]?.id ?? null));
  return { index, total: position?.total ?? 0, previous: index === null ? null : rowAt(index - 1), next: index === null ? null : rowAt(index + 1) };
}
