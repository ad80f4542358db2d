import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import { useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button, IconButton } from '../../ui/button';
import { Section } from '../../ui/page';
import { counted } from '../sessions/session-words';
import { BoardDialog } from './board-dialog';
import { amountFull } from './tradeoff-words';
import styles from './tradeoffs.module.css';

/** The trade-offs of a session: each a line that opens its board, and a way to another one (T1). */
export function SessionBoards({ room, mayChange }: { room: Room; mayChange: boolean }) {
  const { data: boards } = useOperation('tradeoffs.list', { sessionId: room.id });
  const { data: consequences } = useOperation('tradeoffs.consequences', { sessionId: room.id });
  const removing = useAction('tradeoffs.remove');
  const adding = useAction('sessions.addTopic');
  const { isMaking, setIsMaking } = useTradeoffKey(room, mayChange);
  const open = consequences?.filter(({ reviews }) => !reviews.some(({ sessionId }) => sessionId === room.id)).length ?? 0;
  const hasTopic = room.agenda.some(({ topicKind }) => topicKind === 'trade-off');
  return (
    <Section title="Trade-offs" more={open === 0 ? undefined : `${counted(open, 'consequence', 'consequences')} of earlier ones to review`}>
      <ul className={styles['boards']}>
        {(boards ?? []).map((board) => (
          <li key={board.id}>
            <span className={styles['what']}>
              <Button variant="link" onPress={() => appState().navigate({ name: 'tradeoff', id: board.id })}>
                {board.title}
              </Button>
              <small>
                {amountFull(board.capacity, board)}, {counted(board.contenders, 'issue', 'issues')}, {board.chosen === null ? (board.voters === 0 ? 'not compared yet' : counted(board.voters, 'voter', 'voters')) : `${board.chosen} chosen`}
              </small>
            </span>
            {mayChange && board.voters === 0 && board.chosen === null && <IconButton size="small" label={`Take ${board.title} out`} icon={<X aria-hidden="true" />} onPress={() => removing.run({ id: board.id })} />}
          </li>
        ))}
      </ul>
      {boards?.length === 0 && open === 0 && <p className="muted">Where there is not enough for all that is hot, weigh it up here.</p>}
      {mayChange && (
        <div className={styles['tools']}>
          <Button size="small" icon={<Plus aria-hidden="true" />} kbd="O" onPress={() => setIsMaking(true)}>
            New trade-off
          </Button>
          {!hasTopic && (open > 0 || (boards?.length ?? 0) > 0) && (
            <Button size="small" variant="quiet" onPress={() => adding.run({ sessionId: room.id, title: open > 0 ? 'Consequences of the last trade-off' : 'Trade-off', timeBoxMinutes: 15, topicKind: 'trade-off' })}>
              Put it on the agenda
            </Button>
          )}
        </div>
      )}
      {isMaking && <BoardDialog sessionId={room.id} onClose={() => setIsMaking(false)} />}
    </Section>
  );
}

/** The key and the palette entry that open a session's trade-off, or set one up where there is none. */
export function useTradeoffKey(room: Pick<Room, 'id'>, mayChange: boolean): { isMaking: boolean; setIsMaking: (isMaking: boolean) => void } {
  const { data: boards } = useOperation('tradeoffs.list', { sessionId: room.id });
  const [isMaking, setIsMaking] = useState(false);
  const last = boards?.at(-1);
  const open = useLatest((): void => {
    if (last !== undefined) appState().navigate({ name: 'tradeoff', id: last.id });
    else if (mayChange) setIsMaking(true);
  });
  useCommands(useMemo((): readonly Command[] => [{ id: 'tradeoffs.open', title: 'Trade-off board of this session', section: 'Session', shortcuts: ['o'], keywords: ['capacity', 'prioritise', 'compare'], run: open }], [open]));
  return { isMaking, setIsMaking };
}
