import { useState } from 'react';
import { verdictLabels, verdicts, type OverrideRecord, type Verdict } from '@shared/contract/scoring/overrides';
import { bandLabels, type OverrideId } from '@shared/primitives';
import { useCommand } from '../../../api';
import { FormDialog } from '../../../ui/form-dialog';
import { formatDate } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { Segmented } from '../../../ui/segmented';
import { TextArea } from '../../../ui/text-field';
import { endWords } from './placing-words';

/** Takes an override back: from today on the arithmetic counts again (S5). */
export function WithdrawDialog({ id, number, onClose }: { id: OverrideId; number: number; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const withdrawing = useCommand('scoring.withdrawOverride');
  const save = (): void => {
    setHasTried(true);
    if (reason.trim() !== '' && !withdrawing.isPending) withdrawing.mutate({ id, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`Withdraw the override of #${number}`}
      size="small"
      saveLabel="Withdraw"
      isPending={withdrawing.isPending}
      error={withdrawing.error}
      onSave={save}
      onClose={onClose}
    >
      <p>From today on the issue stands where its arithmetic puts it. The override stays on record.</p>
      <TextArea label="Reason" value={reason} onChange={setReason} maxLength={4000} autoFocus error={hasTried && reason.trim() === '' ? 'Give the reason in a line.' : null} />
    </FormDialog>
  );
}

const verdictKeys = { right: 'R', wrong: 'W', 'cannot-tell': 'C' } as const satisfies Record<Verdict, string>;

/** Says how an override that is over turned out (S5). */
export function JudgeDialog({ override, onClose }: { override: OverrideRecord; onClose: () => void }) {
  const [verdict, setVerdict] = useState<Verdict | null>(override.judgement?.verdict ?? null);
  const [words, setWords] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const judging = useCommand('scoring.judgeOverride');
  const save = (): void => {
    setHasTried(true);
    if (verdict !== null && words.trim() !== '' && !judging.isPending) judging.mutate({ id: override.id, verdict, words }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`How did the override of #${override.issueNumber} turn out?`}
      saveLabel="Keep the judgement"
      isPending={judging.isPending}
      error={judging.error}
      onSave={save}
      onClose={onClose}
    >
      <p>{override.title}</p>
      <p className="muted">
        {override.decider} placed it in {bandLabels[override.band]} on {formatDate(override.from)}, against {bandLabels[override.arithmeticBand]}: {override.reason} {endWords(override)}.
      </p>
      <Segmented label="Seen from what came of it, it was" columns={3} options={verdicts.map((value) => ({ value, label: verdictLabels[value], letter: verdictKeys[value] }))} value={verdict} onChange={setVerdict} />
      {hasTried && verdict === null && <Notice tone="error" title="Say whether it was right, wrong, or cannot be told." />}
      <TextArea label="What came of it" value={words} onChange={setWords} maxLength={4000} hint="What happened to the issue and the account, not what was expected." error={hasTried && words.trim() === '' ? 'Say in a line what came of it.' : null} />
    </FormDialog>
  );
}
