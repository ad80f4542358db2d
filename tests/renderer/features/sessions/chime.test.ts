import { describe, expect, it } from 'vitest';
import { hasJustEnded } from '../../../../renderer/features/sessions/run/chime';

describe('the chime at the end of the time-box', () => {
  it('sounds once, when the time is used up while the item is on screen [M3]', () => {
    expect(hasJustEnded(59_000, 60_000, 60_000)).toBe(true);
    expect(hasJustEnded(60_000, 61_000, 60_000)).toBe(false);
    expect(hasJustEnded(58_000, 59_000, 60_000)).toBe(false);
  });

  it('says nothing of an item that was over when it was opened, and sounds again after an extension [M3]', () => {
    expect(hasJustEnded(null, 90_000, 60_000)).toBe(false);
    expect(hasJustEnded(200_000, 241_000, 240_000)).toBe(true);
  });
});
