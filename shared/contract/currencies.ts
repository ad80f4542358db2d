import { z } from '../zod';
import { CalendarDate, Currency, Instant, Money } from '../primitives';
import { command, Nothing, query, recorders } from './operation';

/** A positive decimal number, written out: `0.0873`. */
export const RateText = z.string().regex(/^(?=.*[1-9])\d{1,9}(\.\d{1,10})?$/, 'A rate is a number above 0 with at most ten decimals, such as 0.0873.');

/** One unit of `currency` is `rate` units of `into`, from a date on (W4). Without a rate: withdrawn from that date on. */
export const CurrencyRate = z.object({ currency: Currency, into: Currency, rate: RateText.nullable(), on: CalendarDate, source: z.string(), setBy: z.string(), setAt: Instant });
export type CurrencyRate = z.infer<typeof CurrencyRate>;

/** A rate that a converted sum was made with. */
export const UsedRate = CurrencyRate.pick({ currency: true, on: true, source: true }).extend({ rate: RateText });
export type UsedRate = z.infer<typeof UsedRate>;

/** A sum over several currencies, with the rates that it was made with. */
export const ConvertedSum = z.object({ sum: Money, rates: z.array(UsedRate) });
export type ConvertedSum = z.infer<typeof ConvertedSum>;

const touches = ['currencies', 'accounts', 'issues', 'scoring', 'workspaces'] as const;

export const currencies = {
  /** Those in use by accounts, the most used first, each with its rate in force on the as-of date. */
  list: query({
    input: Nothing,
    output: z.object({
      reporting: Currency.nullable(),
      rows: z.array(z.object({ currency: Currency, accounts: z.int(), rate: CurrencyRate.nullable() })),
      /** Amounts in these are not converted: nothing says the rate. */
      withoutRate: z.array(Currency),
    }),
  }),
  /** Every rate that was ever set for a currency, newest first. */
  history: query({ input: z.strictObject({ currency: Currency }), output: z.array(CurrencyRate) }),
  /** The currency that sums over several are shown in; null: none, and each stands by itself. */
  setReporting: command({ permission: recorders, input: z.strictObject({ currency: Currency.nullable() }), output: Nothing, touches }),
  /** Sets a rate into the reporting currency from a date on; null withdraws it. */
  setRate: command({
    permission: recorders,
    input: z.strictObject({ currency: Currency, rate: RateText.nullable(), on: CalendarDate, source: z.string().trim().min(1, 'Say where the rate comes from.').max(300) }),
    output: Nothing,
    touches,
  }),
};
