import { useState } from 'react';
import type { ProposalId, Factors, IssueId } from '@shared/primitives';
import { useCommand } from '../../api';
import { useApp } from '../../state/store';
import { BandMark } from '../../ui/band-mark';
import { FormDialog } from '../../ui/form-dialog';
import { Notice } from '../../ui/notice';
import { ScoreEquation } from '../../ui/score-equation';
import { TextArea } from '../../ui/text-field';
import { FactorScales } from './factor-scales';
import { useScore, wholeFactors } from './use-score';
import styles from './scoring.module.css';

type PartialFactors = { readonly [D in keyof Factors]: number | null };
type Reasons = { readonly [D in keyof Factors]: string };

export interface ScoreDialogProps {
  issue: { readonly id: IssueId; readonly number: number; readonly title: string };
  /** Where the scales begin: the score in force, or what the proposal says. */
  initial: PartialFactors;
  /** Set where an open proposal is changed; absent where the issue is scored anew. */
  proposalId?: ProposalId | undefined;
  onClose: () => void;
}

const noReasons: Reasons = { impact: '', severity: '', time: '' };

/** Scores an issue by hand, or changes what a rule proposed. The old score stays in the history (S2). */
export function ScoreDialog({ issue, initial, proposalId, onClose }: ScoreDialogProps) {
  const [factors, setFactors] = useState(initial);
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const record = useCommand('scoring.record');
  const change = useCommand('scoring.changeProposal');
  const toast = useApp((state) => state.toast);
  const { result } = useScore(factors);
  const whole = wholeFactors(factors);
  const running = proposalId === undefined ? record : change;

  const save = (): void => {
    setHasTried(true);
    if (whole === null || reason.trim() === '' || running.isPending) return;
    const done = {
      onSuccess: ({ score, bandLabel }: { score: number; bandLabel: string }) => {
        toast({ tone: 'success', title: `#${issue.number} scored ${score}, ${bandLabel}` });
        onClose();
      },
    };
    if (proposalId === undefined) record.mutate({ issueId: issue.id, factors: whole, reason, dimensionReasons: noReasons }, done);
    else change.mutate({ id: proposalId, factors: whole, reason }, done);
  };

  return (
    <FormDialog
      title={proposalId === undefined ? `Score #${issue.number}` : `Change the proposal for #${issue.number}`}
      saveLabel="Record the score"
      isPending={running.isPending}
      error={running.error}
      onSave={save}
      onClose={onClose}
    >
      <p>{issue.title}</p>
      <FactorScales factors={factors} isStacked onChange={(dimension, step) => setFactors((before) => ({ ...before, [dimension]: step }))} />
      {hasTried && whole === null && <Notice tone="error" title="Choose a step on every scale." />}
      <div className={styles['preview']} aria-live="polite">
        <ScoreEquation factors={factors} score={result?.score ?? null} band={result?.gatedBand ?? null} />
        {result !== undefined && <BandMark band={result.gatedBand} isFragile={result.fragile} size="large" isWash />}
      </div>
      <TextArea label="Reason" value={reason} onChange={setReason} maxLength={4000} hint="What the room would ask: why these steps, and what changed." error={hasTried && reason.trim() === '' ? 'Give the reason in a line.' : null} />
    </FormDialog>
  );
}
