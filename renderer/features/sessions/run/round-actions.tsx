import { useMemo, useState } from 'react';
import type { BallotRound, ItemDetail } from '@shared/contract/sessions/entities';
import { useCommand } from '../../../api';
import { useCommands } from '../../../commands/use-commands';
import { useAction } from '../../../state/use-action';
import { Button } from '../../../ui/button';
import { FormDialog } from '../../../ui/form-dialog';
import { TextField } from '../../../ui/text-field';
import { counted } from '../session-words';

/** What keeps an open round from holding the room up: another way in, or calling it off (S4). */
export function RoundActions({ item, round }: { item: ItemDetail; round: BallotRound }) {
  const [isCancelling, setIsCancelling] = useState(false);
  const switching = useAction('sessions.setBallotMode');
  useCommands(useMemo(() => [{ id: 'sessions.cancel-round', title: 'Cancel the open round', section: 'Session' as const, shortcuts: ['Shift+X'], run: () => setIsCancelling(true) }], []));
  return (
    <>
      <Button size="large" variant="quiet" {...(round.mode === 'pass' ? { kbd: 'Shift B' } : { kbd: 'B' })} onPress={() => switching.run({ itemId: item.id, mode: round.mode === 'pass' ? 'paper' : 'pass' })}>
        {round.mode === 'pass' ? 'Type from paper instead' : 'On the laptop instead'}
      </Button>
      <Button size="large" variant="quiet" onPress={() => setIsCancelling(true)}>
        Cancel the round
      </Button>
      {isCancelling && <CancelRoundDialog item={item} round={round} onClose={() => setIsCancelling(false)} />}
    </>
  );
}

function CancelRoundDialog({ item, round, onClose }: { item: ItemDetail; round: BallotRound; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const cancelling = useCommand('sessions.cancelRound');
  const finished = round.status.filter(({ hasFinished }) => hasFinished).length;
  const save = (): void => {
    if (reason.trim() !== '' && !cancelling.isPending) cancelling.mutate({ itemId: item.id, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`Cancel round ${round.round}`}
      size="small"
      saveLabel="Cancel the round"
      cancelLabel="Keep it open"
      isDanger
      isSaveDisabled={reason.trim() === ''}
      isPending={cancelling.isPending}
      error={cancelling.error}
      onSave={save}
      onClose={onClose}
    >
      <p>
        {finished === 0 ? 'No ballot is in.' : `${counted(finished, 'ballot is', 'ballots are')} destroyed unread; nobody ever sees what they said.`} That the round was open, its commitments and the reason stay on the record.
      </p>
      <TextField label="Why" value={reason} onChange={setReason} maxLength={1000} autoFocus />
    </FormDialog>
  );
}
