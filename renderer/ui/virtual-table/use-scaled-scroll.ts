import type { Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { scaleOf } from './row-layout';

type TableVirtualizer = Virtualizer<HTMLDivElement, HTMLDivElement>;
const ignoreScrollTo = (): void => undefined;

/** The scrolling of a list that may be taller than an element can be: offsets here are the list's own px. */
export interface ScaledScroll {
  readonly ref: (element: HTMLDivElement | null) => void;
  readonly getElement: () => HTMLDivElement | null;
  readonly viewportHeight: number;
  /** The height to give the element that is scrolled. */
  readonly height: number;
  /** To be taken from a line's top so that it stands where the scaled element is. */
  readonly shift: number;
  readonly observeOffset: (instance: TableVirtualizer, tell: (offset: number, isScrolling: boolean) => void) => () => void;
  readonly ignoreScrollTo: () => void;
  /** Scrolls to where `choose` says; null stays. */
  readonly show: (choose: (offset: number, viewportHeight: number) => number | null) => void;
}

/** Scrolls a list `totalHeight` px tall, from `initialOffset`, telling `onOffsetChange` when it comes to rest. */
export function useScaledScroll(totalHeight: number, initialOffset: number | undefined, onOffsetChange: ((offset: number) => void) | undefined): ScaledScroll {
  // State, so that effects follow the element as it comes and goes; the ref is for reading and writing its scrollTop.
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const elementRef = useRef<HTMLDivElement | null>(null);
  const ref = useCallback((next: HTMLDivElement | null) => {
    elementRef.current = next;
    setElement(next);
  }, []);
  const getElement = useCallback(() => elementRef.current, []);
  const [viewportHeight, setViewportHeight] = useState(800);
  const { height, factor } = scaleOf(totalHeight, viewportHeight);
  const factorRef = useRef(factor);
  useLayoutEffect(() => {
    factorRef.current = factor;
  }, [factor]);
  // Drawn anew at every scroll only at a scale; otherwise the browser moves the rows by itself.
  const [scaledTop, setScaledTop] = useState(0);

  useLayoutEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setViewportHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);

  const isPlaced = useRef(false);
  useLayoutEffect(() => {
    const scrolled = elementRef.current;
    if (element === null || scrolled === null || isPlaced.current) return;
    isPlaced.current = true;
    if (initialOffset !== undefined && initialOffset > 0) scrolled.scrollTop = initialOffset / factorRef.current;
  }, [element, initialOffset]);

  const tellRest = useEffectEvent((offset: number) => onOffsetChange?.(offset));
  useEffect(() => {
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      // At a scale a wheel's px are the list's px, or rows would fly past.
      if (factorRef.current === 1 || event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      element.scrollBy({ top: (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 32 : event.deltaY) / factorRef.current, behavior: 'instant' });
    };
    const onRest = (): void => tellRest(element.scrollTop * factorRef.current);
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('scrollend', onRest);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('scrollend', onRest);
    };
  }, [element]);

  const observeOffset = useCallback((instance: TableVirtualizer, tell: (offset: number, isScrolling: boolean) => void) => {
    const scrolled = instance.scrollElement;
    if (scrolled === null) return () => undefined;
    const report = (isScrolling: boolean) => (): void => {
      if (factorRef.current !== 1) setScaledTop(scrolled.scrollTop);
      tell(scrolled.scrollTop * factorRef.current, isScrolling);
    };
    const [onScroll, onEnd] = [report(true), report(false)];
    scrolled.addEventListener('scroll', onScroll, { passive: true });
    scrolled.addEventListener('scrollend', onEnd, { passive: true });
    onEnd();
    return () => {
      scrolled.removeEventListener('scroll', onScroll);
      scrolled.removeEventListener('scrollend', onEnd);
    };
  }, []);

  const show = useCallback((choose: (offset: number, viewport: number) => number | null) => {
    const scrolled = elementRef.current;
    if (scrolled === null) return;
    const wanted = choose(scrolled.scrollTop * factorRef.current, scrolled.clientHeight);
    if (wanted !== null) scrolled.scrollTop = wanted / factorRef.current;
  }, []);

  return { ref, getElement, viewportHeight, height, shift: factor === 1 ? 0 : scaledTop * (factor - 1), observeOffset, ignoreScrollTo, show };
}
