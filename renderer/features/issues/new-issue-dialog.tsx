import { useState } from 'react';
import type { AccountId, Criterion, PersonId, Source } from '@shared/primitives';
import { sourceLabels, sources } from '@shared/primitives';
import { useCommand } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { FormDialog } from '../../ui/form-dialog';
import { Select } from '../../ui/select';
import { TextArea, TextField } from '../../ui/text-field';
import { AccountField, CriterionField, OwnerField } from './issue-form-fields';
import styles from './issue-page.module.css';

const sourceOptions = sources.map((value) => ({ value, label: sourceLabels[value] }));

/** Captures an issue: one line and its criterion are enough, the rest can follow. */
export function NewIssueDialog({ accountId = null, accountName = null, onClose }: { accountId?: AccountId | null; accountName?: string | null; onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [criterion, setCriterion] = useState<Criterion | null>(null);
  const [account, setAccount] = useState<{ id: AccountId | null; name: string | null }>({ id: accountId, name: accountName });
  const [source, setSource] = useState<Source>('ticketing');
  const [ownerId, setOwnerId] = useState<PersonId | null>(null);
  const [description, setDescription] = useState('');
  const [showsMore, setShowsMore] = useState(false);
  const [hasTried, setHasTried] = useState(false);
  const create = useCommand('issues.create');
  const { toast, navigate } = appState();

  const save = (): void => {
    setHasTried(true);
    if (title.trim() === '' || criterion === null || create.isPending) return;
    create.mutate({ title, criterion, source, accountId: account.id, ownerId, description }, {
      onSuccess: ({ id, number }) => {
        toast({ tone: 'success', title: `Issue #${number} was captured`, action: { label: 'Open it', run: () => navigate({ name: 'issue', id }) } });
        onClose();
      },
    });
  };

  return (
    <FormDialog title="New issue" saveLabel="Capture" isPending={create.isPending} error={create.error} onSave={save} onClose={onClose}>
      <TextField label="Issue in one line" value={title} onChange={setTitle} maxLength={300} autoFocus placeholder="What the customer would say is wrong" error={hasTried && title.trim() === '' ? 'Say in a line what is wrong.' : null} />
      <div className={styles['two']}>
        <CriterionField value={criterion} onChange={setCriterion} error={hasTried && criterion === null ? 'Choose one of the six.' : null} />
        <AccountField value={account.id} name={account.name} onChange={(id, name) => setAccount({ id, name })} />
      </div>
      {showsMore ? (
        <>
          <div className={styles['two']}>
            <Select label="Source" options={sourceOptions} value={source} onChange={setSource} />
            <OwnerField value={ownerId} onChange={setOwnerId} />
          </div>
          <TextArea label="Description" value={description} onChange={setDescription} rows={4} />
        </>
      ) : (
        <div>
          <Button variant="link" onPress={() => setShowsMore(true)}>
            Source, owner and description
          </Button>
        </div>
      )}
    </FormDialog>
  );
}
