import { useState } from 'react';
import type { AgendaItem } from '@shared/contract/sessions/entities';
import { call, CallError } from '../../../api';
import { useSaveKey } from '../../../commands/use-save-key';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { TextArea } from '../../../ui/text-field';

/** Puts off all that is still open, for one reason: time is up. Each comes back in the queue of the next session (M3). */
export function PutOffDialog({ open, onClose }: { open: readonly AgendaItem[]; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
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
      setProblem(error.message);
    } finally {
      setIsPending(false);
    }
  };
  const kbd = useSaveKey('Put the open items off', () => void putOff());
  return (
    <Dialog
      title={open.length === 1 ? 'Put the open item off' : `Put ${open.length} open items off`}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" kbd={kbd} isPending={isPending} onPress={() => void putOff()}>
            Put off
          </Button>
        </>
      }
    >
      <TextArea label="Why they are put off" value={reason} onChange={setReason} maxLength={2000} autoFocus hint="It stands in the minutes. Issues come back in the queue of the next session; ballots and scores so far are kept." error={hasTried && reason.trim() === '' ? 'Say in a line why.' : null} />
      {problem !== null && <Notice tone="error" title={problem} />}
    </Dialog>
  );
}
