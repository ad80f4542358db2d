import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Person } from '@shared/contract/people';
import { mayRun, useCommand, useOperation } from '../../api';
import { functionLabels, type OrgFunction } from '@shared/primitives';
import { Button, IconButton } from '../../ui/button';
import { FormDialog } from '../../ui/form-dialog';
import { Section } from '../../ui/page';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { functionOptions } from '../issues/issue-form-fields';
import { useRole } from './use-acting';
import styles from './settings.module.css';

/** The people of the workspace: owners, participants, deciders. */
export function PeopleSection() {
  const { data } = useOperation('people.list', {});
  const role = useRole();
  const [dialog, setDialog] = useState<Person | 'new' | null>(null);
  const people = (data ?? []).filter(({ isSystem }) => !isSystem);
  const mayChange = mayRun(role, 'people.update');
  return (
    <Section title="People" more={people.length}>
      {people.length === 0 && <p className="muted">Nobody yet. Owners, participants and deciders are chosen from these.</p>}
      <ul className={styles['people']}>
        {people.map((person) => (
          <li key={person.id}>
            <span className="trunc" title={person.name}>{person.name}</span>
            <span className="muted">{functionLabels[person.function]}</span>
            {mayChange && <IconButton size="small" label={`Edit ${person.name}`} icon={<Pencil aria-hidden="true" />} onPress={() => setDialog(person)} />}
          </li>
        ))}
      </ul>
      {mayRun(role, 'people.add') && (
        <div className={styles['below']}>
          <Button size="small" icon={<Plus aria-hidden="true" />} onPress={() => setDialog('new')}>
            Add a person
          </Button>
        </div>
      )}
      {dialog !== null && <PersonDialog person={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} />}
    </Section>
  );
}

function PersonDialog({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const [name, setName] = useState(person?.name ?? '');
  const [part, setPart] = useState<OrgFunction>(person?.function ?? 'support');
  const [hasTried, setHasTried] = useState(false);
  const add = useCommand('people.add');
  const update = useCommand('people.update');
  const running = person === null ? add : update;
  const save = (): void => {
    setHasTried(true);
    if (name.trim() === '' || running.isPending) return;
    if (person === null) add.mutate({ name, function: part }, { onSuccess: onClose });
    else update.mutate({ id: person.id, name, function: part }, { onSuccess: onClose });
  };
  const title = person === null ? 'Add a person' : 'Edit a person';
  return (
    <FormDialog
      title={title}
      size="small"
      saveLabel={person === null ? 'Add' : 'Save'}
      isPending={running.isPending}
      error={running.error}
      onSave={save}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={120} autoFocus error={hasTried && name.trim() === '' ? 'Give a name.' : null} />
      <Select label="Function" options={functionOptions} value={part} onChange={setPart} />
    </FormDialog>
  );
}
