import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BulkTarget } from '@shared/contract/edits';
import { mostEdited } from '@shared/contract/edits';
import type { IssueFilter, IssueRow } from '@shared/contract/issues';
import { IssueId } from '@shared/primitives';
import { call, CallError } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import type { IssueListOrder } from '../../state/issue-list';
import { useApp } from '../../state/store';
import { tellFailure } from '../../state/use-action';
import { BulkBar } from './bulk-bar';
import { BulkDialog } from './bulk-dialog';

export interface Marks {
  readonly mark: (index: number, isMarked: boolean) => void;
  readonly toggle: (index: number) => void;
  /** Listens whether Shift is held while a row is marked. */
  readonly listen: { readonly onPointerDownCapture: (event: { readonly shiftKey: boolean }) => void; readonly onKeyDownCapture: (event: { readonly shiftKey: boolean }) => void };
  /** What is marked and what can be done with it, and its dialogs. */
  readonly parts: ReactNode;
}

const pageSize = 500;

/** Marking rows of the priority list for a change of many: by box, by x or Space, a range with Shift, everything with Ctrl or Command A (W4). */
export function useMarks({ getRow, index, total, mayEdit }: { getRow: (index: number) => IssueRow | undefined; index: number | null; total: number; mayEdit: boolean }): Marks {
  const marked = useApp((state) => state.markedIssues);
  const isAll = useApp((state) => state.isEveryIssueMarked);
  const filter = useApp((state) => state.issueFilter);
  const order = useApp((state) => state.issueOrder);
  const [dialog, setDialog] = useState<'all' | 'tags' | null>(null);
  const isShift = useRef(false);
  const anchor = useRef<number | null>(null);
  const count = isAll ? total : marked.size;
  const current = index === null ? undefined : getRow(index)?.id;

  const mark = useLatest((at: number, isMarked: boolean) => {
    const from = isShift.current ? anchor.current : null;
    anchor.current = at;
    if (from === null || from === at) {
      const id = getRow(at)?.id;
      if (id !== undefined) appState().markIssues([id], isMarked);
      return;
    }
    void idsBetween(Math.min(from, at), Math.max(from, at), getRow, { filter, ...order }).then((ids) => appState().markIssues(ids, isMarked), tell);
  });
  const toggle = useLatest((at: number) => {
    const id = getRow(at)?.id;
    if (mayEdit && id !== undefined) mark(at, !(isAll || marked.has(id)));
  });
  const toggleCurrent = useLatest(() => index !== null && toggle(index));

  const target = ((): BulkTarget | null => {
    if (isAll) return total === 0 ? null : { kind: 'filter', filter, count: total };
    if (marked.size > 0) return { kind: 'issues', ids: [...marked] };
    return current === undefined ? null : { kind: 'issues', ids: [current] };
  })();
  const hasMarks = count > 0;
  const hasTarget = target !== null;
  useCommands(
    useMemo((): readonly Command[] => (!mayEdit ? [] : [
      { id: 'edits.mark', title: 'Mark or unmark the issue', section: 'Issues', shortcuts: ['x'], isHidden: true, run: toggleCurrent },
      { id: 'edits.mark-all', title: 'Mark everything that the filter holds', section: 'Issues', shortcuts: ['Mod+A'], isNotForFields: true, keywords: ['select', 'bulk'], run: () => appState().markEveryIssue() },
      { id: 'edits.unmark', title: 'Unmark all issues', section: 'Issues', shortcuts: ['Escape'], when: () => hasMarks, run: () => appState().unmarkIssues() },
      { id: 'edits.change', title: hasMarks ? 'Change the marked issues' : 'Change the issue as one of many', section: 'Issues', shortcuts: ['b'], keywords: ['bulk', 'status', 'owner', 'criterion', 'source'], when: () => hasTarget, run: () => setDialog('all') },
      { id: 'edits.tags', title: hasMarks ? 'Tag the marked issues' : 'Tag the issue', section: 'Issues', shortcuts: ['t'], keywords: ['label'], when: () => hasTarget, run: () => setDialog('tags') },
    ]), [mayEdit, hasMarks, hasTarget, toggleCurrent]),
  );

  const done = (): void => {
    setDialog(null);
    appState().unmarkIssues();
  };
  return {
    mark,
    toggle,
    listen: useMemo(() => {
      const keep = ({ shiftKey }: { readonly shiftKey: boolean }): void => {
        isShift.current = shiftKey;
      };
      return { onPointerDownCapture: keep, onKeyDownCapture: keep };
    }, []),
    parts: (
      <>
        {hasMarks && mayEdit && <BulkBar count={count} total={total} isAll={isAll} onChange={() => setDialog('all')} onTags={() => setDialog('tags')} />}
        {dialog !== null && target !== null && <BulkDialog target={target} onlyTags={dialog === 'tags'} onDone={done} onClose={() => setDialog(null)} />}
      </>
    ),
  };
}

function tell(error: unknown): void {
  if (!(error instanceof CallError)) throw error;
  tellFailure(error);
}

/** The ids of a stretch of the list, asked for where its rows are not loaded. */
async function idsBetween(first: number, last: number, getRow: (index: number) => IssueRow | undefined, list: IssueListOrder & { readonly filter: IssueFilter }): Promise<IssueId[]> {
  const end = Math.min(last, first + mostEdited - 1);
  const loaded = Array.from({ length: end - first + 1 }, (_, at) => getRow(first + at)?.id);
  if (loaded.every((id) => id !== undefined)) return loaded.map((id) => IssueId.parse(id));
  const ids: IssueId[] = [];
  for (let offset = first; offset <= end; offset += pageSize) {
    const { rows } = await call('issues.list', { offset, limit: Math.min(pageSize, end - offset + 1), ...list });
    for (const { id } of rows) ids.push(id);
  }
  return ids;
}
