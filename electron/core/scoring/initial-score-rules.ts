import type { InitialScoreInput, InitialScoreInputName } from '@shared/contract/scoring/entities';
import type { Dimension, Segment } from '@shared/primitives';
import { formatDate } from '../calendar';

/** Where the rule `initial-score` draws its lines (W7), each with the reason for the figure. */
export const initialScoreThresholds = {
  nearRenewalDays: { value: 90, why: 'Renewals are usually prepared a quarter ahead, so what goes wrong then is remembered' },
  imminentRenewalDays: { value: 30, why: 'Within a month of the renewal the decision is being made' },
  lingeringDays: { value: 30, why: 'An issue open for more than a month has outlived a regular review cycle' },
  longResolutionMinutes: { value: 7 * 24 * 60, why: 'A resolution that took more than a week was felt by the customer' },
  repeatedReopens: { value: 2, why: 'A fix that failed twice is no longer one bad fix' },
  slowResponseMinutes: {
    high: { value: 120, why: 'A high priority is expected to be answered within two hours' },
    normal: { value: 480, why: 'A normal priority is expected to be answered within a working day of eight hours' },
    low: { value: 1440, why: 'A low priority is expected to be answered within a day' },
  },
} as const;

/** The inputs with what follows from them at the as-of date. Durations that cannot be (negative, not a number) are null. */
export interface InitialScoreFacts extends InitialScoreInput {
  /** Days until the renewal; null where it is not known or has passed. */
  readonly daysToRenewal: number | null;
  /** Whole days since the issue was opened; null where that is not known or lies after the as-of date. */
  readonly ageDays: number | null;
  /** Resolved on or before the as-of date. */
  readonly isResolved: boolean;
}

/** True or false, or the names of the inputs without which it cannot be told. */
export type Outcome = boolean | readonly InitialScoreInputName[];

/** One declaration of the rule `initial-score`: where it holds, the dimension starts at `value`. */
export interface InitialScoreRule {
  readonly id: string;
  readonly dimension: Dimension;
  readonly value: number;
  /** Why the rule exists, for whoever judges the rule. */
  readonly why: string;
  readonly holds: (facts: InitialScoreFacts) => Outcome;
  /** What held in this case, in words, for whoever judges the proposal. */
  readonly says: (facts: InitialScoreFacts) => string;
}

const limits = initialScoreThresholds;

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const inDays = (days: number): string => (days === 0 ? 'today' : `in ${plural(days, 'day')}`);

/** Minutes as people say them, never rounded up: 45 minutes, 6 h 5 min, 3 days. */
function duration(minutes: number): string {
  const whole = Math.floor(minutes);
  if (whole < 120) return plural(whole, 'minute');
  if (whole < 48 * 60) return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
  return plural(Math.floor(whole / 1440), 'day');
}

const renewal = ({ renewalDate, daysToRenewal }: InitialScoreFacts): string =>
  `renews ${inDays(daysToRenewal ?? 0)}, on ${formatDate(renewalDate ?? '')}`;

const known = (value: number | null, name: InitialScoreInputName, test: (value: number) => boolean): Outcome => (value === null ? [name] : test(value));

const renewsWithin = (facts: InitialScoreFacts, days: number): Outcome => known(facts.daysToRenewal, 'renewalDate', (left) => left <= days);

/** Every part must hold; one that does not settles it, whatever the others lack. */
function all(...outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes(false)) return false;
  const missing = outcomes.filter((outcome) => typeof outcome !== 'boolean').flat();
  return missing.length === 0 ? true : missing;
}

const isSegment = (facts: InitialScoreFacts, segment: Segment): Outcome => (facts.segment === 'unknown' ? ['segment'] : facts.segment === segment);

const hasPriority = (facts: InitialScoreFacts, priority: 'urgent' | 'high' | 'normal' | 'low'): Outcome =>
  facts.vendorPriority === null ? ['vendorPriority'] : facts.vendorPriority === priority;

/** Left out, the register does not keep the count, and nothing is missing. */
const reopenedAtLeast = ({ reopenCount }: InitialScoreFacts, times: number): Outcome =>
  reopenCount === undefined ? false : known(reopenCount, 'reopenCount', (count) => count >= times);

