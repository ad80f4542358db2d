import { SlidersHorizontal } from 'lucide-react';
import { segmentLabels, segments, sourceLabels, sources } from '@shared/primitives';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/choice';
import { ChipButton, FilterChip } from '../../ui/filter-chip';
import { Popover } from '../../ui/menu';
import { NumberField } from '../../ui/number-field';
import { TokenField } from '../../ui/token-field';
import { OwnersField, ownerName, TagsField } from '../issues/name-fields';
import { ageWords, figureRowsWords } from './filter-words';
import styles from './filters.module.css';

const segmentOptions = segments.map((value) => ({ value, label: segmentLabels[value] }));
const labelOfSegment = (value: string): string => segmentOptions.find((option) => option.value === value)?.label ?? value;
const sourceOptions = sources.map((value) => ({ value, label: sourceLabels[value] }));
const labelOfSource = (value: string): string => sourceOptions.find((option) => option.value === value)?.label ?? value;
const listed = (label: string, values: readonly string[]): string => (values.length === 1 ? `${label}: ${values[0] ?? ''}` : `${label}: ${values.length}`);

/** Filters that have no button of their own, and those of them that are on. */
export function MoreFilters() {
  const filter = useApp((state) => state.issueFilter);
  const set = useApp((state) => state.setIssueFilter);
  const age = ageWords(filter);
  const none = { segments: [], tags: [], owners: [], sources: [], minAgeDays: null, maxAgeDays: null, isFlagged: false };
  return (
    <>
      {filter.segments.length > 0 && <FilterChip label={listed('Segment', filter.segments.map(labelOfSegment))} isOn onChange={() => set({ segments: [] })} />}
      {filter.tags.length > 0 && <FilterChip label={listed('Tag', filter.tags)} isOn onChange={() => set({ tags: [] })} />}
      {filter.owners.length > 0 && <FilterChip label={listed('Owner', filter.owners.map(ownerName))} isOn onChange={() => set({ owners: [] })} />}
      {filter.sources.length > 0 && <FilterChip label={listed('Source', filter.sources.map(labelOfSource))} isOn onChange={() => set({ sources: [] })} />}
      {age !== null && <FilterChip label={age} isOn onChange={() => set({ minAgeDays: null, maxAgeDays: null })} />}
      {filter.isFlagged && <FilterChip label="Flagged" isOn onChange={() => set({ isFlagged: false })} />}
      {filter.figure !== null && <FilterChip label={figureRowsWords(filter.figure)} isOn onChange={() => set({ figure: null })} />}
      <Popover label="More filters" trigger={<ChipButton icon={<SlidersHorizontal aria-hidden="true" />}>More</ChipButton>}>
        {(close) => (
          <div className={styles['more']}>
            <TagsField label="Tag" values={filter.tags} onChange={(tags) => set({ tags: [...tags] })} autoFocus />
            <OwnersField label="Owner" values={filter.owners} onChange={(owners) => set({ owners: [...owners] })} />
            <TokenField label="Segment" placeholder="Any" values={filter.segments} labelOf={labelOfSegment} onType={() => undefined} options={segmentOptions} onChange={(values) => set({ segments: segments.filter((segment) => values.includes(segment)) })} />
            <TokenField label="Source" placeholder="Any" values={filter.sources} labelOf={labelOfSource} onType={() => undefined} options={sourceOptions} onChange={(values) => set({ sources: sources.filter((source) => values.includes(source)) })} />
            <div className={styles['ages']}>
              <NumberField label="Days old, at least" value={filter.minAgeDays} onChange={(minAgeDays) => set({ minAgeDays })} min={0} max={36_500} />
              <NumberField label="Days old, at most" value={filter.maxAgeDays} onChange={(maxAgeDays) => set({ maxAgeDays })} min={0} max={36_500} />
            </div>
            <Checkbox isSelected={filter.isFlagged} onChange={(isFlagged) => set({ isFlagged })} detail="Came with an anomaly that was imported and flagged">
              Flagged
            </Checkbox>
            <div className={styles['foot']}>
              <Button size="small" variant="quiet" onPress={() => set(none)}>
                Clear these
              </Button>
              <Button size="small" onPress={close}>
                Done
              </Button>
            </div>
          </div>
        )}
      </Popover>
    </>
  );
}
