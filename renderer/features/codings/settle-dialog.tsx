import { useState } from 'react';
import type { CodedComment, Coding } from '@shared/contract/codings/entities';
import { useCommand } from '../../api';
import { Button } from '../../ui/button';
import { FormDialog } from '../../ui/form-dialog';
import { Notice } from '../../ui/notice';
import { TextArea } from '../../ui/text-field';
import { CodePicker } from './code-picker';
import styles from './codings.module.css';

/** Says which codes count for one comment, and why (W9). */
export function SettleDialog({ coding, comment, onClose }: { coding: Coding; comment: CodedComment; onClose: () => void }) {
  const [codes, setCodes] = useState<readonly string[]>(comment.codes ?? []);
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const settling = useCommand('codings.settle');
  const labelOf = (code: string): string => coding.book.codes.find(({ id }) => id === code)?.label ?? code;
  const save = (): void => {
    setHasTried(true);
    if (codes.length > 0 && reason.trim() !== '' && !settling.isPending) settling.mutate({ id: coding.id, place: comment.place, codes: [...codes], reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog title={`Settle ${comment.ref}`} size="large" saveLabel="Settle" isPending={settling.isPending} error={settling.error} onSave={save} onClose={onClose}>
      <p className={styles['quote']}>{comment.text}</p>
      <ul className={styles['given']}>
        {coding.coders.map(({ personId, name }, index) => {
          const given = comment.given[index === 0 ? 0 : 1];
          return (
            <li key={personId}>
              <span className="muted">{name}</span>
              <b>{given.map(labelOf).join(', ')}</b>
              <Button size="small" onPress={() => setCodes(given)}>
                Take these<span className="vh"> of {name}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <CodePicker codes={coding.book.codes} value={codes} isCompact onChange={setCodes} />
      {hasTried && codes.length === 0 && <Notice tone="error" title="Give at least one code." />}
      <TextArea label="Why" value={reason} onChange={setReason} maxLength={2000} autoFocus error={hasTried && reason.trim() === '' ? 'Say why in a line.' : null} />
    </FormDialog>
  );
}
