import { useState } from 'react';
import type { ItemDetail } from '@shared/contract/sessions/entities';
import type { IssueId } from '@shared/primitives';
import { useOperation } from '../../../api';
import { ComboBox } from '../../../ui/combo-box';

/** The issue that this one becomes part of, found by number or words. */
export function MergeField({ item, value, onChange, error }: { item: Pick<ItemDetail, 'issueId' | 'account' | 'title'>; value: IssueId | null; onChange: (value: IssueId | null) => void; error: string | null }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: IssueId; label: string } | null>(null);
  const { data } = useOperation('issues.search', { text: typed === '' ? (item.account ?? item.title) : /^\d{1,9}$/.test(typed) ? `#${typed}` : typed, limit: 20 }, { keepPrevious: true });
  const found = (data ?? []).filter(({ id }) => id !== item.issueId).map(({ id, number, title, account }) => ({ value: id, label: `#${number} ${title}`, detail: account ?? undefined }));
  const options = chosen === null || found.some((option) => option.value === chosen.value) ? found : [chosen, ...found];
  return (
    <ComboBox
      label="Becomes part of"
      placeholder="Number or words"
      options={options}
      value={value}
      onType={(text) => setTyped(text === chosen?.label ? '' : text.trim())}
      onChange={(id) => {
        setChosen(options.find((option) => option.value === id) ?? null);
        onChange(id);
      }}
      error={error}
    />
  );
}
