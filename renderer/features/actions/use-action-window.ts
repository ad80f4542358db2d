import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { InputOf, OutputOf } from '@shared/contract';
import type { ActionFilter, ActionRow } from '@shared/contract/actions/entities';
import { call, CallError, keyOf } from '../../api';

const pageSize = 100;
type Page = OutputOf<'actions.list'>;

export interface ActionWindow {
  /** Undefined until the first answer. */
  readonly counts: Pick<Page, 'total' | 'open' | 'overdue'> | undefined;
  readonly getRow: (index: number) => ActionRow | undefined;
  readonly onVisibleRangeChange: (start: number, end: number) => void;
  readonly error: CallError | null;
}

/** The list of actions in windows: only the pages in view are asked for, and what was there stays until its answer comes. */
export function useActionWindow(filter: ActionFilter): ActionWindow {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [kept, setKept] = useState<readonly (Page | undefined)[]>([]);
  const numbers = [...new Set([0, ...Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index)])];
  const answers = useQueries({
    queries: numbers.map((page) => {
      const input: InputOf<'actions.list'> = { offset: page * pageSize, limit: pageSize, filter };
      return { queryKey: keyOf('actions.list', input), queryFn: (): Promise<Page> => call('actions.list', input) };
    }),
    combine: (results) => ({ pages: results.map(({ data }) => data), error: results.find(({ error }) => error !== null)?.error ?? null }),
  });
  const isThere = answers.pages[0] !== undefined;
  if (isThere && answers.pages.some((page, index) => page !== undefined && kept[numbers[index] ?? 0] !== page)) {
    const next: (Page | undefined)[] = [];
    for (const [index, page] of answers.pages.entries()) next[numbers[index] ?? 0] = page;
    setKept(next);
  }
  const getRow = useCallback((index: number) => kept[Math.floor(index / pageSize)]?.rows[index % pageSize], [kept]);
  const onVisibleRangeChange = useCallback((start: number, end: number) => {
    const wanted = { first: Math.floor(start / pageSize), last: Math.floor(Math.max(end - 1, start) / pageSize) };
    setRange((before) => (before.first === wanted.first && before.last === wanted.last ? before : wanted));
  }, []);
  return { counts: kept[0], getRow, onVisibleRangeChange, error: answers.error instanceof CallError ? answers.error : null };
}
