import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { OutputOf } from '@shared/contract';
import type { SampleItem } from '@shared/contract/samples/entities';
import type { SampleId } from '@shared/primitives';
import { call, keyOf } from '../../api';

const pageSize = 200;
type Page = OutputOf<'samples.items'>;

/** The items of a sample in windows: only the pages in view are asked for. */
export function useItemWindow(id: SampleId): { getRow: (index: number) => SampleItem | undefined; onVisibleRangeChange: (start: number, end: number) => void } {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const numbers = Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index);
  const pages = useQueries({
    queries: numbers.map((page) => {
      const input = { id, offset: page * pageSize, limit: pageSize };
      return { queryKey: keyOf('samples.items', input), queryFn: (): Promise<Page> => call('samples.items', input) };
    }),
    combine: (results) => results.map(({ data }) => data),
  });
  const getRow = useCallback((index: number) => pages[Math.floor(index / pageSize) - range.first]?.rows[index % pageSize], [pages, range.first]);
  const onVisibleRangeChange = useCallback((start: number, end: number) => {
    const wanted = { first: Math.floor(start / pageSize), last: Math.floor(Math.max(end - 1, start) / pageSize) };
    setRange((before) => (before.first === wanted.first && before.last === wanted.last ? before : wanted));
  }, []);
  return { getRow, onVisibleRangeChange };
}
