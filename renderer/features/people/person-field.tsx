import { functionLabels, type PersonId } from '@shared/primitives';
import { useOperation } from '../../api';
import { ComboBox } from '../../ui/combo-box';
import type { FieldProps } from '../../ui/field';

/** A person of the workspace, by name. */
export function PersonField({ value, onChange, ...field }: FieldProps & { value: PersonId | null; onChange: (id: PersonId | null) => void }) {
  const { data: people } = useOperation('people.list', {});
  const options = (people ?? []).filter(({ isSystem }) => !isSystem).map(({ id, name, function: part }) => ({ value: id, label: name, detail: functionLabels[part] }));
  return <ComboBox {...field} placeholder="Type a name" options={options} value={value} onChange={onChange} />;
}
