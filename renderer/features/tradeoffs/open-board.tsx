import { Scale } from 'lucide-react';
import type { Room } from '@shared/contract/sessions/entities';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { BoardDialog } from './board-dialog';
import { useTradeoffKey } from './session-boards';

/** From a running session to its trade-off board, or to setting one up. */
export function OpenBoard({ room, mayChange }: { room: Room; mayChange: boolean }) {
  const { data: boards } = useOperation('tradeoffs.list', { sessionId: room.id });
  const { isMaking, setIsMaking } = useTradeoffKey(room, mayChange);
  const last = boards?.at(-1);
  if (last === undefined && !mayChange) return null;
  return (
    <>
      <Button size="small" variant="quiet" icon={<Scale aria-hidden="true" />} kbd="O" onPress={() => (last === undefined ? setIsMaking(true) : appState().navigate({ name: 'tradeoff', id: last.id }))}>
        Trade-off
      </Button>
      {isMaking && <BoardDialog sessionId={room.id} onClose={() => setIsMaking(false)} />}
    </>
  );
}
