import { expect, it } from 'vitest';
import { changeWords } from '../../../renderer/features/metrics/figure-words';

it('says what a figure was and whether it is better, for each metric in its own direction [W6]', () => {
  expect(changeWords('first-response', { value: 120 }, { value: 240 })).toBe('was 4.0 h, better');
  expect(changeWords('commitment', { value: 0.7 }, { value: 0.8 })).toBe('was 80.0 %, worse');
  expect(changeWords('satisfaction', { value: 4.2 }, { value: 4 })).toBe('was 4.00, better');
  expect(changeWords('reopened', { value: 0.05 }, { value: 0.04 })).toBe('was 4.0 %, worse');
});

it('says nothing of what is unknown, and no change that the shown digits do not bear [W6]', () => {
  expect(changeWords('resolution', { value: 60 }, { value: null })).toBeNull();
  expect(changeWords('resolution', { value: null }, { value: 60 })).toBe('was 60 min');
  expect(changeWords('satisfaction', { value: 4.001 }, { value: 4.002 })).toBe('unchanged');
});
