import { createInitialScorer, initialScore } from '../../../electron/core/scoring/initial-score';
import { initialScoreRules, initialScoreThresholds } from '../../../electron/core/scoring/initial-score-rules';
import { InitialScore, InitialScoreInput, initialScoreInputs, stepCounts } from '@shared/contract/scoring/entities';
import { segments } from '@shared/primitives';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** A small account, a quiet ticket, a far renewal: nothing unknown and nothing raised. */
const quiet = {
  segment: 'smb',
  renewalDate: '2027-09-01',
  vendorPriority: 'low',
  firstResponseMinutes: 30,
  resolutionMinutes: null,
  isEscalated: false,
  openedOn: '2026-11-12',
  resolvedOn: null,
  asOf: '2026-11-22',
};
const propose = (change: Record<string, unknown> = {}): InitialScore => initialScore(InitialScoreInput.parse({ ...quiet, ...change }));

describe('the first proposal', () => {
  it('gives the steps, the rules and the reasons in words [W7]', () => {
    expect(propose()).toEqual({
      ruleId: 'initial-score',
      impact: { value: 2, rule: 'impact-smb', reason: 'Impact 2: SMB account.' },
      severity: { value: 1, rule: 'severity-low', reason: 'Severity 1: low priority in the ticketing system.' },
      time: { value: 1, rule: 'time-recent', reason: 'Time 1: open for 10 days.' },
      factors: { impact: 2, severity: 1, time: 1 },
      reasons: ['Impact 2: SMB account.', 'Severity 1: low priority in the ticketing system.', 'Time 1: open for 10 days.'],
      unknown: [],
    });
  });

  it.each([
    ['enterprise', '2027-09-01', 5],
    ['mid-market', '2027-02-21', 3], // 91 days
    ['mid-market', '2027-02-20', 4], // 90 days
    ['mid-market', '2026-11-22', 4], // today
    ['smb', '2027-02-21', 2],
    ['smb', '2027-02-20', 3],
    ['internal', '2026-11-30', 1],
  ])('puts %s renewing on %s at Impact %i [W7, S1]', (segment, renewalDate, impact) => {
    expect(propose({ segment, renewalDate }).impact.value).toBe(impact);
  });

  it('says how near the renewal is [W7]', () => {
    expect(propose({ segment: 'mid-market', renewalDate: '2027-01-21' }).impact.reason).toBe('Impact 4: mid-market account that renews in 60 days, on 21 Jan 2027.');
    expect(propose({ segment: 'mid-market', renewalDate: '2026-11-23' }).impact.reason).toBe('Impact 4: mid-market account that renews in 1 day, on 23 Nov 2026.');
    expect(propose({ segment: 'smb', renewalDate: '2026-11-22' }).impact.reason).toBe('Impact 3: SMB account that renews today, on 22 Nov 2026.');
  });

  it.each([
    ['a response over the commitment', { commitmentMinutes: 240, firstResponseMinutes: 365 }, 5, 'the first response took 6 h 5 min, over the committed 4 h'],
    ['a response at the commitment', { commitmentMinutes: 240, firstResponseMinutes: 240 }, 1, 'low priority in the ticketing system'],
    ['an escalation', { isEscalated: true }, 4, 'escalated'],
    ['an urgent ticket', { vendorPriority: 'urgent' }, 4, 'urgent priority in the ticketing system'],
    ['two reopenings', { reopenCount: 2 }, 4, 'reopened 2 times'],
    ['a high ticket answered late', { vendorPriority: 'high', firstResponseMinutes: 121 }, 4, 'high priority, and the first response took 2 h 1 min where 2 h are expected'],
    ['a high ticket answered in time', { vendorPriority: 'high', firstResponseMinutes: 120 }, 3, 'high priority in the ticketing system'],
    ['one reopening', { reopenCount: 1 }, 3, 'reopened once'],
    ['a normal ticket answered late', { vendorPriority: 'normal', firstResponseMinutes: 481 }, 3, 'normal priority, and the first response took 8 h 1 min where 8 h are expected'],
    ['a long resolution', { resolutionMinutes: 10_081 }, 3, 'the resolution took 7 days'],
    ['a resolution of a week', { resolutionMinutes: 10_080 }, 1, 'low priority in the ticketing system'],
    ['a normal ticket answered in time', { vendorPriority: 'normal', firstResponseMinutes: 480 }, 2, 'normal priority in the ticketing system'],
    ['a low ticket answered late', { firstResponseMinutes: 4321 }, 2, 'low priority, and the first response took 3 days where 24 h are expected'],
  ])('puts %s at its Severity with the reason [W7, S1]', (_case, change, severity, words) => {
    const { severity: proposed } = propose(change);
    expect(proposed).toMatchObject({ value: severity, reason: `Severity ${severity}: ${words}.` });
  });

  it.each([
    ['renews within 30 days', { renewalDate: '2026-12-22' }, 3, 'the account renews in 30 days, on 22 Dec 2026'],
    ['renews within 90 days and has been open over 30', { renewalDate: '2027-02-20', openedOn: '2026-10-22' }, 3, 'open for 31 days, and the account renews in 90 days, on 20 Feb 2027'],
    ['renews within 90 days', { renewalDate: '2027-02-20', openedOn: '2026-10-23' }, 2, 'the account renews in 90 days, on 20 Feb 2027'],
    ['is resolved with a renewal within 30 days', { renewalDate: '2026-12-22', resolvedOn: '2026-11-20' }, 2, 'resolved, but the account renews in 30 days, on 22 Dec 2026'],
    ['has been open over 30 days', { openedOn: '2026-10-22' }, 2, 'open for 31 days'],
    ['is resolved', { openedOn: '2026-01-05', resolvedOn: '2026-11-20' }, 1, 'resolved on 20 Nov 2026'],
    ['is resolved only after the as-of date', { openedOn: '2026-10-22', resolvedOn: '2026-11-23' }, 2, 'open for 31 days'],
    ['was opened today', { openedOn: '2026-11-22' }, 1, 'opened today'],
  ])('puts an issue that %s at its Time with the reason [W7, S1]', (_case, change, time, words) => {
    expect(propose(change).time).toMatchObject({ value: time, reason: `Time ${time}: ${words}.` });
  });
});

