import { useMemo } from 'react';
import type { Anchor } from '@shared/contract/scoring/entities';
import type { Dimension } from '@shared/primitives';
import { useOperation } from '../../api';
import { builtInLadder, type Ladder } from '../../ui/ladder-scale';

/** What each step means, by dimension and step. */
export type AnchorWords = Readonly<Record<Dimension, Readonly<Partial<Record<number, string>>>>>;

const wordsOf = (anchors: readonly Anchor[]): Readonly<Partial<Record<number, string>>> => Object.fromEntries(anchors.map(({ step, words }) => [step, words]));
const noWords: AnchorWords = { impact: {}, severity: {}, time: {} };

export interface MethodologyView {
  readonly anchors: AnchorWords;
  readonly ladder: Ladder;
  readonly name: string | null;
}

/** The methodology in force as scales and ladder need it; the built-in ladder until it is there. */
export function useMethodology(): MethodologyView {
  const { data } = useOperation('scoring.methodology', {});
  return useMemo(() => {
    if (data === undefined) return { anchors: noWords, ladder: builtInLadder, name: null };
    const { anchors, bands, name } = data.methodology;
    return {
      anchors: { impact: wordsOf(anchors.impact), severity: wordsOf(anchors.severity), time: wordsOf(anchors.time) },
      ladder: { bands, ticks: data.facts.distinctScores },
      name,
    };
  }, [data]);
}
