import { docket1, enterpriseBreachGate } from '../../../electron/core/scoring/methodologies/docket-1';
import { builtInMethodologies, defaultMethodology, getBuiltInMethodology, proposableGates } from '../../../electron/core/scoring/methodologies/index';
import { Gate, Methodology } from '@shared/contract/scoring/entities';
import { dimensions } from '@shared/primitives';
import { describe, expect, it } from 'vitest';

function* partsOf(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const part of Object.values(value)) yield* partsOf(part);
}

describe('methodologies', () => {
  it('offers docket-1 by its id and starts new workspaces with it [S6]', () => {
    expect(getBuiltInMethodology('docket-1')).toBe(docket1);
    expect(defaultMethodology).toBe(docket1);
    expect(() => getBuiltInMethodology('docket-9')).toThrow('There is no built-in methodology "docket-9"');
  });

  it('keeps every built-in methodology frozen to its leaves and true to the contract [S6]', () => {
    for (const methodology of builtInMethodologies) {
      expect(Methodology.parse(methodology)).toEqual(methodology);
      const parts = [...partsOf(methodology)];
      expect(parts.length).toBeGreaterThan(20);
      expect(parts.every((part) => Object.isFrozen(part))).toBe(true);
    }
  });

  it('names the anchors in their own words and no step after a band [S1]', () => {
    const words = dimensions.map((dimension) => docket1.anchors[dimension].filter(({ isAnchor }) => isAnchor).map(({ step, words: said }) => `${step} ${said}`));
    expect(words).toEqual([
      ['1 Internal only', '3 Mid-market account', '5 Enterprise, or churn risk'],
      ['1 Cosmetic', '3 Meaningful friction', '5 SLA breach, or churn'],
      ['1 Regular cycle', '2 Resolve this week', '3 Immediate action'],
    ]);
    expect(docket1.anchors.time.map(({ label }) => label)).toEqual(['regular', 'this week', 'now']);
  });

  it('supplies a gate to propose that is in force nowhere [S1b]', () => {
    expect(proposableGates).toEqual([enterpriseBreachGate]);
    expect(Gate.parse(enterpriseBreachGate)).toEqual(enterpriseBreachGate);
    expect(builtInMethodologies.flatMap(({ gates }) => gates)).toEqual([]);
  });

  it.each([
    ['a gap between bands', { bands: docket1.bands.map((range) => (range.band === 'escalate' ? { ...range, from: 32 } : range)) }],
    ['bands that overlap', { bands: docket1.bands.map((range) => (range.band === 'escalate' ? { ...range, from: 30 } : range)) }],
    ['bands that stop short of 75', { bands: docket1.bands.map((range) => (range.band === 'immediate' ? { ...range, to: 74 } : range)) }],
    ['a missing band', { bands: docket1.bands.slice(0, 3) }],
    ['bands out of order', { bands: [...docket1.bands].reverse() }],
    ['a missing step', { anchors: { ...docket1.anchors, time: docket1.anchors.time.slice(0, 2) } }],
    ['an id of another version', { id: 'docket-2' }],
  ])('refuses %s [S6]', (_defect, change) => {
    expect(Methodology.safeParse({ ...docket1, ...change }).success).toBe(false);
  });
});
