import { actionStateLabels } from '@shared/contract/actions/entities';
import { outcomeLabels } from '@shared/contract/decisions/standing';
import type { ItemDetail, PriorDecision } from '@shared/contract/sessions/entities';
import { appState } from '../../../state/app-state';
import { Button } from '../../../ui/button';
import { formatDate, formatDay } from '../../../ui/format';
import { decisionWord } from '../../issues/decision-lines';
import { counted } from '../session-words';
import styles from './earlier-panel.module.css';

const daysAgo = (days: number): string => (days === 0 ? 'today' : `${counted(days, 'day', 'days')} ago`);

/** What sessions before this one put off and decided on the issue, and what became of it (M3). */
export function EarlierPanel({ item: { deferrals, priorDecisions } }: { item: Pick<ItemDetail, 'deferrals' | 'priorDecisions'> }) {
  return (
    <>
      {deferrals.length > 0 && (
        <section className={styles['earlier']} aria-label="Put off before">
          <h2>Put off before</h2>
          <ul>
            {deferrals.map(({ sessionId, sessionNumber, on, daysAgo: days, reason }) => (
              <li key={sessionId}>
                <SessionLink id={sessionId} number={sessionNumber} /> <b>{daysAgo(days)}</b> <time dateTime={on}>{formatDate(on)}</time>
                <p>{reason}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {priorDecisions.length > 0 && (
        <section className={styles['earlier']} aria-label="Earlier decisions">
          <h2>Earlier decisions and what became of them</h2>
          <ul>
            {priorDecisions.map((decision) => (
              <li key={decision.id} className={decision.isSuperseded ? styles['superseded'] : undefined}>
                <b>{decisionWord(decision.kind)}</b> <SessionLink id={decision.sessionId} number={decision.sessionNumber} />{' '}
                <time dateTime={decision.at}>
                  {formatDate(decision.at)}
                  {decision.score === null ? '' : `, at ${decision.score}`}
                </time>
                <p>{decision.what}</p>
                <p className="muted">
                  {decision.ownerName}
                  <Became decision={decision} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Became({ decision: { dueOn, acceptUntil, actionState, outcome, daysPastDue, daysSinceAcceptance, isSuperseded } }: { decision: PriorDecision }) {
  return (
    <>
      {dueOn !== null && <>, due {formatDay(dueOn)}</>}
      {acceptUntil !== null && <>, risk accepted until {formatDay(acceptUntil)}</>}
      {actionState !== null && actionState !== 'superseded' && <>, {actionStateLabels[actionState].toLowerCase()}</>}
      {isSuperseded && <>. Superseded since</>}
      {!isSuperseded && daysPastDue !== null && (
        <>
          , <span className="late">{counted(daysPastDue, 'day', 'days')} past due</span>
        </>
      )}
      {!isSuperseded && daysSinceAcceptance !== null && (
        <>
          , <span className="late">ended {daysAgo(daysSinceAcceptance)}</span>
        </>
      )}
      {outcome !== null && (
        <>
          . {outcomeLabels[outcome.kind]}: {outcome.actual}
        </>
      )}
    </>
  );
}

function SessionLink({ id, number }: { id: PriorDecision['sessionId']; number: number }) {
  return (
    <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'session', id, step: 'run' })}>
      {`Session ${number}`}
    </Button>
  );
}
