import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

const pageSize = 100;

/** A window of a list: `offset` rows in, at most `limit` rows. */
export interface ListWindow {
  readonly offset: number;
  readonly limit: number;
}

/** A list of any length that comes in windows. */
export interface Windows<T> {
  /** Undefined while nothing is known of it yet. */
  readonly total: number | undefined;
  readonly getRow: (index: number) => T | undefined;
  readonly onVisibleRangeChange: (start: number, end: number) => void;
}

/** Loads the windows of a list that are in view. */
export function useWindows<T>(keyOfWindow: (window: ListWindow) => readonly unknown[], load: (window: ListWindow) => Promise<{ total: number; rows: T[] }>): Windows<T> {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const numbers = [...new Set([0, ...Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index)])];
  const answers = useQueries({
    queries: numbers.map((page) => {
      const window: ListWindow = { offset: page * pageSize, limit: pageSize };
      return { queryKey: keyOfWindow(window), queryFn: () => load(window) };
    }),
  });
  const pages = new Map(numbers.map((page, index) => [page, answers[index]?.data]));
  const onVisibleRangeChange = useCallback((start: number, end: number) => setRange({ first: Math.floor(start / pageSize), last: Math.floor(Math.max(end - 1, start) / pageSize) }), []);
  return { total: pages.get(0)?.total, getRow: (index) => pages.get(Math.floor(index / pageSize))?.rows[index % pageSize], onVisibleRangeChange };
}
