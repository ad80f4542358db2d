import { useState } from 'react';
import type { RegisterRow } from '@shared/contract/decisions/entities';
import { outcomeKinds, outcomeLabels, type OutcomeKind } from '@shared/contract/decisions/standing';
import type { CalendarDate } from '@shared/primitives';
import { useCommand } from '../../api';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { Segmented } from '../../ui/segmented';
import { TextArea } from '../../ui/text-field';
import styles from './decisions.module.css';

const options = outcomeKinds.map((value) => ({ value, label: outcomeLabels[value] }));

/** Says what became of a decision: expected against actual (M5). */
export function OutcomeDialog({ row, asOf, onClose }: { row: RegisterRow; asOf: CalendarDate; onClose: () => void }) {
  const [kind, setKind] = useState<OutcomeKind | null>(null);
  const [expected, setExpected] = useState(row.outcome?.expected ?? row.decision.what);
  const [actual, setActual] = useState('');
  const [on, setOn] = useState<CalendarDate | null>(asOf);
  const [hasTried, setHasTried] = useState(false);
  const recording = useCommand('decisions.recordOutcome');
  const record = (): void => {
    setHasTried(true);
    if (kind === null || on === null || expected.trim() === '' || actual.trim() === '' || recording.isPending) return;
    recording.mutate({ id: row.id, kind, expected, actual, on }, { onSuccess: onClose });
  };
  const failure = recording.error?.failure;
  return (
    <FormDialog
      title={`What became of the decision on #${row.issueNumber}`}
      saveLabel="Record"
      isPending={recording.isPending}
      error={recording.error?.failure.field === 'on' ? null : recording.error}
      onSave={record}
      onClose={onClose}
    >
      <div className={styles['form']}>
        <Segmented label="Outcome" isWide options={options} value={kind} onChange={setKind} hint={hasTried && kind === null ? 'Choose one.' : undefined} />
        <TextArea label="Expected" value={expected} onChange={setExpected} maxLength={2000} error={hasTried && expected.trim() === '' ? 'Say what was expected.' : null} />
        <TextArea label="Actual" value={actual} onChange={setActual} maxLength={2000} autoFocus error={hasTried && actual.trim() === '' ? 'Say what came of it.' : null} />
        <DateField label="Looked at on" value={on} onChange={setOn} reference={asOf} max={asOf} error={failure?.field === 'on' ? failure.message : hasTried && on === null ? 'Name the day.' : null} />
      </div>
    </FormDialog>
  );
}
