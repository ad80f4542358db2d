import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { CurrencyRate } from '@shared/contract/currencies';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { withoutRate } from '../core/currencies';
import * as store from '../store/currencies';
import { refreshFigures } from '../store/issues/figures';
import { deriveAccounts } from './accounts';

export function listCurrencies({ db, asOf }: ReadContext): OutputOf<'currencies.list'> {
  const inUse = store.listCurrenciesInUse(db);
  const rates = store.listRatesInForce(db, asOf);
  return {
    reporting: store.getReportingCurrency(db),
    rows: inUse.map((row) => ({ ...row, rate: rates.find(({ currency }) => currency === row.currency) ?? null })),
    withoutRate: withoutRate(inUse.map(({ currency }) => currency), store.getRates(db, asOf)),
  };
}

export const listHistory = ({ db }: ReadContext, { currency }: ParsedInputOf<'currencies.history'>): OutputOf<'currencies.history'> => store.listRates(db, currency);

/** Chooses what sums over several currencies are shown in; rates into another one wait until it is chosen again (W4). */
export function setReporting(context: WriteContext, { currency }: ParsedInputOf<'currencies.setReporting'>): Record<string, never> {
  const before = store.getReportingCurrency(context.db);
  store.setReportingCurrency(context.db, currency);
  deriveAgain(context);
  context.audit({ action: 'currencies.set-reporting', subject: context.workspaceId, payload: { before, after: currency } });
  return {};
}

/**
 * Sets a rate from a date on, or withdraws it (W4). Earlier ones stay, so that an earlier as-of date still has its own.
 * @throws DocketError conflict while no reporting currency is chosen; invalid-input for that currency itself
 */
export function setRate(context: WriteContext, { currency, rate, on, source }: ParsedInputOf<'currencies.setRate'>): Record<string, never> {
  const { db, asOf } = context;
  const into = store.getReportingCurrency(db);
  if (into === null) throw new DocketError('conflict', 'No reporting currency is chosen, so there is nothing to convert into. Nothing was changed. Choose it first.');
  if (into === currency) throw new DocketError('invalid-input', `${currency} is the reporting currency itself and needs no rate. Nothing was changed.`, 'currency');
  const before = store.listRatesInForce(db, asOf).find((inForce) => inForce.currency === currency) ?? null;
  store.insertRate(db, { currency, into, rate, on, source, by: context.actor.personId, at: context.clock() });
  deriveAgain(context);
  context.audit({ action: 'currencies.set-rate', subject: context.workspaceId, payload: { currency, into, before: before === null ? null : logged(before), after: logged({ rate, on, source }) } });
  return {};
}

const logged = ({ rate, on, source }: Pick<CurrencyRate, 'rate' | 'on' | 'source'>) => ({ rate, on, source });

/** The order by ARR follows the rates, and with it the ties of the priority list (S1). */
function deriveAgain(context: WriteContext): void {
  deriveAccounts(context);
  refreshFigures(context.db, 'all');
}
