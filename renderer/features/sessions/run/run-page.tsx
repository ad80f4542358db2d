import { useRef, useState } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import type { AgendaItemId } from '@shared/primitives';
import { mayRun, useOperation } from '../../../api';
import { useLatest } from '../../../commands/use-latest';
import { appState } from '../../../state/app-state';
import { useAction } from '../../../state/use-action';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { EmptyState } from '../../../ui/empty-state';
import { Notice } from '../../../ui/notice';
import { useRole } from '../../settings/use-acting';
import { useWorkspace } from '../../workspaces/use-workspace';
import { isAnyVoterHere, isFinished } from '../session-words';
import { PeopleEditor } from '../prepare/people-editor';
import { AgendaRail } from './agenda-rail';
import { AllPresent } from './all-present';
import { ItemRoom } from './item-room';
import { LeaveDialog } from './leave-dialog';
import { RoomDesk } from './room-desk';
import { RunKeys } from './run-keys';
import { cx } from '../../../ui/cx';
import styles from './run.module.css';

/** Runs a session (M3): agenda at the left, the item on screen in the middle, its decision at the right. */
export function RunPage({ room }: { room: Room }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const mayChange = mayRun(role, 'sessions.goTo') && workspace?.isReadOnly !== true;
  const currentId = room.currentItemId ?? room.agenda[0]?.id;
  const { data: item } = useOperation('sessions.item', { itemId: currentId ?? '' }, { enabled: currentId !== undefined, keepPrevious: true });
  const going = useAction('sessions.goTo');
  const [wanted, setWanted] = useState<AgendaItemId | 'sign-off' | null>(null);
  const [showsPeople, setShowsPeople] = useState(false);
  const askedOf = useRef(new Set<AgendaItemId>());

  const leaveFor = (target: AgendaItemId | 'sign-off'): void => {
    setWanted(null);
    if (target === 'sign-off') appState().navigate({ name: 'session', id: room.id, step: 'sign-off' });
    else going.run({ itemId: target });
  };
  /** Moving on with ballots or a decision missing asks first (M3); of an item that was only looked at it asks once, and the sign-off lists it itself. */
  const goTo = useLatest((target: AgendaItemId | 'sign-off'): void => {
    if (target === currentId) return;
    const current = room.agenda.find(({ id }) => id === currentId);
    const isUnfinished = current !== undefined && (current.phase === 'ballot' || current.phase === 'revealed' || current.phase === 'agreed');
    const place = room.agenda.find(({ id }) => id === target)?.position ?? 0;
    const isOnlySeen = current?.kind === 'issue' && current.phase === 'evidence' && place > current.position && !askedOf.current.has(current.id);
    if (current !== undefined && isOnlySeen) askedOf.current.add(current.id);
    if (mayChange && (isUnfinished || isOnlySeen)) setWanted(target);
    else leaveFor(target);
  });
  const step = useLatest((by: 1 | -1): void => {
    const place = room.agenda.findIndex(({ id }) => id === currentId);
    const target = room.agenda[place + by];
    if (target !== undefined) goTo(target.id);
    else if (by === 1 && room.agenda.every(({ phase }) => isFinished(phase))) goTo('sign-off');
  });

  if (currentId === undefined) return <EmptyState title="The agenda is empty" action={<Button onPress={() => appState().navigate({ name: 'session', id: room.id, step: 'prepare' })}>Change the agenda</Button>}>Put an issue or a topic on it to go on.</EmptyState>;
  const current = room.agenda.find(({ id }) => id === currentId);
  return (
    <div className={cx(styles['page'], current?.kind === 'topic' && styles['topic'])}>
      <AgendaRail room={room} mayChange={mayChange} onGoTo={goTo} onPeople={() => setShowsPeople(true)} onClose={() => goTo('sign-off')} />
      {item !== undefined && workspace != null && (
        <ItemRoom key={item.id} room={room} item={item} mayChange={mayChange} onStep={step} onFinished={leaveFor} onPeople={() => setShowsPeople(true)} />
      )}
      <RunKeys phase={current?.phase ?? 'waiting'} kind={current?.kind ?? 'topic'} isOnPaper={item?.rounds.at(-1)?.mode === 'paper'} mayChange={mayChange} />
      <RoomDesk room={room} item={item} mayChange={mayChange} />
      {wanted !== null && current !== undefined && <LeaveDialog item={current} onLeave={() => leaveFor(wanted)} onStay={() => setWanted(null)} />}
      {showsPeople && (
        <Dialog title="Who is in the room" isOpen size="large" onClose={() => setShowsPeople(false)}>
          {!isAnyVoterHere(room) && <Notice title="Nobody who votes is in the room yet">Mark who is here. Ballots can be opened then.</Notice>}
          <AllPresent room={room} mayChange={mayChange} />
          <PeopleEditor room={room} mayChange={mayChange} />
        </Dialog>
      )}
    </div>
  );
}
