import { useState } from 'react';
import type { QuietAccount } from '@shared/contract/coverage/entities';
import type { CalendarDate, PersonId } from '@shared/primitives';
import { useCommand } from '../../api';
import { appState } from '../../state/app-state';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { TextArea } from '../../ui/text-field';
import { PersonField } from '../people/person-field';
import styles from './coverage.module.css';

export interface AnswerDialogProps {
  account: Pick<QuietAccount, 'id' | 'name'>;
  asOf: CalendarDate;
  onClose: () => void;
}

/** Plans who makes contact with a quiet account, and by when (W3). */
export function ContactDialog({ account, asOf, onClose }: AnswerDialogProps) {
  const [personId, setPersonId] = useState<PersonId | null>(null);
  const [on, setOn] = useState<CalendarDate | null>(null);
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const answering = useCommand('coverage.answerQuiet');
  const save = (): void => {
    setHasTried(true);
    if (personId === null || on === null || answering.isPending) return;
    answering.mutate({ kind: 'contact', accountId: account.id, personId, on, reason }, { onSuccess: () => told(`A contact with ${account.name} is planned.`, onClose) });
  };
  return (
    <FormDialog title={`Plan a contact with ${account.name}`} size="small" saveLabel="Plan" isPending={answering.isPending} error={answering.error} onSave={save} onClose={onClose}>
      <div className={styles['form']}>
        <PersonField label="Who makes contact" value={personId} onChange={setPersonId} error={hasTried && personId === null ? 'Name the person who makes contact.' : null} />
        <DateField label="By" value={on} onChange={setOn} reference={asOf} min={asOf} error={hasTried && on === null ? 'Name the date.' : null} />
        <TextArea label="What to ask (optional)" value={reason} onChange={setReason} maxLength={2000} />
        <p className="muted">If the account is still silent after that day, it is listed again.</p>
      </div>
    </FormDialog>
  );
}

/** Leaves a quiet account alone until a date, with a reason (W3). */
export function KnownDialog({ account, asOf, onClose }: AnswerDialogProps) {
  const [until, setUntil] = useState<CalendarDate | null>(null);
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const answering = useCommand('coverage.answerQuiet');
  const save = (): void => {
    setHasTried(true);
    if (until === null || reason.trim() === '' || answering.isPending) return;
    answering.mutate({ kind: 'known', accountId: account.id, until, reason }, { onSuccess: () => told(`${account.name} is left until its date.`, onClose) });
  };
  return (
    <FormDialog title={`Leave ${account.name}`} size="small" saveLabel="Leave it" isPending={answering.isPending} error={answering.error} onSave={save} onClose={onClose}>
      <div className={styles['form']}>
        <TextArea label="Why its silence is known" value={reason} onChange={setReason} maxLength={2000} autoFocus error={hasTried && reason.trim() === '' ? 'Say why it can be left.' : null} />
        <DateField label="Leave it until" value={until} onChange={setUntil} reference={asOf} min={asOf} error={hasTried && until === null ? 'Name the date.' : null} />
      </div>
    </FormDialog>
  );
}

function told(title: string, onClose: () => void): void {
  appState().toast({ tone: 'success', title });
  onClose();
}
