import { actionStateLabels, actionStates } from '@shared/contract/actions/entities';
import { functionLabels, orgFunctions } from '@shared/primitives';
import { useOperation } from '../../api';
import { FilterChip, FilterMenu, FilterRow } from '../../ui/filter-chip';
import { SearchField } from '../../ui/text-field';
import { useActionList } from './action-list-state';

const stateOptions = actionStates.map((value) => ({ value, label: actionStateLabels[value] }));
const functionOptions = orgFunctions.map((value) => ({ value, label: functionLabels[value] }));

/** What narrows the list of actions. */
export function ActionFilters() {
  const { filter, setFilter } = useActionList();
  const { data: owners } = useOperation('actions.owners', {});
  return (
    <FilterRow>
      <SearchField label="Filter actions" size="small" value={filter.search} onChange={(search) => setFilter({ search })} />
      <FilterChip label="Overdue" isOn={filter.isOverdue} onChange={(isOverdue) => setFilter({ isOverdue })} />
      <FilterMenu label="Owner" options={(owners ?? []).map(({ personId, name, open }) => ({ value: personId, label: name, detail: `${open} open` }))} selected={filter.ownerIds} onChange={(ownerIds) => setFilter({ ownerIds: [...ownerIds] })} />
      <FilterMenu label="Function" options={functionOptions} selected={filter.functions} onChange={(functions) => setFilter({ functions: [...functions] })} />
      <FilterMenu label="State" options={stateOptions} selected={filter.states} onChange={(states) => setFilter({ states: [...states] })} />
      {filter.sessionId !== null && <FilterChip label="From one session" isOn onChange={() => setFilter({ sessionId: null })} />}
    </FilterRow>
  );
}
