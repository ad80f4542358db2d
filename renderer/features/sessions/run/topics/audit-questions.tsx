import { useEffect, useState } from 'react';
import type { AuditQuestion } from '@shared/contract/sessions/audit-questions';
import type { PersonId } from '@shared/primitives';
import { useOperation } from '../../../../api';
import { useLatest } from '../../../../commands/use-latest';
import { useAction } from '../../../../state/use-action';
import { Checkbox } from '../../../../ui/choice';
import { formatDate } from '../../../../ui/format';
import { Notice } from '../../../../ui/notice';
import { DefinitionList } from '../../../../ui/page';
import { Segmented } from '../../../../ui/segmented';
import { TextArea } from '../../../../ui/text-field';
import type { TopicScreenProps } from './topic-work';
import styles from './audit-questions.module.css';

/** The five audit questions, one under the other: what helps, what was said last time, and the answer as it is found (M8). */
export function AuditQuestions({ room, item, mayChange }: TopicScreenProps) {
  const { data: questions, error } = useOperation('sessions.auditQuestions', { sessionId: room.id });
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (questions === undefined) return null;
  const answered = questions.filter(({ answer }) => answer !== null).length;
  return (
    <div className={styles['questions']}>
      <p className="muted">
        {answered} of {questions.length} answered. What is typed is kept when the field is left.
      </p>
      {questions.map((question, index) => (
        <Question key={question.id} number={index + 1} question={question} room={room} item={item} mayChange={mayChange} />
      ))}
    </div>
  );
}

const steps = ['1', '2', '3', '4', '5'] as const;

function Question({ number, question, room, item, mayChange }: TopicScreenProps & { number: number; question: AuditQuestion }) {
  const { id, text, guidance, scale, facts, answer, last } = question;
  const [draft, setDraft] = useState<string | null>(null);
  const { run } = useAction('sessions.saveAuditAnswer');
  const words = draft ?? answer?.words ?? '';
  const who = answer?.answeredBy.map(({ personId }) => personId) ?? [];
  const keep = (change: { words?: string; judgement?: number | null; answeredBy?: PersonId[] }): void =>
    run({ itemId: item.id, question: id, words, judgement: answer?.judgement ?? null, answeredBy: who, ...change });
  const save = useLatest((): void => {
    if (!mayChange || draft === null || draft.trim() === (answer?.words ?? '')) return;
    keep({ words: draft });
  });
  // A key such as Ctrl Enter leaves the topic without leaving the field.
  useEffect(() => save, [save]);
  const people = room.people.filter(({ personId, attendance }) => attendance === 'present' || who.includes(personId));

  return (
    <section className={styles['question']} aria-label={text}>
      <div className={styles['ask']}>
        <h2>
          {number}. {text}
        </h2>
        <p className="muted">{guidance}</p>
        <TextArea label="Answer" value={words} onChange={setDraft} onBlur={save} isDisabled={!mayChange} maxLength={8000} rows={2} />
        {scale !== null && (
          <div className={styles['judge']}>
            <Segmented
              label={`Judgement, 1 ${scale.low} to 5 ${scale.high}`}
              isLabelHidden
              options={steps.map((value) => ({ value, label: value }))}
              value={steps.find((step) => Number(step) === answer?.judgement) ?? null}
              onChange={(step) => keep({ judgement: Number(step) })}
              isDisabled={!mayChange}
            />
            <span className="muted">
              1 {scale.low}, 5 {scale.high}
            </span>
          </div>
        )}
        {people.length > 0 && (
          <div className={styles['who']} role="group" aria-label="Answered by">
            <span className="muted">Answered by</span>
            {people.map(({ personId, name }) => (
              <Checkbox key={personId} isSelected={who.includes(personId)} isDisabled={!mayChange || (answer === null && words.trim() === '')} onChange={(isIn) => keep({ answeredBy: isIn ? [...who, personId] : who.filter((each) => each !== personId) })}>
                {name}
              </Checkbox>
            ))}
          </div>
        )}
      </div>
      <div className={styles['help']}>
        <h3>From the register</h3>
        <DefinitionList items={facts.map(({ label, value }) => ({ term: label, value }))} />
        <h3>{last === null ? 'Last time' : `Last time: session ${last.sessionNumber}, ${formatDate(last.on)}`}</h3>
        {last === null ? (
          <p className="muted">No session before this one has answered it.</p>
        ) : (
          <>
            <p className={styles['words']}>{last.answer.words === '' ? 'Judged without words.' : last.answer.words}</p>
            <p className="muted">
              {[last.answer.judgement === null ? null : `Judged ${last.answer.judgement}${changeWords(answer?.judgement ?? null, last.answer.judgement)}`, last.answer.answeredBy.map(({ name }) => name).join(', ')].filter((part) => part !== null && part !== '').join('. ')}
            </p>
          </>
        )}
      </div>
    </section>
  );
}

function changeWords(now: number | null, before: number): string {
  if (now === null) return '';
  return now === before ? ', as now' : now > before ? `, now ${now - before} higher` : `, now ${before - now} lower`;
}
