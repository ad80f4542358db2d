import { useState } from 'react';
import type { ProposalId } from '@shared/primitives';
import { useCommand } from '../../api';
import { useApp } from '../../state/store';
import { FormDialog } from '../../ui/form-dialog';
import { TextArea } from '../../ui/text-field';

export interface RejectDialogProps {
  /** What the title names: `#205`. */
  what: string;
  ids: readonly ProposalId[];
  onClose: () => void;
}

/** Rejects proposals with a reason; nothing is scored by it. */
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
        toast({ tone: 'info', title: `The proposal for ${what} was rejected`, detail: 'It comes back only if something that it rests on changes.' });
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title={`Reject the proposal for ${what}`}
      size="small"
      saveLabel="Reject"
      isPending={reject.isPending}
      error={reject.error}
      onSave={save}
      onClose={onClose}
    >
      <TextArea label="Reason" value={reason} onChange={setReason} maxLength={4000} autoFocus hint="It is kept with the rule, so that one that keeps being overruled is seen." error={hasTried && reason.trim() === '' ? 'Give the reason in a line.' : null} />
    </FormDialog>
  );
}
