import type { CalendarDate, OrgFunction } from '@shared/primitives';
import { functionLabels } from '@shared/primitives';
import type { IssueFacts } from '../facts';
import type { Finding, Parameters, SignalRule } from '../rule';
import { higher, step, stepsOfIssue } from '../steps';
import { daysSince, lowerFirst, plural, shortened } from '../words';

/** Words that say that the issue waits for somebody outside; they are looked for first. */
const outside = /\b(customers?|clients?|requesters?|callers?|users?|end[- ]users?|vendors?|suppliers?|third[- ]part(?:y|ies)|partners?|external)\b/iu;

/** Words for the functions of the organisation, the more particular ones first. */
const inside: readonly (readonly [OrgFunction, RegExp])[] = [
  ['customer-success', /\b(customer[- ]success|csm?)\b/iu],
  ['engineering', /\b(engineer(?:s|ing)?|dev(?:s|elopers?|elopment)?|devops|r&d|back-?end|front-?end|platform|infra(?:structure)?|sre|it|security|database|dba|qa|l3|tier[- ]?3)\b/iu],
  ['product', /\b(product(?: management| manager)?|pm|design|ux|roadmap)\b/iu],
  ['finance', /\b(finance|billing|accounting|accounts? receivable|invoic(?:e|ing)|credit)\b/iu],
  ['legal', /\b(legal|compliance|privacy|dpo|contracts?)\b/iu],
  ['sales', /\b(sales|account (?:executive|manager)|ae|deal desk|procurement|commercial)\b/iu],
  ['operations', /\b(operations|ops|logistics|facilities|noc)\b/iu],
  ['quality', /\b(quality)\b/iu],
  ['support', /\b(support|service desk|help ?desk|l2|tier[- ]?2|escalations?)\b/iu],
  ['other', /\b(internal|management|approval|hr|another team|other team)\b/iu],
];

/** The function that words such as `waiting on engineering` name; null where they name somebody outside, or nobody that is known. */
export function functionWaitedFor(words: string): OrgFunction | null {
  // "Customer success" is inside although "customer" is not.
  const success = inside[0];
  if (success?.[1].test(words) === true) return success[0];
  if (outside.test(words)) return null;
  return inside.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

function examine(issue: IssueFacts, parameters: Parameters, asOf: CalendarDate): Finding | null {
  const { waitingOn, resolvedOn, status, account } = issue;
  const days = daysSince(issue.openedOn, asOf);
  if (waitingOn === null || days === null || resolvedOn !== null || status === 'resolved' || status === 'closed') return null;
  const waitedFor = functionWaitedFor(waitingOn);
  const most = parameters('days');
  if (waitedFor === null || days <= most) return null;
  const { impact, severity, time, unknown } = stepsOfIssue(issue, asOf);
  const words = lowerFirst(shortened(waitingOn, 60));
  const waits = `open for ${plural(days, 'day')} and waiting on ${words}`;
  const isLong = days > most * 2;
  return {
    reason: `It has been open for ${plural(days, 'day')} and waits on ${words} (${functionLabels[waitedFor]}), longer than ${plural(most, 'day')}. Since when it waits is not recorded, so the days are counted from its opening.`,
    title: issue.title,
    inputs: { waitingOn, function: waitedFor, openedOn: issue.openedOn, days, segment: account?.segment === 'unknown' ? null : (account?.segment ?? null), vendorPriority: issue.vendorPriority, renewalDate: account?.renewal ?? null },
    basis: ['waitingOn', 'openedOn', 'segment', 'vendorPriority', 'renewalDate'],
    impact,
    // Nobody but the organisation itself can end it, whatever priority the ticket has; step 5 is kept for a breach or churn.
    severity: higher(severity, step('severity', isLong ? 4 : 3, isLong ? 'waits-twice-as-long' : 'waits', isLong ? `${waits}, more than twice the ${plural(most, 'day')} allowed` : waits)),
    time: higher(time, step('time', 2, 'blocked-inside', `${waits}: whoever it waits on can be asked this week`)),
    unknown: ['waitingSince', ...unknown.filter((name) => name === 'segment' || name === 'renewalDate')],
    evidence: [{ kind: 'issue', ref: `#${issue.number}`, words: issue.title }],
  };
}

/** Criterion 2: blocked inside the organisation. */
export const internalWait: SignalRule = {
  id: 'internal-wait',
  title: 'Waiting inside the organisation',
  words: 'An open issue waits on a function of the organisation itself (engineering, product, finance, legal and so on) for too long. Waiting on the customer or a vendor does not count.',
  criterion: 'internal-decision-delays',
  source: 'ticketing',
  parameters: [{ name: 'days', label: 'Open and waiting for more than', why: 'Two working weeks: one review cycle has passed without a decision', unit: 'days', min: 1, max: 365, default: 14 }],
  looksAt: 'issues',
  examine,
};