function respondedAfter(facts: InitialScoreFacts, minutes: number): Outcome {
  return known(facts.firstResponseMinutes, 'firstResponseMinutes', (taken) => taken > minutes);
}

const slowAt = (priority: 'high' | 'normal' | 'low') => ({
  why: limits.slowResponseMinutes[priority].why,
  holds: (facts: InitialScoreFacts): Outcome => all(hasPriority(facts, priority), respondedAfter(facts, limits.slowResponseMinutes[priority].value)),
  says: (facts: InitialScoreFacts): string =>
    `${priority} priority, and the first response took ${duration(facts.firstResponseMinutes ?? 0)} where ${duration(limits.slowResponseMinutes[priority].value)} are expected`,
});

const priorityIs = (priority: 'urgent' | 'high' | 'normal' | 'low', why: string) => ({
  why,
  holds: (facts: InitialScoreFacts): Outcome => hasPriority(facts, priority),
  says: (): string => `${priority} priority in the ticketing system`,
});

const segmentIs = (segment: Segment, account: string, why: string) => ({
  why,
  holds: (facts: InitialScoreFacts): Outcome => isSegment(facts, segment),
  says: (): string => account,
});

const segmentNearRenewal = (segment: Segment, account: string) => ({
  why: `${limits.nearRenewalDays.why}: one step more`,
  holds: (facts: InitialScoreFacts): Outcome => all(isSegment(facts, segment), renewsWithin(facts, limits.nearRenewalDays.value)),
  says: (facts: InitialScoreFacts): string => `${account} that ${renewal(facts)}`,
});

/**
 * The declarations of the rule `initial-score` (W7), a dimension at a time and the higher step first. The first that holds decides
 * its dimension, so an input that only a later one asks for is not missed.
 */
