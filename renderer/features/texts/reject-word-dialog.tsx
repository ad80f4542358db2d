import { useState } from 'react';
import type { WordProposal } from '@shared/contract/texts/operations';
import { useCommand } from '../../api';
import { FormDialog } from '../../ui/form-dialog';
import { TextArea } from '../../ui/text-field';
import styles from './texts.module.css';

/** Rejects a proposal with a reason; the same words are not proposed again. */
export function RejectWordDialog({ proposal, onDone, onClose }: { proposal: WordProposal; onDone: () => void; onClose: () => void }) {
  const [why, setWhy] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const decide = useCommand('texts.decide');
  const save = (): void => {
    setHasTried(true);
    if (why.trim() === '' || decide.isPending) return;
    decide.mutate({ id: proposal.id, verdict: 'reject', why }, { onSuccess: onDone });
  };
  return (
    <FormDialog title="Reject the proposal" size="small" saveLabel="Reject" isPending={decide.isPending} error={decide.error} onSave={save} onClose={onClose}>
      <p className={styles['quote']}>{proposal.quote}</p>
      <TextArea label="Reason" value={why} onChange={setWhy} maxLength={1000} autoFocus hint="It is kept with the rule, so that one that keeps being overruled is seen." error={hasTried && why.trim() === '' ? 'Give the reason in a line.' : null} />
    </FormDialog>
  );
}
