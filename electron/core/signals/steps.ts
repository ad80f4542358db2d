import type { InitialScore, ProposedStep } from '@shared/contract/scoring/entities';
import { dimensionLabels } from '@shared/contract/scoring/entities';
import type { CalendarDate, Dimension } from '@shared/primitives';
import { initialScore } from '../scoring/initial-score';
import type { AccountFacts, IssueFacts } from './facts';
import { daysUntil, renewsInWords } from './words';

/** A step that a rule proposes, with the reason in the form that `initial-score` gives. */
export const step = (dimension: Dimension, value: number, rule: string, says: string): ProposedStep => ({ value, rule, reason: `${dimensionLabels[dimension]} ${value}: ${says}.` });

/** No step, because nothing says what it would follow from. */
export const noStep = (dimension: Dimension, missing: string): ProposedStep => ({ value: null, rule: null, reason: `No ${dimensionLabels[dimension]} proposed. Not known: ${missing}.` });

/** The higher of two steps; of equal ones the first. One that is not known counts for nothing. */
export const higher = (one: ProposedStep, other: ProposedStep): ProposedStep => ((other.value ?? 0) > (one.value ?? 0) ? other : one);

/** What `initial-score` says of the issue: the same lines for every rule. */
export function stepsOfIssue(issue: IssueFacts, asOf: CalendarDate, commitmentMinutes?: number): InitialScore {
  const { vendorPriority, firstResponseMinutes, resolutionMinutes, isEscalated, openedOn, resolvedOn, reopenCount, account } = issue;
  return initialScore({
    segment: account?.segment ?? 'unknown',
    renewalDate: account?.renewal ?? null,
    vendorPriority,
    firstResponseMinutes,
    resolutionMinutes,
    isEscalated,
    openedOn,
    resolvedOn,
    reopenCount,
    asOf,
    ...(commitmentMinutes === undefined ? {} : { commitmentMinutes }),
  });
}

/** Impact of an account by its segment and renewal, as `initial-score` has it; null where the segment is not known. */
export function impactOfAccount(account: Pick<AccountFacts, 'segment' | 'renewal'> | null, asOf: CalendarDate): ProposedStep {
  return initialScore({
    segment: account?.segment ?? 'unknown',
    renewalDate: account?.renewal ?? null,
    vendorPriority: null,
    firstResponseMinutes: null,
    resolutionMinutes: null,
    isEscalated: null,
    openedOn: null,
    resolvedOn: null,
    asOf,
  }).impact;
}

/** Where the time before a renewal is drawn, the same lines as those of `initial-score`. */
const renewalSteps = [
  { within: 30, value: 3 },
  { within: 90, value: 2 },
  { within: Number.POSITIVE_INFINITY, value: 1 },
] as const;

/** Time by the renewal alone; null where it is not known or has passed. */
export function timeOfRenewal(renewal: CalendarDate | null, asOf: CalendarDate): ProposedStep {
  const days = daysUntil(renewal, asOf);
  if (days === null || renewal === null) return noStep('time', 'the next renewal date');
  const { value } = renewalSteps.find(({ within }) => days <= within) ?? renewalSteps[2];
  return step('time', value, `time-renewal-${value}`, `the account ${renewsInWords(renewal, asOf)}`);
}
