import { useState } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import { reviewQuestions, type ReviewAnswer } from '@shared/contract/sessions/review';
import { useOperation } from '../../../../api';
import { useAction } from '../../../../state/use-action';
import { Segmented } from '../../../../ui/segmented';
import { Notice } from '../../../../ui/notice';
import { TextArea } from '../../../../ui/text-field';
import styles from './review-questions.module.css';

const marks = ['1', '2', '3', '4', '5'] as const;

/** The three questions that review the review itself, each with a mark and words, and what was said the last time (M6). */
export function ReviewQuestions({ room, mayChange }: { room: Room; mayChange: boolean }) {
  const { data, error } = useOperation('sessions.reviewAnswers', { sessionId: room.id }, { keepPrevious: true });
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (data === undefined) return null;
  return (
    <ol className={styles['questions']} aria-label="Questions to the review">
      {reviewQuestions.map((question) => {
        const answer = data.find((each) => each.question === question.id);
        return answer === undefined ? null : <Question key={question.id} room={room} question={question} answer={answer} mayChange={mayChange} />;
      })}
    </ol>
  );
}

function Question({ room, question, answer, mayChange }: { room: Room; question: (typeof reviewQuestions)[number]; answer: ReviewAnswer; mayChange: boolean }) {
  /** Null: nothing typed since the words were last kept. */
  const [typed, setTyped] = useState<string | null>(null);
  const { run } = useAction('sessions.answerReview');
  const { id, text, low, high } = question;
  const { words, mark, last } = answer;
  const keep = (change: { words?: string; mark?: number | null }): void => {
    const next = { words: typed ?? words, mark, ...change };
    if (next.words.trim() === words && next.mark === mark) setTyped(null);
    else run({ sessionId: room.id, question: id, ...next }, () => setTyped(null));
  };
  return (
    <li>
      <h3>{text}</h3>
      <Segmented
        label={`${text} 1 to 5`}
        isLabelHidden
        options={marks.map((value) => ({ value, label: value }))}
        value={marks.find((value) => Number(value) === mark) ?? null}
        onChange={(value) => keep({ mark: Number(value) })}
        isDisabled={!mayChange}
        hint={`1 ${low}, 5 ${high}`}
      />
      <TextArea label="In words" isLabelHidden value={typed ?? words} onChange={setTyped} onBlur={() => typed !== null && keep({})} maxLength={2000} rows={2} isDisabled={!mayChange} placeholder="In words" />
      {last !== null && (
        <p className={styles['last']}>
          <b>{`Session ${last.sessionNumber}${last.mark === null ? '' : `: ${last.mark} of 5`}`}</b>
          {last.mark !== null && mark !== null && mark !== last.mark && <span>{mark > last.mark ? `${mark - last.mark} better now` : `${last.mark - mark} worse now`}</span>}
          {last.words !== '' && <span>{last.words}</span>}
        </p>
      )}
    </li>
  );
}
