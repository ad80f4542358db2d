import { useState } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import { decisionLabels } from '@shared/contract/sessions/entities';
import type { Ratification, Verdict } from '@shared/contract/sessions/preparation';
import type { AgendaItemId, PersonId } from '@shared/primitives';
import { useCommand, useOperation } from '../../../api';
import { Button, ButtonRow } from '../../../ui/button';
import { formatDate } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { Select } from '../../../ui/select';
import { Tag } from '../../../ui/tag';
import { TextField } from '../../../ui/text-field';
import type { TopicScreenProps } from '../run/topics/topic-work';
import { levelOptions } from '../session-words';
import styles from './ratifications.module.css';

const verdictLabels = { ratified: 'Ratified', 'not-ratified': 'Not ratified' } as const satisfies Record<Verdict, string>;

/** The topic under which decisions of urgent sessions are ratified or refused, each with a reason and by whom (M1). */
export function RatificationTopic({ room, item, mayChange }: TopicScreenProps) {
  const { data: decisions, error } = useOperation('sessions.ratifications', { sessionId: room.id }, { keepPrevious: true });
  return (
    <div className={styles['topic']}>
      {error !== null && <Notice tone="error" title={error.message} />}
      {decisions?.length === 0 && <p className="muted">No decision of an urgent session waits to be ratified.</p>}
      {decisions?.map((decision) => (
        <RatifyCard key={decision.decisionId} room={room} itemId={item.id} decision={decision} mayChange={mayChange && item.phase !== 'waiting'} />
      ))}
    </div>
  );
}

function RatifyCard({ room, itemId, decision, mayChange }: { room: Room; itemId: AgendaItemId; decision: Ratification; mayChange: boolean }) {
  const judges = room.people.filter(({ canVote, attendance, name }) => canVote && attendance === 'present' && name !== decision.deciderName);
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const [reason, setReason] = useState(decision.verdict?.reason ?? '');
  const judging = useCommand('sessions.ratify');
  const byId = chosen ?? judges.find(({ role }) => role === 'decider')?.personId ?? judges[0]?.personId ?? null;
  const judge = (verdict: Verdict): void => {
    if (byId !== null && !judging.isPending) judging.mutate({ itemId, decisionId: decision.decisionId, verdict, reason, byId });
  };
  return (
    <article className={styles['card']} aria-label={`Decision on #${decision.issueNumber}`}>
      <DecisionHead decision={decision} />
      {mayChange && judges.length === 0 && <Notice tone="warn" title={`Nobody who could ratify is present: somebody who votes and is not ${decision.deciderName}.`} />}
      {mayChange && judges.length > 0 && (
        <div className={styles['form']}>
          <TextField label="Reason" value={reason} onChange={setReason} maxLength={2000} />
          <Select label="By" options={judges.map(({ personId, name }) => ({ value: personId, label: name }))} value={byId} onChange={setChosen} />
          <ButtonRow>
            <Button isDisabled={reason.trim() === ''} isPending={judging.isPending} onPress={() => judge('ratified')}>
              Ratify
            </Button>
            <Button isDisabled={reason.trim() === ''} isPending={judging.isPending} onPress={() => judge('not-ratified')}>
              Do not ratify
            </Button>
          </ButtonRow>
        </div>
      )}
      {judging.error !== null && <Notice tone="error" title={judging.error.message} />}
    </article>
  );
}

function DecisionHead({ decision: { issueNumber, title, account, kind, what, reason, deciderName, level, decidedAt, sessionNumber, verdict } }: { decision: Ratification }) {
  const levelLabel = levelOptions.find(({ value }) => value === level)?.label ?? level;
  return (
    <>
      <header>
        <h2>
          #{issueNumber} {title}
        </h2>
        <Tag tone={verdict === null ? 'warn' : verdict.verdict === 'ratified' ? 'accent' : 'bad'}>{verdict === null ? 'To be ratified' : verdictLabels[verdict.verdict]}</Tag>
      </header>
      <p>
        <b>{decisionLabels[kind]}.</b> {what}
      </p>
      <p className="muted">
        Decided by {deciderName}, {levelLabel}, on {formatDate(decidedAt.slice(0, 10))} in session {sessionNumber}
        {account === null ? '' : `, ${account}`}: {reason}
      </p>
      {verdict !== null && (
        <p>
          {verdictLabels[verdict.verdict]} by {verdict.byName} in session {verdict.sessionNumber}: {verdict.reason}
        </p>
      )}
    </>
  );
}

/** Beside the minutes of an urgent session: what became of its decisions. Nothing for a regular one. */
export function UrgentStanding({ room }: { room: Room }) {
  const { data: decisions } = useOperation('sessions.ratifications', { sessionId: room.id }, { enabled: room.urgent !== null });
  if (room.urgent === null || decisions === undefined || decisions.length === 0) return null;
  return (
    <Section title="Ratification">
      {decisions.map((decision) => (
        <div key={decision.decisionId} className={styles['card']}>
          <DecisionHead decision={decision} />
        </div>
      ))}
    </Section>
  );
}
