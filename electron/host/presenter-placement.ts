export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface DisplayFacts {
  readonly id: number;
  /** The whole screen. */
  readonly bounds: Area;
  /** Without the desktop's bars. */
  readonly workArea: Area;
}

/** Where the presenter window goes: all of another screen, or a plain window on the only one. In px of the desktop. */
export interface Placement {
  readonly bounds: Area;
  readonly isFullScreen: boolean;
  readonly displayId: number;
}

const firstSize = { width: 1280, height: 720 };
/** As much of a remembered window has to lie on a screen as lets a person take hold of it. */
const leastVisible = 120;

/** The screens beside the one with the main window, in the order of the desktop. */
export const otherDisplays = (displays: readonly DisplayFacts[], mainDisplayId: number): readonly DisplayFacts[] => displays.filter(({ id }) => id !== mainDisplayId);

/**
 * Places the presenter window (M4): full-screen on another screen, on the remembered one of several; else as a plain window where it stood last,
 * if that is still on a screen, else in the middle of the screen of the main window.
 * @param displays at least one
 */
export function placePresenter({ displays, mainDisplayId, remembered }: { displays: readonly DisplayFacts[]; mainDisplayId: number; remembered: Area | null }): Placement {
  const others = otherDisplays(displays, mainDisplayId);
  const other = others.find(({ bounds }) => remembered !== null && isVisibleOn(remembered, bounds)) ?? others[0];
  if (other !== undefined) return { bounds: other.bounds, isFullScreen: true, displayId: other.id };
  const main = displays.find(({ id }) => id === mainDisplayId) ?? displays[0];
  if (main === undefined) return { bounds: { x: 0, y: 0, ...firstSize }, isFullScreen: false, displayId: mainDisplayId };
  const isThere = remembered !== null && isVisibleOn(remembered, main.workArea);
  return { bounds: isThere ? remembered : centred(main.workArea), isFullScreen: false, displayId: main.id };
}

function isVisibleOn(window: Area, screen: Area): boolean {
  const wide = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const high = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y);
  return wide >= leastVisible && high >= leastVisible;
}

function centred(area: Area): Area {
  const width = Math.min(firstSize.width, area.width);
  const height = Math.min(firstSize.height, area.height);
  return { x: Math.round(area.x + (area.width - width) / 2), y: Math.round(area.y + (area.height - height) / 2), width, height };
}
