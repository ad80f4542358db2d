import { Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useDrag } from 'react-aria-components';
import type { InputOf } from '@shared/contract';
import type { QueueRow, Room } from '@shared/contract/sessions/entities';
import { useOperation } from '../../../api';
import { appState } from '../../../state/app-state';
import { useAction } from '../../../state/use-action';
import { Button, IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { formatMoney } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { Segmented } from '../../../ui/segmented';
import { NumberField } from '../../../ui/number-field';
import { SearchField } from '../../../ui/text-field';
import { ListedBand } from '../../scoring/placing/listed-band';
import { toDrag } from './queued-issue';
import { WaitingList } from './waiting-list';
import styles from './prepare.module.css';

type Order = InputOf<'sessions.queue'>['order'];
const orders: readonly { readonly value: Order; readonly label: string }[] = [
  { value: 'band', label: 'Band' },
  { value: 'fragility', label: 'Fragility' },
  { value: 'stakes', label: 'Stakes' },
  { value: 'age', label: 'Age' },
];

/** What could come onto the agenda (M1), in one of four orders, each row with why it stands there. */
export function QueueList({ room }: { room: Room }) {
  const [order, setOrder] = useState<Order>('band');
  const [search, setSearch] = useState('');
  const [minutes, setMinutes] = useState(10);
  const { data: rows, error } = useOperation('sessions.queue', { sessionId: room.id, order, search }, { keepPrevious: true });
  const adding = useAction('sessions.addItems');
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-add] button') ?? [])];
    if (by === 0 || buttons.length === 0) return;
    event.preventDefault();
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[Math.min(Math.max(at + by, 0), buttons.length - 1)]?.focus();
  };
  // The row that was added goes; the one that takes its place is the next to be added.
  const addedAt = useRef<number | null>(null);
  useEffect(() => {
    if (addedAt.current === null || rows === undefined) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>('[data-add] button');
    buttons?.[Math.min(addedAt.current, buttons.length - 1)]?.focus();
    addedAt.current = null;
  }, [rows]);
  const add = (row: QueueRow): void => {
    addedAt.current = rows?.findIndex(({ id }) => id === row.id) ?? null;
    adding.run({ sessionId: room.id, issueIds: [row.id], timeBoxMinutes: minutes });
  };

  return (
    <aside className={styles['queue']} aria-label="Queue">
      <header className={styles['queue-head']}>
        <h2>Queue</h2>
        <Segmented label="Order" isLabelHidden tone="accent" options={orders} value={order} onChange={setOrder} />
        <span className="spacer" />
        <span className={styles['minutes']}>
          <NumberField label="Minutes for each added issue" isLabelHidden value={minutes} min={1} max={240} onChange={(value) => value !== null && setMinutes(value)} />
          min each
        </span>
      </header>
      <div className={styles['queue-search']}>
        <SearchField label="Search the queue" value={search} onChange={setSearch} />
      </div>
      <WaitingList room={room} minutes={minutes} />
      {error !== null && <Notice tone="error" title={error.message} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go from one button of the list to the next */}
      <ul ref={list} onKeyDown={onKeyDown} className={styles['rows']} aria-label="Issues that wait" {...{ tabIndex: 0 }}>
        {rows?.map((row) => (
          <QueueLine key={row.id} row={row} minutes={minutes} onAdd={() => !adding.isPending && add(row)} />
        ))}
        {rows?.length === 0 && <li className={styles['none']}>{search === '' ? 'Every open issue is on the agenda.' : 'Nothing in the queue matches.'}</li>}
      </ul>
    </aside>
  );
}

/** An issue that waits: added by its button, or dragged to its place on the agenda. */
function QueueLine({ row, minutes, onAdd }: { row: QueueRow; minutes: number; onAdd: () => void }) {
  // By keyboard the button adds it, and Alt with an arrow moves it: a second way of dragging would only stand in between.
  const { dragProps, isDragging } = useDrag({ getItems: () => toDrag({ issueId: row.id, timeBoxMinutes: minutes }), getAllowedDropOperations: () => ['copy'], hasDragButton: true });
  return (
    <li {...dragProps} className={cx(styles['row'], isDragging && styles['dragged'])}>
      <span data-add>
        <IconButton size="small" variant="secondary" label={`Add #${row.number} to the agenda`} icon={<Plus aria-hidden="true" />} onPress={onAdd} />
      </span>
      <span className={styles['words']}>
        <Button variant="link" onPress={() => appState().navigate({ name: 'issue', id: row.id })}>
          {row.title}
        </Button>
        <small>{[`#${row.number}`, row.account, row.arr === null ? null : formatMoney(row.arr), row.daysToRenewal === null ? null : `renewal in ${row.daysToRenewal} d`].filter((word) => word !== null).join(', ')}</small>
        <small className={styles['because']}>{row.because}</small>
      </span>
      <span className={styles['score']}>
        <b>{row.score ?? '–'}</b>
        <ListedBand issue={row} isShort />
      </span>
    </li>
  );
}
