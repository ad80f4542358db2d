import type { IssueRow } from '@shared/contract/issues';
import type { QueueOrder } from '@shared/contract/sessions/preparation';
import type { QueueRow } from '@shared/contract/sessions/entities';
import { bandLabels, bands, type Dimension } from '@shared/primitives';
import { formatDate } from '../calendar';
import { formatMoneyShort } from '../money';
import { listedBand, placeOf } from '../scoring/placing';
import { compareForPriority, type PriorityKey } from '../scoring/ranking';
import { putOffWords } from './earlier';

/** Ballots whose highest and lowest differ by so many steps on a dimension are far apart (M1). */
export const farApart = { impact: 3, severity: 3, time: 2 } as const satisfies Record<Dimension, number>;

/** An issue that could come onto an agenda, with what the register's own row does not say. */
export interface Candidate {
  readonly issue: IssueRow;
  /** The newest revealed ballots on it were `farApart` on some dimension. */
  readonly hasDisagreement: boolean;
  /** The session that last put it off, how long ago, how often and why (M3). */
  readonly putOff: QueueRow['putOff'];
  /** Why its last decision sends it back (M5): `acceptance ended 3 days ago`; null where it does not. */
  readonly returned: string | null;
}

const priorityKey = ({ band, override, score, renewal, arr, openedOn, number }: IssueRow): PriorityKey => ({ place: placeOf({ band, override }), score, renewalDate: renewal, arrMinor: arr?.amountMinor ?? null, openedOn, number });

/** How many reasons there are to doubt the figures: fragile (S3), only proposed (W7), disagreement in the room (S4). */
const doubtsOf = ({ issue, hasDisagreement }: Candidate): number => Number(issue.isFragile) + Number(issue.isProposed) + Number(hasDisagreement);

/**
 * Stakes x doubt (M1): the ARR at risk, in its own currency's minor units, times the number of doubts. Zero where nothing is in doubt or
 * no ARR is known.
 */
export const stakesOf = (candidate: Candidate): number => (candidate.issue.arr?.amountMinor ?? 0) * doubtsOf(candidate);

const bandRank = ({ issue }: Candidate): number => {
  const band = listedBand(issue);
  return band === null ? -1 : bands.indexOf(band);
};

/** The first key of each order; a higher one comes first, and the priority order (S1) breaks every tie. */
const firstKey = {
  band: bandRank,
  fragility: ({ issue }) => Number(issue.isFragile),
  stakes: stakesOf,
  age: ({ issue }) => issue.ageDays ?? -1,
} as const satisfies Record<QueueOrder, (candidate: Candidate) => number>;

/** Candidates in the chosen order (M1); what an earlier decision sends back comes first (M5). */
export function orderQueue<C extends Candidate>(candidates: readonly C[], order: QueueOrder): C[] {
  const keyOf = firstKey[order];
  return [...candidates].sort((a, b) => Number(b.returned !== null) - Number(a.returned !== null) || keyOf(b) - keyOf(a) || compareForPriority(priorityKey(a.issue), priorityKey(b.issue)));
}

/** Why an issue stands where it stands, in words (M1). */
export function becauseOf(candidate: Candidate, order: QueueOrder): string {
  const words = { band: bandWords, fragility: fragilityWords, stakes: stakesWords, age: ageWords }[order](candidate);
  if (candidate.returned !== null) return `${candidate.returned.charAt(0).toUpperCase()}${candidate.returned.slice(1)}; ${words}`;
  return candidate.putOff === null ? words : `${words}; ${putOffWords(candidate.putOff, candidate.putOff.times)}`;
}

/** Band and score stand in the row itself, so that this tells what they do not. */
function bandWords({ issue: { band, isProposed, isFragile, nextStep, override } }: Candidate): string {
  if (band === null) return 'Not scored';
  const words = [override !== null && `placed in ${bandLabels[override.band]} by ${override.decider} until ${formatDate(override.until)}`, isProposed && 'the score is only proposed', isFragile && 'one step from another band', nextStep === null ? 'nothing decided yet' : `decided before: ${nextStep}`].filter((word) => word !== false).join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function fragilityWords(candidate: Candidate): string {
  if (candidate.issue.band === null) return 'Not scored';
  return candidate.issue.isFragile ? `Fragile: most single steps move it out of ${bandLabels[candidate.issue.band]}` : 'Most single steps keep it in its band';
}

function stakesWords(candidate: Candidate): string {
  const { arr, isFragile, isProposed } = candidate.issue;
  const stakes = arr === null ? 'ARR unknown' : `${formatMoneyShort(arr)} ARR at risk`;
  const doubts = [isFragile && 'the band is fragile', isProposed && 'the score is only proposed', candidate.hasDisagreement && 'the last ballots were far apart'].filter((doubt) => doubt !== false);
  return doubts.length === 0 ? `${stakes}, and nothing in doubt` : `${stakes}, and ${doubts.join(', ')}`;
}

function ageWords({ issue: { ageDays } }: Candidate): string {
  return ageDays === null ? 'Not known since when it is open' : ageDays === 1 ? 'Open for 1 day' : `Open for ${ageDays} days`;
}
