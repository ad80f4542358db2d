import { useState } from 'react';
import type { TradeoffId } from '@shared/primitives';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button, ButtonRow } from '../../ui/button';
import { Select } from '../../ui/select';
import type { TopicScreenProps } from '../sessions/run/topics/topic-work';
import { Board } from './board';
import { BoardDialog } from './board-dialog';
import { Consequences } from './consequences';
import styles from './tradeoffs.module.css';

/** The trade-off as a topic of the meeting: what came of earlier ones, then the board itself (T1-T3). */
export function TradeoffTopic({ room, mayChange }: TopicScreenProps) {
  const { data: boards } = useOperation('tradeoffs.list', { sessionId: room.id });
  const [wanted, setWanted] = useState<TradeoffId | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  if (boards === undefined) return null;
  const board = boards.find(({ id }) => id === wanted) ?? boards.at(-1);
  return (
    <div className={styles['topic']}>
      <Consequences sessionId={room.id} mayChange={mayChange} />
      {board === undefined ? (
        <div>
          <p className="muted measure">A trade-off weighs issues against each other where there is not enough for all: what fits, what falls off, and what is accepted instead.</p>
        </div>
      ) : (
        <Board id={board.id} isEmbedded />
      )}
      <ButtonRow>
        {boards.length > 1 && board !== undefined && <Select label="Board" isLabelHidden options={boards.map(({ id: value, title }) => ({ value, label: title }))} value={board.id} onChange={setWanted} />}
        {board !== undefined && <Button onPress={() => appState().navigate({ name: 'tradeoff', id: board.id })}>Open on a page of its own</Button>}
        {mayChange && <Button onPress={() => setIsMaking(true)}>{board === undefined ? 'Set up a trade-off' : 'Another trade-off'}</Button>}
      </ButtonRow>
      {isMaking && <BoardDialog sessionId={room.id} onClose={() => setIsMaking(false)} />}
    </div>
  );
}