export const initialScoreRules: readonly InitialScoreRule[] = [
  { id: 'impact-enterprise', dimension: 'impact', value: 5, ...segmentIs('enterprise', 'enterprise account', 'The anchor of step 5') },
  { id: 'impact-mid-market-near-renewal', dimension: 'impact', value: 4, ...segmentNearRenewal('mid-market', 'mid-market account') },
  { id: 'impact-mid-market', dimension: 'impact', value: 3, ...segmentIs('mid-market', 'mid-market account', 'The anchor of step 3') },
  { id: 'impact-smb-near-renewal', dimension: 'impact', value: 3, ...segmentNearRenewal('smb', 'SMB account') },
  { id: 'impact-smb', dimension: 'impact', value: 2, ...segmentIs('smb', 'SMB account', 'A customer, and smaller than the anchor of step 3') },
  { id: 'impact-internal', dimension: 'impact', value: 1, ...segmentIs('internal', 'internal only', 'The anchor of step 1') },

  {
    id: 'severity-over-commitment',
    dimension: 'severity',
    value: 5,
    why: 'The anchor of step 5: a commitment made to the customer was not kept',
    holds: (facts) =>
      facts.commitmentMinutes === undefined
        ? false
        : facts.commitmentMinutes === null
          ? ['commitmentMinutes']
          : respondedAfter(facts, facts.commitmentMinutes),
    says: (facts) => `the first response took ${duration(facts.firstResponseMinutes ?? 0)}, over the committed ${duration(facts.commitmentMinutes ?? 0)}`,
  },
  {
    id: 'severity-escalated',
    dimension: 'severity',
    value: 4,
    why: 'Somebody has already found the normal way too slow; step 5 is kept for a breach or churn',
    holds: (facts) => (facts.isEscalated === null ? ['isEscalated'] : facts.isEscalated),
    says: () => 'escalated',
  },
  { id: 'severity-urgent', dimension: 'severity', value: 4, ...priorityIs('urgent', 'The highest word a ticketing system has; step 5 is kept for a breach or churn') },
  {
    id: 'severity-reopened-repeatedly',
    dimension: 'severity',
    value: 4,
    why: limits.repeatedReopens.why,
    holds: (facts) => reopenedAtLeast(facts, limits.repeatedReopens.value),
    says: ({ reopenCount }) => `reopened ${plural(reopenCount ?? 0, 'time')}`,
  },
  { id: 'severity-high-slow-response', dimension: 'severity', value: 4, ...slowAt('high') },
  { id: 'severity-high', dimension: 'severity', value: 3, ...priorityIs('high', 'Meaningful friction by the word of who took the ticket') },
  {
    id: 'severity-reopened',
    dimension: 'severity',
    value: 3,
    why: 'The first fix did not hold, so the customer had to ask again',
    holds: (facts) => reopenedAtLeast(facts, 1),
    says: () => 'reopened once',
  },
  { id: 'severity-normal-slow-response', dimension: 'severity', value: 3, ...slowAt('normal') },
  {
    id: 'severity-long-resolution',
    dimension: 'severity',
    value: 3,
    why: limits.longResolutionMinutes.why,
    // An open issue has no resolution time yet, so none is missing; its age counts under Time.
    holds: (facts) =>
      facts.resolutionMinutes === null && !facts.isResolved
        ? false
        : known(facts.resolutionMinutes, 'resolutionMinutes', (minutes) => minutes > limits.longResolutionMinutes.value),
    says: ({ resolutionMinutes }) => `the resolution took ${duration(resolutionMinutes ?? 0)}`,
  },
  { id: 'severity-normal', dimension: 'severity', value: 2, ...priorityIs('normal', 'More than cosmetic, with nothing that says meaningful friction') },
  { id: 'severity-low-slow-response', dimension: 'severity', value: 2, ...slowAt('low') },
  { id: 'severity-low', dimension: 'severity', value: 1, ...priorityIs('low', 'Cosmetic by the word of who took the ticket') },

  {
    id: 'time-imminent-renewal',
    dimension: 'time',
    value: 3,
    why: limits.imminentRenewalDays.why,
    holds: (facts) => all(!facts.isResolved, renewsWithin(facts, limits.imminentRenewalDays.value)),
    says: (facts) => `the account ${renewal(facts)}`,
  },
  {
    id: 'time-lingering-near-renewal',
    dimension: 'time',
    value: 3,
    why: 'The renewal is being prepared while an old issue is still open',
    holds: (facts) =>
      all(
        !facts.isResolved,
        renewsWithin(facts, limits.nearRenewalDays.value),
        known(facts.ageDays, 'openedOn', (age) => age > limits.lingeringDays.value),
      ),
    says: (facts) => `open for ${plural(facts.ageDays ?? 0, 'day')}, and the account ${renewal(facts)}`,
  },
  {
    id: 'time-near-renewal',
    dimension: 'time',
    value: 2,
    why: limits.nearRenewalDays.why,
    holds: (facts) => all(!facts.isResolved, renewsWithin(facts, limits.nearRenewalDays.value)),
    says: (facts) => `the account ${renewal(facts)}`,
  },
  {
    id: 'time-resolved-imminent-renewal',
    dimension: 'time',
    value: 2,
    why: 'A resolved issue still weighs while the renewal is being decided',
    holds: (facts) => all(facts.isResolved, renewsWithin(facts, limits.imminentRenewalDays.value)),
    says: (facts) => `resolved, but the account ${renewal(facts)}`,
  },
  {
    id: 'time-lingering',
    dimension: 'time',
    value: 2,
    why: limits.lingeringDays.why,
    holds: (facts) => all(!facts.isResolved, known(facts.ageDays, 'openedOn', (age) => age > limits.lingeringDays.value)),
    says: ({ ageDays }) => `open for ${plural(ageDays ?? 0, 'day')}`,
  },
  {
    id: 'time-resolved',
    dimension: 'time',
    value: 1,
    why: 'Nobody is waiting for a resolved issue',
    holds: ({ isResolved }) => isResolved,
    says: ({ resolvedOn }) => `resolved on ${formatDate(resolvedOn ?? '')}`,
  },
  {
    id: 'time-recent',
    dimension: 'time',
    value: 1,
    why: 'An issue this young fits the regular cycle',
    holds: (facts) => known(facts.ageDays, 'openedOn', () => true),
    says: ({ ageDays }) => (ageDays === 0 ? 'opened today' : `open for ${plural(ageDays ?? 0, 'day')}`),
  },
  {
    id: 'time-distant-renewal',
    dimension: 'time',
    value: 1,
    why: 'The renewal leaves time for the regular cycle',
    holds: (facts) => known(facts.daysToRenewal, 'renewalDate', () => true),
    says: (facts) => `the account ${renewal(facts)}`,
  },
];
