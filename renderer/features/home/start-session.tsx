import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { upcomingSession } from './next-session';

/** The first thing to do from most places: into the session that runs, to the one prepared, or to make one. */
export function StartSession() {
  const { data } = useOperation('sessions.list', {});
  const next = data === undefined ? undefined : upcomingSession(data);
  const isRunning = next?.state === 'running';
  return (
    <Button
      variant="primary"
      onPress={() => {
        if (next === undefined) appState().navigate({ name: 'meet' });
        else appState().navigate({ name: 'session', id: next.id, step: isRunning ? 'run' : 'prepare' });
      }}
    >
      {isRunning ? 'Back to the session' : 'Start a session'}
    </Button>
  );
}
