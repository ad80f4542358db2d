import { useState } from 'react';
import type { CodeBook } from '@shared/contract/codings/entities';
import { useCommand } from '../../api';
import { Button, ButtonRow } from '../../ui/button';
import { FormDialog } from '../../ui/form-dialog';
import { Notice } from '../../ui/notice';
import { TextField } from '../../ui/text-field';
import styles from './codings.module.css';

interface Draft {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
}

const mostInBook = 30;

/** An id that no code has yet; codes that were there keep theirs, so that codings of two versions can be compared. */
function freshId(drafts: readonly Draft[]): string {
  for (let number = drafts.length + 1; ; number += 1) if (!drafts.some(({ id }) => id === `c${number}`)) return `c${number}`;
}

/** Makes a code book, or its next version; a built-in one is copied (W9). */
export function BookDialog({ book, onClose }: { book: CodeBook | null; onClose: () => void }) {
  const isOwn = book?.origin === 'own';
  const [name, setName] = useState(book === null ? '' : isOwn ? book.name : `${book.name}, own`);
  const [drafts, setDrafts] = useState<readonly Draft[]>(book?.codes ?? [{ id: 'c1', label: '', definition: '' }, { id: 'c2', label: '', definition: '' }]);
  const [hasTried, setHasTried] = useState(false);
  const saving = useCommand('codings.saveBook');
  const isWhole = name.trim() !== '' && drafts.every(({ label }) => label.trim() !== '');
  const change = (id: string, part: Partial<Draft>): void => setDrafts((before) => before.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)));
  const save = (): void => {
    setHasTried(true);
    if (isWhole && !saving.isPending) saving.mutate({ id: isOwn ? book.id : null, name, codes: [...drafts] }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={isOwn ? `Change ${book.name}` : 'Make a code book'}
      size="large"
      saveLabel={isOwn ? `Keep as version ${book.version + 1}` : 'Keep the book'}
      isPending={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={120} autoFocus error={hasTried && name.trim() === '' ? 'Give the code book a name.' : null} />
      {isOwn && <Notice title="Codings that have begun keep the version they have." />}
      <div className={styles['drafts']}>
        {drafts.map((draft, index) => (
          <div key={draft.id} className={styles['draft']}>
            <TextField label={`Code ${index + 1}`} value={draft.label} onChange={(label) => change(draft.id, { label })} maxLength={80} error={hasTried && draft.label.trim() === '' ? 'Give the code a name.' : null} />
            <TextField label="When it is given" value={draft.definition} onChange={(definition) => change(draft.id, { definition })} maxLength={500} />
            <Button size="small" isDisabled={drafts.length <= 2} onPress={() => setDrafts((before) => before.filter(({ id }) => id !== draft.id))}>
              Remove<span className="vh"> code {index + 1}</span>
            </Button>
          </div>
        ))}
      </div>
      {drafts.length < mostInBook && (
        <ButtonRow>
          <Button onPress={() => setDrafts((before) => [...before, { id: freshId(before), label: '', definition: '' }])}>Add a code</Button>
        </ButtonRow>
      )}
    </FormDialog>
  );
}
