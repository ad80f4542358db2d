import { useState } from 'react';
import type { IssueRow } from '@shared/contract/issues';
import { CalendarDate, functionLabels, type Level, type PersonId } from '@shared/primitives';
import { useCommand, useOperation } from '../../../api';
import { appState } from '../../../state/app-state';
import { ComboBox } from '../../../ui/combo-box';
import { DateField } from '../../../ui/date-field';
import { FormDialog } from '../../../ui/form-dialog';
import { Segmented } from '../../../ui/segmented';
import { TextArea, TextField } from '../../../ui/text-field';
import { levelOptions } from '../session-words';
import styles from '../sessions.module.css';

/** Immediate, or time-sensitive: may be decided out of cycle (M1). Main checks again. */
export const isUrgent = ({ band, time }: Pick<IssueRow, 'band' | 'time'>): boolean => band === 'immediate' || (time !== null && time >= 2);

/** Calls an urgent session on one issue: who decides, at which level, and why it cannot wait (M1). */
export function UrgentDialog({ issue, asOf, onClose }: { issue: Pick<IssueRow, 'id' | 'number' | 'title'>; asOf: string; onClose: () => void }) {
  const { data: people } = useOperation('people.list', {});
  const [level, setLevel] = useState<Level>('vp');
  const [deciderId, setDecider] = useState<PersonId | null>(null);
  const [reason, setReason] = useState('');
  const [plannedOn, setPlannedOn] = useState<CalendarDate>(() => CalendarDate.parse(asOf));
  const [startsAt, setStartsAt] = useState('17:00');
  const creating = useCommand('sessions.createUrgent');
  const save = (): void => {
    if (deciderId === null || creating.isPending) return;
    creating.mutate(
      { issueIds: [issue.id], level, deciderId, reason, plannedOn, startsAt },
      {
        onSuccess: ({ id }) => {
          onClose();
          appState().navigate({ name: 'session', id, step: 'prepare' });
        },
      },
    );
  };
  const errorOf = (field: string): string | null => (creating.error?.failure.field === field ? creating.error.message : null);
  const known = (people ?? []).filter(({ isSystem }) => !isSystem).map(({ id: value, name: label, function: part }) => ({ value, label, detail: functionLabels[part] }));
  return (
    <FormDialog
      title={`Decide #${issue.number} now, out of cycle`}
      saveLabel="Call the urgent session"
      isSaveDisabled={deciderId === null || reason.trim() === ''}
      isPending={creating.isPending}
      error={creating.error?.failure.field === undefined ? creating.error : null}
      onSave={save}
      onClose={onClose}
    >
      <p className="muted">No quorum is asked for, and the minutes say so. What is decided is to be ratified by the next regular session.</p>
      <Segmented label="Level that decides" options={levelOptions} value={level} onChange={setLevel} columns={5} />
      <ComboBox label="Decider" options={known} value={deciderId} onChange={setDecider} placeholder="Type a name" error={errorOf('deciderId')} />
      <TextArea label="Why it cannot wait" value={reason} onChange={setReason} maxLength={2000} error={errorOf('reason')} />
      <div className={styles['two']}>
        <DateField label="Date" value={plannedOn} onChange={(date) => date !== null && setPlannedOn(date)} reference={asOf} error={errorOf('plannedOn')} />
        <TextField label="Starts at" value={startsAt} onChange={setStartsAt} maxLength={5} error={errorOf('startsAt')} />
      </div>
    </FormDialog>
  );
}
