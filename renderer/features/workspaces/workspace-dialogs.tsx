import { useState } from 'react';
import type { CalendarDate } from '@shared/primitives';
import { useCommand } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { TextField } from '../../ui/text-field';
import styles from './workspaces.module.css';

/** Today by the laptop's own calendar, as an ISO date. */
function localToday(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Makes a new workspace: its name here, its place in the system's own dialog. */
export function NewWorkspaceDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [asOf, setAsOf] = useState<CalendarDate | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const create = useCommand('workspaces.create');
  const save = (): void => {
    setHasTried(true);
    if (name.trim() === '' || create.isPending) return;
    create.mutate({ name, asOf }, { onSuccess: ({ opened }) => opened && onClose() });
  };
  return (
    <FormDialog
      title="New workspace"
      size="small"
      saveLabel="Choose where"
      isPending={create.isPending}
      error={create.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="muted">A workspace is one file that holds everything: register, sessions, evidence.</p>
      <TextField label="Name" value={name} onChange={setName} maxLength={120} autoFocus placeholder="Support EMEA" error={hasTried && name.trim() === '' ? 'Give it a name.' : null} />
      <DateField label="As-of date" value={asOf} onChange={setAsOf} reference={localToday()} hint="Leave it empty to look at the register from today." />
    </FormDialog>
  );
}

/** Renames the workspace; the file keeps its name. */
export function RenameWorkspaceDialog({ name: before, onClose }: { name: string; onClose: () => void }) {
  const [name, setName] = useState(before);
  const rename = useCommand('workspaces.rename');
  const save = (): void => {
    if (name.trim() !== '' && !rename.isPending) rename.mutate({ name }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title="Rename the workspace"
      size="small"
      saveLabel="Rename"
      isPending={rename.isPending}
      error={rename.error}
      onSave={save}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={120} autoFocus hint="The file keeps its name." error={name.trim() === '' ? 'Give it a name.' : null} />
    </FormDialog>
  );
}

/** Sets the date the register is looked at from. What is derived from it is computed anew. */
export function AsOfEditor({ asOf, isSet, mayChange, onClose }: { asOf: CalendarDate; isSet: boolean; mayChange: boolean; onClose: () => void }) {
  const [date, setDate] = useState<CalendarDate | null>(asOf);
  const change = useCommand('workspaces.setAsOf');
  const save = (next: CalendarDate | null): void => {
    change.mutate({ asOf: next }, {
      onSuccess: ({ asOf: now }) => {
        appState().toast({ tone: 'success', title: `The register is now looked at from ${formatDate(now)}`, detail: 'ARR, renewals and open proposals were computed anew.' });
        onClose();
      },
    });
  };
  return (
    <div className={styles['editor']}>
      <p className="measure">Ages, days to renewal and proposals are as of this date{isSet ? '' : ', which is today because none is set'}.</p>
      {mayChange ? (
        <>
          <DateField label="As-of date" value={date} onChange={setDate} reference={asOf} />
          {change.error !== null && <Notice tone="error" title={change.error.message} />}
          <div className={styles['buttons']}>
            {isSet && (
              <Button isPending={change.isPending} onPress={() => save(null)}>
                Use today
              </Button>
            )}
            <Button variant="primary" isPending={change.isPending} isDisabled={date === null || date === asOf} onPress={() => save(date)}>
              Set the date
            </Button>
          </div>
        </>
      ) : (
        <p className="muted">Only a facilitator can set it.</p>
      )}
    </div>
  );
}
