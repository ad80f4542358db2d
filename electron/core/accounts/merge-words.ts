import { mergeCountWords, mergeFields, type FieldMove, type MergeCounts, type MergeField } from '@shared/contract/account-merges';
import { segmentLabels, type CalendarDate } from '@shared/primitives';
import { formatDate } from '../calendar';
import { countWords } from '../edits';
import { formatMoneyFull } from '../money';
import { isUnknown, termsOf, type Standing } from './merging';

/** ARR and renewal in words; null where neither is known. */
export function termsWords(standing: Pick<Standing, 'facts' | 'subscriptions'>, asOf: CalendarDate): string | null {
  const { arr, renewal } = termsOf(standing, asOf);
  if (arr === null && renewal === null) return null;
  return `${arr === null ? 'ARR unknown' : formatMoneyFull(arr)}${renewal === null ? ', renewal unknown' : `, renews ${formatDate(renewal)}`}`;
}

/** Each field of an account in words; null where it is unknown. */
export function fieldWords(standing: Pick<Standing, 'facts' | 'subscriptions'>, asOf: CalendarDate): Record<MergeField, string | null> {
  const { facts } = standing;
  const known = (value: string | null): string | null => (isUnknown(value) ? null : value);
  return {
    name: facts.name,
    segment: facts.segment === 'unknown' ? null : segmentLabels[facts.segment],
    terms: termsWords(standing, asOf),
    tier: known(facts.tier),
    health: known(facts.health),
    sponsor: known(facts.sponsor),
    owner: known(facts.owner),
    region: known(facts.region),
    industry: known(facts.industry),
    signupDate: facts.signupDate === null ? null : formatDate(facts.signupDate),
  };
}

/** The fields in which two readings of an account differ. */
export const fieldMoves = (before: Record<MergeField, string | null>, after: Record<MergeField, string | null>): FieldMove[] =>
  mergeFields.flatMap((field) => (before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }]));

const kinds = ['issues', 'deals', 'subscriptions', 'measurements', 'interactions', 'followUps', 'notes', 'hypotheses', 'references'] as const satisfies readonly (keyof MergeCounts)[];

/** What moves in words, without what there is none of: `12 issues, 1 deal and 2 references`. */
export function countsWords(counts: MergeCounts, without: readonly (keyof MergeCounts)[] = []): string {
  const parts = kinds.filter((kind) => counts[kind] > 0 && !without.includes(kind)).map((kind) => `${countWords(counts[kind])} ${mergeCountWords[kind][counts[kind] === 1 ? 0 : 1]}`);
  const last = parts.pop();
  return last === undefined ? 'nothing' : parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
