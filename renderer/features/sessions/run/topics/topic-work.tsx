import type { ComponentType } from 'react';
import type { ItemDetail, Room, TopicKind } from '@shared/contract/sessions/entities';
import { Button } from '../../../../ui/button';
import { TradeoffTopic } from '../../../tradeoffs/tradeoff-topic';
import { MetricsReview } from '../../../metrics/metrics-review';
import { OpenActions } from './open-actions';
import { ReviewQuestions } from './review-questions';
import { RatificationTopic } from '../../urgent/ratifications';
import styles from '../run.module.css';
import { AuditQuestions } from './audit-questions';

/** What the screen of a topic gets. */
export interface TopicScreenProps {
  readonly room: Room;
  readonly item: ItemDetail;
  readonly mayChange: boolean;
}

/** The screens of topics that have one of their own. */
const screens: Partial<Record<TopicKind, ComponentType<TopicScreenProps>>> = { 'open-actions': OpenActions, 'metrics-review': MetricsReview, ratification: RatificationTopic, 'review-questions': ReviewQuestions, 'trade-off': TradeoffTopic, 'audit-questions': AuditQuestions };

/** The middle of the room for a topic: its own screen where it has one, and the button that finishes it. */
export function TopicWork({ finishLabel, onFinish, ...props }: TopicScreenProps & { finishLabel: string; onFinish: () => void }) {
  const { item, mayChange } = props;
  const Screen = item.topicKind === null ? undefined : screens[item.topicKind];
  return (
    <div className={styles['work']}>
      {Screen === undefined ? <p className="muted">A topic has no score and no decision. What is said on it goes into the note.</p> : <Screen {...props} />}
      {mayChange && item.phase !== 'done' && (
        <div className={styles['actions']}>
          <Button variant="primary" size="large" kbd="Ctrl Enter" onPress={onFinish}>
            {finishLabel}
          </Button>
        </div>
      )}
    </div>
  );
}
