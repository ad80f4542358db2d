import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the main window stood, as the laptop's memory holds it. */
export interface RememberedWindow {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

/**
 * Reads where the window stood from `preferences.json`, before anything else is loaded: the window is made first of all. Whatever is odd
 * in the file counts as nothing remembered; `host/preferences` reads the whole of it and tells what is wrong.
 */
export function rememberedWindow(userData: string): RememberedWindow | null {
  try {
    const memory: unknown = JSON.parse(readFileSync(join(userData, 'preferences.json'), 'utf8'));
    return typeof memory === 'object' && memory !== null && 'window' in memory ? boundsOf(memory.window) : null;
  } catch {
    return null;
  }
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

function boundsOf(window: unknown): RememberedWindow | null {
  if (typeof window !== 'object' || window === null || !('width' in window) || !('height' in window)) return null;
  const { width, height } = window;
  if (!isWhole(width) || !isWhole(height) || width < 400 || height < 300) return null;
  const isMaximized = 'isMaximized' in window && window.isMaximized === true;
  if (!('x' in window) || !('y' in window) || !isWhole(window.x) || !isWhole(window.y)) return { width, height, isMaximized };
  return { x: window.x, y: window.y, width, height, isMaximized };
}
