import type { TimingFigure } from '@shared/contract/account-timing';
import { ruleList } from './imports/rules';

/** An issue as far as one of its times goes. */
export interface TimedIssue {
  readonly value: number | null;
  /** Anomalies that it was imported with, as sentences. */
  readonly flags: readonly string[];
  /** The column of its import that the time was read from. */
  readonly column: string | null;
}

/** Rules that leave the time empty whatever column they name. */
const anyColumn: ReadonlySet<string> = new Set(['resolved-before-opened', 'response-after-resolution']);
const notSaid = 'the source does not say it';

/** Why an issue says no time: the first rule, in their order, whose flag it has for that column. */
function reasonOf({ flags, column }: TimedIssue): string {
  const found = ruleList.find(({ id, title }) => flags.some((flag) => (anyColumn.has(id) ? flag.startsWith(`${title}: `) : column !== null && flag.startsWith(`${title}: ${column} `))));
  return found === undefined ? notSaid : `${found.title.charAt(0).toLowerCase()}${found.title.slice(1)}`;
}

/** The median of the times that issues say, and what it leaves out with the reason, most first (W6). Of an even number it is the mean of the middle two. */
export function timingFigure(issues: readonly TimedIssue[]): TimingFigure {
  const values = issues.flatMap(({ value }) => (value === null ? [] : [value])).toSorted((a, b) => a - b);
  const middle = Math.floor(values.length / 2);
  const high = values[middle];
  const low = values[middle - 1];
  const median = high === undefined ? null : values.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
  const reasons = new Map<string, number>();
  for (const issue of issues) if (issue.value === null) reasons.set(reasonOf(issue), (reasons.get(reasonOf(issue)) ?? 0) + 1);
  return {
    median,
    counted: values.length,
    total: issues.length,
    leftOut: [...reasons].map(([because, count]) => ({ because, issues: count })).toSorted((a, b) => b.issues - a.issues || (a.because < b.because ? -1 : 1)),
  };
}
