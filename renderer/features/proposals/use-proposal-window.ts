import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { InputOf, OutputOf } from '@shared/contract';
import type { ProposalFilter, ProposalRow } from '@shared/contract/scoring/operations';
import { call, CallError, keyOf } from '../../api';

/** Rows asked for at once. */
const pageSize = 100;

type Page = OutputOf<'scoring.proposals'>;

interface Shown {
  readonly key: string;
  readonly total: number;
  readonly pages: ReadonlyMap<number, Page>;
}

export interface ProposalWindow {
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  readonly getRow: (index: number) => ProposalRow | undefined;
  readonly onVisibleRangeChange: (start: number, end: number) => void;
  readonly error: CallError | null;
  /** Changes when another list is shown. */
  readonly listKey: string;
}

/** The proposals that wait for a person, in windows: only the pages in view are asked for. While another filter is on its way, what was there stays. */
export function useProposalWindow(filter: ProposalFilter): ProposalWindow {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [previous, setPrevious] = useState<Shown | null>(null);
  const key = JSON.stringify(filter);
  const numbers = [...new Set([0, ...Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index)])];
  const answers = useQueries({
    queries: numbers.map((page) => {
      const input: InputOf<'scoring.proposals'> = { offset: page * pageSize, limit: pageSize, filter };
      return { queryKey: keyOf('scoring.proposals', input), queryFn: (): Promise<Page> => call('scoring.proposals', input) };
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
  return { total: shown?.total, getRow, onVisibleRangeChange, error: answers.error instanceof CallError ? answers.error : null, listKey: shown?.key ?? key };
}
