import { useMemo, useState } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import { mayRun } from '../../../api';
import type { Command } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { useLatest } from '../../../commands/use-latest';
import { appState } from '../../../state/app-state';
import { useAction } from '../../../state/use-action';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { formatDate } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { PageHeader } from '../../../ui/page';
import { QuietNotice } from '../../coverage/quiet-notice';
import { timeSpan } from '../../home/next-session';
import { useRole } from '../../settings/use-acting';
import { useWorkspace } from '../../workspaces/use-workspace';
import { SessionBoards } from '../../tradeoffs/session-boards';
import { SessionDialog } from '../session-dialog';
import { AgendaEditor } from './agenda-editor';
import { PeopleEditor } from './people-editor';
import { QueueList } from './queue-list';
import { SessionTools } from './session-tools';
import styles from './prepare.module.css';

/** Prepares a session (M1, M2): agenda and people at the left, what waits at the right, the minutes against the room's time. */
export function PreparePage({ room }: { room: Room }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const [isEditing, setIsEditing] = useState(false);
  const starting = useAction('sessions.start');
  const mayChange = mayRun(role, 'sessions.update') && workspace?.isReadOnly !== true;
  const isRunning = room.state === 'running';
  const free = room.roomMinutes - room.plannedMinutes;

  const go = useLatest(() => {
    const toRoom = (): void => appState().replace({ name: 'session', id: room.id, step: 'run' });
    if (isRunning) toRoom();
    else if (mayChange && room.agenda.length > 0) starting.run({ sessionId: room.id }, toRoom);
  });
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'sessions.start', title: isRunning ? 'Back into the session' : 'Start the session', section: 'Session', shortcuts: ['Mod+Enter'], run: go },
      { id: 'sessions.back', title: 'All sessions', section: 'Session', shortcuts: ['Escape'], run: () => appState().navigate({ name: 'meet' }) },
    ], [isRunning, go]),
  );

  return (
    <section className={styles['page']} aria-label={`Prepare session ${room.number}`}>
      <PageHeader
        title={room.title}
        sub={`Session ${room.number}, ${formatDate(room.plannedOn)}, ${timeSpan(room.startsAt, room.roomMinutes)}${room.place === '' ? '' : `, ${room.place}`}${room.seriesName === null ? '' : `, ${room.seriesName}`}`}
        tools={
          <>
            <SessionTools room={room} mayChange={mayChange} />
            {mayChange && <Button onPress={() => setIsEditing(true)}>Edit</Button>}
            {(mayChange || isRunning) && (
              <Button variant="primary" kbd="Ctrl Enter" isDisabled={room.agenda.length === 0} isPending={starting.isPending} onPress={go}>
                {isRunning ? 'Back into the session' : 'Start the session'}
              </Button>
            )}
          </>
        }
      />
      {room.urgent !== null && (
        <div className={styles['urgent']}>
          <Notice tone="warn" title={`Out of cycle: ${room.urgent.deciderName} decides. ${room.quorum === 0 ? 'No quorum is asked for. ' : ''}Every decision is to be ratified by the next regular session.`}>{room.urgent.reason}</Notice>
        </div>
      )}
      <div className={styles['budget']}>
        <div className={styles['meter']} role="img" aria-label={`${room.plannedMinutes} of ${room.roomMinutes} minutes planned`}>
          {room.agenda.map(({ id, timeBoxMinutes, band }) => (
            <i key={id} className={cx(band !== null && styles[band])} style={{ flexGrow: timeBoxMinutes }} />
          ))}
          {free > 0 && <i className={styles['free']} style={{ flexGrow: free }} />}
        </div>
        <p className={cx(free < 0 && styles['over'])}>
          <b>{room.plannedMinutes}</b> of {room.roomMinutes} min planned, {free < 0 ? `${-free} min more than the room has` : `${free} min free`}
        </p>
      </div>
      <QuietNotice room={room} />
      <div className={styles['columns']}>
        <div className={styles['column']} role="region" aria-label="Agenda and people" {...{ tabIndex: 0 }}>
          <AgendaEditor room={room} mayChange={mayChange} />
          <PeopleEditor room={room} mayChange={mayChange} />
          <SessionBoards room={room} mayChange={mayChange} />
        </div>
        {mayChange && <QueueList room={room} />}
      </div>
      {isEditing && workspace != null && <SessionDialog session={room} asOf={workspace.asOf} onClose={() => setIsEditing(false)} />}
    </section>
  );
}
