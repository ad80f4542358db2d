import { useCallback, useEffect, useRef } from 'react';

/** A function that never changes and calls the latest one given: for commands, which stay registered while their screen redraws. */
export function useLatest<A extends readonly unknown[], R>(latest: (...args: A) => R): (...args: A) => R {
  const ref = useRef(latest);
  useEffect(() => {
    ref.current = latest;
  });
  return useCallback((...args: A) => ref.current(...args), []);
}
