import { useState } from 'react';
import { mergeFieldLabels, type FieldMove, type UnmergePreview } from '@shared/contract/account-merges';
import type { AccountId } from '@shared/primitives';
import { useCommand, useOperation } from '../../../api';
import { appState } from '../../../state/app-state';
import { FormDialog } from '../../../ui/form-dialog';
import { formatCount, formatDate } from '../../../ui/format';
import { TextField } from '../../../ui/text-field';
import { countsWords } from './merge-words';
import styles from './merging.module.css';

/** Says what taking a merge back does, before it is done (W6). */
export function UnmergeDialog({ id, name, onClose }: { id: AccountId; name: string; onClose: () => void }) {
  const { data: preview, error: refusal } = useOperation('accounts.unmergePreview', { id });
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useCommand('accounts.unmerge');
  const save = (): void => {
    if (isPending || preview === undefined) return;
    mutate(
      { id, reason: reason.trim() },
      {
        onSuccess: () => {
          appState().toast({ tone: 'success', title: `${name} stands for itself again` });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog title={`Unmerge ${name}`} saveLabel="Unmerge" isSaveDisabled={preview === undefined} isPending={isPending} error={error ?? refusal} onSave={save} onClose={onClose}>
      {preview !== undefined && (
        <>
          <p className="muted">{`Merged into ${preview.into.name} by ${preview.by} on ${formatDate(preview.on)}: ${preview.reason}`}</p>
          <GoesBack preview={preview} />
          <Moves title={`${preview.account.name}, since it was merged`} words="Its own source says otherwise by now, and that stands:" moves={preview.changedSince} />
          <Moves title={`${preview.into.name}, without it`} words="" moves={preview.survivor} />
          <TextField label="Why they are two after all" value={reason} onChange={setReason} maxLength={1000} placeholder="May stay empty" />
        </>
      )}
    </FormDialog>
  );
}

function GoesBack({ preview: { account, into, returning, since, elsewhere, unlinked } }: { preview: UnmergePreview }) {
  const came = countsWords(since);
  return (
    <dl className={styles['back']}>
      <dt>Goes back</dt>
      <dd>
        <b>{countsWords(returning)}</b> that came with it{came === '' ? '' : <>, and <b>{came}</b> that came since by its own references</>}
      </dd>
      <dt>Stays</dt>
      <dd>{`what was filed under ${into.name} itself, or came since by a name that both have`}</dd>
      {elsewhere > 0 && (
        <>
          <dt>Elsewhere</dt>
          <dd>{`${formatCount(elsewhere)} ${elsewhere === 1 ? 'record that came with it is' : 'records that came with it are'} with another account by now, and ${elsewhere === 1 ? 'stays' : 'stay'} there`}</dd>
        </>
      )}
      {unlinked > 0 && (
        <>
          <dt>Without an account</dt>
          <dd>{`${formatCount(unlinked)} ${unlinked === 1 ? 'record whose reference' : 'records whose references'} can mean ${account.name} or ${into.name}`}</dd>
        </>
      )}
    </dl>
  );
}

function Moves({ title, words, moves }: { title: string; words: string; moves: readonly FieldMove[] }) {
  if (moves.length === 0) return null;
  return (
    <div>
      <p className={styles['moves-title']}>{title}</p>
      {words !== '' && <p className={styles['small']}>{words}</p>}
      <ul className={styles['field-moves']}>
        {moves.map(({ field, before, after }) => (
          <li key={field}>
            <span className="muted">{mergeFieldLabels[field]}</span>
            <span>
              {before ?? 'not known'} <span className="muted">becomes</span> <b>{after ?? 'not known'}</b>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
