import type { CalendarDate } from '@shared/primitives';
import type { IssueFacts } from '../facts';
import type { Finding, Parameters, SignalRule } from '../rule';
import { higher, step, stepsOfIssue } from '../steps';
import { anAccount, daysSince, daysUntil, inDays, plural, renewsInWords } from '../words';

/** Open on the as-of date, or resolved so shortly before that the customer still remembers. */
function isRecent({ resolvedOn }: IssueFacts, parameters: Parameters, asOf: CalendarDate): boolean {
  const days = daysSince(resolvedOn, asOf);
  return days === null || days <= parameters('resolvedWithin');
}

const inputsOf = (issue: IssueFacts, asOf: CalendarDate): Finding['inputs'] => ({
  vendorPriority: issue.vendorPriority,
  segment: issue.account?.segment ?? null,
  renewalDate: issue.account?.renewal ?? null,
  daysToRenewal: daysUntil(issue.account?.renewal ?? null, asOf),
  arrPercentile: issue.account?.arrPercentile ?? null,
  isEscalated: issue.isEscalated,
  openedOn: issue.openedOn,
  resolvedOn: issue.resolvedOn,
});

const basis = ['vendorPriority', 'segment', 'renewalDate', 'isEscalated', 'resolvedOn'] as const;

/** A low word for what matters: normal or low at an enterprise account that is about to renew. */
function tooLow(issue: IssueFacts, parameters: Parameters, asOf: CalendarDate): Finding | null {
  const { vendorPriority, account } = issue;
  const days = daysUntil(account?.renewal ?? null, asOf);
  if (vendorPriority !== 'normal' && vendorPriority !== 'low') return null;
  if (account === null || account.segment !== 'enterprise' || account.renewal === null || days === null || days > parameters('nearRenewal')) return null;
  const { impact, severity, time } = stepsOfIssue(issue, asOf);
  return {
    reason: `It has ${vendorPriority} priority in the ticketing system, at ${anAccount.enterprise} that ${renewsInWords(account.renewal, asOf)}.`,
    title: issue.title,
    inputs: inputsOf(issue, asOf),
    basis,
    impact,
    severity: higher(severity, step('severity', 3, 'friction-before-renewal', `${vendorPriority} priority, but whoever decides about a renewal ${inDays(days)} meets it as friction`)),
    time,
    unknown: issue.isEscalated === null ? ['isEscalated'] : [],
    evidence: [{ kind: 'issue', ref: `#${issue.number}`, words: issue.title }],
  };
}

/** A high word for what does not: urgent at a smaller account with a low ARR, a distant renewal and nothing else that speaks for it. */
function tooHigh(issue: IssueFacts, parameters: Parameters, asOf: CalendarDate): Finding | null {
  const { vendorPriority, account, isEscalated, reopenCount } = issue;
  if (vendorPriority !== 'urgent' || isEscalated === true || (reopenCount ?? 0) > 0) return null;
  if (account === null || (account.segment !== 'mid-market' && account.segment !== 'smb')) return null;
  const days = daysUntil(account.renewal, asOf);
  const { arrPercentile, renewal } = account;
  // What is at stake has to be known to be called little.
  if (arrPercentile === null || arrPercentile > parameters('lowArr') || days === null || renewal === null || days <= parameters('farRenewal')) return null;
  const { impact, severity, time } = stepsOfIssue({ ...issue, vendorPriority: 'normal' }, asOf);
  const rank = `${arrPercentile === 0 ? 'none' : `only ${arrPercentile} %`} of the accounts in ${account.currency ?? ''} have a lower ARR`;
  return {
    reason: `It has urgent priority in the ticketing system, at ${anAccount[account.segment]} with little at stake: ${rank}, it ${renewsInWords(renewal, asOf)}, and the ticket was neither escalated nor reopened.`,
    title: issue.title,
    inputs: inputsOf(issue, asOf),
    basis,
    impact,
    severity: { ...severity, reason: severity.reason.replace('normal priority in the ticketing system', 'nothing but the word urgent says that it is worse, so it counts as normal') },
    time,
    unknown: isEscalated === null ? ['isEscalated'] : [],
    evidence: [{ kind: 'issue', ref: `#${issue.number}`, words: issue.title }],
  };
}

/** Criterion 3: the right signal with the wrong urgency, in both directions. */
export const priorityMismatch: SignalRule = {
  id: 'priority-mismatch',
  title: 'Priority against value',
  words: `The priority in the ticketing system does not fit what is at stake: normal or low at an enterprise account that is about to renew, or urgent at a mid-market or SMB account with a low ARR and a distant renewal.`,
  criterion: 'incorrect-prioritization',
  source: 'ticketing',
  parameters: [
    { name: 'nearRenewal', label: 'Too low: enterprise that renews within', why: 'The renewal is being decided by then', unit: 'days', min: 1, max: 365, default: 60 },
    { name: 'farRenewal', label: 'Too high: renewal further away than', why: 'A quarter: nothing is being decided yet', unit: 'days', min: 0, max: 730, default: 90 },
    { name: 'lowArr', label: 'Too high: accounts of the same currency with a lower ARR, at most', why: 'The lowest quarter', unit: 'percent', min: 0, max: 100, default: 25 },
    { name: 'resolvedWithin', label: 'Leave alone what was resolved longer ago than', why: `Within ${plural(30, 'day')} the customer still remembers`, unit: 'days', min: 0, max: 365, default: 30 },
  ],
  looksAt: 'issues',
  examine: (issue, parameters, asOf) => (isRecent(issue, parameters, asOf) ? (tooLow(issue, parameters, asOf) ?? tooHigh(issue, parameters, asOf)) : null),
};
