import { useState } from 'react';
import type { AgendaItem } from '@shared/contract/sessions/entities';
import { call, CallError } from '../../../api';
import { FormDialog } from '../../../ui/form-dialog';
import { TextArea } from '../../../ui/text-field';

/** Puts off all that is still open, for one reason: time is up. Each comes back in the queue of the next session (M3). */
export function PutOffDialog({ open, onClose }: { open: readonly AgendaItem[]; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<CallError | null>(null);
  const putOff = async (): Promise<void> => {
    setHasTried(true);
    if (reason.trim() === '' || isPending) return;
    setIsPending(true);
    setProblem(null);
    try {
      for (const { id } of open) await call('sessions.decideLater', { itemId: id, reason });
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error);
    } finally {
      setIsPending(false);
    }
  };
  return (
    <FormDialog
      title={open.length === 1 ? 'Put the open item off' : `Put ${open.length} open items off`}
      size="small"
      saveLabel="Put off"
      isPending={isPending}
      error={problem}
      onSave={() => void putOff()}
      onClose={onClose}
    >
      <TextArea label="Why they are put off" value={reason} onChange={setReason} maxLength={2000} autoFocus hint="It stands in the minutes. Issues come back in the queue of the next session; ballots and scores so far are kept." error={hasTried && reason.trim() === '' ? 'Say in a line why.' : null} />
    </FormDialog>
  );
}
