import type { ItemDetail, Room } from '@shared/contract/sessions/entities';
import { PlacingPart } from './placing-card';
import { usePlacing } from './use-placing';
import styles from './placing.module.css';

/** Placing the issue of the item on screen by hand, as part of the session (S5). */
export function PlaceInRoom({ room, item, mayChange }: { room: Room; item: ItemDetail; mayChange: boolean }) {
  const placing = usePlacing(mayChange && room.state === 'running' ? item.issue : null, { sessionId: room.id, section: 'Session' });
  if (item.issue === null) return null;
  return (
    <div className={styles['in-room']}>
      <PlacingPart issue={item.issue} placing={placing} />
    </div>
  );
}
