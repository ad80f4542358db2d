import { useState } from 'react';
import type { InputOf } from '@shared/contract';
import type { Room } from '@shared/contract/sessions/entities';
import type { Close, SeriesRow } from '@shared/contract/sessions/preparation';
import type { SeriesId } from '@shared/primitives';
import { useCommand, useOperation } from '../../../api';
import { useSaveKey } from '../../../commands/use-save-key';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FormDialog } from '../../../ui/form-dialog';
import { Notice } from '../../../ui/notice';
import { NumberField } from '../../../ui/number-field';
import { monthOptions } from '../../../ui/month';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import styles from '../sessions.module.css';

type Facts = Omit<InputOf<'sessions.createSeries'>, 'sessionId'>;
const closeOptions: readonly { readonly value: Close; readonly label: string }[] = [
  { value: 'none', label: 'No close' },
  { value: 'month', label: 'Before the month closes' },
  { value: 'quarter', label: 'Before the quarter closes' },
];

function SeriesFields({ facts, onChange, nameError }: { facts: Facts; onChange: (change: Partial<Facts>) => void; nameError: string | null }) {
  return (
    <>
      <TextField label="Name of the series" value={facts.name} onChange={(name) => onChange({ name })} maxLength={120} error={nameError} />
      <div className={styles['two']}>
        <NumberField label="Interval in days" value={facts.intervalDays} min={3} max={35} onChange={(intervalDays) => intervalDays !== null && onChange({ intervalDays })} hint="3 to 35. What happens meanwhile can shorten it." />
        <Select label="Fiscal close" options={closeOptions} value={facts.close} onChange={(close) => onChange({ close })} />
      </div>
      {facts.close === 'quarter' && <Select label="Fiscal year begins in" options={monthOptions} value={String(facts.fiscalStartMonth)} onChange={(month) => onChange({ fiscalStartMonth: Number(month) })} />}
    </>
  );
}

/** The facts of a series that is there, and a way to delete it. */
export function EditSeriesDialog({ series, onClose }: { series: SeriesRow; onClose: () => void }) {
  const [facts, setFacts] = useState<Facts>({ name: series.name, intervalDays: series.intervalDays, close: series.close, fiscalStartMonth: series.fiscalStartMonth });
  const updating = useCommand('sessions.updateSeries');
  const deleting = useCommand('sessions.deleteSeries');
  const error = updating.error ?? deleting.error;
  const save = (): void => {
    if (!updating.isPending) updating.mutate({ ...facts, seriesId: series.id }, { onSuccess: onClose });
  };
  const kbd = useSaveKey('Save the series', save);
  return (
    <Dialog
      title={series.name}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="danger" isPending={deleting.isPending} onPress={() => deleting.mutate({ seriesId: series.id }, { onSuccess: onClose })}>
            Delete the series
          </Button>
          <span className="spacer" />
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" kbd={kbd} isPending={updating.isPending} onPress={save}>
            Save
          </Button>
        </>
      }
    >
      <SeriesFields facts={facts} onChange={(change) => setFacts((before) => ({ ...before, ...change }))} nameError={error?.failure.field === 'name' ? error.message : null} />
      <p className="muted">Its sessions stay when it is deleted, and are in no series then.</p>
      {error !== null && error.failure.field !== 'name' && <Notice tone="error" title={error.message} />}
    </Dialog>
  );
}

const newSeries = 'new';
const noSeries = 'none';

/** Which series a session stands in: one that is there, a new one, or none. */
export function SeriesOfSessionDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { data: all } = useOperation('sessions.series', {});
  const [chosen, setChosen] = useState<SeriesId | typeof newSeries | typeof noSeries>(room.seriesId ?? newSeries);
  const [facts, setFacts] = useState<Facts>({ name: room.title, intervalDays: 7, close: 'month', fiscalStartMonth: 1 });
  const creating = useCommand('sessions.createSeries');
  const setting = useCommand('sessions.setSeries');
  const error = creating.error ?? setting.error;
  const save = (): void => {
    if (creating.isPending || setting.isPending) return;
    if (chosen === newSeries) creating.mutate({ ...facts, sessionId: room.id }, { onSuccess: onClose });
    else setting.mutate({ sessionId: room.id, seriesId: chosen === noSeries ? null : chosen }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title="Series of this session"
      saveLabel="Save"
      isPending={creating.isPending || setting.isPending}
      error={error?.failure.field === 'name' ? null : error}
      onSave={save}
      onClose={onClose}
    >
      <Select<SeriesId | typeof newSeries | typeof noSeries> label="Series" options={[...(all ?? []).map(({ id, name }) => ({ value: id, label: name })), { value: newSeries, label: 'A new series' }, { value: noSeries, label: 'No series' }]} value={chosen} onChange={setChosen} />
      {chosen === newSeries && <SeriesFields facts={facts} onChange={(change) => setFacts((before) => ({ ...before, ...change }))} nameError={error?.failure.field === 'name' ? error.message : null} />}
    </FormDialog>
  );
}
