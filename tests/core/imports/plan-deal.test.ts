import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { dealAfter, planDeal, type KnownDeal } from '../../../electron/core/imports/plan-deal';
import type { DealRecord } from '../../../electron/core/imports/records';

const date = (text: string): CalendarDate => CalendarDate.parse(text);
const asOf = date('2026-11-21');
const row = (change: Partial<DealRecord>): DealRecord => ({
  kind: 'deals', ref: 'D-1', accountRef: 'A-1', accountId: null, name: 'Renewal', stage: 'Proposal', stageSince: null, amountMinor: null, currency: null,
  openedOn: null, expectedClose: null, closedOn: null, outcome: 'open', owner: null, waitingOn: null, changedAt: null, flags: [], ...change,
});
const properties = ['name', 'accountRef', 'accountId', 'stage', 'outcome', 'stageSince', 'amountMinor', 'currency', 'flags'];

/** Imports rows one after another, as one file or many; gives what became of each, and the deal. */
function played(rows: readonly DealRecord[], from: KnownDeal | null = null): { outcomes: string[]; deal: KnownDeal | null } {
  let deal = from;
  const outcomes = rows.map((incoming) => {
    const plan = planDeal(incoming, deal, properties, asOf);
    deal = plan.outcome === 'unchanged' ? deal : dealAfter(incoming, deal, plan);
    return plan.outcome;
  });
  return { outcomes, deal };
}
const history = (deal: KnownDeal | null): string[] => (deal?.stages ?? []).map(({ stage, since }) => `${since} ${stage}`).toSorted();

describe('the stages of a deal', () => {
  const events = [row({ stage: 'Proposal', stageSince: date('2026-09-01') }), row({ stage: 'Legal', stageSince: date('2026-10-01') }), row({ stage: 'Signature', stageSince: date('2026-11-01') })];

  it('are kept in whatever order a file lists them, and the latest is the one it stands in [W4]', () => {
    for (const order of [[0, 1, 2], [2, 1, 0], [1, 2, 0], [1, 0, 2]]) {
      const { outcomes, deal } = played(order.flatMap((index) => events[index] ?? []));
      expect(outcomes).toEqual(['imported', 'updated', 'updated']);
      expect(deal).toMatchObject({ stage: 'Signature', stageSince: '2026-11-01' });
      expect(history(deal)).toEqual(['2026-09-01 Proposal', '2026-10-01 Legal', '2026-11-01 Signature']);
      // The same file once more changes nothing, in any order either.
      expect(played(events, deal).outcomes).toEqual(['unchanged', 'unchanged', 'unchanged']);
      expect(played(events.toReversed(), deal).outcomes).toEqual(['unchanged', 'unchanged', 'unchanged']);
    }
  });

  it('that fall on one date change nothing the second time [W5]', () => {
    const same = [row({ stage: 'Proposal', stageSince: date('2026-09-01') }), row({ stage: 'Legal', stageSince: date('2026-09-01') })];
    const first = played(same);
    expect(first.deal?.stage).toBe('Legal');
    expect(played(same, first.deal).outcomes).toEqual(['unchanged', 'unchanged']);
  });

  it('are known since as-of where a newer export changes one without a date [W4, W5]', () => {
    const first = played([row({ stage: 'Proposal' })]);
    expect(first.deal).toMatchObject({ stageSince: null });
    expect(played([row({ stage: 'Proposal' })], first.deal).outcomes).toEqual(['unchanged']);
    const plan = planDeal(row({ stage: 'Legal' }), first.deal, properties, asOf);
    expect(plan).toEqual({
      outcome: 'updated',
      changes: [{ field: 'stage', before: 'Proposal', after: 'Legal' }, { field: 'stageSince', before: null, after: '2026-11-21' }],
      stages: [{ stage: 'Legal', since: '2026-11-21' }],
    });
  });

  it('keep their date where an export leaves it open, and other fields follow [W5]', () => {
    const { deal } = played([row({ stage: 'Legal', stageSince: date('2026-10-01'), amountMinor: 100 })]);
    expect(planDeal(row({ stage: 'Legal', amountMinor: 200 }), deal, properties, asOf)).toEqual({ outcome: 'updated', changes: [{ field: 'amountMinor', before: 100, after: 200 }], stages: [] });
  });

  it('that are dated before one which was only seen lie before it, and its own date is taken [W4]', () => {
    const seen = played([row({ stage: 'Legal' }), row({ stage: 'Proposal', stageSince: date('2026-09-01') })]);
    expect(seen.deal).toMatchObject({ stage: 'Legal', stageSince: null });
    expect(history(seen.deal)).toEqual(['2026-09-01 Proposal', '2026-11-21 Legal']);
    const dated = played([row({ stage: 'Legal', stageSince: date('2026-10-01') })], seen.deal);
    expect([dated.outcomes, dated.deal?.stageSince]).toEqual([['updated'], '2026-10-01']);
  });

  it('change nothing the second time, in whatever order a file lists them, and neither does a list of deals without dates after it [W5]', () => {
    const stage = fc.constantFrom('Proposal', 'Legal', 'Signature');
    const since = fc.constantFrom('2026-09-01', '2026-10-01', '2026-11-01', '2026-11-21', '2026-12-24').map(date);
    const lists = fc.uniqueArray(fc.record({ stage, stageSince: since }), { maxLength: 7, selector: ({ stage: name, stageSince }) => `${stageSince} ${name}` });
    fc.assert(
      fc.property(lists, stage, (dated, now) => {
        const rows = dated.map((event) => row(event));
        const { deal } = played(rows);
        expect(played(rows, deal)).toEqual({ outcomes: rows.map(() => 'unchanged'), deal });
        expect(history(deal)).toEqual(dated.map((event) => `${event.stageSince} ${event.stage}`).toSorted());
        const list = [row({ stage: now })];
        const after = played(list, deal).deal;
        expect(played(list, after)).toEqual({ outcomes: ['unchanged'], deal: after });
      }),
      { seed: 13, numRuns: 400 },
    );
  });

  it('of the past change nothing but the history [W5]', () => {
    const { deal } = played([row({ stage: 'Legal', stageSince: date('2026-10-01'), amountMinor: 100 })]);
    expect(planDeal(row({ stage: 'Proposal', stageSince: date('2026-09-01'), amountMinor: 50 }), deal, properties, asOf)).toEqual({
      outcome: 'updated',
      changes: [{ field: 'stages', before: [], after: ['2026-09-01 Proposal'] }],
      stages: [{ stage: 'Proposal', since: '2026-09-01' }],
    });
  });
});
