import type { Question } from '@shared/contract/samples/templates';
import { cx } from '../../ui/cx';
import { Segmented } from '../../ui/segmented';
import { TextArea } from '../../ui/text-field';
import styles from './samples.module.css';

/** What has been answered so far, by question. */
export type Answers = Readonly<Record<string, string>>;

const scaleOptions = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
const notApplicable = { value: 'na', label: 'n/a' };
const options = { scale: [...scaleOptions, notApplicable], 'yes-no': [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }, notApplicable] } as const;

/** The question that a key answers next: the first one that is open; null once none is. */
export const nextQuestion = (questions: readonly Question[], answers: Answers): Question | null => questions.find(({ id, kind }) => kind !== 'text' && (answers[id] ?? '') === '') ?? null;

export interface ReviewFormProps {
  questions: readonly Question[];
  answers: Answers;
  isDisabled: boolean;
  /** The question that the last try to save left open. */
  missing: string | null;
  onChange: (question: string, value: string) => void;
}

/** The questions of a review sheet. Keys answer the first one that is open. */
export function ReviewForm({ questions, answers, isDisabled, missing, onChange }: ReviewFormProps) {
  const next = nextQuestion(questions, answers);
  return (
    <div className={styles['questions']}>
      {questions.map(({ id, label, help, kind }) => (
        <div key={id} className={cx(styles['question'], id === next?.id && !isDisabled && styles['current'])}>
          {kind === 'text' ? (
            <TextArea label={label} value={answers[id] ?? ''} onChange={(value) => onChange(id, value)} rows={3} maxLength={4000} isDisabled={isDisabled} hint={help === '' ? undefined : help} />
          ) : (
            <>
              <b id={`question-${id}`}>{label}</b>
              {help !== '' && <p>{help}</p>}
              <Segmented label={label} isLabelHidden options={options[kind]} value={(answers[id] ?? '') === '' ? null : (answers[id] ?? null)} onChange={(value) => onChange(id, value)} isDisabled={isDisabled} />
              {missing === id && (
                <p role="alert" className="late">
                  Answer it, or say that it does not apply.
                </p>
              )}
            </>
          )}
        </div>
      ))}
    </div>
  );
}
