import { useState } from 'react';
import { useOperation } from '../../api';
import { formatCount } from '../../ui/format';
import { TokenField } from '../../ui/token-field';

const issuesOf = (count: number): string => (count === 1 ? '1 issue' : `${formatCount(count)} issues`);

interface NamesFieldProps {
  label: string;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  autoFocus?: boolean;
}

/** Tags, with those in use offered; `allowsNew` lets new ones be made. */
export function TagsField({ allowsNew = false, hint, ...props }: NamesFieldProps & { allowsNew?: boolean; hint?: string }) {
  const [text, setText] = useState('');
  const { data } = useOperation('issues.tags', { text: text.trim().slice(0, 60) }, { keepPrevious: true });
  return <TokenField {...props} hint={hint} allowsNew={allowsNew} placeholder={allowsNew ? 'Type a tag' : 'Any'} onType={setText} options={(data ?? []).map(({ name, issues }) => ({ value: name, label: name, detail: issuesOf(issues) }))} />;
}

// A key of a list must say something, and the name of nobody says nothing.
const keyOf = (name: string): string => `=${name}`;
const nameOf = (key: string): string => key.slice(1);
export const ownerName = (name: string): string => (name === '' ? 'Nobody' : name);

/** Owners by name, as people of the workspace or as the source wrote them; `''` is nobody. */
export function OwnersField({ values, onChange, ...props }: NamesFieldProps) {
  const [text, setText] = useState('');
  const { data } = useOperation('issues.owners', { text }, { keepPrevious: true });
  return (
    <TokenField
      {...props}
      values={values.map(keyOf)}
      onChange={(keys) => onChange(keys.map(nameOf))}
      placeholder="Anybody"
      maxLength={300}
      labelOf={(key) => ownerName(nameOf(key))}
      onType={setText}
      options={(data ?? []).map(({ name, issues }) => ({ value: keyOf(name), label: ownerName(name), detail: issuesOf(issues) }))}
    />
  );
}
