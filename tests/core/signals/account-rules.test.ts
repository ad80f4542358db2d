import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../electron/core/calendar';
import type { ErosionFacts } from '../../../electron/core/signals/facts';
import { arrPercentiles } from '../../../electron/core/signals/percentiles';
import { problemOf, type SignalRule } from '../../../electron/core/signals/rule';
import { signalRules } from '../../../electron/core/signals/registry';
import { commercialStall } from '../../../electron/core/signals/rules/commercial-stall';
import { emergingDefect } from '../../../electron/core/signals/rules/emerging-defect';
import { renewalNoContact } from '../../../electron/core/signals/rules/renewal-no-contact';
import { silentErosion } from '../../../electron/core/signals/rules/silent-erosion';
import { anAccount, asOf, date, examine, steps } from './support';

const enterprise = anAccount({ segment: 'enterprise', renewal: date('2027-02-19') });

describe('commercial stall', () => {
  const deal = { id: 'd1', ref: 'D-1', name: 'Renewal 2027', stage: 'Legal review', stageSince: date('2026-10-21'), expectedClose: date('2027-03-31'), amountMinor: null, currency: null, waitingOn: null, account: enterprise };

  it('proposes a deal that has not left its stage for more than the days allowed [W7]', () => {
    const draft = examine(commercialStall, 'deals', deal);
    // 31 days; enterprise; the renewal is 90 days away, which counts more than the close in March.
    expect(steps(draft)).toEqual([5, 3, 2]);
    expect(draft).toMatchObject({
      subject: 'deal:d1',
      issueId: null,
      accountId: 'a1',
      title: 'Deal stalled in Legal review: Renewal 2027',
      reason: 'The deal "Renewal 2027" has been in stage "Legal review" for 31 days, since 21 Oct 2026, longer than 30 days.',
    });
    expect(examine(commercialStall, 'deals', { ...deal, stageSince: date('2026-10-22') })).toBeNull();
  });

  it('counts one past its expected close as worse, and names what it does not know [W7]', () => {
    expect(steps(examine(commercialStall, 'deals', { ...deal, expectedClose: date('2026-11-20') }))).toEqual([5, 4, 2]);
    const blind = examine(commercialStall, 'deals', { ...deal, expectedClose: null, account: null });
    expect(steps(blind)).toEqual([null, 3, null]);
    expect(blind?.unknown).toEqual(['segment', 'expectedClose', 'renewalDate']);
  });
});

describe('emerging defect', () => {
  const at = (id: string, change: Partial<Parameters<typeof anAccount>[0]> = {}) => ({ number: Number(id), title: `Export ${id}`, openedOn: date('2026-11-15'), vendorPriority: 'normal' as const, isEscalated: false, account: anAccount({ id, ref: `A-${id}`, name: `Account ${id}`, ...change }) });

  it('proposes an area that so many accounts report, each account once [W7]', () => {
    expect(examine(emergingDefect, 'areas', { area: 'export', issues: [at('1'), at('2'), { ...at('2'), number: 9 }] })).toBeNull();
    const draft = examine(emergingDefect, 'areas', { area: 'export', issues: [at('1'), at('2'), at('3', { segment: 'enterprise' })] });
    expect(steps(draft)).toEqual([5, 3, 2]);
    expect(draft).toMatchObject({ subject: 'area:export', accountId: null, title: 'Emerging defect: export, at 3 accounts', reason: '3 issues with the tag "export" at 3 accounts within 14 days: Account 1, Account 2 and Account 3.' });
    expect(draft?.evidence.map(({ ref }) => ref)).toEqual(['#1', '#2', '#3']);
  });

  it('counts twice as many accounts, an escalation and a near renewal as worse [W7]', () => {
    const six = ['1', '2', '3', '4', '5', '6'].map((id) => at(id));
    expect(steps(examine(emergingDefect, 'areas', { area: 'export', issues: six }))).toEqual([3, 4, 2]);
    expect(steps(examine(emergingDefect, 'areas', { area: 'export', issues: [at('1'), at('2'), { ...at('3'), isEscalated: true }] }))).toEqual([3, 4, 2]);
    expect(steps(examine(emergingDefect, 'areas', { area: 'export', issues: [at('1'), at('2'), at('3', { renewal: date('2026-12-21') })] }))).toEqual([4, 3, 3]);
  });

  it('proposes no Impact where no segment is known, and says where some are not [W7]', () => {
    const unknown = examine(emergingDefect, 'areas', { area: 'export', issues: ['1', '2', '3'].map((id) => at(id, { segment: 'unknown' })) });
    expect(steps(unknown)).toEqual([null, 3, 2]);
    expect(examine(emergingDefect, 'areas', { area: 'export', issues: [at('1'), at('2'), at('3', { segment: 'unknown' })] })?.impact.reason).toContain('Not known: the segment of 1 account');
  });
});

