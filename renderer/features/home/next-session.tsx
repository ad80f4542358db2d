import type { Room, SessionRow } from '@shared/contract/sessions/entities';
import { mayRun, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { BandShape, bandWord } from '../../ui/band-mark';
import { Button, ButtonRow } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatDate } from '../../ui/format';
import { useRole } from '../settings/use-acting';
import styles from './home.module.css';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** `09:30` and 90 minutes as `09:30 to 11:00`. */
export function timeSpan(startsAt: string, minutes: number): string {
  const [hour = 0, minute = 0] = startsAt.split(':').map(Number);
  const end = hour * 60 + minute + minutes;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${startsAt} to ${two(Math.floor(end / 60) % 24)}:${two(end % 60)}`;
}

/** The session that runs, or else the next one prepared: the earliest planned. */
export function upcomingSession(sessions: readonly SessionRow[]): SessionRow | undefined {
  return sessions.find(({ state }) => state === 'running') ?? sessions.filter(({ state }) => state === 'prepared').toSorted((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1))[0];
}

/** The next session across the top of a home screen, its agenda as one strip cut to minutes. */
export function NextSession() {
  const { data: sessions } = useOperation('sessions.list', {});
  const next = sessions === undefined ? undefined : upcomingSession(sessions);
  const { data: room } = useOperation('sessions.room', { sessionId: next?.id ?? '' }, { enabled: next !== undefined });
  const role = useRole();
  if (sessions === undefined) return <header className={styles['lead']} />;
  if (next === undefined) {
    return (
      <header className={styles['lead']}>
        <div>
          <p className={styles['kick']}>Next session</p>
          <h1>None is prepared</h1>
          <p className={styles['meta']}>A session takes the top of the list into one room: blind scores, a decision for each issue, minutes that are signed off.</p>
        </div>
        {mayRun(role, 'sessions.create') && <Button onPress={() => appState().navigate({ name: 'meet' })}>Prepare a session</Button>}
      </header>
    );
  }
  const day = weekdays[new Date(`${next.plannedOn}T12:00:00Z`).getUTCDay()];
  const isRunning = next.state === 'running';
  return (
    <header className={styles['lead']}>
      <div>
        <p className={styles['kick']}>{isRunning ? 'Session under way' : 'Next session'}</p>
        <h1>
          {next.title}, {day} {formatDate(next.plannedOn)}, {timeSpan(next.startsAt, next.roomMinutes)}
        </h1>
        {room !== undefined && <RoomWords room={room} />}
      </div>
      <ButtonRow>
        {isRunning ? (
          <Button onPress={() => appState().navigate({ name: 'session', id: next.id, step: 'run' })}>Back into the session</Button>
        ) : (
          <Button onPress={() => appState().navigate({ name: 'session', id: next.id, step: 'prepare' })}>{mayRun(role, 'sessions.update') ? 'Prepare agenda' : 'See the agenda'}</Button>
        )}
      </ButtonRow>
      {room !== undefined && room.agenda.length > 0 && <AgendaStrip room={room} />}
    </header>
  );
}

function RoomWords({ room }: { room: Room }) {
  const issues = room.agenda.filter(({ kind }) => kind === 'issue').length;
  const topics = room.agenda.length - issues;
  const deciders = room.people.filter(({ role }) => role === 'decider').length;
  return (
    <p className={styles['meta']}>
      {room.place !== '' && <b>{room.place}, </b>}
      {issues === 1 ? '1 issue' : `${issues} issues`}
      {topics > 0 && ` and ${topics === 1 ? '1 topic' : `${topics} topics`}`}, <b className={cx(room.plannedMinutes > room.roomMinutes && styles['over'])}>{room.plannedMinutes} of {room.roomMinutes} min</b>. {room.people.length} invited, quorum is {room.quorum}.
      {deciders === 0 && ' No decider yet.'}
    </p>
  );
}

function AgendaStrip({ room }: { room: Room }) {
  const free = room.roomMinutes - room.plannedMinutes;
  return (
    <ol className={styles['agenda']} aria-label={`Agenda: ${room.plannedMinutes} of ${room.roomMinutes} minutes planned`}>
      {room.agenda.map(({ id, title, account, band, score, timeBoxMinutes }) => (
        <li key={id} className={cx(styles['item'], band !== null && styles[band])} style={{ flexGrow: timeBoxMinutes }} title={account === null ? title : `${title}, ${account}`}>
          <span className={styles['item-title']}>
            {band !== null && <BandShape band={band} title={bandWord(band)} />}
            <span className="trunc">{account ?? title}</span>
          </span>
          <span className={styles['item-minutes']}>
            {timeBoxMinutes} min{score === null ? '' : `, ${score}`}
          </span>
        </li>
      ))}
      {free > 0 && (
        <li className={cx(styles['item'], styles['free'])} style={{ flexGrow: free }}>
          <span className={styles['item-title']}>Free</span>
          <span className={styles['item-minutes']}>{free} min</span>
        </li>
      )}
    </ol>
  );
}
