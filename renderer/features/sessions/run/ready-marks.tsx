import { Check } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useMemo, useRef } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { ItemDetail, ItemPhase, Room } from '@shared/contract/sessions/entities';
import { functionLabels, type ParticipantId } from '@shared/primitives';
import { useCommands } from '../../../commands/use-commands';
import { useLatest } from '../../../commands/use-latest';
import { useAction } from '../../../state/use-action';
import { cx } from '../../../ui/cx';
import styles from './ballots.module.css';

/** What everybody is asked to be ready for, by the phase of an issue. */
const readyFor: Partial<Record<ItemPhase, string>> = { evidence: 'to vote', revealed: 'to agree', agreed: 'to decide' };

/** Whether marks make sense: not while ballots are open, which have their own, and not once the item is finished. */
export const takesReadyMarks = ({ phase }: Pick<ItemDetail, 'phase'>): boolean => readyFor[phase] !== undefined;

/** Who is ready for what follows (M3): the room is waited for by name, and the count is enough to go on. R, then arrows and Space; Shift R marks everybody. */
export function ReadyMarks({ room, item, mayChange }: { room: Room; item: ItemDetail; mayChange: boolean }) {
  const list = useRef<HTMLUListElement>(null);
  const { run } = useAction('sessions.setReady');
  // Who has no vote on the item is not asked whether they are ready for it.
  const isWithoutVote = (id: ParticipantId): boolean => item.phase === 'evidence' && item.conflicts.some(({ participantId }) => participantId === id);
  const people = room.people.filter(({ id, canVote, attendance }) => canVote && attendance === 'present' && !isWithoutVote(id));
  const ready = new Set<string>(item.ready);
  const isCurrent = room.currentItemId === item.id;
  const marks = (): HTMLButtonElement[] => [...(list.current?.querySelectorAll('button') ?? [])];
  const mark = (ids: readonly ParticipantId[], isReady: boolean): void => {
    if (ids.length > 0) run({ itemId: item.id, participantIds: [...ids], isReady });
  };
  const keys = useLatest((what: 'first' | 'all'): void => {
    const waiting = people.filter(({ id }) => !ready.has(id)).map(({ id }) => id);
    if (what === 'first') (marks().find((each) => each.getAttribute('aria-pressed') !== 'true') ?? marks()[0])?.focus();
    else if (waiting.length > 0) mark(waiting, true);
    else mark(people.map(({ id }) => id), false);
  });
  useCommands(
    useMemo(
      () =>
        mayChange
          ? [
              { id: 'sessions.ready', title: 'Mark who is ready', section: 'Session' as const, shortcuts: ['r'], run: () => keys('first') },
              { id: 'sessions.all-ready', title: 'Everybody is ready, or nobody', section: 'Session' as const, shortcuts: ['Shift+R'], run: () => keys('all') },
            ]
          : [],
      [mayChange, keys],
    ),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = marks();
    const by = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    const at = all.findIndex((each) => each === document.activeElement);
    if (by === 0 || at < 0) return;
    event.preventDefault();
    all[at + by]?.focus();
  };
  if (people.length === 0) return null;
  return (
    <section className={cx(styles['ready'], styles['marks'])} aria-label="Who is ready">
      <h2>
        Ready
        <small aria-live="polite">
          {people.filter(({ id }) => ready.has(id)).length} of {people.length} {item.kind === 'topic' ? '' : (readyFor[item.phase] ?? '')}
        </small>
      </h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move among the buttons in it */}
      <ul ref={list} onKeyDown={onKeyDown}>
        {people.map(({ id, name, function: part }) => (
          <li key={id}>
            <ToggleButton className={cx(styles['voter'], ready.has(id) && styles['finished'])} isSelected={ready.has(id)} isDisabled={!mayChange || !isCurrent} onChange={(isReady) => mark([id], isReady)}>
              <span className={styles['mark']} aria-hidden="true">{ready.has(id) && <Check />}</span>
              <b className="trunc" title={`${name}, ${functionLabels[part]}`}>{name}</b>
            </ToggleButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
