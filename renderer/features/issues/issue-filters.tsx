import { useEffect, useState } from 'react';
import type { IssueTotals } from '@shared/contract/issues';
import { bandLabels, bands, criteria } from '@shared/primitives';
import { useApp } from '../../state/store';
import { FilterChip, FilterMenu, FilterRow } from '../../ui/filter-chip';
import { SearchField } from '../../ui/text-field';
import { MoreFilters } from '../filters/more-filters';
import { numberedCriterion } from './criterion-words';

const bandOptions = bands.toReversed().map((value) => ({ value, label: bandLabels[value] }));
const criterionOptions = criteria.map((value) => ({ value, label: numberedCriterion(value) }));
/** Typing rests this long before the list follows. */
const restMs = 90;

/** The field that filters as one types. It follows when the filter is set elsewhere. */
function FilterField() {
  const search = useApp((state) => state.issueFilter.search);
  const setIssueFilter = useApp((state) => state.setIssueFilter);
  const [typed, setTyped] = useState({ text: search, of: search });
  if (typed.of !== search) setTyped({ text: search, of: search });
  useEffect(() => {
    if (typed.text === search) return undefined;
    const timer = setTimeout(() => setIssueFilter({ search: typed.text }), restMs);
    return () => clearTimeout(timer);
  }, [typed.text, search, setIssueFilter]);
  return <SearchField label="Filter issues" size="small" value={typed.text} onChange={(text) => setTyped({ text, of: search })} />;
}

/** What narrows the priority list, with how many issues each would leave. */
export function IssueFilters({ totals }: { totals: IssueTotals | undefined }) {
  const filter = useApp((state) => state.issueFilter);
  const set = useApp((state) => state.setIssueFilter);
  return (
    <FilterRow>
      <FilterField />
      <FilterChip label="Open" isOn={filter.isOpen === true} onChange={(isOn) => set({ isOpen: isOn ? true : null })} />
      <FilterMenu label="Band" options={bandOptions} selected={filter.bands} onChange={(chosen) => set({ bands: [...chosen] })} />
      <FilterMenu label="Criterion" options={criterionOptions} selected={filter.criteria} onChange={(chosen) => set({ criteria: [...chosen] })} />
      <FilterChip label="Renews in 90 d" count={totals?.renewsIn90Days} isOn={filter.renewsWithinDays !== null} onChange={(isOn) => set({ renewsWithinDays: isOn ? 90 : null })} />
      <FilterChip label="Fragile" count={totals?.fragile} isOn={filter.isFragile} onChange={(isOn) => set({ isFragile: isOn })} />
      <FilterChip label="Proposed" count={totals?.proposed} isOn={filter.isProposed} onChange={(isOn) => set({ isProposed: isOn })} />
      {filter.importId !== null && <FilterChip label="From one import" isOn onChange={() => set({ importId: null })} />}
      {filter.accountId !== null && <FilterChip label="Of one account" isOn onChange={() => set({ accountId: null })} />}
      <MoreFilters />
    </FilterRow>
  );
}
