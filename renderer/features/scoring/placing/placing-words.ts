import type { IssueRow } from '@shared/contract/issues';
import type { OverrideRecord, OverrideState } from '@shared/contract/scoring/overrides';
import type { BandPosition, Placing } from '@shared/contract/scoring/placing';
import { bandLabels } from '@shared/primitives';
import { formatDate } from '../../../ui/format';

const positionWords = { top: 'at the top of ', 'by-score': 'in ', bottom: 'at the bottom of ' } as const satisfies Record<BandPosition, string>;

/** Where an issue is placed, in words: `at the top of Escalate this week`. */
export const placeWords = ({ band, position }: Pick<Placing, 'band' | 'position'>): string => `${positionWords[position]}${bandLabels[band]}`;

/** The tooltip of an arrow in a list. */
export const placingTitle = ({ band, position, decider, until }: Placing): string => `Placed ${placeWords({ band, position })} by ${decider} until ${formatDate(until)}`;

/** The band of the arithmetic beside the placed one, or null where nobody has placed the issue. */
export const arrowOf = ({ band, override }: Pick<IssueRow, 'band' | 'override'>): { from: NonNullable<IssueRow['band']>; to: Placing['band']; title: string } | null =>
  band === null || override === null ? null : { from: band, to: override.band, title: placingTitle(override) };

export const stateLabels = { ahead: 'Not begun', 'in-force': 'In force', lapsed: 'Ended', withdrawn: 'Withdrawn', superseded: 'Superseded' } as const satisfies Record<OverrideState, string>;

/** When and how it ended or will end. */
export function endWords({ state, until, end }: Pick<OverrideRecord, 'state' | 'until' | 'end'>): string {
  if (end !== null && (state === 'withdrawn' || state === 'superseded')) return `${stateLabels[state]} on ${formatDate(end.on)} by ${end.by}${state === 'withdrawn' ? `: ${end.reason}` : ''}`;
  return state === 'lapsed' ? `Ended on ${formatDate(until)}` : `Until ${formatDate(until)}`;
}

/** What a decision is held against while an issue is placed by hand: the arithmetic, which the placing leaves as it is (S5, M5); empty where nobody has placed it. */
export const heldAgainst = (band: IssueRow['band'], override: IssueRow['override']): string =>
  band === null || override === null ? '' : `Held against the arithmetic, ${bandLabels[band]}; placed by hand in ${bandLabels[override.band]}`;
