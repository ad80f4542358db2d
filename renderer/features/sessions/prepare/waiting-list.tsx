import { Plus } from 'lucide-react';
import type { Room, TopicKind } from '@shared/contract/sessions/entities';
import { topicKindLabels } from '@shared/contract/sessions/preparation';
import { useOperation } from '../../../api';
import { useAction } from '../../../state/use-action';
import { Button } from '../../../ui/button';
import { counted } from '../session-words';
import styles from './prepare.module.css';

/** What comes from earlier sessions and has a claim on this one: first, and taken on with one press each (M1, M3). */
export function WaitingList({ room, minutes }: { room: Room; minutes: number }) {
  const { data: waiting } = useOperation('sessions.waiting', { sessionId: room.id }, { keepPrevious: true });
  const addingItems = useAction('sessions.addItems');
  const addingTopic = useAction('sessions.addTopic');
  if (waiting === undefined) return null;
  const { putOff, toRatify, urgentOpen, consequences, onAgenda } = waiting;
  const lines: readonly { readonly kind: TopicKind; readonly count: number; readonly words: string }[] = [
    { kind: 'ratification', count: toRatify, words: `${counted(toRatify, 'urgent decision', 'urgent decisions')} to ratify` },
    { kind: 'trade-off', count: consequences, words: `${counted(consequences, 'consequence', 'consequences')} of trade-offs to look at` },
  ];
  const topics = lines.filter(({ kind, count }) => count > 0 && !onAgenda.includes(kind));
  if (putOff.length === 0 && topics.length === 0 && urgentOpen === 0) return null;
  return (
    <section className={styles['waiting']} aria-label="From earlier sessions">
      <h3>From earlier sessions</h3>
      {topics.map(({ kind, words }) => (
        <div key={kind} className={styles['claim']}>
          <span>{words}</span>
          <Button size="small" icon={<Plus aria-hidden="true" />} isPending={addingTopic.isPending} onPress={() => addingTopic.run({ sessionId: room.id, title: topicKindLabels[kind], timeBoxMinutes: 5, topicKind: kind })}>
            Add the topic
          </Button>
        </div>
      ))}
      {urgentOpen > 0 && <p className="muted">{counted(urgentOpen, 'urgent session is', 'urgent sessions are')} decided and not signed off: nothing of it can be ratified yet.</p>}
      {putOff.length > 0 && (
        <>
          <div className={styles['claim']}>
            <span>{counted(putOff.length, 'issue', 'issues')} put off before</span>
            <Button size="small" icon={<Plus aria-hidden="true" />} isPending={addingItems.isPending} onPress={() => addingItems.run({ sessionId: room.id, issueIds: putOff.map(({ id }) => id), timeBoxMinutes: minutes })}>
              {putOff.length === 1 ? 'Add the one put off' : `Add the ${putOff.length} put off`}
            </Button>
          </div>
          <ul>
            {putOff.map(({ id, number, title, times, days, sessionNumber, reason }) => (
              <li key={id}>
                <span className="trunc" title={title}>
                  #{number} {title}
                </span>
                <small className="trunc" title={reason}>
                  {days === 0 ? 'today' : `${counted(days, 'day', 'days')} ago`}
                  {times > 1 ? `, ${times} times` : ''}, session {sessionNumber}: {reason}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
