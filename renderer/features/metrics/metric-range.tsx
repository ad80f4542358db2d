import { Segmented } from '../../ui/segmented';

export const metricRanges = [30, 90, 365] as const;
export type MetricRange = (typeof metricRanges)[number];
const options = metricRanges.map((days) => ({ value: String(days), label: days === 365 ? '1 year' : `${days} days` }));

/** How long the period is that ends on the as-of date. */
export function MetricRangeChoice({ days, onChange }: { days: MetricRange; onChange: (days: MetricRange) => void }) {
  return <Segmented label="Period" isLabelHidden tone="accent" options={options} value={String(days)} onChange={(value) => onChange(metricRanges.find((range) => String(range) === value) ?? 90)} />;
}
