import { useState } from 'react';
import { criteria, functionLabels, orgFunctions, type AccountId, type Criterion, type PersonId } from '@shared/primitives';
import { useOperation } from '../../api';
import { ComboBox } from '../../ui/combo-box';
import { formatMoney } from '../../ui/format';
import type { Option } from '../../ui/select';
import { Select } from '../../ui/select';
import { numberedCriterion } from './criterion-words';

const criterionOptions = criteria.map((value) => ({ value, label: numberedCriterion(value) }));

export const functionOptions = orgFunctions.map((value) => ({ value, label: functionLabels[value] }));

/** One of the six criteria (W1). */
export function CriterionField({ value, onChange, error }: { value: Criterion | null; onChange: (value: Criterion) => void; error?: string | null }) {
  return <Select label="Criterion" options={criterionOptions} value={value} onChange={onChange} error={error} />;
}

/** An account, found by typing its name or reference; none is allowed. */
export function AccountField({ label = 'Account', autoFocus = false, value, name, onChange }: { label?: string; autoFocus?: boolean; value: AccountId | null; name: string | null; onChange: (value: AccountId | null, name: string | null) => void }) {
  const [typed, setTyped] = useState('');
  const search = typed === name ? '' : typed;
  const { data } = useOperation('accounts.list', { offset: 0, limit: 30, search, sort: search === '' ? 'arr' : 'name', isDescending: search === '' }, { keepPrevious: true });
  const found: readonly Option<AccountId>[] = (data?.rows ?? []).map(({ id, name: called, arr, ref }) => ({ value: id, label: called, detail: arr === null ? ref : formatMoney(arr) }));
  const options = value === null || name === null || found.some((option) => option.value === value) ? found : [{ value, label: name }, ...found];
  return (
    <ComboBox
      label={label}
      autoFocus={autoFocus}
      placeholder="Type a name"
      options={options}
      value={value}
      onType={setTyped}
      onChange={(id) => onChange(id, options.find((option) => option.value === id)?.label ?? null)}
    />
  );
}

/** A person of the workspace; none is allowed. */
export function OwnerField({ value, onChange, label = 'Owner' }: { value: PersonId | null; onChange: (value: PersonId | null) => void; label?: string }) {
  const { data } = useOperation('people.list', {});
  const options: readonly Option<PersonId>[] = (data ?? []).filter(({ isSystem }) => !isSystem).map(({ id, name, function: part }) => ({ value: id, label: name, detail: functionLabels[part] }));
  return <ComboBox label={label} placeholder="Type a name" options={options} value={value} onChange={onChange} />;
}
