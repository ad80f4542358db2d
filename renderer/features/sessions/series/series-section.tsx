import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { SeriesRow } from '@shared/contract/sessions/preparation';
import type { CalendarDate } from '@shared/primitives';
import { useCommand, useOperation } from '../../../api';
import { appState } from '../../../state/app-state';
import { Button, IconButton } from '../../../ui/button';
import { DateField } from '../../../ui/date-field';
import { FormDialog } from '../../../ui/form-dialog';
import { formatDate } from '../../../ui/format';
import { Section } from '../../../ui/page';
import { counted } from '../session-words';
import { EditSeriesDialog } from './series-dialog';
import styles from './series.module.css';

/** The series with the date that the next session of each should be on, and why (M1). */
export function SeriesSection({ mayChange }: { mayChange: boolean }) {
  const { data: all } = useOperation('sessions.series', {});
  const [editing, setEditing] = useState<SeriesRow | null>(null);
  const [preparing, setPreparing] = useState<SeriesRow | null>(null);
  if (all === undefined || all.length === 0) return null;
  return (
    <Section title="Series" more={all.length}>
      <ul className={styles['list']}>
        {all.map((series) => (
          <li key={series.id} className={styles['series']}>
            <span className={styles['words']}>
              <b>{series.name}</b>
              <small className="muted">
                Every {series.intervalDays} days, {counted(series.sessions, 'session', 'sessions')}
                {series.last === null ? '' : `, last on ${formatDate(series.last.plannedOn)}`}
              </small>
            </span>
            {series.next === null ? (
              <span className="muted">Put a session into it first.</span>
            ) : (
              <span className={styles['words']}>
                <span>
                  Next <b>{formatDate(series.next.on)}</b>, after {counted(series.next.days, 'day', 'days')}
                </span>
                <small className="muted">{series.next.reason}</small>
              </span>
            )}
            {mayChange ? (
              <span className={styles['tools']}>
                {series.next !== null && <Button onPress={() => setPreparing(series)}>Prepare the next of this series</Button>}
                <IconButton label={`Edit the series ${series.name}`} icon={<Pencil aria-hidden="true" />} onPress={() => setEditing(series)} />
              </span>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
      {editing !== null && <EditSeriesDialog series={editing} onClose={() => setEditing(null)} />}
      {preparing !== null && <PrepareNextDialog series={preparing} onClose={() => setPreparing(null)} />}
    </Section>
  );
}

function PrepareNextDialog({ series: { id, name, next, last }, onClose }: { series: SeriesRow; onClose: () => void }) {
  const [plannedOn, setPlannedOn] = useState<CalendarDate | null>(next?.on ?? null);
  const preparing = useCommand('sessions.prepareNext');
  const prepare = (): void => {
    if (plannedOn === null || preparing.isPending) return;
    preparing.mutate(
      { seriesId: id, plannedOn },
      {
        onSuccess: ({ id: sessionId, notes: [note] }) => {
          onClose();
          appState().navigate({ name: 'session', id: sessionId, step: 'prepare' });
          if (note !== undefined) appState().toast({ tone: 'info', title: note });
        },
      },
    );
  };
  return (
    <FormDialog
      title={`Next of ${name}`}
      saveLabel="Prepare it"
      isSaveDisabled={plannedOn === null}
      isPending={preparing.isPending}
      error={preparing.error?.failure.field === 'plannedOn' ? null : preparing.error}
      onSave={prepare}
      onClose={onClose}
    >
      <DateField label="Date" value={plannedOn} onChange={setPlannedOn} reference={next?.on ?? ''} hint={next?.reason} error={preparing.error?.failure.field === 'plannedOn' ? preparing.error.message : null} />
      <p className="muted">Title, time, place, room, quorum, people and template are those of session {last?.number}. The agenda is laid out anew from what waits now.</p>
    </FormDialog>
  );
}
