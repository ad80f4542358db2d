import { useState } from 'react';
import type { FollowUp } from '@shared/contract/records/operations';
import type { AccountId, CalendarDate } from '@shared/primitives';
import { useCommand } from '../../api';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { TextArea, TextField } from '../../ui/text-field';
import { useWorkspace } from '../workspaces/use-workspace';
import styles from './records.module.css';

/** Notes a promise, or corrects one: what, by whom, until when (W7). */
export function PromiseDialog({ accountId, followUp, onClose }: { accountId: AccountId; followUp: FollowUp | null; onClose: () => void }) {
  const { data: workspace } = useWorkspace();
  const [words, setWords] = useState(followUp?.words ?? '');
  const [promisedBy, setPromisedBy] = useState(followUp?.promisedBy ?? '');
  const [dueOn, setDueOn] = useState<CalendarDate | null>(followUp?.dueOn ?? null);
  const [hasTried, setHasTried] = useState(false);
  const adding = useCommand('accounts.addFollowUp');
  const updating = useCommand('accounts.updateFollowUp');
  if (workspace == null) return null;
  const isPending = adding.isPending || updating.isPending;
  const save = (): void => {
    setHasTried(true);
    if (words.trim() === '' || isPending) return;
    const said = { words, promisedBy: promisedBy.trim() === '' ? null : promisedBy, dueOn };
    if (followUp === null) adding.mutate({ accountId, ...said }, { onSuccess: onClose });
    else updating.mutate({ id: followUp.id, ...said }, { onSuccess: onClose });
  };
  return (
    <FormDialog title={followUp === null ? 'Note a promise' : 'Change the promise'} size="small" saveLabel={followUp === null ? 'Note it' : 'Change it'} isPending={isPending} error={adding.error ?? updating.error} onSave={save} onClose={onClose}>
      <div className={styles['form']}>
        <TextArea label="What was promised" value={words} onChange={setWords} maxLength={500} rows={3} autoFocus error={hasTried && words.trim() === '' ? 'Say what was promised.' : null} />
        <TextField label="Promised by" value={promisedBy} onChange={setPromisedBy} maxLength={120} hint="Whoever has to keep it, here or at the customer." />
        <DateField label="By" value={dueOn} onChange={setDueOn} reference={workspace.asOf} />
      </div>
    </FormDialog>
  );
}
