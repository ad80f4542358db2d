import { useMemo, useRef, useState } from 'react';
import type { ItemDetail, Room } from '@shared/contract/sessions/entities';
import type { AgendaItemId, ParticipantId } from '@shared/primitives';
import type { CallError } from '../../../api';
import { useCommand } from '../../../api';
import type { Command } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { useLatest } from '../../../commands/use-latest';
import { useAction } from '../../../state/use-action';
import { ConfirmDialog } from '../../../ui/dialog';
import { PlaceInRoom } from '../../scoring/placing/place-in-room';
import { wholeFactors } from '../../scoring/use-score';
import { isAnyVoterHere, isFinished } from '../session-words';
import { DecisionPanel, departs } from './decision-panel';
import { draftOf, fieldsOf, missingIn } from './decision-fields';
import { drafts, useDraft } from './drafts';
import { HandOver } from './hand-over';
import { extensionMinutes, ItemHead } from './item-head';
import { ItemWork } from './item-work';
import { NoteField } from './note-field';
import { RoomNotices } from './people/room-notices';
import { ReadyMarks, takesReadyMarks } from './ready-marks';
import { TopicWork } from './topics/topic-work';
import { useAgreement } from './use-agreement';
import styles from './run.module.css';

export interface ItemRoomProps {
  room: Room;
  item: ItemDetail;
  mayChange: boolean;
  onStep: (by: 1 | -1) => void;
  /** The item is finished: on to the next one without asking. */
  onFinished: (target: AgendaItemId | 'sign-off') => void;
  onPeople: () => void;
}

const whyBlocked = (item: ItemDetail): string | null =>
  item.phase === 'ballot' ? 'Ballots are open. Reveal them and agree on a score, or decide later.' : item.phase === 'revealed' ? 'Agree on a score first, or decide later.' : null;