describe('silent erosion', () => {
  const quiet: ErosionFacts = { account: enterprise, openTickets: 0, measures: [], lastSponsorContact: null, sponsorChange: null, overdue: [] };
  const falling = { measure: 'health', before: { points: 2, sum: 160 }, recent: { points: 2, sum: 112 } };

  it('proposes an account whose health fell, with no ticket that would say so [W7]', () => {
    // 80 to 56 is a fall by 30 %.
    const draft = examine(silentErosion, 'erosion', { ...quiet, measures: [falling] });
    expect(steps(draft)).toEqual([5, 3, 2]);
    expect(draft?.reason).toBe('Without an open ticket at an enterprise account: health fell by 30 % against the 60 days before.');
    expect(examine(silentErosion, 'erosion', { ...quiet, measures: [falling], openTickets: 1 })).toBeNull();
    expect(examine(silentErosion, 'erosion', { ...quiet, measures: [{ ...falling, recent: { points: 2, sum: 113 } }] })).toBeNull();
    expect(examine(silentErosion, 'erosion', { ...quiet, measures: [{ ...falling, recent: { points: 1, sum: 10 } }] })).toBeNull();
  });

  it('adds up what is counted and takes the mean of what is a level [W7]', () => {
    const usage = { measure: 'usage', before: { points: 8, sum: 100 }, recent: { points: 4, sum: 70 } };
    expect(examine(silentErosion, 'erosion', { ...quiet, measures: [usage] })).not.toBeNull();
    expect(examine(silentErosion, 'erosion', { ...quiet, measures: [{ ...usage, before: { points: 7, sum: 100 } }] })).toBeNull();
    expect(examine(silentErosion, 'erosion', { ...quiet, measures: [{ ...usage, measure: 'health' }] })).toBeNull();
  });

  it('wants company for a silent or changed sponsor and for late promises, and counts kinds of signs [W7]', () => {
    const silent = { ...quiet, lastSponsorContact: date('2026-09-21') };
    const overdue = [{ words: 'Send the road map', dueOn: date('2026-11-01') }];
    // 61 days.
    expect(examine(silentErosion, 'erosion', silent)).toBeNull();
    const both = examine(silentErosion, 'erosion', { ...silent, overdue });
    expect(steps(both)).toEqual([5, 4, 2]);
    expect(both?.reason).toBe('Without an open ticket at an enterprise account: the sponsor has said nothing for 61 days, since 21 Sep 2026 and a promise is overdue, "Send the road map" since 1 Nov 2026.');
    expect(examine(silentErosion, 'erosion', { ...quiet, lastSponsorContact: date('2026-09-22'), overdue })).toBeNull();
    expect(steps(examine(silentErosion, 'erosion', { ...silent, overdue, measures: [falling] }))).toEqual([5, 5, 2]);
    const changed = { on: date('2026-10-01'), from: 'Ada', to: 'Bo' };
    expect(examine(silentErosion, 'erosion', { ...quiet, sponsorChange: changed })).toBeNull();
    expect(examine(silentErosion, 'erosion', { ...quiet, sponsorChange: changed, overdue })?.reason).toContain('the sponsor changed from Ada to Bo on 1 Oct 2026');
  });

  it('names a missing segment and renewal instead of a number [W7]', () => {
    const draft = examine(silentErosion, 'erosion', { ...quiet, account: anAccount({ segment: 'unknown', renewal: null }), measures: [falling] });
    expect(steps(draft)).toEqual([null, 3, null]);
    expect(draft?.unknown).toEqual(['segment', 'renewalDate', 'sponsorContact']);
  });
});

