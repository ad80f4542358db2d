import type { Room } from '@shared/contract/sessions/entities';
import type { SessionId } from '@shared/primitives';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { PresenterControl } from './presenter/presenter-control';
import { PreparePage } from './prepare/prepare-page';
import { RunPage } from './run/run-page';
import { SignOffPage } from './sign-off/sign-off-page';

export type SessionStep = 'prepare' | 'run' | 'sign-off';

/** One review session at one of its steps. A step that its state does not allow shows the one that it does. */
export function SessionPage({ id, step }: { id: SessionId; step: SessionStep }) {
  const { data: room, error } = useOperation('sessions.room', { sessionId: id }, { keepPrevious: true });
  if (error !== null) {
    return (
      <EmptyState title="This session cannot be shown" action={<Button onPress={() => appState().navigate({ name: 'meet' })}>All sessions</Button>}>
        {error.message}
      </EmptyState>
    );
  }
  if (room === undefined) return null;
  return (
    <>
      <PresenterControl sessionId={id} />
      <StepPage room={room} step={step} />
    </>
  );
}

function StepPage({ room, step }: { room: Room; step: SessionStep }) {
  if (room.state === 'signed-off' || (step === 'sign-off' && room.state === 'running')) return <SignOffPage room={room} />;
  if (step === 'run' && room.state === 'running') return <RunPage room={room} />;
  return <PreparePage room={room} />;
}
