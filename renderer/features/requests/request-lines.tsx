import { useState } from 'react';
import type { InformationRequest } from '@shared/contract/requests';
import { mayRun, useCommand } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { FormDialog } from '../../ui/form-dialog';
import { formatDate } from '../../ui/format';
import { TextArea } from '../../ui/text-field';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import styles from '../decisions/decisions.module.css';

/** Questions with their answers; an open one can be answered in place (M9). */
export function RequestLines({ requests, showsIssue = false }: { requests: readonly InformationRequest[]; showsIssue?: boolean }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const [answering, setAnswering] = useState<InformationRequest | null>(null);
  const mayAnswer = mayRun(role, 'requests.answer') && workspace?.isReadOnly === false;
  return (
    <>
      <ul className={styles['lines']}>
        {requests.map((request) => (
          <li key={request.id}>
            <b>{request.question}</b>
            <p className="muted">
              {showsIssue && (
                <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'issue', id: request.issueId })}>
                  {`#${request.issueNumber} ${request.issueTitle}`}
                </Button>
              )}{' '}
              {request.askedBy} asks {request.person}, by {formatDate(request.dueOn)}
              {request.overdueDays !== null && <span className="late">, {request.overdueDays === 1 ? '1 day' : `${request.overdueDays} days`} late</span>}
            </p>
            {request.answer !== null && (
              <p>
                {request.answer.words} <span className="muted">({request.answer.by}, {formatDate(request.answer.at)})</span>
              </p>
            )}
            {request.answer === null && mayAnswer && (
              <Button size="small" onPress={() => setAnswering(request)}>
                Answer
              </Button>
            )}
          </li>
        ))}
      </ul>
      {answering !== null && <AnswerDialog request={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

function AnswerDialog({ request, onClose }: { request: InformationRequest; onClose: () => void }) {
  const [words, setWords] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const answering = useCommand('requests.answer');
  const answer = (): void => {
    setHasTried(true);
    if (words.trim() !== '' && !answering.isPending) answering.mutate({ id: request.id, words }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`Answer on #${request.issueNumber}`}
      size="small"
      saveLabel="Keep the answer"
      isPending={answering.isPending}
      error={answering.error}
      onSave={answer}
      onClose={onClose}
    >
      <div className={styles['form']}>
        <p>
          {request.question} <span className="muted">({request.askedBy} asked {request.person})</span>
        </p>
        <TextArea label="Answer" value={words} onChange={setWords} maxLength={8000} rows={4} autoFocus error={hasTried && words.trim() === '' ? 'Give the answer.' : null} />
      </div>
    </FormDialog>
  );
}
