import { useState } from 'react';
import type { PersonId, SampleId } from '@shared/primitives';
import { useCommand, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { ComboBox } from '../../ui/combo-box';
import { FormDialog } from '../../ui/form-dialog';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import styles from './codings.module.css';

/** Says whose comments are coded, with which codes, by which two people (W9). */
export function CodingDialog({ onClose }: { onClose: () => void }) {
  const { data: samples } = useOperation('samples.list', {});
  const { data: books } = useOperation('codings.books', {});
  const { data: people } = useOperation('people.list', {});
  const usable = (samples ?? []).filter(({ withdrawn }) => withdrawn === null);
  const [name, setName] = useState('Voices');
  const [sampleId, setSampleId] = useState<SampleId | null>(null);
  const [bookId, setBookId] = useState<string | null>(null);
  const [first, setFirst] = useState<PersonId | null>(null);
  const [second, setSecond] = useState<PersonId | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const creating = useCommand('codings.create');
  const sample = usable.find(({ id }) => id === sampleId) ?? usable[0];
  const book = books?.find(({ id }) => id === bookId) ?? books?.[0];
  const options = (people ?? []).filter(({ isSystem }) => !isSystem).map(({ id, name: label }) => ({ value: id, label }));
  const isSame = first !== null && first === second;
  const save = (): void => {
    setHasTried(true);
    if (creating.isPending || name.trim() === '' || sample === undefined || book === undefined || first === null || second === null || isSame) return;
    creating.mutate({ name, sampleId: sample.id, book: { id: book.id, version: book.version }, coders: { first, second } }, {
      onSuccess: ({ id, comments, wordless }) => {
        onClose();
        appState().toast({ tone: 'success', title: `${formatCount(comments)} comments are ready to be coded`, detail: wordless === 0 ? undefined : `${formatCount(wordless)} records of the sample have no words and are left out.` });
        appState().navigate({ name: 'coding', id });
      },
    });
  };
  return (
    <FormDialog title="Have comments coded by two people" saveLabel="Begin" isPending={creating.isPending} error={creating.error} onSave={save} onClose={onClose}>
      {options.length < 2 && <Notice tone="warn" title="Two people are needed" toDo="Add people under Settings first." />}
      <TextField label="Name" value={name} onChange={setName} maxLength={120} autoFocus error={hasTried && name.trim() === '' ? 'Give the coding a name.' : null} />
      <Select label="Comments of the sample" options={usable.map(({ id, number, name: label, size }) => ({ value: id, label, detail: `sample ${number}, ${formatCount(size)}` }))} value={sample?.id ?? null} onChange={setSampleId} hint="What was written in its records, as it is now. Records without words are left out and counted." />
      <Select label="Code book" options={(books ?? []).map(({ id, name: label, version, codes }) => ({ value: id, label, detail: `version ${version}, ${codes.length} codes` }))} value={book?.id ?? null} onChange={setBookId} />
      <div className={styles['two']}>
        <ComboBox label="First coder" options={options} value={first} onChange={setFirst} error={hasTried && first === null ? 'Choose who codes.' : null} />
        <ComboBox label="Second coder" options={options} value={second} onChange={setSecond} error={isSame ? 'Choose somebody else.' : hasTried && second === null ? 'Choose who codes.' : null} />
      </div>
      <p className="muted">Neither sees a code before both have handed in.</p>
    </FormDialog>
  );
}
