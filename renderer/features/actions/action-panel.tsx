import { ChevronDown, ChevronUp } from 'lucide-react';
import { actionStateLabels, type ActionRow, type GivenState } from '@shared/contract/actions/entities';
import { functionLabels } from '@shared/primitives';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button, IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount, formatDate, formatInstant } from '../../ui/format';
import { DefinitionList, Section, SidePanel } from '../../ui/page';
import { ActionStateMark } from './action-state';
import { dueWords, isOpen, nameOf } from './action-words';
import { ChangeActionForm } from './change-action-form';
import styles from './actions.module.css';

export interface ActionPanelProps {
  action: ActionRow;
  index: number;
  total: number;
  asOf: string;
  /** The state that the form begins with; null while it is only looked at. */
  changing: GivenState | null;
  /** Null where the role may not. */
  onMark: ((state: GivenState) => void) | null;
  onChange: (state: GivenState | null) => void;
  onStep: (by: 1 | -1) => void;
}

/** One action: what was promised, how it stands, and what was said of it. */
export function ActionPanel({ action, index, total, asOf, changing, onMark, onChange, onStep }: ActionPanelProps) {
  const { data } = useOperation('actions.get', { id: action.id });
  const { what, followUp, ownerName, dueOn, state, note, evidence, doneOn, issueId, issueNumber, issueTitle, account, sessionId, sessionNumber, position, isOverdue } = action;
  const isClosed = !isOpen(action);
  return (
    <SidePanel
      label={`Action ${nameOf(action)}`}
      head={`${nameOf(action)}, ${formatCount(index + 1)} of ${formatCount(total)}`}
      tools={
        <>
          <IconButton size="small" label="Previous action" kbd="K" icon={<ChevronUp aria-hidden="true" />} isDisabled={index === 0} onPress={() => onStep(-1)} />
          <IconButton size="small" label="Next action" kbd="J" icon={<ChevronDown aria-hidden="true" />} isDisabled={index >= total - 1} onPress={() => onStep(1)} />
        </>
      }
      {...(onMark === null || changing !== null || state === 'superseded'
        ? {}
        : {
            foot: (
              <div className={styles['foot']}>
                {isClosed ? (
                  <Button size="small" kbd="O" onPress={() => onMark('open')}>
                    Open again
                  </Button>
                ) : (
                  <>
                    <Button size="small" kbd="D" onPress={() => onMark('done')}>
                      Done
                    </Button>
                    {state === 'open' && (
                      <Button size="small" kbd="I" onPress={() => onMark('in-progress')}>
                        In progress
                      </Button>
                    )}
                    <Button size="small" kbd="X" onPress={() => onChange('dropped')}>
                      Drop
                    </Button>
                  </>
                )}
                <Button size="small" kbd="E" onPress={() => onChange(state)}>
                  Edit
                </Button>
              </div>
            ),
          })}
    >
      <h2 className={styles['title']}>{what}</h2>
      <p className={styles['line']}>
        <ActionStateMark state={state} isOverdue={isOverdue} />
        {dueWords(action) !== '' && <span className={cx(isOverdue ? styles['late'] : 'muted')}>{dueWords(action)}</span>}
      </p>
      {changing !== null ? (
        <ChangeActionForm key={`${action.id}-${changing}`} action={action} initial={changing} asOf={asOf} onDone={() => onChange(null)} onCancel={() => onChange(null)} />
      ) : (
        <>
          <Section title="Promise">
            <DefinitionList
              items={[
                { term: 'Owner', value: `${ownerName}, ${functionLabels[action.function]}` },
                { term: 'Due', value: formatDate(dueOn) },
                ...(followUp === '' || followUp === what ? [] : [{ term: 'Follow-up', value: followUp }]),
                { term: 'Issue', value: <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'issue', id: issueId })}>{`#${issueNumber} ${issueTitle}`}</Button> },
                ...(account === null ? [] : [{ term: 'Account', value: account }]),
                { term: 'Decided', value: <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'session', id: sessionId, step: 'run' })}>{`Session ${sessionNumber}, item ${position}`}</Button> },
              ]}
            />
          </Section>
          {(note !== '' || evidence !== '' || doneOn !== null) && (
            <Section title="How it stands">
              <DefinitionList items={[...(doneOn === null ? [] : [{ term: 'Done', value: formatDate(doneOn) }]), ...(note === '' ? [] : [{ term: 'Note', value: note }]), ...(evidence === '' ? [] : [{ term: 'Evidence', value: evidence }])]} />
            </Section>
          )}
          {data !== undefined && data.history.length > 0 && (
            <Section title="What was said">
              <ol className={styles['history']}>
                {data.history.map((said) => (
                  <li key={said.at}>
                    <b>{said.state === said.stateBefore ? actionStateLabels[said.state] : `${actionStateLabels[said.stateBefore]} to ${actionStateLabels[said.state].toLowerCase()}`}</b>
                    {said.note !== '' && <span>{said.note}</span>}
                    <small>
                      {said.by}, {formatInstant(said.at)}
                      {said.source === 'sheet' ? ', from a returned sheet' : ''}
                      {said.sessionNumber === null ? '' : `, in session ${said.sessionNumber}`}
                    </small>
                  </li>
                ))}
              </ol>
            </Section>
          )}
        </>
      )}
    </SidePanel>
  );
}
