import type { CalendarDate } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import { useAction } from '../../state/use-action';
import { monthOptions } from '../../ui/month';
import { Select } from '../../ui/select';
import { useRole } from './use-acting';

/** The month in which the fiscal year begins: costs of decisions are counted by its quarters (M5). */
export function FiscalYear({ asOf, isReadOnly }: { asOf: CalendarDate; isReadOnly: boolean }) {
  const role = useRole();
  const { data } = useOperation('decisions.period', { on: asOf });
  const setting = useAction('decisions.setFiscalYear');
  if (data === undefined) return null;
  return (
    <Select
      label="Fiscal year begins in"
      options={monthOptions}
      value={String(data.startMonth)}
      onChange={(month) => month !== String(data.startMonth) && setting.run({ startMonth: Number(month) })}
      isDisabled={isReadOnly || setting.isPending || !mayRun(role, 'decisions.setFiscalYear')}
      hint={`The as-of date is in ${data.period}. What decisions cost is counted by these quarters.`}
    />
  );
}
