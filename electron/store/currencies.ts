import { CurrencyRate, UsedRate } from '@shared/contract/currencies';
import { Currency, type CalendarDate, type Instant, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

const Reporting = z.string().nullable();

export const getReportingCurrency = (db: ReadHandle): string | null => Reporting.parse(db.prepare('SELECT reporting_currency FROM workspace').pluck().get());

export const setReportingCurrency = (db: WriteHandle, currency: string | null): void => void db.prepare('UPDATE workspace SET reporting_currency = ?').run(currency);

const select = `SELECT r.currency, r.into_currency AS "into", r.rate, r.on_date AS "on", r.source, p.name AS setBy, r.set_at AS setAt FROM currency_rates r JOIN people p ON p.id = r.set_by`;

/** The rates into the reporting currency that are in force on a date: of each currency the one from the latest day on or before it, of the same day the last one set. */
export const listRatesInForce = (db: ReadHandle, asOf: CalendarDate): CurrencyRate[] =>
  db
    .prepare(
      `${select} JOIN workspace w ON w.reporting_currency = r.into_currency
       WHERE r.seq = (SELECT o.seq FROM currency_rates o WHERE o.into_currency = r.into_currency AND o.currency = r.currency AND o.on_date <= ? ORDER BY o.on_date DESC, o.seq DESC LIMIT 1)
       ORDER BY r.currency`,
    )
    .all(asOf)
    .map((row) => CurrencyRate.parse(row));

/** Currencies to convert from by their rate, without those that were withdrawn. */
export function getRates(db: ReadHandle, asOf: CalendarDate): { reporting: string | null; byCurrency: Map<string, UsedRate> } {
  const used = listRatesInForce(db, asOf).flatMap((rate) => (rate.rate === null ? [] : [UsedRate.parse(rate)]));
  return { reporting: getReportingCurrency(db), byCurrency: new Map(used.map((rate) => [rate.currency, rate])) };
}

export const listRates = (db: ReadHandle, currency: string): CurrencyRate[] => db.prepare(`${select} WHERE r.currency = ? ORDER BY r.seq DESC`).all(currency).map((row) => CurrencyRate.parse(row));

export function insertRate(db: WriteHandle, rate: { currency: string; into: string; rate: string | null; on: CalendarDate; source: string; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO currency_rates (currency, into_currency, rate, on_date, source, set_by, set_at) VALUES (@currency, @into, @rate, @on, @source, @by, @at)').run(rate);
}

/** Currencies that accounts have their ARR in, the most used first. */
export const listCurrenciesInUse = (db: ReadHandle): { currency: string; accounts: number }[] =>
  z
    .array(z.object({ currency: Currency, accounts: z.int() }))
    .parse(db.prepare('SELECT currency, count(*) AS accounts FROM accounts WHERE survivor_id IS NULL AND arr_minor IS NOT NULL AND currency IS NOT NULL GROUP BY currency ORDER BY accounts DESC, currency').all());
