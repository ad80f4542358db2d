import type { DecisionLine } from '@shared/contract/issues';
import { DecisionKind, decisionLabels } from '@shared/contract/sessions/entities';
import { outcomeLabels } from '@shared/contract/decisions/standing';
import { Button } from '../../ui/button';
import { formatDate, formatDay } from '../../ui/format';
import { useApp } from '../../state/store';
import { RatificationTag, StandingTag } from '../decisions/standing-tag';
import styles from './issue-page.module.css';

/** The decision in a word or two: its kind, in the words of the room. */
export function decisionWord(kind: string): string {
  const known = DecisionKind.safeParse(kind);
  return known.success ? decisionLabels[known.data] : kind;
}

/** Decisions on an issue, newest first, each with the state it was taken on (M5). */
export function DecisionLines({ decisions, asOf }: { decisions: readonly DecisionLine[]; asOf: string | undefined }) {
  const navigate = useApp((state) => state.navigate);
  return (
    <ol className={styles['decisions']}>
      {decisions.map((decision) => {
        const isPast = decision.dueOn !== null && asOf !== undefined && decision.dueOn < asOf;
        return (
          <li key={decision.id}>
            <div className={styles['decision-head']}>
              <span className="strong">{decisionWord(decision.kind)}</span>
              <Button variant="link" size="small" onPress={() => navigate({ name: 'session', id: decision.sessionId, step: 'run' })}>
                {`Session ${decision.sessionNumber}`}
              </Button>
              <time dateTime={decision.at}>
                {formatDate(decision.at)}
                {decision.scoreAtDecision === null ? '' : `, at ${decision.scoreAtDecision}`}
              </time>
            </div>
            <p>{decision.what}</p>
            <p className="muted">
              {decision.owner}
              {decision.dueOn !== null && (
                <>
                  , due {formatDay(decision.dueOn)}
                  {isPast && (
                    <>
                      , <span className="late">past due</span>
                    </>
                  )}
                </>
              )}
              . {decision.reason}
            </p>
            {decision.dissent.map(({ name, words }) => (
              <p key={name} className="muted">
                Dissent: {name}, “{words}”
              </p>
            ))}
            {(decision.standing.isInForce || decision.ratification !== null) && (
              <p className={styles['tags']}>
                {decision.ratification !== null && <RatificationTag ratification={decision.ratification} />}
                {decision.standing.isInForce && <StandingTag standing={decision.standing} />}
              </p>
            )}
            {decision.outcome !== null && (
              <p className="muted">
                {outcomeLabels[decision.outcome.kind]}: expected {decision.outcome.expected}, actual {decision.outcome.actual}
              </p>
            )}
            {decision.hasStateChangedSince && <p className={styles['changed']}>Changed since: {decision.standing.changes.join('; ')}</p>}
          </li>
        );
      })}
    </ol>
  );
}