describe('what is not known', () => {
  it('leaves a dimension without any usable input empty, and the factors with it [W7]', () => {
    const proposal = propose({ segment: 'unknown', renewalDate: null, vendorPriority: null, firstResponseMinutes: null, isEscalated: null, openedOn: null });
    expect(proposal.factors).toBeNull();
    expect([proposal.impact.value, proposal.severity.value, proposal.time.value]).toEqual([null, null, null]);
    expect(proposal.unknown).toEqual(['segment', 'renewalDate', 'vendorPriority', 'firstResponseMinutes', 'isEscalated', 'openedOn']);
    expect(proposal.reasons).toEqual([
      'No Impact proposed. Not known: the segment of the account and the renewal date.',
      'No Severity proposed. Not known: the priority in the ticketing system, the first response time and whether it was escalated.',
      'No Time proposed. Not known: the renewal date and the date it was opened.',
    ]);
  });

  it('proposes the other dimensions all the same [W7]', () => {
    const proposal = propose({ segment: 'unknown' });
    expect(proposal).toMatchObject({ factors: null, impact: { value: null }, severity: { value: 1 }, time: { value: 1 }, unknown: ['segment'] });
  });

  it('names an unknown renewal beside the step that stands without it [W7]', () => {
    const proposal = propose({ segment: 'mid-market', renewalDate: null });
    expect(proposal.impact).toMatchObject({ value: 3, reason: 'Impact 3: mid-market account. Not known: the renewal date.' });
    expect(proposal.time).toMatchObject({ value: 1, reason: 'Time 1: open for 10 days. Not known: the renewal date.' });
    expect(proposal.unknown).toEqual(['renewalDate']);
  });

  it('does not name an input that could not have changed the step [W7]', () => {
    const proposal = propose({ segment: 'enterprise', vendorPriority: null, firstResponseMinutes: null, isEscalated: true });
    expect(proposal.severity.reason).toBe('Severity 4: escalated.');
    expect(proposal.unknown).toEqual([]);
  });

  it('tells a commitment that is not kept from one that is not known [W7]', () => {
    expect(propose().unknown).toEqual([]);
    expect(propose({ commitmentMinutes: null, reopenCount: null }).unknown).toEqual(['reopenCount', 'commitmentMinutes']);
    expect(propose({ commitmentMinutes: 60, firstResponseMinutes: null }).severity.reason).toBe(
      'Severity 1: low priority in the ticketing system. Not known: the first response time.',
    );
  });

  it('misses no resolution time while the issue is open, and does once it is resolved [W7]', () => {
    expect(propose({ resolutionMinutes: null }).unknown).toEqual([]);
    expect(propose({ resolutionMinutes: null, resolvedOn: '2026-11-20' }).unknown).toEqual(['resolutionMinutes']);
  });

  it('takes a renewal that has passed as not known and says so [W7]', () => {
    const proposal = propose({ segment: 'mid-market', renewalDate: '2026-11-21' });
    expect(proposal.impact.reason).toBe('Impact 3: mid-market account. Not known: the next renewal date (21 Nov 2026 has passed).');
  });

  it('takes an age of less than nothing as not known and says so [W7]', () => {
    const proposal = propose({ openedOn: '2026-11-23' });
    expect(proposal.time).toMatchObject({ value: 1, rule: 'time-distant-renewal' });
    expect(proposal.time.reason).toBe('Time 1: the account renews in 283 days, on 1 Sep 2027. Not known: the age (opened on 23 Nov 2026, after the as-of date).');
  });

  it.each([-1, Number.NaN])('takes %d minutes as not known [W7]', (minutes) => {
    const input = InitialScoreInput.parse({ ...quiet, vendorPriority: 'high' });
    const proposal = initialScore({ ...input, firstResponseMinutes: minutes });
    expect(proposal.severity.value).toBe(3);
    expect(proposal.unknown).toEqual(['firstResponseMinutes']);
  });

  it('refuses a date that does not exist [W7]', () => {
    expect(() => propose({ renewalDate: '2026-02-30' })).toThrow();
  });
});

