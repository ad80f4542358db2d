import { useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { ActionRow, GivenState } from '@shared/contract/actions/entities';
import { useOperation } from '../../../../api';
import { Button } from '../../../../ui/button';
import { cx } from '../../../../ui/cx';
import { formatDate } from '../../../../ui/format';
import { Notice } from '../../../../ui/notice';
import { TextField } from '../../../../ui/text-field';
import { ActionStateMark } from '../../../actions/action-state';
import { dueWords, isOpen, nameOf } from '../../../actions/action-words';
import { useMarkAction } from '../../../actions/use-mark-action';
import type { TopicScreenProps } from './topic-work';
import styles from '../../../actions/actions.module.css';

/** What earlier sessions promised, overdue first: one key each says what became of it, and that stands in the minutes (M1, M6). */
export function OpenActions({ room, mayChange }: TopicScreenProps) {
  const { data, error } = useOperation('actions.ofMeeting', { sessionId: room.id }, { keepPrevious: true });
  const { mark, isPending } = useMarkAction(room.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [word, setWord] = useState('');
  const [isWordMissing, setIsWordMissing] = useState(false);
  const wordField = useRef<HTMLDivElement>(null);
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (data === undefined) return null;
  // What was settled here stays in sight, below what is open.
  const settled = data.settled.filter((action) => !isOpen(action));
  const rows = [...data.open, ...settled];
  const current = rows.find(({ id }) => id === chosen) ?? rows[0];
  const overdue = data.open.filter(({ isOverdue }) => isOverdue).length;
  const say = (state: GivenState): void => {
    if (!mayChange || current === undefined || isPending) return;
    if (state === 'dropped' && word.trim() === '') {
      setIsWordMissing(true);
      wordField.current?.querySelector('input')?.focus();
      return;
    }
    const next = rows[rows.indexOf(current) + 1] ?? rows[rows.indexOf(current) - 1];
    mark(current, { state, ...(word.trim() === '' ? {} : { note: word.trim() }) }, () => {
      setWord('');
      setIsWordMissing(false);
      if (isOpen(current) && next !== undefined && state !== 'in-progress') setChosen(next.id);
    });
  };
  if (rows.length === 0) return <p className="muted">No action of an earlier session is open. Nothing was left to linger.</p>;
  return (
    <section className={styles['room']} aria-label="Open actions">
      <p>
        <b>{`${data.total} open`}</b>
        <span className={cx(overdue > 0 ? styles['late'] : 'muted')}>{overdue === 0 ? 'none overdue' : `${overdue} overdue`}</span>
        {settled.length > 0 && <span className="muted">{`${settled.length} settled in this session`}</span>}
        {data.total > data.open.length && <span className="muted">{`the first ${data.open.length} are shown; all are under Act`}</span>}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys on the row that has focus; the buttons below do the same */}
      <div
        onKeyDownCapture={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || !mayChange) return;
          const state = ({ d: 'done', i: 'in-progress', x: 'dropped', o: 'open' } as const)[event.key.toLowerCase()];
          if (state === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          say(state);
        }}
      >
        <ListBox
          className={styles['rows'] ?? ''}
          aria-label="Actions of earlier sessions"
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={current === undefined ? [] : [current.id]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            setChosen(key === undefined ? null : String(key));
            setIsWordMissing(false);
          }}
        >
          {rows.map((action) => (
            <Row key={action.id} action={action} />
          ))}
        </ListBox>
      </div>
      {mayChange && current !== undefined && (
        <form
          className={styles['word']}
          onSubmit={(event) => {
            event.preventDefault();
            say(isWordMissing ? 'dropped' : 'done');
          }}
        >
          <div ref={wordField}>
            <TextField label={`A word on ${nameOf(current)}`} value={word} onChange={setWord} maxLength={4000} placeholder={current.note === '' ? 'What was said; needed to drop it' : current.note} error={isWordMissing && word.trim() === '' ? 'Say in a line why it is dropped, then Enter.' : null} />
          </div>
          <div className={styles['foot']}>
            <Button kbd="D" onPress={() => say('done')}>
              Done
            </Button>
            <Button kbd="I" onPress={() => say('in-progress')}>
              In progress
            </Button>
            <Button kbd="X" onPress={() => say('dropped')}>
              Drop
            </Button>
            {!isOpen(current) && (
              <Button kbd="O" onPress={() => say('open')}>
                Open again
              </Button>
            )}
          </div>
        </form>
      )}
    </section>
  );
}

function Row({ action }: { action: ActionRow }) {
  const { id, what, ownerName, dueOn, state, isOverdue, issueNumber, account } = action;
  return (
    <ListBoxItem id={id} textValue={`${nameOf(action)} ${what}`} className={styles['row'] ?? ''}>
      <span className="muted">{nameOf(action)}</span>
      <span title={what}>
        <b className="medium">{what}</b> <span className="muted">{account ?? `#${issueNumber}`}</span>
      </span>
      <span title={ownerName}>{ownerName}</span>
      <span className={styles['due']}>{formatDate(dueOn)}</span>
      <span className={cx(styles['due'], isOverdue && styles['late'])}>{dueWords(action)}</span>
      <ActionStateMark state={state} isOverdue={isOverdue} />
    </ListBoxItem>
  );
}
