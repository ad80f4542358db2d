import { useState } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import type { ParkedItem } from '@shared/contract/sessions/proceedings';
import type { AccountId, Criterion, SessionId } from '@shared/primitives';
import { useCommand, useOperation } from '../../../../api';
import { Button } from '../../../../ui/button';
import { Checkbox } from '../../../../ui/choice';
import { Notice } from '../../../../ui/notice';
import { Select } from '../../../../ui/select';
import { TextField } from '../../../../ui/text-field';
import { AccountField, CriterionField } from '../../../issues/issue-form-fields';
import { defaultCriterion } from './capture-dialog';
import styles from './parking.module.css';

type Way = 'issue' | 'agenda' | 'dropped';

/** One parked line, and the three things that can become of it (M3). @param onEnd one of them was done, or left be */
export function ParkedLine({ line, room, mayChange, onEnd }: { line: ParkedItem; room: Room; mayChange: boolean; onEnd: () => void }) {
  const [way, setWay] = useState<Way | null>(null);
  const { outcome } = line;
  const close = (): void => {
    setWay(null);
    onEnd();
  };
  const origin = [line.raisedBy, line.sessionId === room.id ? null : `session ${line.sessionNumber}`, line.itemPosition === null ? null : `item ${line.itemPosition}`].filter((word) => word !== null).join(', ');
  return (
    <li className={styles['line']}>
      <div className={styles['words']}>
        <span>{line.text}</span>
        <small>{[origin, outcome === null ? null : outcome.kind === 'dropped' ? `dropped: ${outcome.words}` : outcome.words].filter((word) => word !== null && word !== '').join('. ')}</small>
      </div>
      {mayChange && outcome === null && way === null && (
        <div className={styles['ways']}>
          <Button size="small" onPress={() => setWay('issue')}>
            Make an issue
          </Button>
          <Button size="small" onPress={() => setWay('agenda')}>
            Put on an agenda
          </Button>
          <Button size="small" onPress={() => setWay('dropped')}>
            Drop
          </Button>
        </div>
      )}
      {outcome === null && way === 'issue' && <IssueForm line={line} room={room} onClose={close} />}
      {outcome === null && way === 'agenda' && <AgendaForm line={line} room={room} onClose={close} />}
      {outcome === null && way === 'dropped' && <DropForm line={line} onClose={close} />}
    </li>
  );
}

function FormEnd({ label, isPending, isDisabled, error, onClose }: { label: string; isPending: boolean; isDisabled: boolean; error: string | null; onClose: () => void }) {
  return (
    <>
      {error !== null && <Notice tone="error" title={error} />}
      <div className={styles['ways']}>
        <Button size="small" onPress={onClose}>
          Leave it parked
        </Button>
        <Button size="small" variant="primary" type="submit" isPending={isPending} isDisabled={isDisabled}>
          {label}
        </Button>
      </div>
    </>
  );
}

function IssueForm({ line, room, onClose }: { line: ParkedItem; room: Room; onClose: () => void }) {
  const [title, setTitle] = useState(line.text.slice(0, 300));
  const [criterion, setCriterion] = useState<Criterion>(defaultCriterion);
  const [account, setAccount] = useState<{ id: AccountId | null; name: string | null }>({ id: null, name: null });
  const [isOnAgenda, setIsOnAgenda] = useState(false);
  const making = useCommand('sessions.parkedToIssue');
  return (
    <form
      className={styles['settle']}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '' && !making.isPending) making.mutate({ id: line.id, title, criterion, accountId: account.id, agendaOf: isOnAgenda ? room.id : null }, { onSuccess: onClose });
      }}
    >
      <TextField label="Title of the issue" value={title} onChange={setTitle} maxLength={300} autoFocus />
      <CriterionField value={criterion} onChange={setCriterion} />
      <AccountField value={account.id} name={account.name} onChange={(id, name) => setAccount({ id, name })} />
      <Checkbox isSelected={isOnAgenda} onChange={setIsOnAgenda}>
        At the end of this agenda
      </Checkbox>
      <FormEnd label="Make the issue" isPending={making.isPending} isDisabled={title.trim() === ''} error={making.error?.message ?? null} onClose={onClose} />
    </form>
  );
}

function AgendaForm({ line, room, onClose }: { line: ParkedItem; room: Room; onClose: () => void }) {
  const { data: sessions } = useOperation('sessions.list', {});
  const open = (sessions ?? []).filter(({ state }) => state !== 'signed-off').toSorted((a, b) => a.number - b.number);
  const [chosen, setChosen] = useState<SessionId | null>(null);
  // The next one that is prepared, else the one that runs.
  const target = chosen ?? open.find(({ state, number }) => state === 'prepared' && number > room.number)?.id ?? room.id;
  const putting = useCommand('sessions.parkedToAgenda');
  return (
    <form
      className={styles['settle']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!putting.isPending) putting.mutate({ id: line.id, agendaOf: target }, { onSuccess: onClose });
      }}
    >
      <Select
        label="As a topic of"
        hint="What stays parked is offered by the next session as well."
        options={open.map(({ id, number, title, plannedOn }) => ({ value: id, label: id === room.id ? 'This session' : `Session ${number}, ${title}`, detail: plannedOn }))}
        value={target}
        onChange={setChosen}
      />
      <FormEnd label="Put it on the agenda" isPending={putting.isPending} isDisabled={false} error={putting.error?.message ?? null} onClose={onClose} />
    </form>
  );
}

function DropForm({ line, onClose }: { line: ParkedItem; onClose: () => void }) {
  const [words, setWords] = useState('');
  const dropping = useCommand('sessions.dropParked');
  return (
    <form
      className={styles['settle']}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== '' && !dropping.isPending) dropping.mutate({ id: line.id, words }, { onSuccess: onClose });
      }}
    >
      <TextField label="Why it is dropped" value={words} onChange={setWords} maxLength={500} autoFocus placeholder="In a word" />
      <FormEnd label="Drop it" isPending={dropping.isPending} isDisabled={words.trim() === ''} error={dropping.error?.message ?? null} onClose={onClose} />
    </form>
  );
}
