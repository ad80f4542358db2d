import type { Room } from '@shared/contract/sessions/entities';
import { mayRun } from '../../../../api';
import { Notice } from '../../../../ui/notice';
import { useRole } from '../../../settings/use-acting';
import { TakeOverNotice } from './facilitation';
import styles from './people.module.css';

/** What the room must know before it goes on: the quorum is lost, or nobody facilitates (M2, M3). */
export function RoomNotices({ room }: { room: Room }) {
  const role = useRole();
  // Before anybody has come there is nothing to have lost.
  const isLost = !room.hasQuorum && room.people.some(({ arrivedAt }) => arrivedAt !== null);
  const mayTake = mayRun(role, 'sessions.handOver');
  return (
    <div className={styles['notices']}>
      {isLost && <Notice tone="warn" title={`No quorum: ${room.present} present, ${room.quorum} needed. A decision is asked about first, and recorded as taken without one.`} />}
      {mayTake && <TakeOverNotice room={room} />}
    </div>
  );
}
