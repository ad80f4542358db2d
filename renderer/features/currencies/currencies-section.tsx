import { useState } from 'react';
import type { OutputOf } from '@shared/contract';
import type { CalendarDate } from '@shared/primitives';
import { mayRun, useCommand, useOperation } from '../../api';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/choice';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { formatDate } from '../../ui/format';
import { Section } from '../../ui/page';
import { Select, type Option } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useRole } from '../settings/use-acting';
import styles from './currencies.module.css';

type Row = OutputOf<'currencies.list'>['rows'][number];
const none = 'none';

/** What sums over several currencies are shown in, and the rates, each with its date and source (W4). */
export function CurrenciesSection({ asOf, isReadOnly }: { asOf: CalendarDate; isReadOnly: boolean }) {
  const { data } = useOperation('currencies.list', {});
  const role = useRole();
  const report = useAction('currencies.setReporting');
  const [edited, setEdited] = useState<Row | null>(null);
  if (data === undefined) return null;
  const mayChange = !isReadOnly && mayRun(role, 'currencies.setRate');
  const { reporting, rows } = data;
  const known = reporting === null || rows.some(({ currency }) => currency === reporting) ? rows.map(({ currency }) => currency) : [reporting, ...rows.map(({ currency }) => currency)];
  const options: readonly Option<string>[] = [{ value: none, label: 'None: each currency by itself' }, ...known.map((currency) => ({ value: currency, label: currency }))];
  return (
    <Section title="Currencies">
      {rows.length === 0 ? (
        <p className="muted">No account says its ARR yet. Once some do in more than one currency, rates are set here, and sums over them name their rates.</p>
      ) : (
        <>
          <Select label="Sums are shown in" options={options} value={reporting ?? none} onChange={(currency) => report.run({ currency: currency === none ? null : currency })} isDisabled={!mayChange || report.isPending} hint="A converted sum is shown only where every rate is there; figures in other currencies stay beside it." />
          <ul className={styles['rates']}>
            {rows
              .filter(({ currency }) => currency !== reporting)
              .map((row) => (
                <li key={row.currency}>
                  <span>
                    <b>{row.currency}</b> <span className="muted">{row.accounts === 1 ? '1 account' : `${row.accounts} accounts`}</span>
                  </span>
                  <span className={styles['rate']}>
                    {row.rate?.rate == null || reporting === null ? (
                      <span className="muted">{reporting === null ? '' : 'no rate'}</span>
                    ) : (
                      <>
                        <span>
                          1 {row.currency} = {row.rate.rate} {reporting}
                        </span>
                        <span className="muted t12">
                          {formatDate(row.rate.on)}, {row.rate.source}, set by {row.rate.setBy}
                        </span>
                      </>
                    )}
                  </span>
                  {mayChange && reporting !== null && (
                    <Button size="small" onPress={() => setEdited(row)}>
                      {row.rate?.rate == null ? `Set the rate of ${row.currency}` : `Change ${row.currency}`}
                    </Button>
                  )}
                </li>
              ))}
          </ul>
        </>
      )}
      {edited !== null && reporting !== null && <RateDialog row={edited} into={reporting} asOf={asOf} onClose={() => setEdited(null)} />}
    </Section>
  );
}

const isRate = (text: string): boolean => /^(?=.*[1-9])\d{1,9}(\.\d{1,10})?$/.test(text.trim());

function RateDialog({ row: { currency, rate: inForce }, into, asOf, onClose }: { row: Row; into: string; asOf: CalendarDate; onClose: () => void }) {
  const [rate, setRate] = useState(inForce?.rate ?? '');
  const [date, setDate] = useState<CalendarDate | null>(asOf);
  const [source, setSource] = useState('');
  const [isWithdrawn, setIsWithdrawn] = useState(false);
  const [hasTried, setHasTried] = useState(false);
  const { data: history } = useOperation('currencies.history', { currency });
  const set = useCommand('currencies.setRate');
  const save = (): void => {
    setHasTried(true);
    if ((!isWithdrawn && !isRate(rate)) || date === null || source.trim() === '' || set.isPending) return;
    set.mutate({ currency, rate: isWithdrawn ? null : rate.trim(), on: date, source }, { onSuccess: onClose });
  };
  return (
    <FormDialog title={`Rate of ${currency}`} saveLabel={isWithdrawn ? 'Withdraw' : 'Set'} isPending={set.isPending} error={set.error} onSave={save} onClose={onClose}>
      <TextField label={`1 ${currency} in ${into}`} value={rate} onChange={setRate} maxLength={21} autoFocus isDisabled={isWithdrawn} placeholder="0.0873" error={hasTried && !isWithdrawn && !isRate(rate) ? 'A number above 0 with a point, such as 0.0873.' : null} />
      <DateField label="From" value={date} onChange={setDate} reference={asOf} error={hasTried && date === null ? 'Say from which day on.' : null} />
      <TextField label="Source" value={source} onChange={setSource} maxLength={300} placeholder="ECB reference rate" error={hasTried && source.trim() === '' ? 'Say where the rate comes from.' : null} />
      {inForce?.rate != null && (
        <Checkbox isSelected={isWithdrawn} onChange={setIsWithdrawn} detail={`From that day on amounts in ${currency} are not converted`}>
          Withdraw the rate
        </Checkbox>
      )}
      {history !== undefined && history.length > 0 && (
        <section>
          <h3 className="t12 muted">Earlier</h3>
          <ul className={styles['history']}>
            {history.map((old) => (
              <li key={`${old.setAt}${old.on}`} className="t12">
                {old.rate === null ? 'Withdrawn' : `${old.rate} ${old.into}`} from {formatDate(old.on)}, {old.source}, {old.setBy}
              </li>
            ))}
          </ul>
        </section>
      )}
    </FormDialog>
  );
}
