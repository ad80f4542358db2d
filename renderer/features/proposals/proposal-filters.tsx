import { useEffect, useState } from 'react';
import { bandLabels, bands, criteria, segmentLabels, segments } from '@shared/primitives';
import { useOperation } from '../../api';
import { useApp } from '../../state/store';
import { FilterChip, FilterMenu, FilterRow } from '../../ui/filter-chip';
import { formatCount } from '../../ui/format';
import { SearchField } from '../../ui/text-field';
import { numberedCriterion } from '../issues/criterion-words';

const bandOptions = bands.toReversed().map((value) => ({ value, label: bandLabels[value] }));
const criterionOptions = criteria.map((value) => ({ value, label: numberedCriterion(value) }));
const segmentOptions = segments.map((value) => ({ value, label: segmentLabels[value] }));
/** Typing rests this long before the list follows. */
const restMs = 90;

/** What narrows the queue; "accept all shown" means what these leave over. */
export function ProposalFilters() {
  const filter = useApp((state) => state.proposalFilter);
  const set = useApp((state) => state.setProposalFilter);
  const { search } = filter;
  const { data: counts } = useOperation('scoring.proposalCounts', { filter });
  const ruleOptions = (counts ?? []).map(({ ruleId, title, proposals }) => ({ value: ruleId, label: title, detail: formatCount(proposals) }));
  const [typed, setTyped] = useState({ text: search, of: search });
  if (typed.of !== search) setTyped({ text: search, of: search });
  useEffect(() => {
    if (typed.text === search) return undefined;
    const timer = setTimeout(() => set({ search: typed.text }), restMs);
    return () => clearTimeout(timer);
  }, [typed.text, search, set]);
  return (
    <FilterRow>
      <SearchField label="Filter proposals" size="small" value={typed.text} onChange={(text) => setTyped({ text, of: search })} />
      <FilterMenu label="Rule" options={ruleOptions} selected={filter.rules} onChange={(chosen) => set({ rules: [...chosen] })} />
      <FilterMenu label="Band" options={bandOptions} selected={filter.bands} onChange={(chosen) => set({ bands: [...chosen] })} />
      <FilterMenu label="Criterion" options={criterionOptions} selected={filter.criteria} onChange={(chosen) => set({ criteria: [...chosen] })} />
      <FilterMenu label="Segment" options={segmentOptions} selected={filter.segments} onChange={(chosen) => set({ segments: [...chosen] })} />
      <FilterChip label="Open issues" isOn={filter.isOpen} onChange={(isOn) => set({ isOpen: isOn })} />
      {filter.accountId !== null && <FilterChip label="Of one account" isOn onChange={() => set({ accountId: null })} />}
      {filter.importId !== null && <FilterChip label="From one import" isOn onChange={() => set({ importId: null })} />}
    </FilterRow>
  );
}
