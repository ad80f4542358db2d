import { useState } from 'react';
import type { Audience, PresenterState } from '@shared/contract/presenter/operations';
import type { AccountId, SessionId } from '@shared/primitives';
import { useAction } from '../../../state/use-action';
import { Button } from '../../../ui/button';
import { RadioGroup } from '../../../ui/choice';
import { ComboBox } from '../../../ui/combo-box';
import { Dialog } from '../../../ui/dialog';
import styles from './presenter.module.css';

const audienceOptions = [
  { value: 'internal', label: 'Internal', detail: 'Everybody in the room may see every item.' },
  { value: 'customer', label: 'With a customer', detail: 'Only items of one account. Every other one reads "Another item"; revenue, renewals and other names stay away.' },
] as const satisfies readonly { value: Audience; label: string; detail: string }[];

/** Chooses who sits before the presenter window, opens it, changes it or closes it. */
export function PresenterDialog({ sessionId, state, onClose }: { sessionId: SessionId; state: PresenterState; onClose: () => void }) {
  const [audience, setAudience] = useState<Audience>(state.audience);
  const [accountId, setAccountId] = useState<AccountId | null>(state.accountId);
  const opening = useAction('presenter.open');
  const closing = useAction('presenter.close');
  const isCustomer = audience === 'customer';
  const isMissing = isCustomer && accountId === null;
  const open = (): void => opening.run({ sessionId, audience, accountId: isCustomer ? accountId : null }, onClose);
  return (
    <Dialog
      title="Presenter window"
      isOpen
      size="small"
      onClose={onClose}
      actions={
        <>
          {state.isOpen && (
            <Button isPending={closing.isPending} onPress={() => closing.run({}, onClose)}>
              Close the window
            </Button>
          )}
          <Button variant="primary" isPending={opening.isPending} isDisabled={isMissing} autoFocus onPress={open}>
            {state.isOpen ? 'Show this audience' : 'Open the window'}
          </Button>
        </>
      }
    >
      <div className={styles['choices']}>
        <RadioGroup label="Who is in the room" options={audienceOptions} value={audience} onChange={setAudience} />
        {isCustomer && (
          <ComboBox
            label="Account"
            options={state.accounts.map(({ id, name }) => ({ value: id, label: name }))}
            value={accountId}
            onChange={(chosen) => setAccountId(state.accounts.find(({ id }) => id === chosen)?.id ?? null)}
            hint={state.accounts.length === 0 ? 'No issue on the agenda belongs to an account.' : 'Accounts with an issue on this agenda.'}
          />
        )}
        <p>{state.hasOtherDisplay ? 'It fills the other screen and follows what you do here.' : 'There is one screen, so it opens as a window of its own. F11 fills the screen, Esc gives it back.'} It shows no ballot before its reveal and no note.</p>
      </div>
    </Dialog>
  );
}
