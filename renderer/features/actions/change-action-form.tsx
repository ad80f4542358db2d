import { useState } from 'react';
import { actionStateLabels, givenStates, type ActionRow, type GivenState } from '@shared/contract/actions/entities';
import type { CalendarDate } from '@shared/primitives';
import { useCommand } from '../../api';
import { useSaveKey } from '../../commands/use-save-key';
import { Button } from '../../ui/button';
import { DateField } from '../../ui/date-field';
import { Notice } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { TextArea, TextField } from '../../ui/text-field';
import styles from './actions.module.css';

const options = givenStates.map((value) => ({ value, label: actionStateLabels[value] }));

/** Says how an action stands, with a word on it, the evidence, and the day on which it was done. */
export function ChangeActionForm({ action, initial, asOf, onDone, onCancel }: { action: ActionRow; initial: GivenState; asOf: string; onDone: () => void; onCancel: () => void }) {
  const [state, setState] = useState<GivenState>(initial);
  const [note, setNote] = useState(action.note);
  const [evidence, setEvidence] = useState(action.evidence);
  const [doneOn, setDoneOn] = useState<CalendarDate | null>(action.doneOn);
  const [hasTried, setHasTried] = useState(false);
  const updating = useCommand('actions.update');
  const isWordMissing = state === 'dropped' && note.trim() === '';
  const save = (): void => {
    setHasTried(true);
    if (isWordMissing || updating.isPending) return;
    updating.mutate({ id: action.id, revision: action.revision, state, note, evidence, doneOn: state === 'done' ? doneOn : null }, { onSuccess: onDone });
  };
  const kbd = useSaveKey('Keep how the action stands', save);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape in a field; the button beside it does the same
    <div
      className={styles['form']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Segmented label="State" options={options} value={state} onChange={setState} columns={2} />
      <TextArea label="Note" value={note} onChange={setNote} maxLength={4000} rows={2} autoFocus hint={state === 'dropped' ? 'Why it is dropped.' : undefined} error={hasTried && isWordMissing ? 'Say in a line why it is dropped.' : null} />
      {state === 'done' && (
        <>
          <TextField label="Evidence" value={evidence} onChange={setEvidence} maxLength={4000} placeholder="Where it can be seen" />
          <DateField label="Done on" value={doneOn} onChange={setDoneOn} max={asOf} reference={asOf} hint="Left empty, it is the as-of date." />
        </>
      )}
      {updating.error !== null && <Notice tone="error" title={updating.error.message} />}
      <div className={styles['foot']}>
        <Button variant="primary" kbd={kbd} isPending={updating.isPending} onPress={save}>
          Keep
        </Button>
        <Button kbd="Esc" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
