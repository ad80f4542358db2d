import { useState } from 'react';
import { questionKindLabels, questionKinds, type QuestionKind, type ReviewTemplate } from '@shared/contract/samples/templates';
import { useCommand } from '../../api';
import { Button, ButtonRow } from '../../ui/button';
import { FormDialog } from '../../ui/form-dialog';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import styles from './samples.module.css';

interface Draft {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly kind: QuestionKind;
}

const kindOptions = questionKinds.map((value) => ({ value, label: questionKindLabels[value] }));
const mostQuestions = 20;

/** An id that no question has yet: `q1`, `q2`. Questions that were there keep theirs, so that answers of two versions can be compared. */
function freshId(drafts: readonly Draft[]): string {
  for (let number = drafts.length + 1; ; number += 1) if (!drafts.some(({ id }) => id === `q${number}`)) return `q${number}`;
}

/** Makes a review sheet, or its next version; a built-in one is copied (W9). */
export function TemplateDialog({ template, onClose }: { template: ReviewTemplate | null; onClose: () => void }) {
  const isOwn = template?.origin === 'own';
  const [name, setName] = useState(template === null ? '' : isOwn ? template.name : `${template.name}, own`);
  const [drafts, setDrafts] = useState<readonly Draft[]>(template?.questions ?? [{ id: 'q1', label: '', help: '', kind: 'yes-no' }]);
  const [hasTried, setHasTried] = useState(false);
  const saving = useCommand('samples.saveTemplate');
  const isWhole = name.trim() !== '' && drafts.length > 0 && drafts.every(({ label }) => label.trim() !== '');
  const change = (id: string, part: Partial<Draft>): void => setDrafts((before) => before.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)));
  const save = (): void => {
    setHasTried(true);
    if (isWhole && !saving.isPending) saving.mutate({ id: isOwn ? template.id : null, name, questions: [...drafts] }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={isOwn ? `Change ${template.name}` : 'Make a review sheet'}
      size="large"
      saveLabel={isOwn ? `Keep as version ${template.version + 1}` : 'Keep the sheet'}
      isPending={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={120} autoFocus error={hasTried && name.trim() === '' ? 'Give the sheet a name.' : null} />
      {isOwn && <Notice title="Samples that were drawn keep the version they have." />}
      <div className={styles['drafts']}>
        {drafts.map((draft, index) => (
          <div key={draft.id} className={styles['draft']}>
            <TextField label={`Question ${index + 1}`} value={draft.label} onChange={(label) => change(draft.id, { label })} maxLength={200} error={hasTried && draft.label.trim() === '' ? 'Say what is asked.' : null} />
            <Select label="Answered by" options={kindOptions} value={draft.kind} onChange={(kind) => change(draft.id, { kind })} />
            <Button size="small" isDisabled={drafts.length === 1} onPress={() => setDrafts((before) => before.filter(({ id }) => id !== draft.id))}>
              Remove<span className="vh"> question {index + 1}</span>
            </Button>
            <div className={styles['help']}>
              <TextField label="What the answers mean" value={draft.help} onChange={(help) => change(draft.id, { help })} maxLength={500} placeholder={draft.kind === 'scale' ? '1 is worst, 5 is best: say what each looks like' : ''} />
            </div>
          </div>
        ))}
      </div>
      {drafts.length < mostQuestions && (
        <ButtonRow>
          <Button onPress={() => setDrafts((before) => [...before, { id: freshId(before), label: '', help: '', kind: 'scale' }])}>Add a question</Button>
        </ButtonRow>
      )}
    </FormDialog>
  );
}
