import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segments } from '@shared/primitives';
import { vendorPriorities } from '@shared/contract/issues';
import { functionWaitedFor, internalWait } from '../../../electron/core/signals/rules/internal-wait';
import { priorityMismatch } from '../../../electron/core/signals/rules/priority-mismatch';
import { leastCommitment, responseOverCommitment } from '../../../electron/core/signals/rules/response-over-commitment';
import { parametersOf } from '../../../electron/core/signals/rule';
import { anAccount, anIssue, date, examine, steps } from './support';

const enterprise = anAccount({ segment: 'enterprise' });

describe('response over commitment', () => {
  it('proposes what was answered later than committed, with the minutes in words [W7]', () => {
    const draft = examine(responseOverCommitment, 'issues', anIssue({ account: enterprise, vendorPriority: 'urgent', firstResponseMinutes: 144 }));
    expect(steps(draft)).toEqual([5, 5, 1]);
    expect(draft?.reason).toBe('The first response took 2 h 24 min, over the 30 minutes committed for urgent priority at an enterprise account.');
    expect(draft).toMatchObject({ subject: 'issue:i1', issueId: 'i1', accountId: 'a1', unknown: [], inputs: { firstResponseMinutes: 144, committedMinutes: 30, vendorPriority: 'urgent', segment: 'enterprise' } });
  });

  it('counts a narrow breach a step lower [W7]', () => {
    // 60 minutes are committed: 75 is a quarter more.
    const severity = (minutes: number) => examine(responseOverCommitment, 'issues', anIssue({ account: enterprise, vendorPriority: 'high', firstResponseMinutes: minutes }))?.severity.value;
    expect([61, 74, 75].map(severity)).toEqual([4, 4, 5]);
  });

  it('leaves what was answered within its minutes, on the minute too [W7]', () => {
    expect(examine(responseOverCommitment, 'issues', anIssue({ vendorPriority: 'high', firstResponseMinutes: 120 }))).toBeNull();
    expect(examine(responseOverCommitment, 'issues', anIssue({ vendorPriority: 'high', firstResponseMinutes: 121 }))).not.toBeNull();
  });

  it('takes the longest commitment that could apply where segment or priority is not known, and proposes no Impact from nothing [W7]', () => {
    // 960 minutes are the longest for normal priority, of SMB.
    const account = anAccount({ segment: 'unknown' });
    expect(examine(responseOverCommitment, 'issues', anIssue({ account, firstResponseMinutes: 960 }))).toBeNull();
    const draft = examine(responseOverCommitment, 'issues', anIssue({ account, firstResponseMinutes: 961 }));
    expect(steps(draft)).toEqual([null, 4, 1]);
    expect(draft?.unknown).toContain('segment');
    expect(draft?.inputs['segment']).toBeNull();
    expect(draft?.reason).toContain('the longest that could apply');
    // 2,880 minutes are the longest of all.
    expect(examine(responseOverCommitment, 'issues', anIssue({ account: null, vendorPriority: null, firstResponseMinutes: 2880 }))).toBeNull();
    expect(examine(responseOverCommitment, 'issues', anIssue({ account: null, vendorPriority: null, firstResponseMinutes: 2881 }))?.unknown).toEqual(['segment', 'vendorPriority', 'renewalDate']);
  });

  it('says nothing of what was resolved long ago, of an internal account, or without a first response [W7]', () => {
    const late = { vendorPriority: 'urgent', firstResponseMinutes: 500 } as const;
    expect(examine(responseOverCommitment, 'issues', anIssue({ ...late, resolvedOn: date('2026-08-23') }))).not.toBeNull();
    expect(examine(responseOverCommitment, 'issues', anIssue({ ...late, resolvedOn: date('2026-08-22') }))).toBeNull();
    expect(examine(responseOverCommitment, 'issues', anIssue({ ...late, account: anAccount({ segment: 'internal' }) }))).toBeNull();
    expect(examine(responseOverCommitment, 'issues', anIssue({ ...late, firstResponseMinutes: null }))).toBeNull();
    expect(examine(responseOverCommitment, 'issues', anIssue({ ...late, firstResponseMinutes: -3 }))).toBeNull();
  });

  it('never proposes more when more minutes are committed, nor less when the response was later [W7]', () => {
    const cases = fc.record({ minutes: fc.integer({ min: 0, max: 5000 }), later: fc.integer({ min: 0, max: 5000 }), more: fc.integer({ min: 0, max: 5000 }), segment: fc.constantFrom(...segments), priority: fc.constantFrom(...vendorPriorities, null) });
    fc.assert(
      fc.property(cases, ({ minutes, later, more, segment, priority }) => {
        const issue = anIssue({ account: anAccount({ segment }), vendorPriority: priority, firstResponseMinutes: minutes });
        const isFound = examine(responseOverCommitment, 'issues', issue) !== null;
        const lenient = Object.fromEntries(responseOverCommitment.parameters.map(({ name, unit, default: value }) => [name, unit === 'minutes' ? value + more : value]));
        if (examine(responseOverCommitment, 'issues', issue, lenient) !== null) expect(isFound).toBe(true);
        if (isFound) expect(examine(responseOverCommitment, 'issues', { ...issue, firstResponseMinutes: minutes + later })).not.toBeNull();
        // What the store leaves out by this line can never be found.
        if (isFound) expect(minutes).toBeGreaterThan(leastCommitment(parametersOf(responseOverCommitment, {})));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('waiting inside the organisation', () => {
  it.each([
    ['Engineering', 'engineering'],
    ['waiting on dev team', 'engineering'],
    ['Tier 3', 'engineering'],
    ['Product management', 'product'],
    ['finance approval', 'finance'],
    ['Legal', 'legal'],
    ['Customer Success', 'customer-success'],
    ['L2 support', 'support'],
    ['internal approval', 'other'],
    ['Customer', null],
    ['awaiting client reply', null],
    ['third party vendor', null],
    ['support vendor', null],
    ['nobody knows', null],
    ['', null],
  ])('reads "%s" as %s [W7]', (words, wanted) => {
    expect(functionWaitedFor(words)).toBe(wanted);
  });

  it('proposes an open issue that waits on a function for more than the days allowed [W7]', () => {
    const waiting = anIssue({ status: 'waiting', waitingOn: 'Engineering', openedOn: date('2026-11-06'), account: enterprise });
    // 15 days, one more than 14.
    const draft = examine(internalWait, 'issues', waiting);
    expect(steps(draft)).toEqual([5, 3, 2]);
    expect(draft?.reason).toBe('It has been open for 15 days and waits on engineering (Engineering), longer than 14 days. Since when it waits is not recorded, so the days are counted from its opening.');
    expect(draft?.unknown).toContain('waitingSince');
    expect(examine(internalWait, 'issues', { ...waiting, openedOn: date('2026-11-07') })).toBeNull();
    expect(examine(internalWait, 'issues', { ...waiting, waitingOn: 'the customer' })).toBeNull();
    expect(examine(internalWait, 'issues', { ...waiting, resolvedOn: date('2026-11-20'), status: 'resolved' })).toBeNull();
    // Twice the days: Severity 4.
    expect(steps(examine(internalWait, 'issues', { ...waiting, openedOn: date('2026-10-20') }))).toEqual([5, 4, 2]);
  });

  it('never proposes more when more days are allowed [W7]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 100 }), (age, days, more) => {
        const issue = anIssue({ waitingOn: 'Legal', openedOn: date(new Date(Date.UTC(2026, 10, 21 - age)).toISOString().slice(0, 10)) });
        const isFound = examine(internalWait, 'issues', issue, { days }) !== null;
        expect(isFound).toBe(age > days);
        if (examine(internalWait, 'issues', issue, { days: days + more }) !== null) expect(isFound).toBe(true);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

describe('priority against value', () => {
  it('proposes normal or low at an enterprise account 60 days from its renewal [W7]', () => {
    const near = anIssue({ account: anAccount({ segment: 'enterprise', renewal: date('2027-01-20') }) });
    const draft = examine(priorityMismatch, 'issues', near);
    expect(steps(draft)).toEqual([5, 3, 2]);
    expect(draft?.reason).toBe('It has normal priority in the ticketing system, at an enterprise account that renews in 60 days, on 20 Jan 2027.');
    expect(examine(priorityMismatch, 'issues', { ...near, account: anAccount({ segment: 'enterprise', renewal: date('2027-01-21') }) })).toBeNull();
    expect(examine(priorityMismatch, 'issues', { ...near, vendorPriority: 'high' })).toBeNull();
    expect(examine(priorityMismatch, 'issues', { ...near, vendorPriority: null })).toBeNull();
    expect(examine(priorityMismatch, 'issues', { ...near, account: anAccount({ segment: 'unknown', renewal: date('2027-01-20') }) })).toBeNull();
    expect(examine(priorityMismatch, 'issues', { ...near, account: anAccount({ segment: 'enterprise', renewal: null }) })).toBeNull();
  });

  it('keeps what already speaks for a higher severity [W7]', () => {
    expect(steps(examine(priorityMismatch, 'issues', anIssue({ isEscalated: true, account: anAccount({ segment: 'enterprise', renewal: date('2026-12-01') }) })))).toEqual([5, 4, 3]);
  });

  it('proposes urgent at a smaller account with little at stake, lower than its word [W7]', () => {
    const small = anIssue({ vendorPriority: 'urgent', account: anAccount({ arrPercentile: 25 }) });
    const draft = examine(priorityMismatch, 'issues', small);
    expect(steps(draft)).toEqual([3, 2, 1]);
    expect(draft?.reason).toContain('only 25 % of the accounts in EUR have a lower ARR');
    expect(draft?.severity.reason).toBe('Severity 2: nothing but the word urgent says that it is worse, so it counts as normal.');
    expect(examine(priorityMismatch, 'issues', { ...small, account: anAccount({ arrPercentile: 26 }) })).toBeNull();
    expect(examine(priorityMismatch, 'issues', { ...small, isEscalated: true })).toBeNull();
    expect(examine(priorityMismatch, 'issues', { ...small, reopenCount: 1 })).toBeNull();
    // What is at stake is not known, and so it is not called little.
    expect(examine(priorityMismatch, 'issues', { ...small, account: anAccount({ arrPercentile: null }) })).toBeNull();
    expect(examine(priorityMismatch, 'issues', { ...small, account: anAccount({ arrPercentile: 0, renewal: null }) })).toBeNull();
    expect(examine(priorityMismatch, 'issues', { ...small, account: anAccount({ arrPercentile: 0, renewal: date('2027-02-19') }) })).toBeNull();
    expect(examine(priorityMismatch, 'issues', { ...small, account: anAccount({ arrPercentile: 0, renewal: date('2027-02-20') }) })).not.toBeNull();
  });
});
