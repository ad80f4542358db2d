import { useState } from 'react';
import { type CalendarDate, functionLabels, type IssueId, type PersonId } from '@shared/primitives';
import { useCommand, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { ComboBox } from '../../ui/combo-box';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { TextArea } from '../../ui/text-field';
import styles from '../decisions/decisions.module.css';

/** Asks somebody for information on an issue, by a date (M9). */
export function AskDialog({ issue, asOf, onClose }: { issue: { readonly id: IssueId; readonly number: number; readonly title: string; readonly ownerId?: PersonId | null }; asOf: CalendarDate; onClose: () => void }) {
  const { data: people } = useOperation('people.list', {});
  const [question, setQuestion] = useState('');
  const [personId, setPersonId] = useState<PersonId | null>(issue.ownerId ?? null);
  const [dueOn, setDueOn] = useState<CalendarDate | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const asking = useCommand('requests.ask');
  const ask = (): void => {
    setHasTried(true);
    if (question.trim() === '' || personId === null || dueOn === null || asking.isPending) return;
    asking.mutate({ issueId: issue.id, question, personId, dueOn }, {
      onSuccess: () => {
        appState().toast({ tone: 'success', title: `Asked about #${issue.number}. It stands with the issue and under Questions.` });
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title={`Ask about #${issue.number}`}
      size="small"
      saveLabel="Ask"
      isPending={asking.isPending}
      error={asking.error}
      onSave={ask}
      onClose={onClose}
    >
      <div className={styles['form']}>
        <p className="muted">{issue.title}</p>
        <TextArea label="Question" value={question} onChange={setQuestion} maxLength={2000} autoFocus error={hasTried && question.trim() === '' ? 'Ask the question.' : null} />
        <ComboBox
          label="Who is asked"
          placeholder="Type a name"
          options={(people ?? []).filter(({ isSystem }) => !isSystem).map(({ id, name, function: part }) => ({ value: id, label: name, detail: functionLabels[part] }))}
          value={personId}
          onChange={setPersonId}
          error={hasTried && personId === null ? 'Name the person who is asked.' : null}
        />
        <DateField label="Answer by" value={dueOn} onChange={setDueOn} reference={asOf} min={asOf} error={hasTried && dueOn === null ? 'Name the date.' : null} />
      </div>
    </FormDialog>
  );
}
