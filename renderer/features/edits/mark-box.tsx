import { createContext, useContext } from 'react';
import type { IssueRow } from '@shared/contract/issues';
import { appState } from '../../state/app-state';
import { useApp } from '../../state/store';
import { Checkbox } from '../../ui/choice';
import styles from './edits.module.css';

/** Marks or unmarks the row at an index; the list gives it, because a range may reach over rows that are not loaded. */
export const MarkRow = createContext<(index: number, isMarked: boolean) => void>(() => undefined);

/** The box of a row of the priority list. */
export function MarkBox({ issue: { id, number }, index }: { issue: IssueRow; index: number }) {
  const isMarked = useApp((state) => state.isEveryIssueMarked || state.markedIssues.has(id));
  const mark = useContext(MarkRow);
  return (
    <span className={styles['mark']}>
      <Checkbox label={`Mark #${number}`} isSelected={isMarked} onChange={(isOn) => mark(index, isOn)} />
    </span>
  );
}

/** The box above the rows: everything that the filter holds, or nothing. */
export function MarkAllBox() {
  const isAll = useApp((state) => state.isEveryIssueMarked);
  const isSome = useApp((state) => state.markedIssues.size > 0);
  return (
    <span className={styles['mark']}>
      <Checkbox label="Mark everything that the filter holds" isSelected={isAll} isIndeterminate={isSome && !isAll} onChange={() => (isAll || isSome ? appState().unmarkIssues() : appState().markEveryIssue())} />
    </span>
  );
}
