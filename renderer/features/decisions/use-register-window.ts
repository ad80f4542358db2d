import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { InputOf, OutputOf } from '@shared/contract';
import type { RegisterRow } from '@shared/contract/decisions/entities';
import { call, CallError, keyOf } from '../../api';

/** Rows asked for at once. */
const pageSize = 100;
type Page = OutputOf<'decisions.list'>;
export type RegisterQuery = Pick<InputOf<'decisions.list'>, 'filter' | 'sort'>;

export interface RegisterWindow {
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  readonly cost: Page['cost'];
  readonly getRow: (index: number) => RegisterRow | undefined;
  readonly onVisibleRangeChange: (start: number, end: number) => void;
  readonly error: CallError | null;
}

/** The register in windows: only the pages in view are asked for. While another filter is on its way, what was there stays. */
export function useRegisterWindow(query: RegisterQuery): RegisterWindow {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [previous, setPrevious] = useState<ReadonlyMap<number, Page> | null>(null);
  const numbers = [...new Set([0, ...Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index)])];
  const answers = useQueries({
    queries: numbers.map((page) => {
      const input: InputOf<'decisions.list'> = { offset: page * pageSize, limit: pageSize, ...query };
      return { queryKey: keyOf('decisions.list', input), queryFn: (): Promise<Page> => call('decisions.list', input) };
    }),
    combine: (results) => ({ pages: results.map(({ data }) => data), error: results.find(({ error }) => error !== null)?.error ?? null }),
  });
  const current = answers.pages[0] === undefined ? null : new Map(numbers.flatMap((page, index) => (answers.pages[index] === undefined ? [] : [[page, answers.pages[index]] as const])));
  const shown = current ?? previous;
  if (current !== null && (previous === null || previous.size !== current.size || [...current].some(([page, rows]) => previous.get(page) !== rows))) setPrevious(current);
  const getRow = useCallback((index: number) => shown?.get(Math.floor(index / pageSize))?.rows[index % pageSize], [shown]);
  const onVisibleRangeChange = useCallback((start: number, end: number) => {
    const wanted = { first: Math.floor(start / pageSize), last: Math.floor(Math.max(end - 1, start) / pageSize) };
    setRange((before) => (before.first === wanted.first && before.last === wanted.last ? before : wanted));
  }, []);
  const first = shown?.get(0);
  return { total: first?.total, cost: first?.cost ?? [], getRow, onVisibleRangeChange, error: answers.error instanceof CallError ? answers.error : null };
}
