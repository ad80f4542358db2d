import { mergeCountWords, mergeFieldLabels, type MergeCounts, type MergeField } from '@shared/contract/account-merges';
import { formatCount } from '../../../ui/format';

const kinds = ['issues', 'deals', 'subscriptions', 'measurements', 'interactions', 'followUps', 'notes', 'hypotheses', 'references'] as const satisfies readonly (keyof MergeCounts)[];

/** What there is of each kind, without what there is none of: `12 issues, 1 deal and 2 references`; empty where there is nothing. */
export function countsWords(counts: MergeCounts, without: readonly (keyof MergeCounts)[] = []): string {
  const parts = kinds.filter((kind) => counts[kind] > 0 && !without.includes(kind)).map((kind) => `${formatCount(counts[kind])} ${mergeCountWords[kind][counts[kind] === 1 ? 0 : 1]}`);
  const last = parts.pop();
  return last === undefined ? '' : parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

/** A field within a sentence. */
export const fieldWord = (field: MergeField): string => (field === 'terms' ? mergeFieldLabels[field] : mergeFieldLabels[field].toLowerCase());

/** Whether what is counted moves as one thing or as several. */
export const isOne = (counts: MergeCounts): boolean => kinds.reduce((sum, kind) => sum + counts[kind], 0) === 1;

/** Where an account comes from, in words. A file without a tool's mapping is told apart by its header, which says nothing to a person. */
export const systemWords = (system: string): string => (system.startsWith('file') ? 'a plain file' : `${system.charAt(0).toUpperCase()}${system.slice(1)}`);
