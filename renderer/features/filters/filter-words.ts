import type { IssueFilter } from '@shared/contract/issues';
import { type FigureRows, leftOutLabels, metricDefinitions } from '@shared/contract/metrics';
import { bandLabels, criterionLabels, segmentLabels, sourceLabels } from '@shared/primitives';

const nobody = (name: string): string => (name === '' ? 'nobody' : name);

/** What a filter holds, in words: `Open, Immediate action, tagged vip, owner Priya Raman`. */
export function filterWords(filter: IssueFilter): string {
  const some = (words: string, values: readonly string[]): string => (values.length === 0 ? '' : `${words}${values.join(' or ')}`);
  const parts = [
    filter.isOpen === null ? '' : filter.isOpen ? 'open' : 'resolved or closed',
    some('', filter.bands.map((band) => bandLabels[band])),
    some('', filter.criteria.map((criterion) => criterionLabels[criterion])),
    some('', filter.segments.map((segment) => segmentLabels[segment])),
    some('from ', filter.sources.map((source) => sourceLabels[source])),
    some('tagged ', filter.tags),
    some('owner ', filter.owners.map(nobody)),
    ageWords(filter) ?? '',
    filter.renewsWithinDays === null ? '' : `renews in ${filter.renewsWithinDays} days`,
    filter.isFragile ? 'fragile' : '',
    filter.isProposed ? 'proposed' : '',
    filter.isFlagged ? 'flagged' : '',
    filter.accountId === null ? '' : 'of one account',
    filter.importId === null ? '' : 'from one import',
    filter.figure === null ? '' : figureRowsWords(filter.figure),
    filter.search === '' ? '' : `“${filter.search}”`,
  ].filter(Boolean);
  const words = parts.length === 0 ? 'every issue' : parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `First response: blank in the source`, `Resolution: counted`. */
export const figureRowsWords = ({ metric, rows }: FigureRows): string => `${metricDefinitions[metric].label}: ${rows === 'counted' ? 'counted' : leftOutLabels[rows]}`;

/** `30 to 90 days old`; null where the age is not asked for. */
export function ageWords({ minAgeDays, maxAgeDays }: Pick<IssueFilter, 'minAgeDays' | 'maxAgeDays'>): string | null {
  if (minAgeDays === null && maxAgeDays === null) return null;
  if (maxAgeDays === null) return `${minAgeDays ?? 0} days old or more`;
  return minAgeDays === null ? `at most ${maxAgeDays} days old` : `${minAgeDays} to ${maxAgeDays} days old`;
}
