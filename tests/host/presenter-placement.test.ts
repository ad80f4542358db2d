import { describe, expect, it } from 'vitest';
import { placePresenter, type DisplayFacts } from '../../electron/host/presenter-placement';

const laptop: DisplayFacts = { id: 1, bounds: { x: 0, y: 0, width: 1600, height: 1000 }, workArea: { x: 0, y: 30, width: 1600, height: 970 } };
const projector: DisplayFacts = { id: 2, bounds: { x: 1600, y: 0, width: 1920, height: 1080 }, workArea: { x: 1600, y: 0, width: 1920, height: 1080 } };
const wall: DisplayFacts = { id: 3, bounds: { x: -1280, y: 0, width: 1280, height: 720 }, workArea: { x: -1280, y: 0, width: 1280, height: 720 } };

describe('where the presenter window opens', () => {
  it('fills the other screen where there is one [M4]', () => {
    expect(placePresenter({ displays: [laptop, projector], mainDisplayId: 1, remembered: null })).toEqual({ bounds: projector.bounds, isFullScreen: true, displayId: 2 });
    expect(placePresenter({ displays: [laptop, projector], mainDisplayId: 2, remembered: null })).toEqual({ bounds: laptop.bounds, isFullScreen: true, displayId: 1 });
  });

  it('takes the screen it stood on last of several, and another one once that is gone [M4]', () => {
    const remembered = wall.bounds;
    expect(placePresenter({ displays: [laptop, projector, wall], mainDisplayId: 1, remembered }).displayId).toBe(3);
    expect(placePresenter({ displays: [laptop, projector], mainDisplayId: 1, remembered }).displayId).toBe(2);
  });

  it('is a plain window on the only screen, in its middle or where it stood last [M4]', () => {
    expect(placePresenter({ displays: [laptop], mainDisplayId: 1, remembered: null })).toEqual({ bounds: { x: 160, y: 155, width: 1280, height: 720 }, isFullScreen: false, displayId: 1 });
    const remembered = { x: 40, y: 60, width: 1100, height: 650 };
    expect(placePresenter({ displays: [laptop], mainDisplayId: 1, remembered })).toEqual({ bounds: remembered, isFullScreen: false, displayId: 1 });
  });

  it('comes back to where it can be seen when its place is off every screen [M4]', () => {
    for (const remembered of [projector.bounds, { x: 1590, y: 400, width: 800, height: 600 }, { x: 100, y: 995, width: 800, height: 600 }]) {
      expect(placePresenter({ displays: [laptop], mainDisplayId: 1, remembered }).bounds).toEqual({ x: 160, y: 155, width: 1280, height: 720 });
    }
  });

  it('is no larger than a small screen [M4]', () => {
    const small: DisplayFacts = { id: 9, bounds: { x: 0, y: 0, width: 1024, height: 600 }, workArea: { x: 0, y: 0, width: 1024, height: 600 } };
    expect(placePresenter({ displays: [small], mainDisplayId: 9, remembered: null }).bounds).toEqual({ x: 0, y: 0, width: 1024, height: 600 });
  });
});
