import { useMemo, useState, type ReactNode } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import type { Answer, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import type { TradeoffId } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { KeyHint } from '../../ui/kbd';
import { Notice } from '../../ui/notice';
import { ScrollRegion } from '../../ui/page';
import { Segmented } from '../../ui/segmented';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { ContendersStep } from './contenders-step';
import { OrderPane } from './order-pane';
import { OwnAnswers } from './own-answers';
import { ResultForm } from './result-form';
import { ResultView } from './result-view';
import { VoteStep } from './vote-step';
import styles from './tradeoffs.module.css';

type Step = 'contenders' | 'vote' | 'result';
const stepOptions = [
  { value: 'contenders', label: 'Contenders' },
  { value: 'vote', label: 'Compare' },
  { value: 'result', label: 'Result' },
] as const satisfies readonly { value: Step; label: string }[];

/** Where a board is taken up: at the questions while somebody sits before them, at its result once there is one. */
const stepOf = (board: TradeoffBoard): Step => (board.seatedId !== null ? 'vote' : board.results.length > 0 ? 'result' : board.voters.some(({ answered }) => answered > 0) ? 'vote' : 'contenders');

/** The trade-off board (T1-T4): its step at the left; at the right the order as it forms, cut by the capacity. */
export function Board({ id, isEmbedded = false, close }: { id: TradeoffId; isEmbedded?: boolean; close?: ReactNode }) {
  const [showsOrder, setShowsOrder] = useState(false);
  const [wanted, setWanted] = useState<Step | null>(null);
  // Beside the questions the order is kept back; everywhere else it is what one looks at.
  const { data: board, error } = useOperation('tradeoffs.get', { id, showsOrder: showsOrder || (wanted !== null && wanted !== 'vote') }, { keepPrevious: true });
  const { data: room } = useOperation('sessions.room', { sessionId: board?.sessionId ?? '' }, { enabled: board !== undefined });
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (board === undefined || board.id !== id || room === undefined) return null;
  return <BoardSteps key={id} board={board} room={room} isEmbedded={isEmbedded} close={close} showsOrder={showsOrder} onToggleOrder={() => setShowsOrder(!showsOrder)} step={wanted ?? stepOf(board)} onStep={setWanted} />;
}

interface BoardStepsProps {
  board: TradeoffBoard;
  room: Room;
  isEmbedded: boolean;
  close: ReactNode;
  showsOrder: boolean;
  onToggleOrder: () => void;
  step: Step;
  onStep: (step: Step) => void;
}

function BoardSteps({ board, room, isEmbedded, close, showsOrder, onToggleOrder, step, onStep: setStep }: BoardStepsProps) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const [again, setAgain] = useState<Answer | null>(null);
  const [isRetaking, setIsRetaking] = useState(false);
  const mayChange = mayRun(role, 'tradeoffs.answer') && workspace?.isReadOnly !== true && room.state !== 'signed-off';
  const whyNot = room.state === 'prepared' ? 'Votes are taken and results recorded once the session has begun.' : room.state === 'signed-off' ? 'The session is signed off and sealed.' : mayRun(role, 'tradeoffs.answer') ? '' : 'Your role reads the board and changes nothing.';
  const mayVote = mayChange && room.state === 'running';
  const result = board.results.at(-1);

  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'tradeoffs.contenders', title: 'Trade-off: contenders and capacity', section: 'Session', shortcuts: ['q'], run: () => setStep('contenders') },
      { id: 'tradeoffs.compare', title: 'Trade-off: compare', section: 'Session', shortcuts: ['w'], run: () => setStep('vote') },
      { id: 'tradeoffs.result', title: 'Trade-off: result', section: 'Session', shortcuts: ['e'], run: () => setStep('result') },
    ], [setStep]),
  );
  const isAsking = step === 'vote' && board.seatedId !== null;
  return (
    <section className={cx(styles['board'], isEmbedded && styles['embedded'])} aria-label={`Trade-off: ${board.terms.title}`}>
      <header className={styles['bar-top']}>
        <Segmented label="Step" isLabelHidden tone="accent" options={stepOptions} value={step} onChange={setStep} />
        <span className="spacer" />
        {close}
      </header>
      <ScrollRegion label="Board" className={cx(styles['left'])}>
        {step === 'contenders' && <ContendersStep board={board} mayChange={mayChange} />}
        {step === 'vote' && <VoteStep board={board} mayVote={mayVote} whyNot={whyNot} again={again} onAgain={setAgain} onToggleOrder={onToggleOrder} />}
        {step === 'result' && (
          <div className={styles['step']}>
            <header className={styles['head']}>
              <div>
                <p className={styles['eye']}>
                  <span>{board.terms.title}</span>
                </p>
                <h1>{result === undefined || isRetaking ? 'What is taken, and what is accepted instead' : 'The result'}</h1>
              </div>
              {result !== undefined && !isRetaking && mayVote && <Button onPress={() => setIsRetaking(true)}>Take it again</Button>}
            </header>
            {result === undefined || isRetaking ? <ResultForm board={board} room={room} whyNot={whyNot} onRecorded={() => setIsRetaking(false)} /> : <ResultView result={result} />}
            {result !== undefined && board.results.length > 1 && <p className="muted">Supersedes {board.results.length === 2 ? 'an earlier result' : `${board.results.length - 1} earlier results`}, which {board.results.length === 2 ? 'stays' : 'stay'} on record.</p>}
          </div>
        )}
      </ScrollRegion>
      <ScrollRegion label="Order" className={cx(styles['right'])}>
        {isAsking && board.isOrderHidden ? (
          <>
            <div className={styles['hidden']}>
              <p>The order of the group is hidden while somebody votes.</p>
              <Button size="small" kbd="F" onPress={onToggleOrder}>
                Show it
              </Button>
            </div>
            <OwnAnswers board={board} mayVote={mayVote} onAgain={setAgain} />
          </>
        ) : (
          <>
            {isAsking && showsOrder && (
              <div className={styles['hidden']}>
                <p>The order is shown while somebody votes.</p>
                <Button size="small" kbd="F" onPress={onToggleOrder}>
                  Hide it
                </Button>
              </div>
            )}
            <OrderPane board={board} />
          </>
        )}
      </ScrollRegion>
      <footer className={styles['keys']}>
        {isAsking && mayVote && (
          <>
            <KeyHint keys="← 1">left first</KeyHint>
            <KeyHint keys="→ 2">right first</KeyHint>
            <KeyHint keys="3">tie</KeyHint>
            <KeyHint keys="4">later</KeyHint>
            <KeyHint keys="Y">why</KeyHint>
            <KeyHint keys="U">take back</KeyHint>
            <KeyHint keys="F">{board.isOrderHidden ? 'show the order' : 'hide the order'}</KeyHint>
            <KeyHint keys="V">next voter</KeyHint>
            <KeyHint keys="X">all voters</KeyHint>
          </>
        )}
        {step === 'vote' && board.seatedId === null && mayVote && <KeyHint keys="Enter">ask the next person</KeyHint>}
        {step === 'result' && mayVote && (result === undefined || isRetaking) && <KeyHint keys="Ctrl S">record</KeyHint>}
        <span className="spacer" />
        <KeyHint keys="Q W E">contenders, compare, result</KeyHint>
        {!isEmbedded && <KeyHint keys="?">all keys</KeyHint>}
      </footer>
    </section>
  );
}
