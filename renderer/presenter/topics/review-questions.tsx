import { TopicHead } from './topic-head';
import type { WorkOf } from './topic-screen';
import styles from './topics.module.css';

const steps = [1, 2, 3, 4, 5] as const;

/** The three questions that review the review, each with its mark once it is given (M6). */
export function ReviewQuestions({ topic, work: { questions } }: { topic: string; work: WorkOf<'review-questions'> }) {
  return (
    <>
      <TopicHead topic={topic} facts={[`${questions.filter(({ mark }) => mark !== null).length} of ${questions.length} marked`]} />
      <section className={styles['review']} aria-label="Questions">
        <ol>
          {questions.map(({ text, low, high, mark }) => (
            <li key={text}>
              <div>
                <b>{text}</b>
                <p>
                  1 {low}, 5 {high}
                </p>
              </div>
              <ol className={styles['steps']} aria-label={mark === null ? 'No mark yet' : `Marked ${mark} of 5`}>
                {steps.map((step) => (
                  <li key={step} aria-current={step === mark ? 'true' : undefined}>
                    {step}
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
