import { useEffect, useState } from 'react';

const turnMs = 12_000;

export interface Pages<T> {
  readonly rows: readonly T[];
  readonly page: number;
  readonly of: number;
}

/** Rows in pages that turn by themselves, because nobody stands at the projector; arrow keys turn them by hand. */
export function usePages<T>(rows: readonly T[], perPage: number): Pages<T> {
  const of = Math.max(1, Math.ceil(rows.length / perPage));
  const [turned, setTurned] = useState(0);
  useEffect(() => {
    if (of === 1) return undefined;
    const turn = (by: number): void => setTurned((before) => (before + by + of) % of);
    let timer = setInterval(turn, turnMs, 1);
    const onKey = ({ key }: KeyboardEvent): void => {
      const by = ['ArrowRight', 'ArrowDown', 'PageDown', ' '].includes(key) ? 1 : ['ArrowLeft', 'ArrowUp', 'PageUp'].includes(key) ? -1 : 0;
      if (by === 0) return;
      turn(by);
      clearInterval(timer);
      timer = setInterval(turn, turnMs, 1);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', onKey);
    };
  }, [of]);
  const page = Math.min(turned, of - 1);
  return { rows: rows.slice(page * perPage, (page + 1) * perPage), page: page + 1, of };
}
