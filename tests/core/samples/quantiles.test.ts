import { describe, expect, it } from 'vitest';
import { normalQuantile, tQuantile } from '../../../electron/core/samples/quantiles';

describe('quantiles', () => {
  it.each([
    [0.5, 0],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.999, 3.090232306167813],
    [0.25, -0.6744897501960817],
    [0.0005, -3.2905267314918945],
    [1e-10, -6.361340902404056],
  ])('has the published normal quantile of %f [W9]', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 12);
  });

  it.each([
    // Tables of Student's t, two-sided 95 % and 99 %.
    [0.975, 1, 12.7062],
    [0.975, 2, 4.30265],
    [0.975, 4, 2.77645],
    [0.975, 9, 2.26216],
    [0.975, 30, 2.04227],
    [0.975, 120, 1.97993],
    [0.995, 5, 4.03214],
    [0.95, 10, 1.81246],
    [0.975, 2e6, 1.95996],
  ])('has the tabled t quantile of %f with %d degrees [W9]', (p, degrees, expected) => {
    expect(tQuantile(p, degrees)).toBeCloseTo(expected, 4);
  });

  it('lies between its neighbours where the degrees are not whole [W9]', () => {
    const t = tQuantile(0.975, 4.5);
    expect(t).toBeLessThan(tQuantile(0.975, 4));
    expect(t).toBeGreaterThan(tQuantile(0.975, 5));
  });
});