/** The item on screen with everything that can be done on it, by mouse and by key. */
export function ItemRoom({ room, item, mayChange, onStep, onFinished, onPeople }: ItemRoomProps) {
  const draft = useDraft(item.id);
  const { changeDecision, forget } = drafts();
  const agreement = useAgreement(item);
  const [handing, setHanding] = useState<{ first: ParticipantId | null } | null>(null);
  const [missingNames, setMissingNames] = useState<string | null>(null);
  const [asksQuorum, setAsksQuorum] = useState<string | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const kinds = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLDivElement>(null);
  const center = useRef<HTMLDivElement>(null);
  const opening = useAction('sessions.openBallots');
  const switching = useAction('sessions.setBallotMode');
  const revealing = useCommand('sessions.reveal');
  const agreeing = useCommand('sessions.agree');
  const deciding = useCommand('sessions.decide');
  const delaying = useCommand('sessions.decideLater');
  const finishing = useAction('sessions.finishTopic');
  const timing = useAction('sessions.setTimer');
  const extending = useAction('sessions.extendTimer');
  const fields = fieldsOf(draft, item, room);
  const round = item.rounds.at(-1);
  const isIssue = item.kind === 'issue';

  const later = room.agenda.filter(({ id, phase }) => id !== item.id && !isFinished(phase));
  const next = later.find(({ position }) => position > item.position) ?? later[0];
  const goOn = (): void => onFinished(next?.id ?? 'sign-off');

  const openBallots = (mode: 'pass' | 'paper'): void => {
    // An empty room cannot vote: who is here comes first.
    if (!isAnyVoterHere(room, item)) onPeople();
    else {
      opening.run({ itemId: item.id, mode }, () => {
        forget(item.id, ['factors', 'argument', 'choiceReason']);
        if (mode === 'pass') setHanding({ first: null });
      });
    }
  };
  const reveal = (isConfirmed: boolean): void => {
    if (revealing.isPending) return;
    revealing.mutate({ itemId: item.id, isConfirmed }, { onSuccess: () => setMissingNames(null), onError: ({ message }) => setMissingNames(message) });
  };
  const agree = (): void => {
    const factors = agreement === null ? null : wholeFactors(agreement.choice);
    if (factors === null || agreeing.isPending) return;
    agreeing.mutate({ itemId: item.id, factors, argument: draft.argument, choiceReason: draft.choiceReason }, { onSuccess: () => kinds.current?.querySelector('button')?.focus() });
  };
  const record = (isWithoutQuorum = false): void => {
    setHasTried(true);
    const isDeparting = departs(item, fields.outcome);
    if (deciding.isPending || delaying.isPending || Object.keys(missingIn(fields, isDeparting)).length > 0) return;
    const done = {
      onSuccess: () => {
        setAsksQuorum(null);
        forget(item.id, ['decision', 'factors', 'argument', 'choiceReason']);
        goOn();
      },
      onError: ({ failure, message }: CallError) => setAsksQuorum(failure.field === 'isWithoutQuorum' ? message : null),
    };
    if (fields.outcome === 'later') {
      delaying.mutate({ itemId: item.id, reason: fields.laterReason }, done);
      return;
    }
    const whole = draftOf(fields, isDeparting);
    if (whole !== null) deciding.mutate({ itemId: item.id, draft: whole, isWithoutQuorum }, done);
  };
  const finish = (): void => {
    if (!finishing.isPending) finishing.run({ itemId: item.id }, goOn);
  };
  const focusKinds = (): void => {
    const at = kinds.current?.querySelector<HTMLElement>('[aria-checked="true"], [aria-pressed="true"], [data-selected]') ?? kinds.current?.querySelector<HTMLElement>('button');
    at?.focus();
  };
  const chooseLater = (): void => {
    if (!isIssue) return;
    changeDecision(item.id, { outcome: 'later' });
    requestAnimationFrame(() => kinds.current?.parentElement?.querySelector<HTMLElement>('textarea')?.focus());
  };
  const primary = (): void => {
    if (!isIssue) finish();
    else if (fields.outcome === 'later' && item.phase !== 'revealed') record();
    else if (item.phase === 'ballot') reveal(false);
    else if (item.phase === 'revealed' && fields.outcome !== 'later') agree();
    else record();
  };
  const ballots = (mode: 'pass' | 'paper'): void => {
    if (!isIssue) return;
    if (item.phase !== 'ballot') openBallots(mode);
    else if (round?.mode !== mode) switching.run({ itemId: item.id, mode });
    else if (mode === 'pass') setHanding({ first: null });
  };
  const keys = useLatest((id: string): void => {
    const runs: Readonly<Record<string, () => void>> = {
      primary,
      pass: () => ballots('pass'),
      paper: () => ballots('paper'),
      decision: focusKinds,
      later: chooseLater,
      score: () => center.current?.querySelector<HTMLElement>('[data-dimension] button')?.focus(),
      note: () => note.current?.querySelector('textarea')?.focus(),
      timer: () => timing.run({ itemId: item.id, isRunning: item.runningSince === null }),
      extend: () => extending.run({ itemId: item.id, minutes: extensionMinutes }),
    };
    runs[id]?.();
  });
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'sessions.next', title: 'Next item', section: 'Session', shortcuts: ['PageDown'], run: () => onStep(1) },
      { id: 'sessions.previous', title: 'Previous item', section: 'Session', shortcuts: ['PageUp'], run: () => onStep(-1) },
      { id: 'sessions.people', title: 'Who is in the room', section: 'Session', shortcuts: ['p'], run: onPeople },
      ...(mayChange
        ? [
            { id: 'sessions.primary', title: 'Reveal, agree or record, whichever is next', section: 'Session' as const, shortcuts: ['Mod+Enter'], run: () => keys('primary') },
            { id: 'sessions.ballots', title: 'Open blind ballots, or hand the laptop round', section: 'Session' as const, shortcuts: ['b'], run: () => keys('pass') },
            { id: 'sessions.paper', title: 'Open ballots on paper', section: 'Session' as const, shortcuts: ['Shift+B'], run: () => keys('paper') },
            { id: 'sessions.score', title: 'Choose the agreed score', section: 'Session' as const, shortcuts: ['s'], run: () => keys('score') },
            { id: 'sessions.decision', title: 'Go to the decision', section: 'Session' as const, shortcuts: ['d'], run: () => keys('decision') },
            { id: 'sessions.later', title: 'Decide later', section: 'Session' as const, shortcuts: ['l'], run: () => keys('later') },
            { id: 'sessions.note', title: 'Write a note', section: 'Session' as const, shortcuts: ['n'], run: () => keys('note') },
            { id: 'sessions.timer', title: 'Start or pause the timer', section: 'Session' as const, shortcuts: ['t'], run: () => keys('timer') },
            { id: 'sessions.extend', title: `Give the item ${extensionMinutes} more minutes`, section: 'Session' as const, shortcuts: ['+'], run: () => keys('extend') },
          ]
        : []),
    ], [mayChange, onStep, onPeople, keys]),
  );
  const decisionError = (fields.outcome === 'later' ? delaying.error : deciding.error)?.failure ?? null;

  return (
    <>
      <div ref={center} className={styles['center']} role="region" aria-label={`Item ${item.position}`} {...{ tabIndex: 0 }}>
        <RoomNotices room={room} />
        <ItemHead room={room} item={item} mayChange={mayChange} />
        {isIssue ? (
          <ItemWork
            room={room}
            item={item}
            mayChange={mayChange}
            agreement={agreement}
            agreeError={agreeing.error?.failure ?? null}
            onOpen={openBallots}
            onHandOver={(first) => setHanding({ first })}
            onReveal={() => reveal(false)}
            onAgree={agree}
          />
        ) : (
          <TopicWork room={room} item={item} mayChange={mayChange} finishLabel={next === undefined ? 'Done, to the sign-off' : `Done, go to item ${next.position}`} onFinish={finish} />
        )}
        {takesReadyMarks(item) && (
          <div className={styles['waiting']}>
            <ReadyMarks room={room} item={item} mayChange={mayChange} />
          </div>
        )}
        {isIssue && <PlaceInRoom room={room} item={item} mayChange={mayChange} />}
        <NoteField item={item} mayChange={mayChange} fieldRef={note} />
      </div>
      {isIssue && (
        <DecisionPanel
          room={room}
          item={item}
          mayChange={mayChange}
          blocked={whyBlocked(item)}
          label={next === undefined ? 'Record and go to the sign-off' : `Record and go to item ${next.position}`}
          hasTried={hasTried}
          error={asksQuorum === null ? decisionError : null}
          onRecord={() => record()}
          kindsRef={kinds}
        />
      )}
      {handing !== null && round !== undefined && item.phase === 'ballot' && <HandOver room={room} item={item} round={round} first={handing.first} onClose={() => setHanding(null)} />}
      {asksQuorum !== null && (
        <ConfirmDialog title="Record without a quorum?" isOpen confirmLabel="Record without a quorum" cancelLabel="Not now" isPending={deciding.isPending} onConfirm={() => record(true)} onClose={() => setAsksQuorum(null)}>
          <p>{asksQuorum}</p>
          <p>The minutes will say so beside the decision.</p>
        </ConfirmDialog>
      )}
      {missingNames !== null && (
        <ConfirmDialog title="Reveal without them?" isOpen confirmLabel="Reveal" cancelLabel="Wait" onConfirm={() => reveal(true)} onClose={() => setMissingNames(null)}>
          <p>{missingNames}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
