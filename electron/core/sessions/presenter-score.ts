import type { PresenterDimension, PresenterRound, PresenterScore } from '@shared/contract/presenter/view';
import { dimensionLabels, type Methodology, type Move } from '@shared/contract/scoring/entities';
import type { AgreedScore, BallotRound, DimensionAgreement, ItemDetail } from '@shared/contract/sessions/entities';
import { bandLabels, bands, dimensions, type Dimension, type Factors } from '@shared/primitives';
import { evaluate } from '../scoring/evaluate';

/** The score to show at a phase, or null: while ballots are open nothing is shown that could lead a vote (S4). */
export function presenterScore(item: ItemDetail, methodology: Methodology): PresenterScore | null {
  if (item.phase === 'ballot') return null;
  const { agreed, issue } = item;
  const isLowConfidence = issue?.isLowConfidence === true;
  if (item.phase === 'revealed') {
    const medians = mediansOf(item.rounds.findLast(({ revealedAt }) => revealedAt !== null));
    if (medians === null) return null;
    const { score, gatedBand, fragile } = evaluate(medians, methodology, { segment: issue?.segment ?? 'unknown', isCommitmentBreached: null });
    return scoreShown(medians, { score, band: gatedBand, isFragile: fragile }, methodology, 'medians', { isProposed: false, isLowConfidence });
  }
  if (agreed !== null) return scoreShown(agreed.factors, agreed, methodology, 'agreed', { isProposed: false, isLowConfidence });
  if (issue === null || issue.impact === null || issue.severity === null || issue.time === null || issue.score === null || issue.band === null) return null;
  const { impact, severity, time, score, band, isFragile, isProposed } = issue;
  return scoreShown({ impact, severity, time }, { score, band, isFragile }, methodology, 'now', { isProposed, isLowConfidence });
}

function scoreShown(factors: Factors, { score, band, isFragile }: Pick<AgreedScore, 'score' | 'band' | 'isFragile'>, methodology: Methodology, standing: PresenterScore['standing'], doubts: Pick<PresenterScore, 'isProposed' | 'isLowConfidence'>): PresenterScore {
  const { moves } = evaluate(factors, methodology);
  return {
    factors: dimensions.map((dimension) => ({ dimension, step: factors[dimension], word: methodology.anchors[dimension].find(({ step }) => step === factors[dimension])?.label ?? '' })),
    score,
    band,
    isFragile,
    fragility: fragilityOf(moves, factors, isFragile),
    neighbours: [...new Set(moves.map((move) => move.score))].toSorted((a, b) => a - b),
    standing,
    ...doubts,
  };
}

/** The whole steps at the medians of all dimensions, or null where one is a half or nobody voted (S4). */
function mediansOf(round: BallotRound | undefined): Factors | null {
  const median = (dimension: Dimension): number => round?.agreement.find((row) => row.dimension === dimension)?.median ?? Number.NaN;
  const factors = { impact: median('impact'), severity: median('severity'), time: median('time') };
  return Object.values(factors).every(Number.isInteger) ? factors : null;
}

/**
 * What a single step does to the band, as a sentence (S3): "one step down on any factor is Escalate this week". Where steps lead to several bands
 * or both ways, the one that most of them lead to is named; of equals the nearest above.
 */
export function fragilityOf(moves: readonly Move[], factors: Factors, isFragile: boolean): string | null {
  if (moves.length === 0) return null;
  const isUp = ({ dimension, to }: Move): boolean => to > factors[dimension];
  const groups = bands.flatMap((band) => [true, false].map((up) => ({ band, up, moves: moves.filter((move) => move.band === band && isUp(move) === up) })));
  const [largest] = groups.toSorted((a, b) => b.moves.length - a.moves.length);
  if (largest === undefined) return null;
  const on = largest.moves.map(({ dimension }) => dimensionLabels[dimension]);
  const where = on.length === dimensions.length ? 'any factor' : on.join(' or ');
  const sentence = `one step ${largest.up ? 'up' : 'down'} on ${where} is ${bandLabels[largest.band]}`;
  return isFragile ? `Fragile: ${sentence}` : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

/** A revealed round, counted; null for one that is not (S4). */
export function presenterRound(round: BallotRound | undefined): PresenterRound | null {
  if (round === undefined || round.revealedAt === null) return null;
  const abstained = round.ballots.filter(({ factors }) => factors === null).length;
  return { round: round.round, voters: round.ballots.length - abstained, abstained, dimensions: round.agreement.map(counted) };
}

/** Named one by one, so that nothing that is added to an agreement later comes along. */
const counted = ({ dimension, counts, median, min, max, rwg, withinOne, needsChoice }: DimensionAgreement): PresenterDimension => ({ dimension, counts, median, min, max, rwg, withinOne, needsChoice });
