import { Check, Minus, Pencil, Users } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import type { AgendaItem, Room } from '@shared/contract/sessions/entities';
import type { AgendaItemId } from '@shared/primitives';
import { commandRegistry } from '../../../commands/registry';
import { appState } from '../../../state/app-state';
import { Button, IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { formatClock, formatTime } from '../../../ui/format';
import { PresenterButton } from '../presenter/presenter-button';
import { OpenBoard } from '../../tradeoffs/open-board';
import { isFinished, phaseLabels } from '../session-words';
import { usedMs, useNow } from '../use-now';
import { ParkingLot } from './parking/parking-lot';
import { facilitatorsOf } from './people/facilitation';
import styles from './rail.module.css';

const minuteMs = 60_000;
const boxMs = ({ timeBoxMinutes, extendedMinutes }: AgendaItem): number => (timeBoxMinutes + extendedMinutes) * minuteMs;

export interface AgendaRailProps {
  room: Room;
  mayChange: boolean;
  onGoTo: (id: AgendaItemId) => void;
  onPeople: () => void;
  /** To the minutes and the sign-off, also while items are open: time may be up. */
  onClose: () => void;
}

/** The agenda of a running session: what is done, what is on, minutes used against those planned, and when it will end. */
export function AgendaRail({ room, mayChange, onGoTo, onPeople, onClose }: AgendaRailProps) {
  const list = useRef<HTMLOListElement>(null);
  const { currentItemId } = room;
  useEffect(() => {
    // With 200 items the one on screen may stand far down.
    if (currentItemId !== null) list.current?.querySelector(`[data-item="${currentItemId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [currentItemId]);
  const now = useNow(true);
  const used = room.agenda.reduce((sum, item) => sum + usedMs(item, now), 0);
  const left = room.agenda.filter(({ phase }) => !isFinished(phase)).reduce((sum, item) => sum + Math.max(0, boxMs(item) - usedMs(item, now)), 0);
  const roomEnd = room.openedAt === null ? null : Date.parse(room.openedAt) + room.roomMinutes * minuteMs;
  const [facilitator] = facilitatorsOf(room);
  const isLate = roomEnd !== null && now + left > roomEnd;
  return (
    <aside className={styles['rail']} aria-label="Agenda">
      <header className={styles['head']}>
        <h2 title={room.title}>{room.title}</h2>
        {mayChange && <IconButton size="small" label="Change the agenda" icon={<Pencil aria-hidden="true" />} onPress={() => appState().navigate({ name: 'session', id: room.id, step: 'prepare' })} />}
        <p>{[room.openedAt === null ? null : `Since ${formatTime(room.openedAt)}`, room.place].filter(Boolean).join(', ')}</p>
      </header>
      <div className={styles['columns']} aria-hidden="true">
        <span>Agenda</span>
        <span>used</span>
        <span>min</span>
      </div>
      <ol ref={list} className={styles['items']} {...(mayChange ? {} : { tabIndex: 0 })}>
        {room.agenda.map((item) => (
          <RailItem key={item.id} item={item} isCurrent={item.id === room.currentItemId} usedMs={usedMs(item, now)} mayGo={mayChange} onGoTo={onGoTo} />
        ))}
      </ol>
      <div className={styles['sum']}>
        <span>Used</span>
        <b>{formatClock(used)}</b>
        <span>{room.plannedMinutes}</span>
      </div>
      {roomEnd !== null && (
        <p className={cx(styles['forecast'], isLate && styles['over'])}>
          Ends {formatTime(new Date(now + left).toISOString())}, room until {formatTime(new Date(roomEnd).toISOString())}
        </p>
      )}
      <div className={styles['close']}>
        <Button variant="link" size="small" onPress={onClose}>
          Minutes and sign-off
        </Button>
        <OpenBoard room={room} mayChange={mayChange} />
      </div>
      <ParkingLot room={room} />
      <PresenterButton sessionId={room.id} />
      <footer className={styles['foot']}>
        <Button size="small" variant="quiet" icon={<Users aria-hidden="true" />} kbd="P" onPress={onPeople}>
          {room.present} present
        </Button>
        <span className={cx(!room.hasQuorum && styles['over'])}>{room.hasQuorum ? `quorum ${room.quorum}` : `no quorum, ${room.quorum} needed`}</span>
        <span className={styles['leads']}>
          <span title={facilitator?.name}>{facilitator === undefined ? 'Nobody facilitates' : `${facilitator.name} facilitates`}</span>
          {mayChange && (
            <Button size="small" variant="link" onPress={() => commandRegistry.run('sessions.hand-over')}>
              Hand over
            </Button>
          )}
        </span>
      </footer>
    </aside>
  );
}

interface RailItemProps {
  item: AgendaItem;
  isCurrent: boolean;
  usedMs: number;
  mayGo: boolean;
  onGoTo: (id: AgendaItemId) => void;
}

/** Drawn anew only when something of it changes: of 200 items one has a running timer. */
const RailItem = memo(function RailItem({ item, isCurrent, usedMs: used, mayGo, onGoTo }: RailItemProps) {
  const over = used - boxMs(item);
  const isOver = over > 0 && used > 0;
  const isDone = isFinished(item.phase);
  const main = item.account ?? item.title;
  const words = item.account === null ? (item.kind === 'topic' ? 'Topic' : `#${item.issueNumber ?? ''}`) : item.title;
  const state = isOver && !isCurrent ? `${words}, ${formatClock(over)} over` : words;
  return (
    <li>
      <button
        type="button"
        className={cx(styles['item'], isDone && styles['done'], isCurrent && styles['now'], isOver && styles['is-over'])}
        data-item={item.id}
        disabled={!mayGo}
        title={`${item.title}${item.account === null ? '' : `, ${item.account}`}: ${phaseLabels[item.phase]}`}
        onClick={() => onGoTo(item.id)}
        {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
      >
        <span className={styles['mark']}>
          {item.phase === 'deferred' ? <Minus aria-label="Put off" /> : isDone ? <Check aria-label="Done" /> : item.position}
        </span>
        <span className={styles['main']}>{main}</span>
        <span className={styles['used']}>{used > 0 ? formatClock(used) : ''}</span>
        <span className={styles['box']}>{item.timeBoxMinutes + item.extendedMinutes}</span>
        <small>{state}</small>
        {isCurrent && (
          <span className={styles['bar']}>
            <i style={{ inlineSize: `${Math.min(100, (used / Math.max(1, boxMs(item))) * 100)}%` }} />
          </span>
        )}
      </button>
    </li>
  );
});
