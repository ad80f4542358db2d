import type { CalendarDate } from '@shared/primitives';
import { formatDate } from '../../calendar';
import type { ErosionFacts, MeasureFacts } from '../facts';
import type { Finding, Parameters, SignalRule } from '../rule';
import { impactOfAccount, step, timeOfRenewal } from '../steps';
import { anAccount, daysSince, listed, plural, shortened } from '../words';

/** Series that count what happened are added up over a window; all others are levels, of which the mean counts. */
const counted = /usage|login|session|event|request|call|visit|active|transaction|volume|count/u;

/**
 * How a series went, as a share of the window before: -0.35 is a fall by 35 %. Null: too few points, or nothing to fall from. A few events more or less
 * are chance, so that a count needs many; a level is a level with two.
 */
export function trendOf({ measure, before, recent }: MeasureFacts, parameters: Parameters): number | null {
  if (before.sum <= 0) return null;
  if (counted.test(measure)) return before.points < parameters('events') ? null : recent.sum / before.sum - 1;
  if (Math.min(before.points, recent.points) < parameters('levels')) return null;
  return recent.sum / recent.points / (before.sum / before.points) - 1;
}

interface Sign {
  readonly words: string;
  readonly kind: 'falling' | 'sponsor' | 'overdue';
}

function signsOf(facts: ErosionFacts, parameters: Parameters, asOf: CalendarDate): Sign[] {
  const signs: Sign[] = [];
  for (const series of facts.measures) {
    const trend = trendOf(series, parameters);
    if (trend === null || trend > -parameters('fall') / 100) continue;
    signs.push({ kind: 'falling', words: `${shortened(series.measure, 40)} fell by ${Math.floor(-trend * 100 + 1e-9)} % against the ${plural(parameters('window'), 'day')} before` });
  }
  const { sponsorChange, lastSponsorContact, overdue } = facts;
  const changedAgo = daysSince(sponsorChange?.on ?? null, asOf);
  if (sponsorChange !== null && changedAgo !== null && changedAgo <= parameters('window') * 2) {
    signs.push({ kind: 'sponsor', words: `the sponsor changed from ${shortened(sponsorChange.from, 40)} to ${shortened(sponsorChange.to, 40)} on ${formatDate(sponsorChange.on)}` });
  }
  const silent = daysSince(lastSponsorContact, asOf);
  if (lastSponsorContact !== null && silent !== null && silent > parameters('sponsorDays')) {
    signs.push({ kind: 'sponsor', words: `the sponsor has said nothing for ${plural(silent, 'day')}, since ${formatDate(lastSponsorContact)}` });
  }
  const [oldest] = overdue;
  if (oldest !== undefined) {
    signs.push({ kind: 'overdue', words: `${overdue.length === 1 ? 'a promise is' : `${overdue.length} promises are`} overdue, "${shortened(oldest.words, 60)}" since ${formatDate(oldest.dueOn)}` });
  }
  return signs;
}

const severitySteps = [
  { least: 3, value: 5, rule: 'three-signs', words: 'three kinds of signs together are how churn begins' },
  { least: 2, value: 4, rule: 'two-signs', words: 'two kinds of signs confirm each other' },
  { least: 0, value: 3, rule: 'one-sign', words: 'a sign of friction that nobody has reported' },
] as const;

function examine(facts: ErosionFacts, parameters: Parameters, asOf: CalendarDate): Finding | null {
  const { account, openTickets, measures, lastSponsorContact, overdue } = facts;
  if (openTickets > 0 || account.segment === 'internal') return null;
  const signs = signsOf(facts, parameters, asOf);
  const kinds = new Set(signs.map(({ kind }) => kind));
  // A fall speaks for itself; the others need company.
  if (kinds.size === 0 || (!kinds.has('falling') && signs.length < parameters('otherSigns'))) return null;
  const severity = severitySteps.find(({ least }) => kinds.size >= least) ?? severitySteps[2];
  const impact = impactOfAccount(account, asOf);
  const time = timeOfRenewal(account.renewal, asOf);
  const words = listed(signs.map((sign) => sign.words));
  const hasTrend = measures.some((series) => trendOf(series, parameters) !== null);
  return {
    reason: `Without an open ticket at ${anAccount[account.segment]}: ${words}.`,
    title: `Trust may be falling at ${shortened(account.name, 120)}`,
    inputs: {
      signs: signs.map((sign) => sign.words),
      kinds: [...kinds],
      measures: measures.map((series) => `${series.measure}: ${series.before.points} before (sum ${round(series.before.sum)}), ${series.recent.points} recent (sum ${round(series.recent.sum)})`),
      lastSponsorContact,
      overdueFollowUps: overdue.length,
      openTickets,
      segment: account.segment === 'unknown' ? null : account.segment,
      renewalDate: account.renewal,
    },
    basis: ['kinds', 'lastSponsorContact', 'overdueFollowUps', 'segment', 'renewalDate'],
    impact,
    severity: step('severity', severity.value, severity.rule, severity.words),
    time,
    unknown: [
      ...(impact.value === null ? ['segment'] : []),
      ...(account.renewal === null ? ['renewalDate'] : []),
      ...(hasTrend ? [] : ['usage']),
      ...(lastSponsorContact === null ? ['sponsorContact'] : []),
    ],
    evidence: [
      { kind: 'account', ref: account.ref, words: account.name },
      ...signs.map((sign) => ({ kind: sign.kind === 'overdue' ? ('follow-up' as const) : sign.kind === 'falling' ? ('measure' as const) : ('account' as const), ref: account.ref, words: sign.words })),
    ],
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Criterion 6: no ticket, and trust quietly falls. */
export const silentErosion: SignalRule = {
  id: 'silent-erosion',
  title: 'Silent erosion',
  words: 'Health or usage of an account falls, its sponsor has gone silent or changed, or promises from calls are overdue, and there is no open ticket that would say so. A fall speaks for itself; the other signs need company.',
  criterion: 'silent-experience-erosion',
  source: 'health',
  parameters: [
    { name: 'window', label: 'Length of each of the two windows that are compared', why: 'Two months even out a holiday', unit: 'days', min: 7, max: 365, default: 60 },
    { name: 'fall', label: 'A fall by at least', why: 'Less than a third is within what usage does by itself', unit: 'percent', min: 1, max: 100, default: 30 },
    { name: 'levels', label: 'Levels (health, scores) measured in each window at least', why: 'One value may be a slip', unit: 'measurements', min: 1, max: 1000, default: 2 },
    { name: 'events', label: 'Counts (usage, logins) recorded in the window before at least', why: 'Weekly figures of two months; of fewer events a third more or less is chance', unit: 'measurements', min: 1, max: 10_000, default: 8 },
    { name: 'sponsorDays', label: 'Sponsor silent for more than', why: 'Two months without the person who pays is a long time', unit: 'days', min: 1, max: 730, default: 60 },
    { name: 'otherSigns', label: 'Other signs needed where nothing falls', why: 'One late promise alone happens to everybody', unit: 'signs', min: 1, max: 3, default: 2 },
  ],
  looksAt: 'erosion',
  examine,
};
