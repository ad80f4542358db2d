import { useState } from 'react';
import type { Reopening } from '@shared/contract/decisions/entities';
import type { DecisionId } from '@shared/primitives';
import { useCommand } from '../../api';
import { FormDialog } from '../../ui/form-dialog';
import { TextArea } from '../../ui/text-field';
import styles from './decisions.module.css';

/** Says that a condition has come true: the issue goes back to the queue with the reason (M5). */
export function ReopenDialog({ id, condition, onClose }: { id: DecisionId; condition: Reopening; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const reopening = useCommand('decisions.reopen');
  const reopen = (): void => {
    setHasTried(true);
    if (reason.trim() !== '' && !reopening.isPending) reopening.mutate({ id, position: condition.position, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title="The condition has come true"
      size="small"
      saveLabel="Reopen"
      isPending={reopening.isPending}
      error={reopening.error}
      onSave={reopen}
      onClose={onClose}
    >
      <div className={styles['form']}>
        <p>
          “{condition.alternative}” was rejected, to be taken up again if: <b>{condition.condition}</b>
        </p>
        <TextArea label="What happened" value={reason} onChange={setReason} maxLength={2000} autoFocus hint="The issue goes to the front of the queue with these words, and is opened where the decision had closed it." error={hasTried && reason.trim() === '' ? 'Say what happened.' : null} />
      </div>
    </FormDialog>
  );
}
