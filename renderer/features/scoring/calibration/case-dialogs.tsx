import { useState } from 'react';
import type { CalibrationCase } from '@shared/contract/scoring/calibration';
import { dimensionLabels } from '@shared/contract/scoring/entities';
import { criteria, criterionLabels, dimensions, type Criterion, type Factors } from '@shared/primitives';
import { useCommand } from '../../../api';
import { FormDialog } from '../../../ui/form-dialog';
import { Notice } from '../../../ui/notice';
import { Select } from '../../../ui/select';
import { TextArea, TextField } from '../../../ui/text-field';
import { FactorScales } from '../factor-scales';
import { wholeFactors } from '../use-score';
import styles from './calibration.module.css';

const criterionOptions = criteria.map((value) => ({ value, label: criterionLabels[value] }));

/** Adds a case of the workspace's own, or gives one a new version; answers to the old one keep it (S7). */
export function CaseDialog({ reference, onClose }: { reference: CalibrationCase | null; onClose: () => void }) {
  const [title, setTitle] = useState(reference?.title ?? '');
  const [facts, setFacts] = useState(reference?.facts ?? '');
  const [criterion, setCriterion] = useState<Criterion>(reference?.criterion ?? 'response-delays');
  const [agreed, setAgreed] = useState<{ readonly [D in keyof Factors]: number | null }>(reference?.agreed ?? { impact: null, severity: null, time: null });
  const [reasons, setReasons] = useState(reference?.reasons ?? { impact: '', severity: '', time: '' });
  const [hasTried, setHasTried] = useState(false);
  const adding = useCommand('scoring.addCalibrationCase');
  const revising = useCommand('scoring.reviseCalibrationCase');
  const running = reference === null ? adding : revising;
  const whole = wholeFactors(agreed);
  const isWhole = whole !== null && title.trim() !== '' && facts.trim() !== '' && dimensions.every((dimension) => reasons[dimension].trim() !== '');
  const save = (): void => {
    setHasTried(true);
    if (!isWhole || running.isPending) return;
    const text = { title, facts, criterion, agreed: whole, reasons };
    if (reference === null) adding.mutate(text, { onSuccess: onClose });
    else revising.mutate({ id: reference.id, ...text }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={reference === null ? 'Add a reference case' : 'Change a reference case'}
      size="large"
      saveLabel={reference === null ? 'Add the case' : `Keep as version ${reference.version + 1}`}
      isPending={running.isPending}
      error={running.error}
      onSave={save}
      onClose={onClose}
    >
      <TextField label="Title" value={title} onChange={setTitle} maxLength={200} autoFocus error={hasTried && title.trim() === '' ? 'Give the case a title.' : null} />
      <Select label="Criterion" options={criterionOptions} value={criterion} onChange={setCriterion} />
      <TextArea label="Facts" value={facts} onChange={setFacts} maxLength={4000} rows={4} hint="In plain words, without a figure that gives the score away." error={hasTried && facts.trim() === '' ? 'Say the facts.' : null} />
      <FactorScales factors={agreed} isStacked onChange={(dimension, step) => setAgreed((before) => ({ ...before, [dimension]: step }))} />
      {hasTried && whole === null && <Notice tone="error" title="Choose the agreed step on every scale." />}
      <div className={styles['three']}>
        {dimensions.map((dimension) => (
          <TextArea
            key={dimension}
            label={`Why this ${dimensionLabels[dimension]}`}
            value={reasons[dimension]}
            onChange={(text) => setReasons((before) => ({ ...before, [dimension]: text }))}
            maxLength={1000}
            error={hasTried && reasons[dimension].trim() === '' ? 'Give the reason.' : null}
          />
        ))}
      </div>
    </FormDialog>
  );
}

/** Takes an own case out of use, or back into it, with a reason. */
export function RetireDialog({ reference, onClose }: { reference: CalibrationCase; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const retiring = useCommand('scoring.retireCalibrationCase');
  const save = (): void => {
    setHasTried(true);
    if (reason.trim() !== '' && !retiring.isPending) retiring.mutate({ id: reference.id, isRetired: !reference.isRetired, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={reference.isRetired ? 'Take the case back into use' : 'Take the case out of use'}
      size="small"
      saveLabel={reference.isRetired ? 'Take back' : 'Take out'}
      isPending={retiring.isPending}
      error={retiring.error}
      onSave={save}
      onClose={onClose}
    >
      <p>{reference.title}</p>
      <p className="muted">{reference.isRetired ? 'It is asked again from the next calibration on.' : 'It is not asked any more. Calibrations that had it keep it.'}</p>
      <TextArea label="Reason" value={reason} onChange={setReason} maxLength={2000} autoFocus error={hasTried && reason.trim() === '' ? 'Give the reason in a line.' : null} />
    </FormDialog>
  );
}
