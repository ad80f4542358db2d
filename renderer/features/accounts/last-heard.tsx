import type { LastSignal } from '@shared/contract/records/operations';
import { sourceLabels } from '@shared/primitives';
import { cx } from '../../ui/cx';
import { formatDate } from '../../ui/format';
import { Section } from '../../ui/page';
import styles from './records.module.css';

const ago = (days: number): string => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`);

/** When each source last said something of an account; a source that never did says so (W3). */
export function LastHeard({ signals }: { signals: readonly LastSignal[] }) {
  const silent = signals.filter(({ on }) => on === null).length;
  return (
    <Section title="Last heard" more={silent === 0 ? 'from every source' : `${silent} of ${signals.length} sources silent`}>
      <dl className={styles['heard']}>
        {signals.map(({ source, on, daysAgo }) => (
          <div key={source} className={cx(on === null && styles['blind'])}>
            <dt>{sourceLabels[source]}</dt>
            <dd>{on === null || daysAgo === null ? 'Nothing yet' : <span title={formatDate(on)}>{ago(daysAgo)}</span>}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
