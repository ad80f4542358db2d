import { describe, expect, it } from 'vitest';
import type { RuleAcceptance } from '@shared/contract/signals';
import { isTrusted, lacksTrust } from '../../../electron/core/texts/words/standing';

const of = (some: Partial<RuleAcceptance>): RuleAcceptance => ({ accepted: 0, changed: 0, rejected: 0, together: 0, hasty: 0, ...some });

describe('trust in a rule of words [W7]', () => {
  it('comes with ten decisions one by one, of which four in five accepted it unchanged', () => {
    expect(isTrusted(of({ accepted: 8, changed: 1, rejected: 1 }))).toBe(true);
    expect(isTrusted(of({ accepted: 7, changed: 2, rejected: 1 }))).toBe(false);
    expect(lacksTrust(of({ accepted: 7, changed: 2, rejected: 1 }))).toBe('7 of 10 decided on one by one were accepted unchanged, and it takes 80 %.');
    expect(lacksTrust(of({ accepted: 9 }))).toBe('9 of its proposals were decided on one by one, and it takes 10.');
    expect(lacksTrust(of({ accepted: 1 }))).toBe('1 of its proposals was decided on one by one, and it takes 10.');
  });

  it('is not made by what was accepted together', () => {
    expect(isTrusted(of({ accepted: 100, together: 95 }))).toBe(false);
    expect(isTrusted(of({ accepted: 100, together: 90 }))).toBe(true);
    expect(isTrusted(of({ accepted: 100, together: 90, rejected: 3 }))).toBe(false);
  });
});
