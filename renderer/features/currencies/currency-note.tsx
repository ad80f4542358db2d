import type { UsedRate } from '@shared/contract/currencies';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatDate } from '../../ui/format';
import styles from './currencies.module.css';

/** `1 USD = 0.92, 20 Nov 2026, ECB`. */
export const rateWords = ({ currency, rate, on, source }: UsedRate): string => `1 ${currency} at ${rate}, ${formatDate(on)}, ${source}`;

/** Says that an order by ARR keeps currencies apart, and which have no rate (W4). */
export function CurrencyNote({ currencies }: { currencies: readonly string[] }) {
  if (currencies.length === 0) return null;
  return (
    <p className={styles['note']} role="status">
      Grouped by currency: nothing says the rate of {currencies.join(', ')}.
      <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'settings' })}>
        Set rates
      </Button>
    </p>
  );
}
