import { useState } from 'react';
import { formatDay } from '../../ui/format';
import { Card } from './card';
import { FiguresTable } from '../metrics/figures-table';
import { MetricRangeChoice, type MetricRange } from '../metrics/metric-range';
import { useMetricFigures } from '../metrics/use-metric-figures';

/** How fast issues are answered and resolved, with what the figures leave out (W6). */
export function FiguresCard() {
  const [days, setDays] = useState<MetricRange>(90);
  const { figures, error } = useMetricFigures(days);
  const [first] = figures;
  if (first === undefined) return error === null ? null : <Card title="Response and resolution" say={error.message} isWide />;
  return (
    <Card title="Response and resolution" more={<MetricRangeChoice days={days} onChange={setDays} />} say={`${formatDay(first.period.from)} to ${formatDay(first.period.to)}, beside the same time before it`} isWide>
      <FiguresTable figures={figures} />
    </Card>
  );
}
