import type { StateCreator } from 'zustand';
import type { AppState } from './store';

export interface OverlaySlice {
  readonly isPaletteOpen: boolean;
  readonly isHelpOpen: boolean;
  openPalette: () => void;
  openHelp: () => void;
  closeOverlays: () => void;
}

export const createOverlaySlice: StateCreator<AppState, [], [], OverlaySlice> = (set) => ({
  isPaletteOpen: false,
  isHelpOpen: false,
  openPalette: () => set({ isPaletteOpen: true, isHelpOpen: false }),
  openHelp: () => set({ isPaletteOpen: false, isHelpOpen: true }),
  closeOverlays: () => set({ isPaletteOpen: false, isHelpOpen: false }),
});
