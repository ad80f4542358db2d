import type { PresenterView } from '@shared/contract/presenter/view';
import { assertNever } from '@shared/primitives';
import { ItemFrame } from '../frame';
import { AuditQuestions } from './audit-questions';
import { Consequences } from './consequences';
import { Contenders, Orders } from './orders';
import { OpenActions } from './open-actions';
import { ReviewQuestions } from './review-questions';
import { TradeoffResult } from './tradeoff-result';
import { Voting } from './voting';
import plain from '../plain.module.css';

export type TopicView = Extract<PresenterView, { screen: 'topic' }>;
type Work = NonNullable<TopicView['work']>;
export type WorkOf<K extends Work['kind']> = Extract<Work, { kind: K }>;

/** A topic of the agenda that is no issue: its title, or what the room works on under it. */
export function TopicScreen({ view }: { view: TopicView }) {
  return (
    <ItemFrame view={view}>
      {view.work === null ? (
        <section className={plain['middle']}>
          <p>{view.isDone ? 'Done' : 'Topic'}</p>
          <h1>{view.topic}</h1>
        </section>
      ) : (
        <WorkScreen topic={view.topic} work={view.work} />
      )}
    </ItemFrame>
  );
}

function WorkScreen({ topic, work }: { topic: string; work: Work }) {
  switch (work.kind) {
    case 'contenders':
      return <Contenders topic={topic} work={work} />;
    case 'voting':
      return <Voting topic={topic} work={work} />;
    case 'orders':
      return <Orders topic={topic} work={work} />;
    case 'result':
      return <TradeoffResult topic={topic} work={work} />;
    case 'consequences':
      return <Consequences topic={topic} work={work} />;
    case 'audit-questions':
      return <AuditQuestions topic={topic} work={work} />;
    case 'open-actions':
      return <OpenActions topic={topic} work={work} />;
    case 'review-questions':
      return <ReviewQuestions topic={topic} work={work} />;
    default:
      return assertNever(work);
  }
}
