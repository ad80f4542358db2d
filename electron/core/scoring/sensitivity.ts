import type { Methodology, Move } from '@shared/contract/scoring/entities';
import { stepCounts } from '@shared/contract/scoring/entities';
import type { Band, Dimension, Factors } from '@shared/primitives';
import { bands, dimensions } from '@shared/primitives';
import { bandOf, scoreOf } from './score';

/** One factor changed by one step. */
export interface Neighbour {
  readonly dimension: Dimension;
  readonly to: number;
  readonly factors: Factors;
}

/** How firmly three factors sit in their band (S3). */
export interface Sensitivity {
  readonly neighbours: number;
  readonly kept: number;
  readonly fragile: boolean;
  readonly moves: readonly Move[];
}

/**
 * Every change of one factor by one step that stays on its scale (S3), in a fixed order: Impact, Severity, Time, a step up
 * before a step down. There are three to six.
 */
export function neighboursOf(factors: Factors): readonly Neighbour[] {
  const neighbours: Neighbour[] = [];
  for (const dimension of dimensions) {
    for (const to of [factors[dimension] + 1, factors[dimension] - 1]) {
      if (to >= 1 && to <= stepCounts[dimension]) neighbours.push({ dimension, to, factors: { ...factors, [dimension]: to } });
    }
  }
  return neighbours;
}

/**
 * Which single steps lead to another band, and whether the band is fragile: fewer than half of the neighbours keep it (S3).
 *
 * @throws DocketError `invalid-input` for a factor that is not on its scale.
 */
export function sensitivityOf(factors: Factors, methodology: Methodology): Sensitivity {
  const band = bandOf(scoreOf(factors), methodology);
  const neighbours = neighboursOf(factors);
  const moves: Move[] = [];
  for (const neighbour of neighbours) {
    const score = scoreOf(neighbour.factors);
    const reached = bandOf(score, methodology);
    if (reached !== band) moves.push({ dimension: neighbour.dimension, to: neighbour.to, score, band: reached });
  }
  const kept = neighbours.length - moves.length;
  return { neighbours: neighbours.length, kept, fragile: kept * 2 < neighbours.length, moves };
}

/** Whether fewer than half of the single-step neighbours keep the band (S3). */
export function isFragile(factors: Factors, methodology: Methodology): boolean {
  return sensitivityOf(factors, methodology).fragile;
}

/** What follows from a methodology before any issue is scored (S1), so that nobody is surprised by it. */
export interface MethodologyFacts {
  /** How many combinations of factors there are. */
  readonly combinations: number;
  /** The scores that can occur, lowest first. */
  readonly distinctScores: number[];
  /** How many combinations fall in each band, lowest band first. */
  readonly perBand: { band: Band; combinations: number }[];
  /** The highest score that each Time step can reach. */
  readonly maxPerTime: { time: number; max: number }[];
  /** How many combinations are fragile (S3). */
  readonly fragile: number;
}

/** All combinations of factors, Impact slowest and Time fastest. */
export function allFactors(): readonly Factors[] {
  const steps = (dimension: Dimension): number[] => Array.from({ length: stepCounts[dimension] }, (_, index) => index + 1);
  return steps('impact').flatMap((impact) =>
    steps('severity').flatMap((severity) => steps('time').map((time) => ({ impact, severity, time }))),
  );
}

/** Counts over all combinations under a methodology (S1): computed, so that another methodology tells its own. */
export function methodologyFacts(methodology: Methodology): MethodologyFacts {
  const combinations = allFactors().map((factors) => {
    const score = scoreOf(factors);
    return { time: factors.time, score, band: bandOf(score, methodology), fragile: isFragile(factors, methodology) };
  });
  const times = Array.from({ length: stepCounts.time }, (_, index) => index + 1);
  return {
    combinations: combinations.length,
    distinctScores: [...new Set(combinations.map(({ score }) => score))].sort((a, b) => a - b),
    perBand: bands.map((band) => ({ band, combinations: combinations.filter((each) => each.band === band).length })),
    maxPerTime: times.map((time) => ({ time, max: Math.max(...combinations.filter((each) => each.time === time).map(({ score }) => score)) })),
    fragile: combinations.filter(({ fragile }) => fragile).length,
  };
}
