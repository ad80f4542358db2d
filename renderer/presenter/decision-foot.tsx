import { decisionLabels } from '@shared/contract/sessions/entities';
import { formatDate } from '../ui/format';
import type { ItemView } from './item-screen';
import styles from './item.module.css';

/** What was decided, by whom it is done and until when; or that it is put off. Nothing before. */
export function DecisionFoot({ view: { phase, decision, deferredReason } }: { view: ItemView }) {
  if (decision !== null) {
    return (
      <section className={styles['foot']} aria-label="Decision">
        <p className={styles['label']}>Decided</p>
        <p className={styles['what']}>
          <b>{decisionLabels[decision.kind]}.</b> {decision.what}
        </p>
        <p className={styles['who']}>
          <b>{decision.owner}</b>
          {decision.function}
        </p>
        <p className={styles['who']}>
          <b>{formatDate(decision.dueOn ?? decision.reviewOn)}</b>
          {decision.dueOn === null ? 'review' : `due, review ${formatDate(decision.reviewOn)}`}
        </p>
      </section>
    );
  }
  if (phase !== 'deferred') return null;
  return (
    <section className={styles['foot']} aria-label="Decision">
      <p className={styles['label']}>Put off</p>
      <p className={styles['what']}>
        <b>To the next session.</b> {deferredReason}
      </p>
    </section>
  );
}
