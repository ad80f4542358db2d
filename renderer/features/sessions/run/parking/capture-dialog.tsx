import { useState } from 'react';
import type { ItemDetail, Room } from '@shared/contract/sessions/entities';
import type { AccountId, Criterion } from '@shared/primitives';
import { useCommand } from '../../../../api';
import { appState } from '../../../../state/app-state';
import { Checkbox } from '../../../../ui/choice';
import { FormDialog } from '../../../../ui/form-dialog';
import { TextField } from '../../../../ui/text-field';
import { AccountField, CriterionField } from '../../../issues/issue-form-fields';

/** What a room most often finds while it talks. */
export const defaultCriterion: Criterion = 'technical-product-issues';

/** Captures a new issue in a line while the session runs (M3): criterion and account of the item on screen stand ready. */
export function CaptureDialog({ room, item, onClose }: { room: Room; item: ItemDetail | undefined; onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [criterion, setCriterion] = useState<Criterion>(item?.issue?.criterion ?? defaultCriterion);
  const [account, setAccount] = useState<{ id: AccountId | null; name: string | null }>({ id: item?.issue?.accountId ?? null, name: item?.issue?.account ?? null });
  const [isOnAgenda, setIsOnAgenda] = useState(false);
  const capturing = useCommand('sessions.captureIssue');
  const save = (): void => {
    if (title.trim() === '' || capturing.isPending) return;
    capturing.mutate({ sessionId: room.id, title, criterion, accountId: account.id, isOnAgenda }, {
      onSuccess: ({ number, itemId }) => {
        appState().toast({ tone: 'success', title: `Issue #${number} is in the register${itemId === null ? '' : ' and at the end of this agenda'}` });
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title="Capture an issue"
      saveLabel="Capture"
      isSaveDisabled={title.trim() === ''}
      isPending={capturing.isPending}
      error={capturing.error}
      onSave={save}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label="What it is" value={title} onChange={setTitle} maxLength={300} autoFocus placeholder="In a line; Enter captures it" />
      </form>
      <CriterionField value={criterion} onChange={setCriterion} />
      <AccountField value={account.id} name={account.name} onChange={(id, name) => setAccount({ id, name })} />
      <Checkbox isSelected={isOnAgenda} onChange={setIsOnAgenda} detail="10 minutes; otherwise it waits in the queue">
        At the end of this agenda
      </Checkbox>
    </FormDialog>
  );
}
