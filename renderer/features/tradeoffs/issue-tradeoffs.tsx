import { reviewLabels } from '@shared/contract/tradeoffs/entities';
import type { IssueId } from '@shared/primitives';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatDate } from '../../ui/format';
import { Section } from '../../ui/page';
import styles from './tradeoffs.module.css';

/** What trade-offs made of an issue, newest first (T3); nothing where there were none. */
export function IssueTradeoffs({ issueId }: { issueId: IssueId }) {
  const { data: tradeoffs } = useOperation('tradeoffs.ofIssue', { issueId });
  if (tradeoffs === undefined || tradeoffs.length === 0) return null;
  return (
    <Section title="Trade-offs">
      <ul className={styles['of-issue']}>
        {tradeoffs.map(({ boardId, title, sessionNumber, at, isChosen, owner, why, consequence, review }) => (
          <li key={boardId}>
            <p>
              <b>{isChosen ? 'Chosen' : 'Deferred'}</b>{' '}
              <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'tradeoff', id: boardId })}>
                {title}
              </Button>{' '}
              <span className="muted">
                session {sessionNumber}, {formatDate(at)}
              </span>
            </p>
            {(why !== '' || consequence !== '') && (
              <p className="muted">
                {why}
                {why !== '' && consequence !== '' ? '. ' : ''}
                {consequence === '' ? '' : `Accepted meanwhile: ${consequence}${owner === null ? '' : ` (${owner})`}`}
              </p>
            )}
            {review !== null && (
              <p className="muted">
                Session {review.sessionNumber}: {reviewLabels[review.outcome].toLowerCase()}. {review.words}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
