import type { IssueRow } from '@shared/contract/issues';
import { decisionLabels, type DecisionKind } from '@shared/contract/sessions/entities';
import type { CalendarDate } from '@shared/primitives';
import { daysBetween, formatDate } from './calendar';

/** An issue without what depends on the date that the register is looked at from. */
export interface IssueFacts extends Omit<IssueRow, 'daysToRenewal' | 'ageDays' | 'nextStep' | 'override' | 'links'> {
  readonly resolvedOn: CalendarDate | null;
  /** The last decision on it. */
  readonly lastDecision: { readonly kind: DecisionKind; readonly dueOn: CalendarDate | null; readonly reviewOn: CalendarDate | null; readonly acceptUntil: CalendarDate | null } | null;
}

/**
 * Days from opened to as-of, or to resolved where that came first; null where it is not known when it was opened, or where that lies after
 * the end (W6: an impossible duration is no duration).
 */
export function ageInDays(issue: Pick<IssueFacts, 'openedOn' | 'resolvedOn'>, asOf: CalendarDate): number | null {
  if (issue.openedOn === null) return null;
  const end = issue.resolvedOn !== null && issue.resolvedOn < asOf ? issue.resolvedOn : asOf;
  const days = daysBetween(issue.openedOn, end);
  return days < 0 ? null : days;
}

/** The last decision in short: `Plan, due 24 Nov 2026`; an accepted risk says until when, and what has no due date when it is looked at again. */
export function nextStepInWords(decision: IssueFacts['lastDecision']): string | null {
  if (decision === null) return null;
  const label = decisionLabels[decision.kind];
  if (decision.acceptUntil !== null) return `${label}, until ${formatDate(decision.acceptUntil)}`;
  if (decision.dueOn !== null) return `${label}, due ${formatDate(decision.dueOn)}`;
  return decision.reviewOn === null ? label : `${label}, review ${formatDate(decision.reviewOn)}`;
}

/** One line of the register as it looks on a date (W4). A renewal that has passed is a negative number of days away. */
export function issueRow({ resolvedOn, lastDecision, ...issue }: IssueFacts, asOf: CalendarDate, override: IssueRow['override'] = null, links: IssueRow['links'] = []): IssueRow {
  return {
    ...issue,
    daysToRenewal: issue.renewal === null ? null : daysBetween(asOf, issue.renewal),
    ageDays: ageInDays({ openedOn: issue.openedOn, resolvedOn }, asOf),
    nextStep: nextStepInWords(lastDecision),
    override,
    links,
  };
}

/**
 * The date an issue was resolved on after a change of its status: kept where it stays resolved, the as-of date where it becomes so, none
 * where it is open again.
 */
export function resolvedOnAfter(before: { readonly resolvedOn: CalendarDate | null }, status: IssueRow['status'], asOf: CalendarDate): CalendarDate | null {
  return status === 'open' || status === 'waiting' ? null : (before.resolvedOn ?? asOf);
}
