import { useCallback, useEffect, useState } from 'react';
import type { IssueRow } from '@shared/contract/issues';
import { useOperation } from '../../api';
import { useApp } from '../../state/store';

export interface Selection {
  readonly index: number | null;
  readonly select: (index: number) => void;
}

/**
 * The selected row as a place and as an issue. A change may move the issue to another row: the selection follows it,
 * and stays where it was when the issue leaves the list.
 */
export function useSelection(getRow: (index: number) => IssueRow | undefined, total: number | undefined, initialIndex: number | null): Selection {
  const id = useApp((state) => state.selectedIssueId);
  const filter = useApp((state) => state.issueFilter);
  const { sort, isDescending } = useApp((state) => state.issueOrder);
  const selectIssue = useApp((state) => state.selectIssue);
  const listKey = JSON.stringify([filter, sort, isDescending]);
  // A place belongs to the list it was chosen in: another filter or order begins without one.
  const [chosen, setChosen] = useState<{ listKey: string; index: number | null }>({ listKey, index: initialIndex });
  const index = chosen.listKey === listKey ? chosen.index : null;

  const stored = index === null ? undefined : getRow(index);
  const hasMoved = id !== null && (index === null || (stored !== undefined && stored.id !== id));
  const { data: position } = useOperation('issues.position', { id: id ?? '', sort, isDescending, filter }, { enabled: hasMoved });
  const place = hasMoved && position !== undefined && position.index !== null ? position.index : index;
  const hasLeft = hasMoved && position !== undefined && position.index === null;
  const row = place === null ? undefined : getRow(place);

  useEffect(() => {
    // A row that was chosen before its window was there, or whose issue has left the list.
    if ((id === null || hasLeft) && row?.id !== id) selectIssue(row?.id ?? null);
  }, [id, hasLeft, row, selectIssue]);

  const select = useCallback(
    (next: number) => {
      setChosen({ listKey, index: next });
      selectIssue(getRow(next)?.id ?? null);
    },
    [getRow, selectIssue, listKey],
  );
  return { index: place !== null && total !== undefined && place >= total ? null : place, select };
}
