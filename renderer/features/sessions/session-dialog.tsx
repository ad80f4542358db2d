import { useState } from 'react';
import type { InputOf } from '@shared/contract';
import type { SessionRow } from '@shared/contract/sessions/entities';
import { CalendarDate, type TemplateId } from '@shared/primitives';
import { useCommand, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import styles from './sessions.module.css';

type Facts = Omit<InputOf<'sessions.create'>, 'templateId' | 'seriesId'>;
const emptyAgenda = 'empty';

export interface SessionDialogProps {
  /** The session whose facts are changed; absent for a new one. */
  session?: (SessionRow & { readonly quorum: number }) | undefined;
  asOf: string;
  onClose: () => void;
}

/** Days from one calendar date to another; negative when the second is earlier. */
const daysAfter = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** When and where the room meets: for a new session, or one whose facts change. */
export function SessionDialog({ session, asOf, onClose }: SessionDialogProps) {
  const [facts, setFacts] = useState<Facts>(() =>
    session === undefined
      ? { title: 'Quality review', plannedOn: CalendarDate.parse(asOf), startsAt: '14:00', place: '', roomMinutes: 90, quorum: 3 }
      : { title: session.title, plannedOn: session.plannedOn, startsAt: session.startsAt, place: session.place, roomMinutes: session.roomMinutes, quorum: session.quorum },
  );
  const { data: templates } = useOperation('sessions.templates', {}, { enabled: session === undefined });
  const [chosen, setChosen] = useState<TemplateId | typeof emptyAgenda | null>(null);
  const template = chosen === emptyAgenda ? undefined : (templates?.find(({ id }) => id === chosen) ?? templates?.[0]);
  const daysAgo = daysAfter(facts.plannedOn, asOf);
  const create = useCommand('sessions.create');
  const update = useCommand('sessions.update');
  const running = session === undefined ? create : update;
  const change = (part: Partial<Facts>): void => setFacts((before) => ({ ...before, ...part }));
  const errorOf = (field: string): string | null => (running.error?.failure.field === field ? running.error.message : null);

  const save = (): void => {
    if (running.isPending) return;
    if (session !== undefined) {
      update.mutate({ ...facts, sessionId: session.id }, { onSuccess: onClose });
      return;
    }
    create.mutate({ ...facts, templateId: template?.id ?? null }, {
      onSuccess: ({ id, notes: [note] }) => {
        onClose();
        if (note !== undefined) appState().toast({ tone: 'info', title: note });
        appState().navigate({ name: 'session', id, step: 'prepare' });
      },
    });
  };

  return (
    <FormDialog
      title={session === undefined ? 'New session' : `Session ${session.number}`}
      saveLabel={session === undefined ? 'Make the session' : 'Save'}
      isPending={running.isPending}
      error={running.error}
      onSave={save}
      onClose={onClose}
    >
      <TextField label="Title" value={facts.title} onChange={(title) => change({ title })} maxLength={200} autoFocus error={errorOf('title')} />
      <div className={styles['two']}>
        <DateField label="Date" value={facts.plannedOn} onChange={(plannedOn) => plannedOn !== null && change({ plannedOn })} reference={asOf} error={errorOf('plannedOn')} hint={daysAgo <= 0 ? undefined : `This is ${daysAgo === 1 ? 'a day' : `${daysAgo} days`} before the as-of date. A session that was held already can still be recorded.`} />
        <TextField label="Starts at" value={facts.startsAt} onChange={(startsAt) => change({ startsAt })} maxLength={5} placeholder="14:00" error={errorOf('startsAt')} />
      </div>
      <TextField label="Place" value={facts.place} onChange={(place) => change({ place })} maxLength={200} placeholder="Room 4" error={errorOf('place')} />
      <div className={styles['two']}>
        <NumberField label="Minutes in the room" value={facts.roomMinutes} onChange={(roomMinutes) => roomMinutes !== null && change({ roomMinutes })} min={5} max={600} step={5} error={errorOf('roomMinutes')} />
        <NumberField label="Quorum" value={facts.quorum} onChange={(quorum) => quorum !== null && change({ quorum })} min={0} max={60} hint="Voting people who must be present." error={errorOf('quorum')} />
      </div>
      {session === undefined && (
        <Select<TemplateId | typeof emptyAgenda>
          label="Agenda"
          options={[...(templates ?? []).map(({ id, name }) => ({ value: id, label: name })), { value: emptyAgenda, label: 'Empty agenda' }]}
          value={template?.id ?? emptyAgenda}
          onChange={setChosen}
          hint={template === undefined ? 'Take issues and topics from the queue yourself.' : template.purpose === '' ? `${template.slots.length} lines of this workspace.` : template.purpose}
        />
      )}
    </FormDialog>
  );
}
