import type { RuleView, SignalParameters } from '@shared/contract/signals';

/** What stands in the fields; null: empty. */
export type ParameterValues = Readonly<Record<string, number | null>>;

/** The values as the rule takes them, or null while one is missing or out of its range. */
export function wholeParameters(rule: Pick<RuleView, 'parameters'>, values: ParameterValues): SignalParameters | null {
  const whole: Record<string, number> = {};
  for (const { name, min, max } of rule.parameters) {
    const value = values[name] ?? null;
    if (value === null || !Number.isInteger(value) || value < min || value > max) return null;
    whole[name] = value;
  }
  return whole;
}
