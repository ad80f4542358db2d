import { useState } from 'react';
import type { IssueRow } from '@shared/contract/issues';
import { linkKinds, linkWords, type LinkKind } from '@shared/contract/links';
import type { IssueId } from '@shared/primitives';
import { useCommand, useOperation } from '../../api';
import { ComboBox } from '../../ui/combo-box';
import { FormDialog } from '../../ui/form-dialog';
import { Select, type Option } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { offerUndoOfLink } from './undo-link';

const kindOptions = linkKinds.map((value) => ({ value, label: linkWords[value].from }));

/** Links an issue to another one that is found by its number, reference, title or account. */
export function LinkDialog({ issue, onClose }: { issue: Pick<IssueRow, 'id' | 'number' | 'title'>; onClose: () => void }) {
  const [kind, setKind] = useState<LinkKind>('duplicate-of');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Option<IssueId> | null>(null);
  const [note, setNote] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const text = chosen !== null && typed === chosen.label ? '' : typed.trim().replace(/^(\d+)$/, '#$1');
  const { data } = useOperation('issues.search', { text, limit: 12 }, { enabled: text !== '', keepPrevious: true });
  const found = (data ?? []).filter(({ id }) => id !== issue.id).map(({ id, number, title, account }): Option<IssueId> => ({ value: id, label: `#${number} ${title}`, detail: account ?? undefined }));
  const options = chosen === null || found.some(({ value }) => value === chosen.value) ? found : [chosen, ...found];
  const add = useCommand('links.add');
  const save = (): void => {
    setHasTried(true);
    if (chosen === null || add.isPending) return;
    add.mutate({ fromId: issue.id, kind, toId: chosen.value, note }, {
      onSuccess: ({ id }) => {
        offerUndoOfLink(id, `#${issue.number}: ${linkWords[kind].from.toLowerCase()} ${chosen.label.split(' ')[0] ?? ''}`);
        onClose();
      },
    });
  };
  return (
    <FormDialog title={`Link #${issue.number}`} saveLabel="Link" isPending={add.isPending} error={add.error} onSave={save} onClose={onClose}>
      <p className="muted">{issue.title}</p>
      <Select label="This issue is" options={kindOptions} value={kind} onChange={setKind} />
      <ComboBox
        label="Issue"
        placeholder="A number or some words"
        options={options}
        value={chosen?.value ?? null}
        onType={setTyped}
        onChange={(id) => setChosen(options.find(({ value }) => value === id) ?? null)}
        error={hasTried && chosen === null ? 'Choose the other issue.' : null}
      />
      <TextField label="Why" value={note} onChange={setNote} maxLength={1000} hint="May be left empty" />
    </FormDialog>
  );
}
