import { useMemo } from 'react';
import type { TradeoffId } from '@shared/primitives';
import { useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { WholePageState } from '../../ui/whole-page-state';
import { Board } from './board';

/** A trade-off board on a page of its own. */
export function TradeoffPage({ id }: { id: TradeoffId }) {
  const { data: board, error } = useOperation('tradeoffs.get', { id }, { keepPrevious: true });
  const { data: room } = useOperation('sessions.room', { sessionId: board?.sessionId ?? '' }, { enabled: board !== undefined });
  const leave = useLatest((): void => {
    if (board === undefined || room === undefined) appState().navigate({ name: 'meet' });
    else appState().navigate({ name: 'session', id: board.sessionId, step: room.state === 'prepared' ? 'prepare' : room.state === 'running' ? 'run' : 'sign-off' });
  });
  useCommands(useMemo((): readonly Command[] => [{ id: 'tradeoffs.close', title: 'Close the board', section: 'Session', shortcuts: ['Escape'], run: leave }], [leave]));
  if (error !== null) {
    return (
      <WholePageState heading="Trade-off" title="This board cannot be shown" action={<Button onPress={leave}>All sessions</Button>}>
        {error.message}
      </WholePageState>
    );
  }
  return (
    <Board
      id={id}
      close={
        <Button kbd="Esc" onPress={leave}>
          {`Back to session ${board?.sessionNumber ?? ''}`}
        </Button>
      }
    />
  );
}
