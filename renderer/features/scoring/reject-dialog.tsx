import { useState } from 'react';
import type { ProposalId } from '@shared/primitives';
import { useCommand } from '../../api';
import { useSaveKey } from '../../commands/use-save-key';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { TextArea } from '../../ui/text-field';

export interface RejectDialogProps {
  /** What the title names: `#205`. */
  what: string;
  ids: readonly ProposalId[];
  onClose: () => void;
}

/** Rejects proposals with a reason; the issues stay in the register, not scored. */
export function RejectDialog({ what, ids, onClose }: RejectDialogProps) {
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const reject = useCommand('scoring.rejectProposals');
  const toast = useApp((state) => state.toast);
  const save = (): void => {
    setHasTried(true);
    if (reason.trim() === '' || reject.isPending) return;
    reject.mutate({ ids: [...ids], reason }, {
      onSuccess: () => {
        toast({ tone: 'info', title: `The proposal for ${what} was rejected`, detail: 'The issue stays in the register without a score.' });
        onClose();
      },
    });
  };
  const kbd = useSaveKey('Reject the proposal', save);
  return (
    <Dialog
      title={`Reject the proposal for ${what}`}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" kbd={kbd} isPending={reject.isPending} onPress={save}>
            Reject
          </Button>
        </>
      }
    >
      <TextArea label="Reason" value={reason} onChange={setReason} maxLength={4000} autoFocus hint="It is kept with the rule, so that one that keeps being overruled is seen." error={hasTried && reason.trim() === '' ? 'Give the reason in a line.' : null} />
      {reject.error !== null && <Notice tone="error" title={reject.error.message} />}
    </Dialog>
  );
}
