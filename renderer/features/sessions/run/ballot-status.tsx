import { Check } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { BallotRound, Room } from '@shared/contract/sessions/entities';
import { functionLabels, type ParticipantId } from '@shared/primitives';
import { cx } from '../../../ui/cx';
import { shortHash } from '../../../ui/format';
import styles from './ballots.module.css';

/** Who has finished, never what they said; the hash is the commitment that can be checked after the reveal (S4). */
export function BallotStatusList({ room, round, onPick }: { room: Room; round: BallotRound; onPick?: ((id: ParticipantId) => void) | undefined }) {
  const finished = round.status.filter(({ hasFinished }) => hasFinished).length;
  return (
    <section className={styles['ready']} aria-label="Who has finished">
      <h2>
        {round.revealedAt === null ? 'Ready' : 'Cast'}
        <small>
          {finished} of {round.status.length}
        </small>
      </h2>
      <ul>
        {round.status.map(({ participantId, name, hasFinished, commitment }) => {
          const person = room.people.find(({ id }) => id === participantId);
          const isHere = person?.attendance === 'present';
          const words = (
            <>
              <span className={styles['mark']} aria-hidden="true">{hasFinished && <Check />}</span>
              <b className="trunc" title={name}>{name}</b>
              <small title={commitment ?? undefined}>
                {commitment === null ? (isHere ? (person === undefined ? '' : functionLabels[person.function]) : 'not in the room') : <span className="mono">{shortHash(commitment)}</span>}
              </small>
              <span className="vh">{hasFinished ? 'has finished' : 'has not voted'}</span>
            </>
          );
          const look = cx(styles['voter'], hasFinished && styles['finished']);
          return (
            <li key={participantId}>
              {onPick !== undefined && isHere ? (
                <AriaButton className={look} onPress={() => onPick(participantId)}>
                  {words}
                </AriaButton>
              ) : (
                <span className={look}>{words}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
