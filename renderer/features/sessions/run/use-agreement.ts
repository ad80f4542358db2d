import type { BallotRound, DimensionAgreement, ItemDetail } from '@shared/contract/sessions/entities';
import type { Dimension, Factors } from '@shared/primitives';
import { dimensions } from '@shared/primitives';
import type { ScoreView } from '../../scoring/use-score';
import { useScore } from '../../scoring/use-score';
import { useDraft } from './drafts';

type Choice = { readonly [D in keyof Factors]: number | null };

export interface AgreementView {
  /** The newest round on the table. */
  readonly last: BallotRound;
  /** The round before it, which it is compared with. */
  readonly before: BallotRound | null;
  /** What is about to be agreed: chosen by hand, else agreed before, else the medians; a half proposes nothing (S4). */
  readonly choice: Choice;
  readonly view: ScoreView;
  /** Some median falls between two steps: a reason for the choice is asked for. */
  readonly needsReason: boolean;
  /** Some choice lies a step or more off its median: the argument that moved it is asked for. */
  readonly needsArgument: boolean;
}

const medianOf = (agreement: readonly DimensionAgreement[], dimension: Dimension): number | null => agreement.find((row) => row.dimension === dimension)?.median ?? null;

/** What the ballots of an item propose and what was chosen; null before the first reveal. */
export function useAgreement(item: ItemDetail): AgreementView | null {
  const draft = useDraft(item.id);
  const revealed = item.rounds.filter(({ revealedAt }) => revealedAt !== null);
  const last = revealed.at(-1);
  const isAgreed = item.agreed !== null && item.phase !== 'revealed';
  const propose = (dimension: Dimension): number | null => {
    const chosen = draft.factors[dimension];
    if (chosen !== undefined) return chosen;
    if (isAgreed && item.agreed !== null) return item.agreed.factors[dimension];
    const row = last?.agreement.find((each) => each.dimension === dimension);
    return row === undefined || row.needsChoice ? null : row.median;
  };
  const choice: Choice = { impact: propose('impact'), severity: propose('severity'), time: propose('time') };
  const view = useScore(choice);
  if (last === undefined) return null;
  return {
    last,
    before: revealed.at(-2) ?? null,
    choice,
    view,
    needsReason: last.agreement.some(({ needsChoice }) => needsChoice),
    needsArgument: dimensions.some((dimension) => {
      const median = medianOf(last.agreement, dimension);
      const value = choice[dimension];
      return value !== null && (median === null || Math.abs(value - median) >= 1);
    }),
  };
}
