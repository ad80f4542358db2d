import type { InitialScore, InitialScoreInput, InitialScoreInputName, ProposedStep } from '@shared/contract/scoring/entities';
import { dimensionLabels, initialScoreInputs } from '@shared/contract/scoring/entities';
import type { Dimension } from '@shared/primitives';
import { daysBetween, formatDate } from '../calendar';
import type { InitialScoreFacts, InitialScoreRule } from './initial-score-rules';
import { initialScoreRules } from './initial-score-rules';

const inputWords = {
  segment: 'the segment of the account',
  renewalDate: 'the renewal date',
  vendorPriority: 'the priority in the ticketing system',
  firstResponseMinutes: 'the first response time',
  resolutionMinutes: 'the resolution time',
  isEscalated: 'whether it was escalated',
  reopenCount: 'how often it was reopened',
  commitmentMinutes: 'the committed response time',
  openedOn: 'the date it was opened',
} as const satisfies Record<InitialScoreInputName, string>;

const rulesOf = {
  impact: initialScoreRules.filter(({ dimension }) => dimension === 'impact'),
  severity: initialScoreRules.filter(({ dimension }) => dimension === 'severity'),
  time: initialScoreRules.filter(({ dimension }) => dimension === 'time'),
} as const satisfies Record<Dimension, readonly InitialScoreRule[]>;

const possibleDuration = (minutes: number | null): number | null => (minutes !== null && Number.isFinite(minutes) && minutes >= 0 ? minutes : null);

/** A number of days, or null where it is not known or negative: a date on the wrong side of the as-of date says nothing. */
const daysAhead = (from: string | null, to: string | null): number | null => {
  if (from === null || to === null) return null;
  const days = daysBetween(from, to);
  return days < 0 ? null : days;
};

function factsOf(input: InitialScoreInput): InitialScoreFacts {
  const { commitmentMinutes } = input;
  return {
    ...input,
    firstResponseMinutes: possibleDuration(input.firstResponseMinutes),
    resolutionMinutes: possibleDuration(input.resolutionMinutes),
    commitmentMinutes: commitmentMinutes === undefined ? undefined : possibleDuration(commitmentMinutes),
    daysToRenewal: daysAhead(input.asOf, input.renewalDate),
    ageDays: daysAhead(input.openedOn, input.asOf),
    isResolved: daysAhead(input.resolvedOn, input.asOf) !== null,
  };
}

/** What is missing in words; a date that is there but of no use is named with the reason. */
function missingInWords(name: InitialScoreInputName, input: InitialScoreInput): string {
  if (name === 'renewalDate' && input.renewalDate !== null) return `the next renewal date (${formatDate(input.renewalDate)} has passed)`;
  if (name === 'openedOn' && input.openedOn !== null) return `the age (opened on ${formatDate(input.openedOn)}, after the as-of date)`;
  return inputWords[name];
}

const list = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`);

interface Proposed extends ProposedStep {
  readonly missing: ReadonlySet<InitialScoreInputName>;
}

function propose(dimension: Dimension, facts: InitialScoreFacts, input: InitialScoreInput): Proposed {
  const missing = new Set<InitialScoreInputName>();
  let decided: InitialScoreRule | undefined;
  for (const rule of rulesOf[dimension]) {
    const outcome = rule.holds(facts);
    if (outcome === true) {
      decided = rule;
      break;
    }
    if (outcome !== false) for (const name of outcome) missing.add(name);
  }
  const label = dimensionLabels[dimension];
  const named = missing.size === 0 ? '' : list(initialScoreInputs.filter((name) => missing.has(name)).map((name) => missingInWords(name, input)));
  if (decided === undefined) return { value: null, rule: null, reason: `No ${label} proposed. Not known: ${named}.`, missing };
  const held = `${label} ${decided.value}: ${decided.says(facts)}.`;
  return { value: decided.value, rule: decided.id, reason: named === '' ? held : `${held} Not known: ${named}.`, missing };
}

function together(impact: Proposed, severity: Proposed, time: Proposed): InitialScore {
  const isWhole = impact.value !== null && severity.value !== null && time.value !== null;
  const stepOf = ({ value, rule, reason }: Proposed): ProposedStep => ({ value, rule, reason });
  return {
    ruleId: 'initial-score',
    impact: stepOf(impact),
    severity: stepOf(severity),
    time: stepOf(time),
    factors: isWhole ? { impact: impact.value, severity: severity.value, time: time.value } : null,
    reasons: [impact.reason, severity.reason, time.reason],
    unknown: initialScoreInputs.filter((name) => impact.missing.has(name) || severity.missing.has(name) || time.missing.has(name)),
  };
}

/**
 * The rule `initial-score` (W7): a first proposal for one issue at its as-of date, with the reason in words. Each dimension is
 * decided by the first declaration of `initialScoreRules` that holds. An input that is not known makes no declaration hold; it
 * is named where knowing it could have changed the step. A dimension that nothing decides is null, and then so is `factors`.
 *
 * @throws DocketError `invalid-input` for a date that does not exist.
 */
export function initialScore(input: InitialScoreInput): InitialScore {
  const facts = factsOf(input);
  return together(propose('impact', facts, input), propose('severity', facts, input), propose('time', facts, input));
}

/** What the declarations of a dimension look at, beside the as-of date. */
const keyOf = {
  impact: ({ segment, renewalDate, asOf }) => `${segment} ${renewalDate} ${asOf}`,
  severity: ({ vendorPriority, firstResponseMinutes, resolutionMinutes, isEscalated, resolvedOn, reopenCount, commitmentMinutes, asOf }) =>
    `${vendorPriority} ${firstResponseMinutes} ${resolutionMinutes} ${isEscalated} ${resolvedOn} ${reopenCount} ${commitmentMinutes} ${asOf}`,
  time: ({ openedOn, resolvedOn, renewalDate, asOf }) => `${openedOn} ${resolvedOn} ${renewalDate} ${asOf}`,
} as const satisfies Record<Dimension, (input: InitialScoreInput) => string>;

/** Cases that are remembered for a dimension; of very many different ones the next thousands are gathered anew. */
const mostRemembered = 20_000;

/** As `initialScore`, for very many issues: what was decided for a dimension is remembered, because the same few facts come again and again. */
export function createInitialScorer(): (input: InitialScoreInput) => InitialScore {
  const remember = (dimension: Dimension): ((input: InitialScoreInput, facts: () => InitialScoreFacts) => Proposed) => {
    const known = new Map<string, Proposed>();
    return (input, facts) => {
      const key = keyOf[dimension](input);
      let proposed = known.get(key);
      if (proposed === undefined) {
        proposed = propose(dimension, facts(), input);
        if (known.size >= mostRemembered) known.clear();
        known.set(key, proposed);
      }
      return proposed;
    };
  };
  const [impact, severity, time] = [remember('impact'), remember('severity'), remember('time')];
  return (input) => {
    let looked: InitialScoreFacts | undefined;
    const facts = (): InitialScoreFacts => (looked ??= factsOf(input));
    return together(impact(input, facts), severity(input, facts), time(input, facts));
  };
}
