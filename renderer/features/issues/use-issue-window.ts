import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { InputOf, OutputOf } from '@shared/contract';
import type { IssueFilter, IssueRow } from '@shared/contract/issues';
import { call, CallError, keyOf } from '../../api';
import type { IssueListOrder } from '../../state/issue-list';

/** Rows asked for at once. */
const pageSize = 100;

type Page = OutputOf<'issues.list'>;

/** A list as it is shown: its length and the pages that are there. */
interface Shown {
  readonly key: string;
  readonly total: number;
  readonly pages: ReadonlyMap<number, Page>;
}

export interface IssueWindow {
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  readonly getRow: (index: number) => IssueRow | undefined;
  readonly onVisibleRangeChange: (start: number, end: number) => void;
  readonly error: CallError | null;
  /** Changes when another list is shown: the table then starts at its top. */
  readonly listKey: string;
}

/** The priority list in windows: only the pages in view are asked for. While another filter is on its way, what was there stays. */
export function useIssueWindow(filter: IssueFilter, { sort, isDescending }: IssueListOrder, firstIndex = 0): IssueWindow {
  const [range, setRange] = useState({ first: Math.floor(firstIndex / pageSize), last: Math.floor(firstIndex / pageSize) });
  const [previous, setPrevious] = useState<Shown | null>(null);
  const key = JSON.stringify([filter, sort, isDescending]);
  const numbers = [...new Set([0, ...Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index)])];
  const answers = useQueries({
    queries: numbers.map((page) => {
      const input: InputOf<'issues.list'> = { offset: page * pageSize, limit: pageSize, sort, isDescending, filter };
      return { queryKey: keyOf('issues.list', input), queryFn: (): Promise<Page> => call('issues.list', input) };
    }),
    combine: (results) => ({ pages: results.map(({ data }) => data), error: results.find(({ error }) => error !== null)?.error ?? null }),
  });
  const first = answers.pages[0];
  const current: Shown | null = first === undefined ? null : { key, total: first.total, pages: new Map(numbers.flatMap((page, index) => (answers.pages[index] === undefined ? [] : [[page, answers.pages[index]]]))) };
  const shown = current ?? previous;
  if (current !== null && (previous === null || previous.key !== current.key || [...current.pages].some(([page, rows]) => previous.pages.get(page) !== rows))) setPrevious(current);

  const pages = shown?.pages;
  const getRow = useCallback((index: number) => pages?.get(Math.floor(index / pageSize))?.rows[index % pageSize], [pages]);
  const onVisibleRangeChange = useCallback((start: number, end: number) => {
    const wanted = { first: Math.floor(start / pageSize), last: Math.floor(Math.max(end - 1, start) / pageSize) };
    setRange((before) => (before.first === wanted.first && before.last === wanted.last ? before : wanted));
  }, []);
  const error = answers.error instanceof CallError ? answers.error : null;
  return { total: shown?.total, getRow, onVisibleRangeChange, error, listKey: shown?.key ?? key };
}
