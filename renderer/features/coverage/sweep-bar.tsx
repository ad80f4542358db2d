import type { SessionId } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button, ButtonRow } from '../../ui/button';
import { formatDate } from '../../ui/format';
import { useRole } from '../settings/use-acting';
import styles from './coverage.module.css';

/** The sweep before a session: what was recorded, and the button that records it as it stands (W3). */
export function SweepBar({ sessionId, waiting, isReadOnly }: { sessionId: SessionId; waiting: number; isReadOnly: boolean }) {
  const { data: room } = useOperation('sessions.room', { sessionId });
  const { data: sweep } = useOperation('coverage.sweep', { sessionId });
  const role = useRole();
  const recording = useAction('coverage.recordSweep');
  if (room === undefined || sweep === undefined) return null;
  const mayRecord = mayRun(role, 'coverage.recordSweep') && !isReadOnly && room.state !== 'signed-off';
  const standing = sweep === null ? 'Not swept yet.' : `Recorded as of ${formatDate(sweep.on)} by ${sweep.by}: ${sweep.quiet} quiet, ${sweep.answered} answered.`;
  return (
    <section className={styles['sweep']} aria-label="Sweep before the session">
      <p>
        <b>{`Sweep before session ${room.number}`}</b> {standing}
      </p>
      <ButtonRow>
        {mayRecord && (
          <Button size="small" isPending={recording.isPending} onPress={() => recording.run({ sessionId }, ({ quiet, answered }) => appState().toast({ tone: 'success', title: `The sweep stands in the session’s record: ${quiet} quiet, ${answered} answered.` }))}>
            {sweep === null ? 'Record the sweep' : 'Record it again'}
          </Button>
        )}
        <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'session', id: sessionId, step: 'prepare' })}>
          Back to the preparation
        </Button>
      </ButtonRow>
      {waiting > 0 && sweep === null && <p className="muted">What waits for an answer is recorded as waiting.</p>}
    </section>
  );
}
