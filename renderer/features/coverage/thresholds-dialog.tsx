import { useState } from 'react';
import type { QuietThresholds } from '@shared/contract/coverage/entities';
import { segmentLabels, segments, type Segment } from '@shared/primitives';
import { useCommand } from '../../api';
import { FormDialog } from '../../ui/form-dialog';
import { Notice } from '../../ui/notice';
import { NumberField } from '../../ui/number-field';
import { TextArea } from '../../ui/text-field';
import styles from './coverage.module.css';

/** After how many days without a signal an account is quiet, by segment (W3). */
export function ThresholdsDialog({ thresholds, mayChange, onClose }: { thresholds: QuietThresholds; mayChange: boolean; onClose: () => void }) {
  const [days, setDays] = useState<QuietThresholds>(thresholds);
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const setting = useCommand('coverage.setThresholds');
  const save = (): void => {
    setHasTried(true);
    if (!mayChange || reason.trim() === '' || setting.isPending) return;
    setting.mutate({ days, reason }, { onSuccess: onClose });
  };
  const field = (segment: Segment) => (
    <NumberField key={segment} label={segmentLabels[segment]} hint={days[segment] === null ? 'Not swept' : 'days'} value={days[segment]} min={1} max={3660} isDisabled={!mayChange} onChange={(value) => setDays({ ...days, [segment]: value })} />
  );
  return (
    <FormDialog title="When an account is quiet" saveLabel="Set" isSaveDisabled={!mayChange} isPending={setting.isPending} error={setting.error} onSave={save} onClose={onClose}>
      <div className={styles['form']}>
        <p className="muted">Days without a signal from any source. An empty field leaves the segment out of the sweep.</p>
        <div className={styles['pair']}>{segments.map(field)}</div>
        {mayChange ? <TextArea label="Why they change" value={reason} onChange={setReason} maxLength={2000} error={hasTried && reason.trim() === '' ? 'Say why the thresholds change.' : null} /> : <Notice tone="info" title="Your role reads these and does not change them." />}
      </div>
    </FormDialog>
  );
}
