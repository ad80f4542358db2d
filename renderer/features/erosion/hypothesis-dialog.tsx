import { useState } from 'react';
import type { QuietAccount } from '@shared/contract/coverage/entities';
import { longestHypothesisDays } from '@shared/contract/erosion';
import type { AccountId, CalendarDate, PersonId } from '@shared/primitives';
import { useCommand } from '../../api';
import { appState } from '../../state/app-state';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { Notice } from '../../ui/notice';
import { TextArea } from '../../ui/text-field';
import { AccountField } from '../issues/issue-form-fields';
import { PersonField } from '../people/person-field';
import { useActing } from '../settings/use-acting';
import styles from '../coverage/coverage.module.css';

/** Opens a hypothesis of silent erosion about an account that no source speaks of (W8). */
export function HypothesisDialog({ account = null, asOf, onClose }: { account?: Pick<QuietAccount, 'id' | 'name'> | null; asOf: CalendarDate; onClose: () => void }) {
  const [picked, setPicked] = useState<{ id: AccountId | null; name: string | null }>({ id: null, name: null });
  const acting = useActing();
  const [suspicion, setSuspicion] = useState('');
  const [test, setTest] = useState('');
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const [expiresOn, setExpiresOn] = useState<CalendarDate | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const opening = useCommand('erosion.open');
  const accountId = account?.id ?? picked.id;
  const suspectedBy = chosen ?? acting?.personId ?? null;
  const save = (): void => {
    setHasTried(true);
    if (accountId === null || suspicion.trim() === '' || test.trim() === '' || suspectedBy === null || expiresOn === null || opening.isPending) return;
    opening.mutate({ accountId, suspicion, suspectedBy, test, expiresOn }, {
      onSuccess: ({ number }) => {
        appState().toast({ tone: 'success', title: `The hypothesis is open, as issue #${number}. Its score is marked low confidence.` });
        onClose();
      },
    });
  };
  const failure = opening.error?.failure;
  return (
    <FormDialog title={account === null ? 'Suspect silent erosion' : `Suspect erosion at ${account.name}`} saveLabel="Open the hypothesis" isPending={opening.isPending} error={failure?.field === undefined ? opening.error : null} onSave={save} onClose={onClose}>
      <div className={styles['form']}>
        {account === null && <AccountField value={picked.id} name={picked.name} onChange={(id, name) => setPicked({ id, name })} />}
        {account === null && hasTried && accountId === null && <Notice tone="error" title="Name the account: a suspicion is about somebody." />}
        <TextArea label="What is suspected" value={suspicion} onChange={setSuspicion} maxLength={300} autoFocus placeholder="Trust is eroding because…" error={hasTried && suspicion.trim() === '' ? 'Say what is suspected.' : null} />
        <TextArea label="The test that would refute it" value={test} onChange={setTest} maxLength={4000} placeholder="Who is asked what, or which figure is looked at" error={hasTried && test.trim() === '' ? 'Name the test that would refute it: without one it is no hypothesis.' : null} />
        <div className={styles['pair']}>
          <PersonField label="Suspected by" value={suspectedBy} onChange={setChosen} error={failure?.field === 'suspectedBy' ? failure.message : hasTried && suspectedBy === null ? 'Name who suspects it.' : null} />
          <DateField label="Expires on" value={expiresOn} onChange={setExpiresOn} reference={asOf} min={asOf} error={failure?.field === 'expiresOn' ? failure.message : hasTried && expiresOn === null ? `Name the day, within ${longestHypothesisDays} days.` : null} />
        </div>
        <p className="muted">It becomes an issue of criterion 6 that can be scored with no data, marked low confidence. On its last day it comes back and asks.</p>
      </div>
    </FormDialog>
  );
}
