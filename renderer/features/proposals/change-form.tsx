import { useEffect, useMemo, useRef, useState } from 'react';
import type { ProposalRow } from '@shared/contract/scoring/operations';
import { criteria, dimensions, type Dimension, type Factors } from '@shared/primitives';
import { useCommand } from '../../api';
import { useLatest } from '../../commands/use-latest';
import { useCommands, useShortcutLabel } from '../../commands/use-commands';
import { BandMark } from '../../ui/band-mark';
import { Button } from '../../ui/button';
import { dimensionLabels, dimensionSteps } from '../../ui/factor-words';
import { Notice } from '../../ui/notice';
import { ScoreEquation } from '../../ui/score-equation';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-field';
import { numberedCriterion } from '../issues/criterion-words';
import { FactorScales } from '../scoring/factor-scales';
import { useScore, wholeFactors } from '../scoring/use-score';
import { proposalName } from './proposal-words';
import styles from './proposals.module.css';

const criterionOptions = criteria.map((value) => ({ value, label: numberedCriterion(value) }));

type PartialFactors = { readonly [D in keyof Factors]: number | null };

/** Changes a proposal in place, by keys alone if wanted: three digits, the reason, Ctrl Enter. */
export function ChangeForm({ proposal, onDone, onCancel }: { proposal: ProposalRow; onDone: (words: string) => void; onCancel: () => void }) {
  const [factors, setFactors] = useState<PartialFactors>({ impact: proposal.impact, severity: proposal.severity, time: proposal.time });
  const [at, setAt] = useState<Dimension | null>('impact');
  const [criterion, setCriterion] = useState(proposal.criterion);
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const change = useCommand('scoring.changeProposal');
  const { result } = useScore(factors);
  const whole = wholeFactors(factors);

  const choose = (dimension: Dimension, step: number): void => {
    setFactors((before) => ({ ...before, [dimension]: step }));
    setAt(dimensions[dimensions.indexOf(dimension) + 1] ?? null);
  };
  // The digits go to one factor after the other, and then comes the reason.
  useEffect(() => {
    if (at === null) frame.current?.querySelector('textarea')?.focus();
  }, [at]);
  const digit = useLatest((step: number) => {
    if (at !== null && step <= dimensionSteps[at]) choose(at, step);
  });
  const save = useLatest(() => {
    setHasTried(true);
    if (whole === null || reason.trim() === '' || change.isPending) return;
    change.mutate({ id: proposal.id, factors: whole, criterion, reason }, {
      onSuccess: ({ score, bandLabel, number }) => {
        onDone(proposal.issue === null ? `${proposalName(proposal)} became #${number} at ${score}, ${bandLabel}` : `#${number} changed to ${score}, ${bandLabel}`);
      },
    });
  });
  const cancel = useLatest(onCancel);
  const commands = useMemo(
    () => [
      ...[1, 2, 3, 4, 5].map((step) => ({ id: `proposals.step-${step}`, title: `Set the factor to ${step}`, section: 'Issues' as const, shortcuts: [String(step)], isHidden: true, run: () => digit(step) })),
      { id: 'proposals.save', title: 'Record the changed score', section: 'Issues' as const, shortcuts: ['Mod+Enter'], run: save },
      { id: 'proposals.cancel', title: 'Leave the proposal as it is', section: 'Issues' as const, shortcuts: ['Escape'], isHidden: true, run: cancel },
    ],
    [digit, save, cancel],
  );
  useCommands(commands);
  const kbd = useShortcutLabel('proposals.save');

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape in the field of the reason; the button beside it does the same
    <div
      ref={frame}
      className={styles['change']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <p className="muted t12" aria-live="polite">
        {at === null ? 'Now the reason, in a line.' : `${dimensionLabels[at]}: press 1 to ${dimensionSteps[at]}.`}
      </p>
      <div className={styles['scales']} data-at={at ?? 'reason'}>
        <FactorScales factors={factors} isStacked onChange={choose} />
      </div>
      <div className={styles['preview']}>
        <ScoreEquation factors={factors} score={result?.score ?? null} band={result?.gatedBand ?? null} />
        {result !== undefined && <BandMark band={result.gatedBand} isFragile={result.fragile} size="large" isWash />}
      </div>
      <Select label="Criterion" options={criterionOptions} value={criterion} onChange={setCriterion} />
      {hasTried && whole === null && <Notice tone="error" title="Choose a step on every scale." />}
      <TextArea label="Reason" value={reason} onChange={setReason} maxLength={4000} error={hasTried && reason.trim() === '' ? 'Give the reason in a line.' : null} />
      {change.error !== null && <Notice tone="error" title={change.error.message} />}
      <div className={styles['foot']}>
        <Button variant="primary" kbd={kbd} isPending={change.isPending} onPress={save}>
          Record the score
        </Button>
        <Button kbd="Esc" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
