import type { Room } from '@shared/contract/sessions/entities';
import { commandRegistry } from '../../../../commands/registry';
import { Button } from '../../../../ui/button';
import styles from './parking.module.css';

const shown = 3;

/** The parking lot at the foot of the agenda: the last lines that are still parked (M3). */
export function ParkingLot({ room }: { room: Room }) {
  const parked = room.parked.filter(({ outcome }) => outcome === null);
  const last = parked.slice(-shown);
  return (
    <section className={styles['lot']} aria-label="Parking lot">
      <header>
        <h2>Parking lot</h2>
        <Button size="small" variant="quiet" kbd="K" onPress={() => commandRegistry.run('sessions.park')}>
          {parked.length === 0 ? 'Park' : String(parked.length)}
        </Button>
      </header>
      <ul>
        {last.map(({ id, text, raisedBy, itemPosition }) => (
          <li key={id}>
            <span title={text}>{text}</span>
            <small>{[raisedBy, itemPosition === null ? null : `item ${itemPosition}`].filter((word) => word !== null).join(', ')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
