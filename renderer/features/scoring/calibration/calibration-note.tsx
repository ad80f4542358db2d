import type { PersonId, SessionId } from '@shared/primitives';
import { useOperation } from '../../../api';
import { appState } from '../../../state/app-state';
import { Button } from '../../../ui/button';
import { formatDate } from '../../../ui/format';

/** Whether somebody who takes part is calibrated, and where to take the calibration before the session (S7). */
export function CalibrationNote({ sessionId, personId, mayTake }: { sessionId: SessionId; personId: PersonId; mayTake: boolean }) {
  const { data } = useOperation('scoring.calibrationStates', { sessionId }, { keepPrevious: true });
  const state = data?.people.find((each) => each.personId === personId);
  if (state === undefined) return null;
  const words = state.calibratedOn === null ? 'not calibrated' : `calibrated on ${formatDate(state.calibratedOn)}`;
  return (
    <small>
      {mayTake ? (
        <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'calibrate', personId, sessionId })}>
          <span className="vh">Calibration of {state.name}: </span>
          {words}
        </Button>
      ) : (
        words
      )}
    </small>
  );
}
