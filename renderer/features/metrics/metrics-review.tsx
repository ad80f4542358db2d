import { useState } from 'react';
import { formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { CriteriaTable } from './criteria-table';
import { FiguresTable } from './figures-table';
import { MetricRangeChoice, type MetricRange } from './metric-range';
import { SampledSection } from './sampled-section';
import { useMetricFigures } from './use-metric-figures';
import styles from './metrics.module.css';

/** The figures that a session reviews: over a period beside the one before it, the whole and by criterion, with what each leaves out (W6). */
export function MetricsReview() {
  const [days, setDays] = useState<MetricRange>(90);
  const { figures, error } = useMetricFigures(days);
  const [first] = figures;
  if (error !== null) return <Notice tone="error" title={error.message} />;
  return (
    <div className={styles['review']}>
      <div className={styles['head']}>
        <MetricRangeChoice days={days} onChange={setDays} />
        {first !== undefined && (
          <span className="muted">{`${formatDate(first.period.from)} to ${formatDate(first.period.to)}, beside ${formatDate(first.before.from)} to ${formatDate(first.before.to)}`}</span>
        )}
      </div>
      <FiguresTable figures={figures} />
      <Section title="By criterion">
        <CriteriaTable figures={figures} />
      </Section>
      <SampledSection />
      <p className="muted t12">Figures of the register are full: every issue counts but those left out. Times are medians, and 90 % of the issues took no longer than the second one. What nothing counts is unknown. The minutes keep the 90 days to the as-of date.</p>
    </div>
  );
}
