import { useState } from 'react';
import { longestHypothesisDays, type Hypothesis } from '@shared/contract/erosion';
import { sourceLabels, sources, type CalendarDate, type Source } from '@shared/primitives';
import { useCommand } from '../../api';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-field';
import styles from '../coverage/coverage.module.css';

/** Lets a hypothesis stand longer, with a reason (W8). */
export function ExtendDialog({ hypothesis: { id, suspicion }, asOf, onClose }: { hypothesis: Hypothesis; asOf: CalendarDate; onClose: () => void }) {
  const [expiresOn, setExpiresOn] = useState<CalendarDate | null>(null);
  const [words, setWords] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const extending = useCommand('erosion.extend');
  const save = (): void => {
    setHasTried(true);
    if (expiresOn === null || words.trim() === '' || extending.isPending) return;
    extending.mutate({ id, expiresOn, words }, { onSuccess: onClose });
  };
  const failure = extending.error?.failure;
  return (
    <FormDialog title="Let it stand longer" size="small" saveLabel="Extend" isPending={extending.isPending} error={failure?.field === undefined ? extending.error : null} onSave={save} onClose={onClose}>
      <div className={styles['form']}>
        <p className="muted">{suspicion}</p>
        <TextArea label="Why it still stands" value={words} onChange={setWords} maxLength={4000} autoFocus error={hasTried && words.trim() === '' ? 'Say why it still stands.' : null} />
        <DateField label="Until" value={expiresOn} onChange={setExpiresOn} reference={asOf} min={asOf} error={failure?.field === 'expiresOn' ? failure.message : hasTried && expiresOn === null ? `Name the day, within ${longestHypothesisDays} days.` : null} />
      </div>
    </FormDialog>
  );
}

const sourceOptions = sources.map((value) => ({ value, label: sourceLabels[value] }));

/** Says what the test showed (W8). */
export function SettleDialog({ hypothesis: { id, suspicion, test }, verdict, onClose }: { hypothesis: Hypothesis; verdict: 'confirmed' | 'refuted'; onClose: () => void }) {
  const [words, setWords] = useState('');
  const [source, setSource] = useState<Source | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const settling = useCommand('erosion.settle');
  const isConfirmed = verdict === 'confirmed';
  const save = (): void => {
    setHasTried(true);
    if (words.trim() === '' || settling.isPending) return;
    if (!isConfirmed) settling.mutate({ verdict: 'refuted', id, words }, { onSuccess: onClose });
    else if (source !== null) settling.mutate({ verdict: 'confirmed', id, source, words }, { onSuccess: onClose });
  };
  return (
    <FormDialog title={isConfirmed ? 'The suspicion is confirmed' : 'The suspicion is refuted'} size="small" saveLabel={isConfirmed ? 'Confirm' : 'Refute'} isPending={settling.isPending} error={settling.error} onSave={save} onClose={onClose}>
      <div className={styles['form']}>
        <p className="muted">{`${suspicion} The test: ${test}`}</p>
        <TextArea label="What the test showed" value={words} onChange={setWords} maxLength={4000} autoFocus error={hasTried && words.trim() === '' ? 'Say what the test showed.' : null} />
        {isConfirmed && <Select label="Which source said so" options={sourceOptions} value={source} onChange={setSource} error={hasTried && source === null ? 'Name the source: the issue is filed under it from now on.' : null} />}
        <p className="muted">{isConfirmed ? 'The issue loses its low-confidence mark and counts as a signal.' : 'The issue is closed. What was suspected stays in the record.'}</p>
      </div>
    </FormDialog>
  );
}
