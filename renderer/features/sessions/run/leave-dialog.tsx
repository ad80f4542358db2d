import { useState } from 'react';
import type { AgendaItem } from '@shared/contract/sessions/entities';
import { useCommand } from '../../../api';
import { useSaveKey } from '../../../commands/use-save-key';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { TextArea } from '../../../ui/text-field';

export interface LeaveDialogProps {
  item: AgendaItem;
  /** Goes on, with the item as it stands. */
  onLeave: () => void;
  onStay: () => void;
}

/** Asks before the room moves on from an item whose ballots or decision are missing, and offers to put it off (M3). */
export function LeaveDialog({ item, onLeave, onStay }: LeaveDialogProps) {
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const delaying = useCommand('sessions.decideLater');
  const isVoting = item.phase === 'ballot';
  const putOff = (): void => {
    setHasTried(true);
    if (reason.trim() !== '' && !delaying.isPending) delaying.mutate({ itemId: item.id, reason }, { onSuccess: onLeave });
  };
  const kbd = useSaveKey('Decide later', putOff);
  return (
    <Dialog
      title={isVoting ? 'Ballots are still open' : 'Nothing is decided yet'}
      isOpen
      onClose={onStay}
      isAlert
      actions={
        <>
          <Button onPress={onStay}>Stay</Button>
          <Button kbd={kbd} isPending={delaying.isPending} onPress={putOff}>
            Decide later
          </Button>
          <Button variant="primary" onPress={onLeave} autoFocus>
            Move on
          </Button>
        </>
      }
    >
      <p>
        Item {item.position} has {isVoting ? 'ballots that are not revealed' : 'no decision'}. Everything on it is kept, and it can be come back to. It must be decided or put off before the session is signed off.
      </p>
      <TextArea label="Why it is put off" value={reason} onChange={setReason} maxLength={2000} rows={2} hint="Only to decide later. It comes back in the queue of the next session." error={hasTried && reason.trim() === '' ? 'Say in a line why it is put off.' : null} />
      {delaying.error !== null && <Notice tone="error" title={delaying.error.message} />}
    </Dialog>
  );
}
