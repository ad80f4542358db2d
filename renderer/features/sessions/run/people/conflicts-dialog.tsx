import { useRef, useState } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import type { AgendaItemId, ParticipantId } from '@shared/primitives';
import { useCommand } from '../../../../api';
import { useSaveKey } from '../../../../commands/use-save-key';
import { Button } from '../../../../ui/button';
import { ComboBox } from '../../../../ui/combo-box';
import { Dialog } from '../../../../ui/dialog';
import { Notice } from '../../../../ui/notice';
import { Select } from '../../../../ui/select';
import { TextField } from '../../../../ui/text-field';
import styles from './people.module.css';

/**
 * Conflicts of interest (M2): who has no vote on which item, and why. They are declared openly, and stand in the minutes by name.
 * @param itemId the item on screen; null: any of the agenda, as in the preparation
 */
export function ConflictsDialog({ room, itemId, mayChange, onClose }: { room: Room; itemId: AgendaItemId | null; mayChange: boolean; onClose: () => void }) {
  const issues = room.agenda.filter(({ kind }) => kind === 'issue');
  const [chosenItem, setChosenItem] = useState<AgendaItemId | null>(itemId ?? issues[0]?.id ?? null);
  const [who, setWho] = useState<ParticipantId | null>(null);
  const [reason, setReason] = useState('');
  const declaring = useCommand('sessions.setConflict');
  const takingBack = useCommand('sessions.removeConflict');
  const shown = room.conflicts.filter((conflict) => itemId === null || conflict.itemId === itemId);
  const marked = new Set(room.conflicts.filter((conflict) => conflict.itemId === chosenItem).map(({ participantId }) => participantId));
  const able = room.people.filter(({ id, canVote }) => canVote && !marked.has(id));
  const save = (): void => {
    if (chosenItem === null || who === null || reason.trim() === '' || declaring.isPending) return;
    declaring.mutate({ itemId: chosenItem, participantId: who, reason }, {
      onSuccess: () => {
        setWho(null);
        setReason('');
      },
    });
  };
  const kbd = useSaveKey('Mark the conflict of interest', save);
  const fields = useRef<HTMLDivElement>(null);
  const error = declaring.error ?? takingBack.error;
  return (
    <Dialog
      title={itemId === null ? 'Conflicts of interest' : `Conflicts of interest on item ${room.agenda.find(({ id }) => id === itemId)?.position ?? ''}`}
      isOpen
      onClose={onClose}
      actions={
        mayChange && (
          <>
            <Button onPress={onClose}>Done</Button>
            <Button variant="primary" kbd={kbd} isDisabled={chosenItem === null || who === null || reason.trim() === ''} isPending={declaring.isPending} onPress={save}>
              Mark it
            </Button>
          </>
        )
      }
    >
      <p className="muted">Whoever has one has no vote on the item and takes no decision on it. It stands in the minutes by name.</p>
      {shown.length > 0 && (
        <ul className={styles['conflicts']} aria-label="Marked">
          {shown.map(({ itemId: ofItem, participantId, name, reason: words }) => (
            <li key={`${ofItem} ${participantId}`}>
              <span>
                <b>{name}</b>
                {itemId === null && <>, item {room.agenda.find(({ id }) => id === ofItem)?.position}</>}
                <small>{words}</small>
              </span>
              {mayChange && (
                <Button size="small" isPending={takingBack.isPending} onPress={() => takingBack.mutate({ itemId: ofItem, participantId }, { onSuccess: () => fields.current?.querySelector('button')?.focus() })}>
                  Take back
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <div ref={fields} className={styles['fields']}>
          {itemId === null && <ComboBox label="Item" options={issues.map(({ id, position, title, account }) => ({ value: id, label: `${position}. ${title}`, detail: account ?? undefined }))} value={chosenItem} onChange={setChosenItem} />}
          <Select label="Who" options={able.map(({ id, name }) => ({ value: id, label: name }))} value={who} onChange={setWho} placeholder="Choose a person" />
          <TextField label="Why" value={reason} onChange={setReason} maxLength={1000} placeholder="In a line" />
        </div>
      )}
      {error !== null && <Notice tone="error" title={error.message} />}
    </Dialog>
  );
}
