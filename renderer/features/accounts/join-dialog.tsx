import { useState } from 'react';
import type { UnlinkedReference } from '@shared/contract/account-links';
import type { AccountId } from '@shared/primitives';
import { useCommand } from '../../api';
import { appState } from '../../state/app-state';
import { formatCount } from '../../ui/format';
import { FormDialog } from '../../ui/form-dialog';
import { TextField } from '../../ui/text-field';
import { AccountField } from '../issues/issue-form-fields';

/** Joins a reference to an account that a person chooses, with the reason. */
export function JoinDialog({ reference: { system, ref, records, matches }, onClose }: { reference: UnlinkedReference; onClose: () => void }) {
  const [best] = matches;
  const [account, setAccount] = useState<{ id: AccountId | null; name: string | null }>({ id: best?.accountId ?? null, name: best?.name ?? null });
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { mutate, isPending, error } = useCommand('accounts.join');
  const { id } = account;
  const said = reason.trim() === '' ? (id === best?.accountId ? (best?.reason ?? '') : '') : reason.trim();
  const save = (): void => {
    setTried(true);
    if (isPending || id === null || said === '') return;
    mutate(
      { joins: [{ system, ref, accountId: id, reason: said }] },
      {
        onSuccess: ({ linked }) => {
          appState().toast({ tone: 'success', title: `${formatCount(linked)} ${linked === 1 ? 'record was' : 'records were'} linked`, detail: `Later imports link ${ref} by themselves.` });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog title={`Which account is ${ref}`} saveLabel="Join" isPending={isPending} error={error} onSave={save} onClose={onClose}>
      <p className="muted">{`${records === 1 ? '1 record' : `${formatCount(records)} records`} of ${system}. It is remembered, so that later imports link by themselves, and can be taken back.`}</p>
      <AccountField value={id} name={account.name} onChange={(chosen, name) => setAccount({ id: chosen, name })} />
      <TextField label="Reason" value={reason} onChange={setReason} maxLength={500} placeholder={id !== null && id === best?.accountId ? best.reason : 'How it is known'} error={isTried && said === '' ? 'Say how it is known.' : isTried && id === null ? 'Choose an account.' : null} />
    </FormDialog>
  );
}
