import { useState } from 'react';
import { toneLabels, tones, type Tone } from '@shared/contract/records/entities';
import type { WordProposal } from '@shared/contract/texts/operations';
import type { CalendarDate } from '@shared/primitives';
import { useCommand } from '../../api';
import { RadioGroup } from '../../ui/choice';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { TextArea, TextField } from '../../ui/text-field';
import styles from './texts.module.css';

const toneOptions = tones.map((value) => ({ value, label: toneLabels[value] }));

/** Accepts a proposal otherwise than it was made: another tone, other words, another date. */
export function ChangeWordDialog({ proposal, onDone, onClose }: { proposal: WordProposal; onDone: () => void; onClose: () => void }) {
  const [tone, setTone] = useState<Tone | null>(proposal.tone);
  const [words, setWords] = useState(proposal.words ?? proposal.quote);
  const [promisedBy, setPromisedBy] = useState(proposal.promisedBy ?? '');
  const [dueOn, setDueOn] = useState<CalendarDate | null>(proposal.dueOn);
  const [hasTried, setHasTried] = useState(false);
  const decide = useCommand('texts.decide');
  const isTone = proposal.kind === 'tone';
  const save = (): void => {
    setHasTried(true);
    if (decide.isPending || (isTone ? tone === null : words.trim() === '')) return;
    decide.mutate({ id: proposal.id, verdict: 'change', ...(isTone ? { tone } : { words, promisedBy: promisedBy.trim() === '' ? null : promisedBy, dueOn }) }, { onSuccess: onDone });
  };
  return (
    <FormDialog title={isTone ? 'Another tone' : 'Accept it otherwise'} size={isTone ? 'small' : 'medium'} saveLabel="Accept as changed" isPending={decide.isPending} error={decide.error} onSave={save} onClose={onClose}>
      <p className={styles['quote']}>{proposal.quote}</p>
      {isTone ? (
        <RadioGroup label="Tone" options={toneOptions} value={tone} onChange={setTone} />
      ) : (
        <>
          <TextArea label={proposal.kind === 'promise' ? 'What was promised' : 'What is to be done'} value={words} onChange={setWords} maxLength={500} autoFocus error={hasTried && words.trim() === '' ? 'Say it in a line.' : null} />
          <TextField label="By" value={promisedBy} onChange={setPromisedBy} maxLength={120} placeholder="Nobody in particular" />
          <DateField label="Due" value={dueOn} onChange={setDueOn} reference={proposal.asOf} />
        </>
      )}
    </FormDialog>
  );
}