describe('renewal without contact', () => {
  it('proposes an account that renews soon and that nobody has spoken with [W7]', () => {
    const draft = examine(renewalNoContact, 'contacts', { account: enterprise, lastContact: { on: date('2026-09-21'), source: 'calls' }, lastChurn: null });
    expect(steps(draft)).toEqual([5, 3, 2]);
    expect(draft?.reason).toBe('Halden Medical, an enterprise account, renews in 90 days, on 19 Feb 2027, and the last contact was 61 days ago, on 21 Sep 2026 (Call summaries).');
    expect(examine(renewalNoContact, 'contacts', { account: enterprise, lastContact: { on: date('2026-09-22'), source: 'calls' }, lastChurn: null })).toBeNull();
    expect(examine(renewalNoContact, 'contacts', { account: anAccount({ segment: 'enterprise', renewal: date('2027-02-20') }), lastContact: null, lastChurn: null })).toBeNull();
    expect(examine(renewalNoContact, 'contacts', { account: anAccount({ renewal: null }), lastContact: null, lastChurn: null })).toBeNull();
    expect(examine(renewalNoContact, 'contacts', { account: anAccount({ renewal: date('2026-11-20') }), lastContact: null, lastChurn: null })).toBeNull();
  });

  it('counts silence for ever, and more than twice as long as allowed, as worse [W7]', () => {
    const never = examine(renewalNoContact, 'contacts', { account: enterprise, lastContact: null, lastChurn: null });
    expect(steps(never)).toEqual([5, 4, 2]);
    expect(never?.reason).toContain('no source has ever said anything of it');
    expect(steps(examine(renewalNoContact, 'contacts', { account: enterprise, lastContact: { on: date('2026-07-23'), source: 'ticketing' }, lastChurn: null }))).toEqual([5, 4, 2]);
  });

  it('counts a churn that is recorded and answered by nobody as the worst [W7]', () => {
    const draft = examine(renewalNoContact, 'contacts', { account: enterprise, lastContact: null, lastChurn: date('2026-08-23') });
    expect(steps(draft)).toEqual([5, 5, 2]);
    expect(draft?.reason).toContain('; a churn was recorded on 23 Aug 2026.');
    // 91 days ago.
    expect(steps(examine(renewalNoContact, 'contacts', { account: enterprise, lastContact: null, lastChurn: date('2026-08-22') }))).toEqual([5, 4, 2]);
  });

  it('never proposes fewer for a longer look ahead, nor more for a longer silence allowed [W7]', () => {
    const days = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(days, days, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 100 }), (ahead, ago, renewal, silence, more) => {
        const facts = { account: anAccount({ renewal: addDays(asOf, ahead) }), lastContact: { on: addDays(asOf, -ago), source: 'crm' as const }, lastChurn: null };
        const isFound = examine(renewalNoContact, 'contacts', facts, { renewal, silence }) !== null;
        expect(isFound).toBe(ahead <= renewal && ago > silence);
        if (isFound) expect(examine(renewalNoContact, 'contacts', facts, { renewal: renewal + more, silence })).not.toBeNull();
        if (examine(renewalNoContact, 'contacts', facts, { renewal, silence: silence + more }) !== null) expect(isFound).toBe(true);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('the rules as declarations', () => {
  it.each(signalRules.map((rule): [string, SignalRule] => [rule.id, rule]))('%s has parameters whose defaults lie in their ranges, and says why they do [W7]', (_, rule) => {
    expect(problemOf(rule, Object.fromEntries(rule.parameters.map(({ name, default: value }) => [name, value])))).toBeNull();
    for (const { name, label, why, min, max } of rule.parameters) {
      expect([name, label, why].every((words) => words !== '')).toBe(true);
      const others = Object.fromEntries(rule.parameters.map((parameter) => [parameter.name, parameter.default]));
      expect(problemOf(rule, { ...others, [name]: max + 1 })).toContain(label);
      expect(problemOf(rule, { ...others, [name]: min - 1 })).toContain(label);
    }
    expect(problemOf(rule, { nothing: 1 })).toContain('nothing');
  });

  it('never mixes currencies when it ranks accounts by ARR [W4, W7]', () => {
    expect(
      arrPercentiles([
        { arrMinor: 100, currency: 'EUR' },
        { arrMinor: 300, currency: 'EUR' },
        { arrMinor: 200, currency: 'EUR' },
        { arrMinor: 1, currency: 'USD' },
        { arrMinor: null, currency: null },
        { arrMinor: 200, currency: 'EUR' },
      ]),
    ).toEqual([0, 100, 33, null, null, 33]);
  });
});
