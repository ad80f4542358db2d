import { Maximize2, X } from 'lucide-react';
import { useState } from 'react';
import type { Reopening } from '@shared/contract/decisions/entities';
import { outcomeLabels } from '@shared/contract/decisions/standing';
import { decisionLabels } from '@shared/contract/sessions/entities';
import { bandLabels, type DecisionId, functionLabels } from '@shared/primitives';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button, IconButton } from '../../ui/button';
import { formatDate, formatInstant, formatMoneyFull } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { DefinitionList, Section, SidePanel } from '../../ui/page';
import { levelLabels } from '../sessions/session-words';
import { ReopenDialog } from './reopen-dialog';
import { ChangedSince, StandingTag } from './standing-tag';
import styles from './decisions.module.css';

/** One decision whole, beside the register: terms, dissent, what would reopen it, and what became of it (M5). */
export function DecisionSide({ id, mayChange, onOutcome, onClose }: { id: DecisionId; mayChange: boolean; onOutcome: () => void; onClose: () => void }) {
  const { data: row, error } = useOperation('decisions.get', { id }, { keepPrevious: true });
  const [reopening, setReopening] = useState<Reopening | null>(null);
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (row === undefined) return null;
  const { decision, standing } = row;
  const dates = [
    ...(decision.dueOn === null ? [] : [{ term: 'Due', value: formatDate(decision.dueOn) }]),
    { term: 'Review', value: formatDate(decision.reviewOn) },
    ...(decision.acceptUntil === null ? [] : [{ term: 'Accepted until', value: formatDate(decision.acceptUntil) }]),
  ];
  return (
    <SidePanel
      label={`Decision on issue #${row.issueNumber}`}
      head={`#${row.issueNumber}, ${row.isWalk ? 'walk' : 'session'} ${row.sessionNumber}`}
      tools={
        <>
          <IconButton size="small" label="Open the issue" kbd="Enter" icon={<Maximize2 aria-hidden="true" />} onPress={() => appState().navigate({ name: 'issue', id: row.issueId })} />
          <IconButton size="small" label="Close the panel" kbd="Esc" icon={<X aria-hidden="true" />} onPress={onClose} />
        </>
      }
      foot={
        <div className={styles['foot']}>
          {mayChange && (
            <Button kbd="O" onPress={onOutcome}>
              What became of it
            </Button>
          )}
          <Button onPress={() => appState().navigate({ name: 'session', id: row.sessionId, step: 'run' })}>{row.isWalk ? 'The walk' : 'The session'}</Button>
        </div>
      }
    >
      <h2 className={styles['title']}>
        {decisionLabels[decision.kind]}. {decision.what}
      </h2>
      <p className="muted">{row.issueTitle}{row.account === null ? '' : `, ${row.account}`}</p>
      <p className={styles['standing']}>
        <StandingTag standing={standing} />
      </p>
      <ChangedSince changes={standing.changes} />
      <Section title="Terms">
        <DefinitionList
          items={[
            { term: 'Owner', value: `${decision.ownerName}, ${functionLabels[decision.function]}` },
            ...dates,
            { term: 'Level', value: levelLabels[decision.level] },
            ...(decision.cost === null ? [] : [{ term: 'Cost', value: `${formatMoneyFull(decision.cost)}${decision.fiscalPeriod === '' ? '' : `, ${decision.fiscalPeriod}`}` }]),
            { term: 'Reason', value: decision.reason },
            ...(decision.departureReason === '' ? [] : [{ term: 'Departs because', value: decision.departureReason }]),
            ...(decision.followUp === '' ? [] : [{ term: 'Follow-up', value: decision.followUp }]),
            { term: 'Taken on', value: decision.score === null || decision.band === null ? 'not scored' : `${decision.score}, ${bandLabels[decision.band]}` },
            { term: 'Decided', value: `${decision.deciderName}, ${formatInstant(decision.at)}` },
          ]}
        />
      </Section>
      {decision.dissents.length > 0 && (
        <Section title="Dissent">
          <ul className={styles['lines']}>
            {decision.dissents.map(({ personId, name, words }) => (
              <li key={personId}>
                <b>{name}</b> “{words}”
              </li>
            ))}
          </ul>
        </Section>
      )}
      {decision.rejected.length > 0 && (
        <Section title="Rejected" more={row.conditions.length === 0 ? undefined : `${row.conditions.length} can reopen it`}>
          <ul className={styles['lines']}>
            {decision.rejected.map(({ alternative }, index) => {
              const condition = row.conditions.find(({ position }) => position === index + 1);
              return (
                <li key={alternative}>
                  <b>{alternative}</b>
                  {condition !== undefined && <p className="muted">Reopens if: {condition.condition}</p>}
                  {condition?.cameTrue != null && (
                    <p className="late">
                      Came true: {condition.cameTrue.reason} ({condition.cameTrue.by}, {formatInstant(condition.cameTrue.at)})
                    </p>
                  )}
                  {condition !== undefined && condition.cameTrue === null && standing.isInForce && mayChange && (
                    <Button size="small" variant="link" onPress={() => setReopening(condition)}>
                      It has come true
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
      )}
      <Section title="What became of it">
        {row.outcomes.length === 0 ? (
          <p className="muted">Nothing recorded yet.</p>
        ) : (
          <ul className={styles['lines']}>
            {row.outcomes.map(({ kind, expected, actual, on, by, at }) => (
              <li key={at}>
                <b>{outcomeLabels[kind]}</b>, {formatDate(on)}, {by}
                <p className="muted">Expected: {expected}</p>
                <p>Actual: {actual}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {reopening !== null && <ReopenDialog id={row.id} condition={reopening} onClose={() => setReopening(null)} />}
    </SidePanel>
  );
}
