import { describe, expect, it } from 'vitest';
import { columnsOf, distanceWord, dotPitch } from '../../../renderer/ui/ballot-layout';

const marks = (values: Record<string, number | null>) => Object.entries(values).map(([name, value]) => ({ name, value }));

describe('ballots by step [S4]', () => {
  const first = marks({ Ruth: 4, Daniel: 2, Leila: 5, Mara: null });
  const second = marks({ Ruth: 4, Daniel: 2, Leila: 5, Mara: 4 });

  it('counts both rounds and leaves abstentions out', () => {
    expect(columnsOf(5, first, second, 4).map(({ first: a, second: b }) => [a, b])).toEqual([[0, 0], [1, 1], [0, 0], [1, 2], [1, 1]]);
  });
  it('names those off the median of the latest round with their distance', () => {
    expect(columnsOf(5, first, second, 4).flatMap(({ off }) => off)).toEqual([{ name: 'Daniel', distance: -2 }, { name: 'Leila', distance: 1 }]);
  });
  it('calls neither side of a half median off it', () => {
    expect(columnsOf(3, marks({ A: 2, B: 3, C: 1 }), null, 2.5).flatMap(({ off }) => off)).toEqual([{ name: 'C', distance: -1.5 }]);
  });
  it('names nobody where there is no median', () => expect(columnsOf(5, first, null, null).flatMap(({ off }) => off)).toEqual([]));
  it('says distances in words', () => expect([-2, 1, -1.5].map(distanceWord)).toEqual(['2 below', '1 above', '1.5 below']));
  it('packs many dots into the height there is', () => {
    expect(dotPitch(1, 72, 5, 11.6)).toBe(11.6);
    expect(dotPitch(6, 72, 5, 11.6)).toBe(11.6);
    expect(dotPitch(32, 72, 5, 11.6)).toBe(2);
  });
});
