import { useState } from 'react';
import type { Consequence, ReviewOutcome } from '@shared/contract/tradeoffs/entities';
import { reviewLabels, reviewOutcomes } from '@shared/contract/tradeoffs/entities';
import type { SessionId } from '@shared/primitives';
import { useCommand, useOperation } from '../../api';
import { Button } from '../../ui/button';
import { formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import styles from './tradeoffs.module.css';

const outcomeOptions = reviewOutcomes.map((value) => ({ value, label: reviewLabels[value] }));

/** What earlier sessions accepted when they deferred something, and what came of it (T3). */
export function Consequences({ sessionId, mayChange }: { sessionId: SessionId; mayChange: boolean }) {
  const { data: consequences } = useOperation('tradeoffs.consequences', { sessionId });
  if (consequences === undefined || consequences.length === 0) return null;
  const sessions = [...new Set(consequences.map(({ sessionNumber }) => sessionNumber))];
  return (
    <section className={styles['consequences']} aria-label="Consequences of earlier trade-offs">
      <h2>{sessions.length === 1 ? `Consequences of the trade-off in session ${sessions[0] ?? ''}` : 'Consequences of earlier trade-offs'}</h2>
      <ul>
        {consequences.map((consequence) => (
          <ConsequenceLine key={`${consequence.resultId}${consequence.issueId}`} consequence={consequence} sessionId={sessionId} mayChange={mayChange} />
        ))}
      </ul>
    </section>
  );
}

function ConsequenceLine({ consequence, sessionId, mayChange }: { consequence: Consequence; sessionId: SessionId; mayChange: boolean }) {
  const { issueNumber, issueTitle, account, boardTitle, sessionNumber, acceptedAt, owner, reviews } = consequence;
  const own = reviews.findLast((review) => review.sessionId === sessionId);
  const earlier = reviews.filter((review) => review.sessionId !== sessionId);
  const [outcome, setOutcome] = useState<ReviewOutcome | null>(null);
  const [words, setWords] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const reviewing = useCommand('tradeoffs.reviewConsequence');
  const isAsking = mayChange && (own === undefined || isOpen);
  const save = (): void => {
    if (outcome === null || reviewing.isPending) return;
    const { resultId, issueId } = consequence;
    reviewing.mutate({ sessionId, resultId, issueId, outcome, words }, {
      onSuccess: () => {
        setIsOpen(false);
        setWords('');
        setOutcome(null);
      },
    });
  };
  return (
    <li>
      <div>
        <p>
          <b>{consequence.consequence}</b>
        </p>
        <p className="muted">
          #{issueNumber} {issueTitle}
          {account === null ? '' : `, ${account}`}. {boardTitle}, session {sessionNumber}, {formatDate(acceptedAt)}. {owner ?? 'Nobody'} answers for it.
        </p>
        {earlier.map((review) => (
          <p key={`${review.sessionNumber}${review.at}`} className="muted">
            Session {review.sessionNumber}: {reviewLabels[review.outcome].toLowerCase()}. {review.words}
          </p>
        ))}
      </div>
      {isAsking ? (
        <form
          className={styles['review']}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Segmented label={`What came of it: #${issueNumber}`} isLabelHidden options={outcomeOptions} value={outcome} onChange={setOutcome} />
          <TextField label={`What happened with #${issueNumber}`} isLabelHidden placeholder="What happened, in a line" value={words} onChange={setWords} maxLength={2000} />
          <Button type="submit" size="small" isDisabled={outcome === null} isPending={reviewing.isPending}>
            Record
          </Button>
          {reviewing.error !== null && <Notice tone="error" title={reviewing.error.message} />}
        </form>
      ) : (
        <p className={styles['reviewed']}>
          {own === undefined ? (
            <span className="muted">Not reviewed</span>
          ) : (
            <>
              <b>{reviewLabels[own.outcome]}.</b> {own.words}
            </>
          )}
          {mayChange && own !== undefined && (
            <Button size="small" variant="link" onPress={() => setIsOpen(true)}>
              Change
            </Button>
          )}
        </p>
      )}
    </li>
  );
}
