import { useState } from 'react';
import type { SavedFilter } from '@shared/contract/filters';
import { useCommand } from '../../api';
import { useApp } from '../../state/store';
import { FormDialog } from '../../ui/form-dialog';
import { TextField } from '../../ui/text-field';
import { filterWords } from './filter-words';

/** Keeps what the list shows now under a name, for everybody who works in this workspace. */
export function SaveFilterDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const filter = useApp((state) => state.issueFilter);
  const order = useApp((state) => state.issueOrder);
  const toast = useApp((state) => state.toast);
  const save = useCommand('filters.save');
  const onSave = (): void => {
    setHasTried(true);
    if (name.trim() === '' || save.isPending) return;
    save.mutate({ name, filter, ...order }, {
      onSuccess: () => {
        toast({ tone: 'success', title: `The filter “${name.trim()}” was saved` });
        onClose();
      },
    });
  };
  return (
    <FormDialog title="Save this filter" size="small" saveLabel="Save" isPending={save.isPending} error={save.error} onSave={onSave} onClose={onClose}>
      <TextField label="Name" value={name} onChange={setName} maxLength={60} autoFocus error={hasTried && name.trim() === '' ? 'Give it a name.' : null} />
      <p className="muted">{filterWords(filter)}</p>
    </FormDialog>
  );
}

/** Gives a saved filter another name. */
export function RenameFilterDialog({ saved, onClose }: { saved: SavedFilter; onClose: () => void }) {
  const [name, setName] = useState(saved.name);
  const update = useCommand('filters.update');
  const { id, filter, sort, isDescending } = saved;
  const onSave = (): void => {
    if (name.trim() === '' || update.isPending) return;
    update.mutate({ id, name, filter, sort, isDescending }, { onSuccess: onClose });
  };
  return (
    <FormDialog title={`Rename “${saved.name}”`} size="small" saveLabel="Rename" isPending={update.isPending} error={update.error} onSave={onSave} onClose={onClose}>
      <TextField label="Name" value={name} onChange={setName} maxLength={60} autoFocus error={name.trim() === '' ? 'Give it a name.' : null} />
    </FormDialog>
  );
}
