import type { StateCreator } from 'zustand';
import type { Preferences } from '@shared/contract/settings';
import type { AppState } from './store';

export type Theme = Preferences['theme'];
export type Density = Preferences['density'];

export interface AppearanceSlice {
  readonly theme: Theme;
  readonly density: Density;
  setTheme: (theme: Theme) => void;
  setDensity: (density: Density) => void;
}

export const createAppearanceSlice: StateCreator<AppState, [], [], AppearanceSlice> = (set) => ({
  theme: 'system',
  density: 'comfortable',
  setTheme: (theme) => set({ theme }),
  setDensity: (density) => set({ density }),
});

/** Puts theme and density on the root element, where the tokens read them; `system` leaves the choice to the desktop. */
export function applyAppearance(root: { dataset: DOMStringMap }, { theme, density }: { theme: Theme; density: Density }): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  root.dataset['density'] = density;
}
