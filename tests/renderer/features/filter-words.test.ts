import { describe, expect, it } from 'vitest';
import { IssueFilter } from '@shared/contract/issues';
import { filterWords } from '../../../renderer/features/filters/filter-words';

const words = (filter: object): string => filterWords(IssueFilter.parse(filter));

describe('a filter in words', () => {
  it('names every part that narrows the list, and says so where none does [W4]', () => {
    expect(words({})).toBe('Every issue');
    expect(words({ isOpen: true, bands: ['immediate', 'escalate'], tags: ['vip'], owners: ['Priya Raman', ''], minAgeDays: 30, isFlagged: true, search: 'café' })).toBe('Open, Immediate action or Escalate this week, tagged vip, owner Priya Raman or nobody, 30 days old or more, flagged, “café”');
    expect(words({ maxAgeDays: 7 })).toBe('At most 7 days old');
    expect(words({ minAgeDays: 7, maxAgeDays: 9, sources: ['calls'] })).toBe('From Call summaries, 7 to 9 days old');
  });
});
