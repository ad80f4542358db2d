import { directions, interactionKinds, tones } from '@shared/contract/records/entities';
import { CalendarDate, Currency, Source } from '@shared/primitives';
import { z } from '@shared/zod';
import dealsJson from '../../../examples/deals.json';
import interactionsJson from '../../../examples/interactions.json';
import measurementsJson from '../../../examples/measurements.json';
import type { Cells } from './sheets';

const Name = z.string().min(1);

const Deal = z.strictObject({
  ref: Name,
  account: Name,
  name: Name,
  /** Major units. */
  amount: z.int(),
  currency: Currency,
  opened: CalendarDate,
  expectedClose: CalendarDate,
  closed: CalendarDate.optional(),
  outcome: z.enum(['won', 'lost']).optional(),
  owner: Name,
  waitingOn: z.string().default(''),
  /** Each stage with the day it was come to. */
  stages: z.array(z.tuple([Name, CalendarDate])),
});

const Series = z.strictObject({
  account: Name,
  measure: Name,
  /** The month of the first value; one a month. */
  from: z.string().regex(/^\d{4}-\d{2}$/),
  values: z.array(z.number()),
});

const Interaction = z.strictObject({
  ref: Name,
  source: Source,
  kind: z.enum(interactionKinds),
  account: Name,
  at: z.iso.datetime(),
  direction: z.enum(directions),
  person: Name,
  isSponsor: z.boolean().default(false),
  tone: z.enum(tones),
  subject: Name,
  body: Name,
});

/** What the deals, the dated series and the talks with customers are exported as, by the kind of the import (W4). */
export interface ExampleRecords {
  readonly deals: readonly Cells[];
  readonly measurements: readonly Cells[];
  readonly interactions: readonly Cells[];
}

/** A row for each stage of a deal, in the order of their days, as a CRM exports its stage history. */
const dealCells = ({ stages, ...deal }: z.infer<typeof Deal>): { readonly since: string; readonly cells: Cells }[] =>
  stages.map(([stage, since], index) => {
    const isLast = index === stages.length - 1;
    return {
      since,
      cells: {
        ref: deal.ref,
        account: deal.account,
        name: deal.name,
        amount: String(deal.amount),
        currency: deal.currency,
        opened: deal.opened,
        'expected-close': deal.expectedClose,
        closed: isLast ? (deal.closed ?? '') : '',
        outcome: isLast ? (deal.outcome ?? 'open') : 'open',
        owner: deal.owner,
        'waiting-on': isLast ? deal.waitingOn : '',
        stage,
        'stage-since': since,
      },
    };
  });

/** One row a month, on its last day, or on the day of the export where that is sooner. */
function seriesCells({ account, measure, from, values }: z.infer<typeof Series>, day: CalendarDate): Cells[] {
  const [year = 0, month = 0] = from.split('-').map(Number);
  return values.map((value, index) => {
    const lastDay = new Date(Date.UTC(year, month + index, 0)).toISOString().slice(0, 10);
    const date = lastDay < day ? lastDay : day;
    return { account, measure, date, value: String(value), ref: `${account}-${measure}-${date}` };
  });
}

/** All of them as exported on the evening of a day. */
export function readRecords(day: CalendarDate): ExampleRecords {
  return {
    deals: z
      .array(Deal)
      .parse(dealsJson)
      .flatMap(dealCells)
      .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
      .map(({ cells }) => cells),
    measurements: z.array(Series).parse(measurementsJson).flatMap((series) => seriesCells(series, day)),
    interactions: z
      .array(Interaction)
      .parse(interactionsJson)
      .map(({ at, isSponsor, ...interaction }) => ({ ...interaction, date: at, 'is-sponsor': isSponsor ? 'yes' : 'no' })),
  };
}
