import { useEffect, useState } from 'react';

/** The laptop's clock, ms, told every second while `isRunning`. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    const tick = (): void => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}

/** Time used on an item at a moment, ms. */
export function usedMs({ elapsedMs, runningSince }: { readonly elapsedMs: number; readonly runningSince: string | null }, now: number): number {
  return runningSince === null ? elapsedMs : elapsedMs + Math.max(0, now - Date.parse(runningSince));
}
