import { GripVertical, Plus, X } from 'lucide-react';
import type { DragEvent, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { AgendaItem, Room } from '@shared/contract/sessions/entities';
import { useAction } from '../../../state/use-action';
import { Button, IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { NumberField } from '../../../ui/number-field';
import { Section } from '../../../ui/page';
import { TextField } from '../../../ui/text-field';
import { ListedBand } from '../../scoring/placing/listed-band';
import { counted } from '../session-words';
import { useQueuedDrop, type Queued } from './queued-issue';
import styles from './prepare.module.css';

/** The agenda in its order: moved by drag or Alt and an arrow, each item with its time-box. An issue of the queue is dropped before an item, or below them. */
export function AgendaEditor({ room, mayChange }: { room: Room; mayChange: boolean }) {
  const adding = useAction('sessions.addItems');
  const addAt = ({ issueId, timeBoxMinutes }: Queued, position: number | null): void => adding.run({ sessionId: room.id, issueIds: [issueId], timeBoxMinutes, position });
  const below = useRef<HTMLDivElement>(null);
  const end = useQueuedDrop(below, mayChange, (queued) => addAt(queued, null));
  const list = useRef<HTMLOListElement>(null);
  const moving = useAction('sessions.moveItem');
  const [drop, setDrop] = useState<{ from: number; to: number } | null>(null);
  const { agenda } = room;

  const movedId = useRef<string | null>(null);
  useEffect(() => {
    // Once the list is drawn in its new order, focus is back on the item that was moved.
    const place = agenda.find(({ id }) => id === movedId.current)?.position;
    movedId.current = null;
    if (place !== undefined) list.current?.querySelector<HTMLButtonElement>(`[data-position="${place}"]`)?.focus();
  }, [agenda]);
  const focusGrip = (position: number): void => list.current?.querySelector<HTMLButtonElement>(`[data-position="${position}"]`)?.focus();
  const move = (item: AgendaItem, position: number): void => {
    if (position < 1 || position > agenda.length || position === item.position) return;
    movedId.current = item.id;
    moving.run({ itemId: item.id, position });
  };
  const dropOn = (to: number): void => {
    const item = agenda.find(({ position }) => position === drop?.from);
    setDrop(null);
    if (item !== undefined) move(item, to);
  };

  return (
    <Section title="Agenda" more={counted(agenda.length, 'item', 'items')}>
      <div ref={below} {...(drop === null ? end.dropProps : {})} className={cx(styles['droppable'], end.isOver && styles['over-end'])}>
        {agenda.length === 0 && <p className="muted">Nothing on it yet. Take issues from the queue{mayChange ? ', by their button or by dragging them here, or add a topic' : ''}.</p>}
        <ol ref={list} className={styles['agenda']}>
          {agenda.map((item) => (
            <AgendaLine
              key={item.id}
              item={item}
              mayChange={mayChange}
              dropEdge={drop === null || drop.to !== item.position || drop.from === item.position ? null : drop.to < drop.from ? 'before' : 'after'}
              onMove={(by) => move(item, item.position + by)}
              onFocusNext={(by) => focusGrip(item.position + by)}
              onDragFrom={() => setDrop({ from: item.position, to: item.position })}
              onDragOver={() => setDrop((before) => (before === null ? null : { ...before, to: item.position }))}
              onDrop={() => dropOn(item.position)}
              onDragEnd={() => setDrop(null)}
              isOwnDrag={drop !== null}
              onQueued={(queued) => addAt(queued, item.position)}
            />
          ))}
        </ol>
      </div>
      {mayChange && <AddTopic room={room} />}
    </Section>
  );
}

interface AgendaLineProps {
  item: AgendaItem;
  mayChange: boolean;
  dropEdge: 'before' | 'after' | null;
  onMove: (by: 1 | -1) => void;
  onFocusNext: (by: 1 | -1) => void;
  onDragFrom: () => void;
  onDragOver: () => void;
  onDrop: () => void;
  onDragEnd: () => void;
  /** An item of the agenda itself is being dragged. */
  isOwnDrag: boolean;
  onQueued: (queued: Queued) => void;
}

function AgendaLine({ item, mayChange, dropEdge, onMove, onFocusNext, onDragFrom, onDragOver, onDrop, onDragEnd, isOwnDrag, onQueued }: AgendaLineProps) {
  const line = useRef<HTMLLIElement>(null);
  const queued = useQueuedDrop(line, mayChange, onQueued);
  const removing = useAction('sessions.removeItem');
  const timing = useAction('sessions.setTimeBox');
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (by === null) {
      if (event.key === 'Delete' && item.phase === 'waiting') removing.run({ itemId: item.id });
      return;
    }
    event.preventDefault();
    if (event.altKey) onMove(by);
    else onFocusNext(by);
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    onDragOver();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop on; the grip has the keys
    <li
      ref={line}
      className={cx(styles['item'], dropEdge !== null && styles[dropEdge], queued.isOver && styles['before'])}
      {...(isOwnDrag
        ? {
            onDragOver: over,
            onDrop: (event: DragEvent) => {
              event.preventDefault();
              onDrop();
            },
          }
        : queued.dropProps)}
    >
      {mayChange ? (
        <button type="button" draggable data-position={item.position} className={styles['grip']} aria-label={`Move item ${item.position}, ${item.title}`} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" title="Drag, or Alt and an arrow" onKeyDown={onKeyDown} onDragStart={onDragFrom} onDragEnd={onDragEnd}>
          <GripVertical aria-hidden="true" />
        </button>
      ) : (
        <span />
      )}
      <span className={styles['position']}>{item.position}</span>
      <span className={styles['words']}>
        <span className="trunc" title={item.title}>{item.title}</span>
        <small className="trunc">{item.kind === 'topic' ? 'Topic' : [`#${item.issueNumber ?? ''}`, item.account].filter(Boolean).join(', ')}</small>
      </span>
      {item.kind === 'issue' ? (
        <span className={styles['score']}>
          <b>{item.score ?? '–'}</b>
          <ListedBand issue={{ ...item, isProposed: false }} isShort />
        </span>
      ) : (
        <span />
      )}
      {mayChange ? (
        <span className={styles['minutes']}>
          <NumberField label={`Minutes for item ${item.position}`} isLabelHidden value={item.timeBoxMinutes} min={1} max={240} onChange={(minutes) => minutes !== null && minutes !== item.timeBoxMinutes && timing.run({ itemId: item.id, timeBoxMinutes: minutes })} />
          min
        </span>
      ) : (
        <span className={styles['minutes']}>{item.timeBoxMinutes} min</span>
      )}
      {mayChange && item.phase === 'waiting' ? <IconButton size="small" label={`Take item ${item.position} off the agenda`} icon={<X aria-hidden="true" />} onPress={() => removing.run({ itemId: item.id })} /> : <span />}
    </li>
  );
}

function AddTopic({ room }: { room: Room }) {
  const [title, setTitle] = useState('');
  const adding = useAction('sessions.addTopic');
  return (
    <form
      className={styles['topic']}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') adding.run({ sessionId: room.id, title, timeBoxMinutes: 10 }, () => setTitle(''));
      }}
    >
      <TextField label="Topic without a score, such as open actions" isLabelHidden value={title} onChange={setTitle} maxLength={200} placeholder="A topic without a score, such as open actions" />
      <Button type="submit" icon={<Plus aria-hidden="true" />} isDisabled={title.trim() === ''} isPending={adding.isPending}>
        Add topic
      </Button>
      {room.agenda.every(({ topicKind }) => topicKind !== 'audit-questions') && (
        <Button variant="quiet" size="small" icon={<Plus aria-hidden="true" />} onPress={() => adding.run({ sessionId: room.id, title: 'Audit questions', timeBoxMinutes: 15, topicKind: 'audit-questions' })}>
          Audit questions
        </Button>
      )}
    </form>
  );
}
