import type { Ref } from 'react';
import type { ItemDetail } from '@shared/contract/sessions/entities';
import { useAction } from '../../../state/use-action';
import { TextArea } from '../../../ui/text-field';
import { drafts, useDraft } from './drafts';
import styles from './run.module.css';

/** The scribe's note on the item; it goes into the minutes. Kept when the field is left. */
export function NoteField({ item, mayChange, fieldRef }: { item: ItemDetail; mayChange: boolean; fieldRef: Ref<HTMLDivElement> }) {
  const draft = useDraft(item.id);
  const { change, forget } = drafts();
  const saving = useAction('sessions.saveNote');
  const text = draft.note ?? item.note;
  const save = (): void => {
    if (draft.note === null || saving.isPending) return;
    if (draft.note === item.note) forget(item.id, ['note']);
    else saving.run({ itemId: item.id, text: draft.note }, () => forget(item.id, ['note']));
  };
  return (
    <div ref={fieldRef} className={styles['note']}>
      <TextArea label="Note for the minutes" value={text} onChange={(note) => change(item.id, { note })} onBlur={save} isDisabled={!mayChange} rows={1} placeholder="What was said, parked or promised" />
    </div>
  );
}
