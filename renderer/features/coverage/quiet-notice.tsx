import type { Room } from '@shared/contract/sessions/entities';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import styles from './coverage.module.css';

/** In the preparation of a session: how many accounts are quiet, and the way to sweep them first (W3). */
export function QuietNotice({ room }: { room: Pick<Room, 'id' | 'state'> }) {
  const { data: quiet } = useOperation('coverage.quiet', { segment: null, days: null, limit: 1 }, { enabled: room.state !== 'signed-off' });
  const { data: sweep } = useOperation('coverage.sweep', { sessionId: room.id });
  if (quiet === undefined || sweep === undefined) return null;
  const { total, waiting } = quiet;
  const quietWords = total === 0 ? 'No account is quiet' : total === 1 ? '1 account is quiet' : `${formatCount(total)} accounts are quiet`;
  const answered = total === 0 ? '' : waiting === 0 ? ', all answered' : waiting === total ? '' : `, ${formatCount(waiting)} without an answer`;
  return (
    <p className={styles['notice']}>
      {`${quietWords}${answered}. ${sweep === null ? 'Not swept for this session.' : 'Swept: it stands in the record.'}`}
      <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'watch', tab: 'coverage', sessionId: room.id })}>
        {sweep === null ? 'Sweep them' : 'See the sweep'}
      </Button>
    </p>
  );
}
