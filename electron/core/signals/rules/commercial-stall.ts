import type { CalendarDate } from '@shared/primitives';
import { daysBetween, formatDate } from '../../calendar';
import type { DealFacts } from '../facts';
import type { Finding, Parameters, SignalRule } from '../rule';
import { higher, impactOfAccount, noStep, step, timeOfRenewal } from '../steps';
import { daysSince, plural, shortened } from '../words';

function timeOf({ expectedClose, account }: DealFacts, asOf: CalendarDate): Finding['time'] {
  const byRenewal = timeOfRenewal(account?.renewal ?? null, asOf);
  if (expectedClose === null) return byRenewal.value === null ? noStep('time', 'the expected close and the next renewal date') : byRenewal;
  const days = daysBetween(asOf, expectedClose);
  const byClose =
    days < 0
      ? step('time', 2, 'close-passed', `it was expected to close on ${formatDate(expectedClose)}`)
      : days <= 14
        ? step('time', 2, 'close-near', `it is expected to close on ${formatDate(expectedClose)}`)
        : step('time', 1, 'close-distant', `it is expected to close on ${formatDate(expectedClose)}, which leaves time for the regular cycle`);
  return higher(byClose, byRenewal);
}

function examine(deal: DealFacts, parameters: Parameters, asOf: CalendarDate): Finding | null {
  const { name, stage, stageSince, expectedClose, waitingOn, account } = deal;
  const days = daysSince(stageSince, asOf);
  const most = parameters('days');
  if (days === null || days <= most) return null;
  const isPast = expectedClose !== null && expectedClose < asOf;
  const stalls = `in stage "${shortened(stage, 40)}" for ${plural(days, 'day')}, since ${formatDate(stageSince)}`;
  const severity = isPast ? step('severity', 4, 'stalled-past-close', `${stalls}, and past its expected close`) : days > most * 3 ? step('severity', 4, 'stalled-long', `${stalls}, more than three times what is allowed`) : step('severity', 3, 'stalled', stalls);
  const impact = impactOfAccount(account, asOf);
  const time = timeOf(deal, asOf);
  const waits = waitingOn === null ? '' : ` It waits on ${shortened(waitingOn, 60)}.`;
  return {
    reason: `The deal "${shortened(name, 80)}" has been ${stalls}, longer than ${plural(most, 'day')}.${waits}`,
    title: `Deal stalled in ${shortened(stage, 40)}: ${shortened(name, 120)}`,
    inputs: {
      deal: deal.ref,
      stage,
      stageSince,
      days,
      expectedClose,
      waitingOn,
      segment: account === null || account.segment === 'unknown' ? null : account.segment,
      renewalDate: account?.renewal ?? null,
    },
    basis: ['stage', 'stageSince', 'expectedClose', 'waitingOn', 'segment', 'renewalDate'],
    impact,
    severity,
    time,
    unknown: [...(impact.value === null ? ['segment'] : []), ...(expectedClose === null ? ['expectedClose'] : []), ...((account?.renewal ?? null) === null ? ['renewalDate'] : [])],
    evidence: [
      { kind: 'deal', ref: deal.ref, words: `${shortened(name, 80)}, ${stalls}` },
      ...(account === null ? [] : [{ kind: 'account' as const, ref: account.ref, words: account.name }]),
    ],
  };
}

/** Criterion 4: contracting or procurement stalls delivery. */
export const commercialStall: SignalRule = {
  id: 'commercial-stall',
  title: 'Commercial stall',
  words: 'An open deal has not left its stage for too long.',
  criterion: 'commercial-bottlenecks',
  source: 'crm',
  parameters: [{ name: 'days', label: 'In the same stage for more than', why: 'A month in a stage is longer than most stages take', unit: 'days', min: 1, max: 730, default: 30 }],
  looksAt: 'deals',
  examine,
};
