import type { VendorPriority } from '@shared/contract/issues';
import type { CalendarDate, Segment } from '@shared/primitives';
import type { IssueFacts } from '../facts';
import type { Finding, ParameterDeclaration, Parameters, SignalRule } from '../rule';
import { step, stepsOfIssue } from '../steps';
import { anAccount, daysSince, durationInWords } from '../words';

const committedSegments = ['enterprise', 'mid-market', 'smb'] as const;
const priorities = ['urgent', 'high', 'normal', 'low'] as const satisfies readonly VendorPriority[];
type CommittedSegment = (typeof committedSegments)[number];

const labels = { enterprise: 'Enterprise', 'mid-market': 'Mid-market', smb: 'SMB' } as const satisfies Record<CommittedSegment, string>;
const defaults = {
  enterprise: { urgent: 30, high: 60, normal: 240, low: 480 },
  'mid-market': { urgent: 60, high: 120, normal: 480, low: 1440 },
  smb: { urgent: 120, high: 240, normal: 960, low: 2880 },
} as const satisfies Record<CommittedSegment, Record<VendorPriority, number>>;

const nameOf = (segment: CommittedSegment, priority: VendorPriority): string => `${segment}-${priority}`;

const commitments: readonly ParameterDeclaration[] = committedSegments.flatMap((segment) =>
  priorities.map((priority) => ({
    name: nameOf(segment, priority),
    label: `${labels[segment]}, ${priority} priority`,
    why: 'Minutes within which such contracts usually promise the first response; put in what yours say',
    unit: 'minutes' as const,
    min: 1,
    max: 43_200,
    default: defaults[segment][priority],
  })),
);

/**
 * The committed minutes of a segment and priority. Where one of them is not known it is the longest that could apply, so that nothing is called late
 * that may have been in time. Null: nothing is committed inside the organisation.
 */
export function committedMinutes(segment: Segment, priority: VendorPriority | null, parameters: Parameters): number | null {
  if (segment === 'internal') return null;
  const inSegments = segment === 'unknown' ? committedSegments : [segment];
  const atPriorities = priority === null ? priorities : [priority];
  return Math.max(...inSegments.flatMap((one) => atPriorities.map((other) => parameters(nameOf(one, other)))));
}

/** The least that any commitment allows: nothing faster can be late. */
export const leastCommitment = (parameters: Parameters): number => Math.min(...commitments.map(({ name }) => parameters(name)));

const missing = (segment: Segment, priority: VendorPriority | null): readonly string[] => [...(segment === 'unknown' ? ['segment'] : []), ...(priority === null ? ['vendorPriority'] : [])];

function forWhat(segment: Segment, priority: VendorPriority | null): string {
  if (priority === null) return segment === 'unknown' ? 'any priority in any segment' : `any priority at ${anAccount[segment]}`;
  return segment === 'unknown' ? `${priority} priority in any segment` : `${priority} priority at ${anAccount[segment]}`;
}

function examine(issue: IssueFacts, parameters: Parameters, asOf: CalendarDate): Finding | null {
  const { firstResponseMinutes: taken, vendorPriority, resolvedOn, account } = issue;
  const segment = account?.segment ?? 'unknown';
  const resolvedFor = daysSince(resolvedOn, asOf);
  if (taken === null || taken < 0 || (resolvedFor !== null && resolvedFor > parameters('resolvedWithin'))) return null;
  const committed = committedMinutes(segment, vendorPriority, parameters);
  if (committed === null || taken <= committed) return null;
  const { impact, time, unknown } = stepsOfIssue(issue, asOf, committed);
  const late = `the first response took ${durationInWords(taken)}, over the ${durationInWords(committed)} committed for ${forWhat(segment, vendorPriority)}`;
  const notKnown = missing(segment, vendorPriority);
  const isNarrow = (taken - committed) * 100 < committed * parameters('narrow');
  return {
    reason: `T${late.slice(1)}${notKnown.length === 0 ? '' : ', the longest that could apply'}.`,
    title: issue.title,
    inputs: { firstResponseMinutes: taken, committedMinutes: committed, vendorPriority, segment: segment === 'unknown' ? null : segment, renewalDate: account?.renewal ?? null, openedOn: issue.openedOn, resolvedOn },
    basis: ['firstResponseMinutes', 'committedMinutes', 'vendorPriority', 'segment', 'renewalDate'],
    impact,
    // The anchor of step 5 is a breach; the step below it is for one that is hardly more than none.
    severity: isNarrow ? step('severity', 4, 'narrowly-over-commitment', `${late}, by less than ${parameters('narrow')} %`) : step('severity', 5, 'over-commitment', late),
    time,
    unknown: [...new Set([...notKnown, ...unknown.filter((name) => name === 'segment' || name === 'renewalDate')])],
    evidence: [{ kind: 'issue', ref: `#${issue.number}`, words: issue.title }],
  };
}

/** Criterion 1: slower than the committed SLA. */
export const responseOverCommitment: SignalRule = {
  id: 'response-over-commitment',
  title: 'Response over commitment',
  words: 'The first response took longer than was committed for the segment of the account and the priority of the ticket. A ticket resolved long ago is left alone.',
  criterion: 'response-delays',
  source: 'ticketing',
  parameters: [
    ...commitments,
    { name: 'resolvedWithin', label: 'Leave alone what was resolved longer ago than', why: 'A quarter: what is older is history, not attention', unit: 'days', min: 0, max: 3650, default: 90 },
    { name: 'narrow', label: 'A narrow breach: over by less than', why: 'A quarter more than committed is a breach, and rarely what a customer leaves for', unit: 'percent', min: 0, max: 1000, default: 25 },
  ],
  looksAt: 'issues',
  examine,
};
