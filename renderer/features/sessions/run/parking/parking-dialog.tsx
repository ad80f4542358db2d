import { useRef, useState } from 'react';
import type { ItemDetail, Room } from '@shared/contract/sessions/entities';
import type { ParkedItem } from '@shared/contract/sessions/proceedings';
import type { ParticipantId } from '@shared/primitives';
import { useCommand, useOperation } from '../../../../api';
import { Button } from '../../../../ui/button';
import { Dialog } from '../../../../ui/dialog';
import { Notice } from '../../../../ui/notice';
import { Select } from '../../../../ui/select';
import { TextField } from '../../../../ui/text-field';
import { ParkedLine } from './parked-line';
import styles from './parking.module.css';

/** The parking lot (M3): a line in, with Enter; what became of each line; and what earlier sessions left here. */
export function ParkingDialog({ room, item, mayChange, onClose }: { room: Room; item: ItemDetail | undefined; mayChange: boolean; onClose: () => void }) {
  const { data: before } = useOperation('sessions.parkedBefore', { sessionId: room.id }, { keepPrevious: true });
  const body = useRef<HTMLDivElement>(null);
  // What was pressed is gone with the form it was in: the next line can be typed at once.
  const toField = (): void => body.current?.querySelector('input')?.focus();
  return (
    <Dialog title="Parking lot" isOpen size="large" onClose={onClose}>
      <div ref={body}>
        {mayChange && <ParkForm room={room} item={item} />}
        <ParkedList title="Parked in this session" none="Nothing is parked yet. What belongs elsewhere goes here in a line, and the item goes on." lines={room.parked} room={room} mayChange={mayChange} onEnd={toField} />
        {before !== undefined && before.length > 0 && <ParkedList title="Left by earlier sessions" none="" lines={before} room={room} mayChange={mayChange} onEnd={toField} />}
      </div>
    </Dialog>
  );
}

function ParkForm({ room, item }: { room: Room; item: ItemDetail | undefined }) {
  const [text, setText] = useState('');
  const [raisedBy, setRaisedBy] = useState<ParticipantId | 'nobody'>('nobody');
  const parking = useCommand('sessions.park');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '' || parking.isPending) return;
        parking.mutate({ sessionId: room.id, text, raisedBy: raisedBy === 'nobody' ? null : raisedBy, itemId: item?.id ?? null }, { onSuccess: () => setText('') });
      }}
    >
      <TextField label="What is set aside" value={text} onChange={setText} maxLength={500} autoFocus placeholder="In a line" />
      <Select label="Raised by" options={[{ value: 'nobody' as const, label: 'Not said' }, ...room.people.map(({ id, name }) => ({ value: id, label: name }))]} value={raisedBy} onChange={setRaisedBy} />
      <Button type="submit" variant="primary" kbd="Enter" isDisabled={text.trim() === ''} isPending={parking.isPending}>
        Park it
      </Button>
      {parking.error !== null && <Notice tone="error" title={parking.error.message} />}
    </form>
  );
}

function ParkedList({ title, none, lines, room, mayChange, onEnd }: { title: string; none: string; lines: readonly ParkedItem[]; room: Room; mayChange: boolean; onEnd: () => void }) {
  return (
    <section className={styles['list']} aria-label={title}>
      <h3>{title}</h3>
      {lines.length === 0 && <p className="muted">{none}</p>}
      <ul>
        {lines.map((line) => (
          <ParkedLine key={line.id} line={line} room={room} mayChange={mayChange} onEnd={onEnd} />
        ))}
      </ul>
    </section>
  );
}
