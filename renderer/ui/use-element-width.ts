import { useLayoutEffect, useState } from 'react';

/** The content width of an element in px, kept up to date: `[ref, width]`, `fallback` until it is measured. */
export function useElementWidth<E extends Element>(fallback: number): [(element: E | null) => void, number] {
  const [element, setElement] = useState<E | null>(null);
  const [width, setWidth] = useState(fallback);
  useLayoutEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver((entries) => {
      const measured = entries[0]?.contentRect.width;
      if (measured !== undefined && measured > 0) setWidth(measured);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, width];
}
