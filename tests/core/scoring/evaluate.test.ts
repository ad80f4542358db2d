import { createEvaluator, evaluate } from '../../../electron/core/scoring/evaluate';
import { docket1, enterpriseBreachGate } from '../../../electron/core/scoring/methodologies/docket-1';
import { allFactors } from '../../../electron/core/scoring/sensitivity';
import type { Gate, Methodology } from '@shared/contract/scoring/entities';
import { ScoreResult } from '@shared/contract/scoring/entities';
import { bands, segments } from '@shared/primitives';
import { describe, expect, it } from 'vitest';

const gated: Methodology = { ...docket1, id: 'docket-2', version: 2, gates: [enterpriseBreachGate] };
const breach = { segment: 'enterprise', isCommitmentBreached: true } as const;

describe('evaluate', () => {
  it('says everything about 5x3x3 in one result [S1, S3]', () => {
    expect(evaluate({ impact: 5, severity: 3, time: 3 }, docket1)).toEqual({
      impact: 5,
      severity: 3,
      time: 3,
      score: 45,
      band: 'escalate',
      bandLabel: 'Escalate this week',
      fragile: true,
      moves: [
        { dimension: 'severity', to: 4, score: 60, band: 'immediate' },
        { dimension: 'severity', to: 2, score: 30, band: 'next-cycle' },
        { dimension: 'time', to: 2, score: 30, band: 'next-cycle' },
      ],
      neighbours: 4,
      kept: 1,
      gatedBand: 'escalate',
      gate: null,
    });
  });

  it('fits the contract for every combination [S1, S3]', () => {
    for (const factors of allFactors()) {
      const result = evaluate(factors, docket1, breach);
      expect(ScoreResult.parse(result)).toEqual(result);
    }
  });

  it('has no gate in force in the built-in methodology [S1b]', () => {
    expect(evaluate({ impact: 5, severity: 5, time: 1 }, docket1, breach)).toMatchObject({ band: 'next-cycle', gatedBand: 'next-cycle', gate: null });
  });

  it('lifts the band by a gate, names it, and leaves score, band and moves as they are [S1b]', () => {
    const factors = { impact: 5, severity: 5, time: 1 };
    const lifted = evaluate(factors, gated, breach);
    expect(lifted.gatedBand).toBe('escalate');
    expect(lifted.gate).toMatchObject({ id: 'enterprise-breach', name: 'SLA breach at an enterprise is at least Escalate', floor: 'escalate' });
    const { gatedBand: _band, gate: _gate, ...arithmetic } = lifted;
    const { gatedBand: _plainBand, gate: _plainGate, ...plain } = evaluate(factors, docket1, breach);
    expect(arithmetic).toEqual(plain);
  });

  it('names no gate where the arithmetic is already at its floor [S1b]', () => {
    expect(evaluate({ impact: 5, severity: 5, time: 3 }, gated, breach)).toMatchObject({ gatedBand: 'immediate', gate: null });
    expect(evaluate({ impact: 5, severity: 5, time: 2 }, gated, breach)).toMatchObject({ gatedBand: 'escalate', gate: null });
  });

  it.each([
    { segment: 'mid-market', isCommitmentBreached: true },
    { segment: 'enterprise', isCommitmentBreached: false },
    { segment: 'enterprise', isCommitmentBreached: null },
    { segment: 'unknown', isCommitmentBreached: true },
    undefined,
  ] as const)('holds a gate shut on %o: what is not known lifts nothing [S1b]', (facts) => {
    expect(evaluate({ impact: 5, severity: 5, time: 1 }, gated, facts)).toMatchObject({ gatedBand: 'next-cycle', gate: null });
  });

  it('never lowers a band, whatever the gates [S1b]', () => {
    const gates = bands.map((floor): Gate => ({ id: floor, name: floor, reason: 'a test', floor, conditions: [{ kind: 'factor-at-least', dimension: 'severity', step: 3 }] }));
    for (const factors of allFactors()) {
      const result = evaluate(factors, { ...docket1, gates }, breach);
      expect(bands.indexOf(result.gatedBand)).toBeGreaterThanOrEqual(bands.indexOf(result.band));
      // Of the four floors the highest wins, and only from Severity 3 up.
      expect(result.gatedBand).toBe(factors.severity >= 3 ? 'immediate' : result.band);
    }
  });
});

describe('an evaluator for very many issues', () => {
  it('says what evaluate says of every combination and segment, first and again [S1, S1b, S3]', () => {
    const gate: Gate = { id: 'enterprise', name: 'Enterprise', reason: 'a test', floor: 'escalate', conditions: [{ kind: 'segment-is', segments: ['enterprise'] }] };
    const methodology: Methodology = { ...gated, gates: [gate] };
    const evaluateFor = createEvaluator(methodology);
    for (const segment of [...segments, ...segments]) {
      for (const factors of allFactors()) expect(evaluateFor(factors, segment)).toEqual(evaluate(factors, methodology, { segment, isCommitmentBreached: null }));
    }
  });
});
