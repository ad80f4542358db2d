import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signalRuleIds, type RulePreview, type SignalRuleId } from '@shared/contract/signals';
import { runQuery } from '../../../electron/dispatch';
import { addDays } from '../../../electron/core/calendar';
import { addAccounts, addIssues } from '../../support/register';
import { openTestDesk, type TestDesk } from '../../support/workspace';

const on = '2026-10-31';

let test: TestDesk;
beforeEach(() => {
  test = openTestDesk();
});
afterEach(() => test.close());

function previews(): Map<SignalRuleId, RulePreview> {
  const { rules } = runQuery(test.desk, 'signals.rules', {});
  return new Map(signalRuleIds.map((ruleId) => [ruleId, runQuery(test.desk, 'signals.preview', { ruleId, on, parameters: Object.fromEntries(rules.find(({ id }) => id === ruleId)?.parameters.map(({ name, value }) => [name, value]) ?? []) })]));
}

let made = 0;
const next = (): string => `${(made += 1)}`;
const run = (sql: string, ...values: unknown[]): void => test.desk.workspace.transaction((db) => void db.prepare(sql).run(...values));
const addDeal = (account: string, since: string): void => run("INSERT INTO deals (id, system, ref, account_id, name, stage, stage_since, opened_on, outcome) VALUES (?, 'f', ?, ?, 'Deal', 'Legal', ?, ?, 'open')", next(), next(), account, since, since);
const addMeasure = (account: string, day: string, value: number): void => run("INSERT INTO measurements (id, system, ref, account_id, measure, on_date, value, source) VALUES (?, 'f', ?, ?, 'health', ?, ?, 'health')", next(), next(), account, day, value);
const addContact = (account: string, day: string, person: string): void => run("INSERT INTO interactions (id, system, ref, source, kind, account_id, on_date, person, is_sponsor) VALUES (?, 'f', ?, 'calls', 'call', ?, ?, ?, 1)", next(), next(), account, day, person);
const addPromise = (account: string, due: string): void => run("INSERT INTO follow_ups (id, account_id, words, due_on, state) VALUES (?, ?, 'Send the road map', ?, 'open')", next(), account, due);

/** Something for every rule to find on the day: by hand, one proposal each. */
function fill(): string[] {
  const accounts = addAccounts(test.desk, ['A', 'B', 'C', 'D', 'E'].map((ref) => ({ ref, segment: 'enterprise', renewal: '2026-12-20' })));
  const [a, b, c, d] = accounts;
  addIssues(test.desk, [
    { accountId: a ?? null, vendorPriority: 'high', firstResponseMinutes: 600, openedOn: '2026-10-20', tags: ['Export'] },
    { accountId: b ?? null, vendorPriority: 'high', waitingOn: 'Engineering', status: 'waiting', openedOn: '2026-09-20', tags: [] },
    { accountId: b ?? null, vendorPriority: 'high', openedOn: '2026-10-22', tags: ['export '] },
    { accountId: c ?? null, vendorPriority: 'low', openedOn: '2026-10-23', tags: ['export'] },
  ]);
  addDeal(a ?? '', '2026-09-01');
  for (const [day, value] of [['2026-07-20', 80], ['2026-08-20', 80], ['2026-09-20', 40], ['2026-10-20', 40]] as const) addMeasure(d ?? '', day, value);
  addContact(d ?? '', '2026-10-25', 'Ada');
  return accounts;
}

describe('every rule on a day of the past', () => {
  it('finds what was there on that day [W7]', () => {
    fill();
    expect([...previews()].map(([id, { proposals }]) => [id, proposals])).toEqual([
      ['response-over-commitment', 1],
      ['internal-wait', 1],
      ['priority-mismatch', 1],
      ['commercial-stall', 1],
      ['emerging-defect', 1],
      ['silent-erosion', 1],
      // E alone: the others have tickets, a deal or a call.
      ['renewal-no-contact', 1],
    ]);
  });

  it('says the same whatever came later [W7, L2]', () => {
    const accounts = fill();
    const before = previews();
    const later = fc.record({ account: fc.constantFrom(...accounts), days: fc.integer({ min: 1, max: 20 }), what: fc.constantFrom('issue', 'deal', 'measure', 'contact', 'promise'), value: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(fc.array(later, { minLength: 1, maxLength: 4 }), (records) => {
        for (const { account, days, what, value } of records) {
          const day = addDays(on, days);
          if (what === 'issue') addIssues(test.desk, [{ accountId: account, openedOn: day, vendorPriority: 'urgent', firstResponseMinutes: 5000, tags: ['export'], waitingOn: 'Legal', status: 'waiting' }]);
          else if (what === 'deal') addDeal(account, day);
          else if (what === 'measure') addMeasure(account, day, value);
          else if (what === 'contact') addContact(account, day, `Person ${value}`);
          // Due that day: not overdue before it is over.
          else addPromise(account, day);
        }
        expect(previews()).toEqual(before);
      }),
      { seed: 7, numRuns: 6 },
    );
  });

  it('takes what was resolved or answered later as still open or unanswered [W7, L2]', () => {
    fill();
    const before = previews();
    run("UPDATE issues SET resolved_on = '2026-11-02', status = 'resolved', resolution_minutes = 9 WHERE status IN ('open', 'waiting')");
    run("UPDATE follow_ups SET state = 'done', done_on = '2026-11-03'");
    run("UPDATE deals SET outcome = 'won', closed_on = '2026-11-04'");
    expect(previews()).toEqual(before);
  });
});
