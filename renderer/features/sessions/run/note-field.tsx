import type { Ref } from 'react';
import { useEffect } from 'react';
import type { ItemDetail } from '@shared/contract/sessions/entities';
import { useLatest } from '../../../commands/use-latest';
import { useAction } from '../../../state/use-action';
import { TextArea } from '../../../ui/text-field';
import { drafts, useDraft } from './drafts';
import styles from './run.module.css';

/** The scribe's note on the item; it goes into the minutes. Kept when the field or the item is left. */
export function NoteField({ item, mayChange, fieldRef }: { item: ItemDetail; mayChange: boolean; fieldRef: Ref<HTMLDivElement> }) {
  const draft = useDraft(item.id);
  const { run } = useAction('sessions.saveNote');
  const save = useLatest((): void => {
    const { items, forget } = drafts();
    const text = items[item.id]?.note ?? null;
    if (text === null) return;
    if (text === item.note) forget(item.id, ['note']);
    // What is typed while it is being kept stays a draft.
    else run({ itemId: item.id, text });
  });
  // A key such as Ctrl Enter leaves the item without leaving the field.
  useEffect(() => save, [save]);
  useEffect(() => {
    if (draft.note !== null && draft.note === item.note) drafts().forget(item.id, ['note']);
  }, [draft.note, item.note, item.id]);
  return (
    <div ref={fieldRef} className={styles['note']}>
      <TextArea label="Note for the minutes" value={draft.note ?? item.note} onChange={(note) => drafts().change(item.id, { note })} onBlur={save} isDisabled={!mayChange} rows={1} placeholder="What was said, parked or promised" />
    </div>
  );
}
