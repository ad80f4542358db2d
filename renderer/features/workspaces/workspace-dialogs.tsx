import { useState } from 'react';
import type { CalendarDate } from '@shared/primitives';
import { useCommand } from '../../api';
import { useSaveKey } from '../../commands/use-save-key';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { Dialog } from '../../ui/dialog';
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
  const kbd = useSaveKey('Make the workspace', save);
  return (
    <Dialog
      title="New workspace"
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" kbd={kbd} isPending={create.isPending} onPress={save}>
            Choose where
          </Button>
        </>
      }
    >
      <p className="muted">A workspace is one file that holds everything: register, sessions, evidence.</p>
      <TextField label="Name" value={name} onChange={setName} maxLength={120} autoFocus placeholder="Support EMEA" error={hasTried && name.trim() === '' ? 'Give it a name.' : null} />
      <DateField label="As-of date" value={asOf} onChange={setAsOf} reference={localToday()} hint="Leave it empty to look at the register from today." />
      {create.error !== null && <Notice tone="error" title={create.error.message} />}
    </Dialog>
  );
}

/** Renames the workspace; the file keeps its name. */
export function RenameWorkspaceDialog({ name: before, onClose }: { name: string; onClose: () => void }) {
  const [name, setName] = useState(before);
  const rename = useCommand('workspaces.rename');
  const save = (): void => {
    if (name.trim() !== '' && !rename.isPending) rename.mutate({ name }, { onSuccess: onClose });
  };
  const kbd = useSaveKey('Rename the workspace', save);
  return (
    <Dialog
      title="Rename the workspace"
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" kbd={kbd} isPending={rename.isPending} onPress={save}>
            Rename
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={120} autoFocus hint="The file keeps its name." error={name.trim() === '' ? 'Give it a name.' : null} />
      {rename.error !== null && <Notice tone="error" title={rename.error.message} />}
    </Dialog>
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
