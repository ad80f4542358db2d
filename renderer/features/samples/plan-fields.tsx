import { sampleKindLabels, sampleKinds, strataKinds, strataLabels } from '@shared/contract/samples/entities';
import { bandLabels, bands, criteria, segmentLabels, segments, sourceLabels, sources } from '@shared/primitives';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { FilterChip, FilterMenu, FilterRow } from '../../ui/filter-chip';
import { Menu } from '../../ui/menu';
import { NumberField } from '../../ui/number-field';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { SearchField } from '../../ui/text-field';
import { filterWords } from '../filters/filter-words';
import { numberedCriterion } from '../issues/criterion-words';
import { filterOf, noFilter, type PlanDraft } from './draw-plan';
import styles from './samples.module.css';

const kindOptions = sampleKinds.map((value) => ({ value, label: sampleKindLabels[value] }));
const bandOptions = bands.toReversed().map((value) => ({ value, label: bandLabels[value] }));
const criterionOptions = criteria.map((value) => ({ value, label: numberedCriterion(value) }));
const segmentOptions = segments.map((value) => ({ value, label: segmentLabels[value] }));
const sourceOptions = sources.map((value) => ({ value, label: sourceLabels[value] }));
const confidenceOptions = [{ value: '0.9' as const, label: '90 %' }, { value: '0.95' as const, label: '95 %' }, { value: '0.99' as const, label: '99 %' }];

export interface PlanFieldsProps {
  draft: PlanDraft;
  asOf: string;
  onChange: (change: Partial<PlanDraft>) => void;
}

/** What is drawn from: a kind of record, the filter of the register, a period. */
export function PopulationFields({ draft, asOf, onChange }: PlanFieldsProps) {
  const { of, filter } = draft;
  const set = (change: Partial<PlanDraft['filter']>): void => onChange({ filter: { ...filter, ...change } });
  const { data: saved } = useOperation('filters.list', {});
  const knowsIssues = of !== 'interactions';
  const counted = filterOf(draft);
  return (
    <fieldset>
      <legend>Population</legend>
      <Segmented label="What is sampled" isLabelHidden tone="accent" options={kindOptions} value={of} onChange={(next) => onChange({ of: next, stated: {}, ...(next === 'interactions' && (draft.strata === 'criterion' || draft.strata === 'band') ? { strata: 'segment' } : {}) })} />
      <div className={styles['filters']}>
        <FilterRow>
        <SearchField label="Words" size="small" value={filter.search} onChange={(search) => set({ search })} />
        {knowsIssues && <FilterChip label="Open" isOn={filter.isOpen === true} onChange={(isOn) => set({ isOpen: isOn ? true : null })} />}
        {knowsIssues && <FilterMenu label="Band" options={bandOptions} selected={filter.bands} onChange={(chosen) => set({ bands: [...chosen] })} />}
        {knowsIssues && <FilterMenu label="Criterion" options={criterionOptions} selected={filter.criteria} onChange={(chosen) => set({ criteria: [...chosen] })} />}
        <FilterMenu label="Segment" options={segmentOptions} selected={filter.segments} onChange={(chosen) => set({ segments: [...chosen] })} />
        <FilterMenu label="Source" options={sourceOptions} selected={filter.sources} onChange={(chosen) => set({ sources: [...chosen] })} />
        <Menu
          label="Take a filter"
          trigger={
            <Button variant="link" size="small">
              Take a filter
            </Button>
          }
          groups={[
            { id: 'list', items: [{ id: 'list', label: 'As the priority list is filtered', detail: filterWords(appState().issueFilter) }] },
            ...(saved === undefined || saved.length === 0 ? [] : [{ id: 'saved', title: 'Saved filters', items: saved.map((each) => ({ id: each.id, label: each.name, detail: filterWords(each.filter) })) }]),
            { id: 'none', items: [{ id: 'none', label: 'No filter' }] },
          ]}
          onAction={(id) => onChange({ filter: id === 'list' ? appState().issueFilter : (saved?.find((each) => each.id === id)?.filter ?? noFilter) })}
        />
        </FilterRow>
      </div>
      <p className="muted">{JSON.stringify(counted) === JSON.stringify(noFilter) ? 'All of them.' : `${filterWords(counted)}.`}</p>
      <div className={styles['two']}>
        <DateField label="From" value={draft.from} max={draft.until ?? undefined} reference={asOf} onChange={(from) => onChange({ from })} hint={of === 'issues' ? 'Opened on this date or later' : of === 'interactions' ? 'Held on this date or later' : 'Decided on this date or later'} />
        <DateField label="Until" value={draft.until} min={draft.from ?? undefined} reference={asOf} onChange={(until) => onChange({ until })} />
      </div>
    </fieldset>
  );
}

/** How many are drawn, from which strata, and what reading one takes. */
export function SizeFields({ draft, onChange }: Omit<PlanFieldsProps, 'asOf'>) {
  const options = strataKinds.filter((value) => draft.of !== 'interactions' || (value !== 'criterion' && value !== 'band')).map((value) => ({ value, label: strataLabels[value] }));
  return (
    <fieldset>
      <legend>Size</legend>
      <div className={styles['wrap']}>
        <Segmented
          label="Size by"
          tone="accent"
          options={[{ value: 'margin', label: 'Margin of error' }, { value: 'count', label: 'Number' }, { value: 'stated', label: 'Number for each stratum' }]}
          value={draft.by}
          onChange={(by) => onChange({ by })}
        />
        {draft.by === 'margin' && <NumberField label="Points either way, at most" value={draft.points} min={0.5} max={50} step={0.5} onChange={(points) => onChange({ points })} />}
        {draft.by === 'count' && <NumberField label="How many" value={draft.count} min={1} max={20_000} onChange={(count) => onChange({ count })} />}
      </div>
      <div className={styles['three']}>
        <Select label="Strata" options={options} value={draft.strata} onChange={(strata) => onChange({ strata, stated: {} })} hint="Drawn from one by one, so that none is missed by chance" />
        <Select label="Confidence" options={confidenceOptions} value={draft.confidence} onChange={(confidence) => onChange({ confidence })} />
        <NumberField label="Minutes to read one" value={draft.minutesPerItem} min={0.5} max={600} step={0.5} onChange={(minutesPerItem) => onChange({ minutesPerItem })} />
      </div>
      {draft.strata !== 'none' && draft.by !== 'stated' && (
        <Segmented
          label="Shared out"
          tone="accent"
          options={[{ value: 'proportional', label: 'In proportion' }, { value: 'equal', label: 'Equally' }]}
          value={draft.allocation}
          onChange={(allocation) => onChange({ allocation })}
          hint={draft.allocation === 'equal' ? 'Small strata are read as closely as large ones; results are weighted back.' : 'Each stratum as large a part of the sample as of the population.'}
        />
      )}
    </fieldset>
  );
}