describe('the declarations', () => {
  it('stand in a fixed order: a dimension at a time, the higher step first, each on its scale, each with a reason [W7]', () => {
    for (const dimension of ['impact', 'severity', 'time'] as const) {
      const values = initialScoreRules.filter((rule) => rule.dimension === dimension).map(({ value }) => value);
      expect(values).toEqual([...values].sort((a, b) => b - a));
      expect(values.every((value) => value >= 1 && value <= stepCounts[dimension])).toBe(true);
    }
    expect(new Set(initialScoreRules.map(({ id }) => id)).size).toBe(initialScoreRules.length);
    expect(initialScoreRules.every(({ why }) => why.length > 10)).toBe(true);
  });

  it('keep every threshold in one table [W7]', () => {
    expect(initialScoreThresholds.nearRenewalDays.value).toBe(90);
    expect(initialScoreThresholds.imminentRenewalDays.value).toBe(30);
  });

  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-11-${String(date).padStart(2, '0')}`);
  const anyInput = fc
    .record({
      segment: fc.constantFrom(...segments),
      renewalDate: fc.option(fc.constantFrom('2026-11-01', '2026-12-10', '2027-01-15', '2028-01-01')),
      vendorPriority: fc.option(fc.constantFrom('urgent', 'high', 'normal', 'low')),
      firstResponseMinutes: fc.option(fc.integer({ min: 0, max: 3000 })),
      resolutionMinutes: fc.option(fc.integer({ min: 0, max: 20_000 })),
      isEscalated: fc.option(fc.boolean()),
      openedOn: fc.option(fc.constantFrom('2026-01-05', '2026-11-10', '2026-12-01')),
      resolvedOn: fc.option(day),
      reopenCount: fc.option(fc.integer({ min: 0, max: 3 })),
      commitmentMinutes: fc.option(fc.integer({ min: 1, max: 600 })),
      asOf: fc.constant('2026-11-22'),
    })
    .map((input) => InitialScoreInput.parse(input));

  it('always give a proposal that fits the contract, and the same one twice [W7]', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const proposal = initialScore(input);
        expect(InitialScore.parse(proposal)).toEqual(proposal);
        expect(initialScore(input)).toEqual(proposal);
        const values = [proposal.impact.value, proposal.severity.value, proposal.time.value];
        expect(proposal.factors === null).toBe(values.includes(null));
        // A dimension is only left empty for want of an input, and then that input is named.
        if (values.includes(null)) expect(proposal.unknown.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('say the same where they are remembered for very many issues [W7]', () => {
    const remembered = createInitialScorer();
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(remembered(input)).toEqual(initialScore(input));
      }),
      { numRuns: 1000 },
    );
  });

  it('never name an input that was given and is possible [W7]', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { unknown } = initialScore(input);
        for (const name of initialScoreInputs) {
          const isUsable =
            name === 'segment' ? input.segment !== 'unknown'
            : name === 'renewalDate' ? input.renewalDate !== null && input.renewalDate >= input.asOf
            : name === 'openedOn' ? input.openedOn !== null && input.openedOn <= input.asOf
            : input[name] !== null;
          if (isUsable) expect(unknown).not.toContain(name);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never propose less for knowing more: an unknown input is no reason to raise a step [W7]', () => {
    const blank = { firstResponseMinutes: null, isEscalated: null, reopenCount: null, commitmentMinutes: null, resolutionMinutes: null } as const;
    fc.assert(
      fc.property(anyInput, (input) => {
        const known = initialScore(input).severity.value;
        const lessKnown = initialScore({ ...input, ...blank }).severity.value;
        if (lessKnown !== null) expect(known).toBeGreaterThanOrEqual(lessKnown);
      }),
      { numRuns: 500 },
    );
  });
});
