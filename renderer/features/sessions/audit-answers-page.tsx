import { MessageCircleQuestionMark } from 'lucide-react';
import { useMemo } from 'react';
import type { Command } from '../../commands/registry';
import { useOperation } from '../../api';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Page, PageHeader } from '../../ui/page';
import styles from './audit-answers.module.css';

const toSessions = (): void => appState().navigate({ name: 'meet' });

/** What the sessions answered to the five audit questions, question by question, the newest first (M8). */
export function AuditAnswersPage() {
  const { data, error } = useOperation('sessions.auditAnswers', {});
  useCommands(useMemo((): readonly Command[] => [{ id: 'sessions.back', title: 'All sessions', section: 'Session', shortcuts: ['Escape'], run: toSessions }], []));
  return (
    <Page header={<PageHeader title="Audit questions" sub="What the sessions answered, the newest first" tools={<Button kbd="Esc" onPress={toSessions}>All sessions</Button>} />}>
      {error !== null && <Notice tone="error" title={error.message} />}
      {data?.sessions.length === 0 && (
        <EmptyState icon={<MessageCircleQuestionMark />} title="No session has answered yet" action={<Button onPress={toSessions}>All sessions</Button>}>
          Put the topic Audit questions on an agenda. The room answers five questions about the review itself, each beside what the register says and what was answered last time.
        </EmptyState>
      )}
      {data !== undefined && data.sessions.length > 0 && (
        <div className={styles['list']}>
          {data.questions.map(({ id, text, scale }, index) => {
            const answers = data.sessions.flatMap(({ sessionId, sessionNumber, on, answers: of }) => of.filter(({ question }) => question === id).map(({ answer }) => ({ sessionId, sessionNumber, on, answer })));
            return (
              <section key={id} className={styles['question']} aria-label={text}>
                <h2>
                  {index + 1}. {text}
                </h2>
                {scale !== null && <p className="muted">1 {scale.low}, 5 {scale.high}</p>}
                {answers.length === 0 && <p className="muted">No session has answered it.</p>}
                <ol>
                  {answers.map(({ sessionId, sessionNumber, on, answer }) => (
                    <li key={sessionId} className={styles['answer']}>
                      <span className={styles['when']}>
                        {formatDate(on)}
                        <small>Session {sessionNumber}</small>
                      </span>
                      <b className={styles['judgement']}>{answer.judgement ?? (scale === null ? '' : '–')}</b>
                      <span>
                        <span className={styles['words']}>{answer.words === '' ? 'Judged without words.' : answer.words}</span>
                        {answer.answeredBy.length > 0 && <small>{answer.answeredBy.map(({ name }) => name).join(', ')}</small>}
                      </span>
                    </li>
                  ))}
                </ol>
              </section>
            );
          })}
        </div>
      )}
    </Page>
  );
}
