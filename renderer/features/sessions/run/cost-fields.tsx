import { useOperation } from '../../../api';
import { NumberField } from '../../../ui/number-field';
import { TextField } from '../../../ui/text-field';
import type { DecisionFields } from './drafts';
import styles from './decision.module.css';

export interface CostFieldsProps {
  fields: DecisionFields;
  onChange: (part: Partial<DecisionFields>) => void;
  problemOf: (field: keyof DecisionFields) => string | null;
  isDisabled?: boolean;
}

/** What the decision costs, where somebody knows, and the fiscal period that bears it (M5): suggested from the due date, and free to be another. */
export function CostFields({ fields, onChange, problemOf, isDisabled = false }: CostFieldsProps) {
  const on = fields.dueOn ?? fields.reviewOn;
  const { data } = useOperation('decisions.period', { on: on ?? '' }, { enabled: on !== null, keepPrevious: true });
  return (
    <div className={styles['cost']}>
      <NumberField label="Cost" value={fields.costMajor} onChange={(costMajor) => onChange({ costMajor })} min={0} error={problemOf('costMajor')} isDisabled={isDisabled} />
      <TextField label="Currency" value={fields.currency} onChange={(currency) => onChange({ currency: currency.toUpperCase() })} maxLength={3} error={problemOf('currency')} isDisabled={isDisabled} />
      <TextField label="Fiscal period" value={fields.fiscalPeriod} placeholder={fields.costMajor === null ? '' : (data?.period ?? '')} onChange={(period) => onChange({ fiscalPeriod: period.toUpperCase() })} maxLength={7} error={problemOf('fiscalPeriod')} isDisabled={isDisabled} />
    </div>
  );
}
