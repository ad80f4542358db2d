import { Check } from 'lucide-react';
import { cx } from '../../ui/cx';
import { TopicHead } from './topic-head';
import type { WorkOf } from './topic-screen';
import item from '../item.module.css';
import styles from './topics.module.css';

/** The five questions, which of them are answered, and what the room said (M8). */
export function AuditQuestions({ topic, work: { questions } }: { topic: string; work: WorkOf<'audit-questions'> }) {
  const answered = questions.filter(({ isAnswered }) => isAnswered).length;
  return (
    <>
      <TopicHead topic={topic} facts={[`${answered} of ${questions.length} answered`]} />
      <section className={styles['questions']} aria-label="Questions">
        <ol>
          {questions.map(({ text, isAnswered, words, judgement, low, high }) => (
            <li key={text} className={cx(isAnswered && item['done'])}>
              <span className={item['mark']} aria-hidden="true">
                {isAnswered && <Check />}
              </span>
              <div>
                <b>{text}</b>
                {isAnswered ? words !== '' && <p className={styles['clamped']}>{words}</p> : low !== '' && <p className="trunc">1 {low}, 5 {high}</p>}
              </div>
              <p className={styles['mark']}>
                {judgement !== null && (
                  <>
                    <b>{judgement}</b> of 5
                  </>
                )}
                <span className="vh">{isAnswered ? 'answered' : 'not answered yet'}</span>
              </p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
