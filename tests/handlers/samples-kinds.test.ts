import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract';
import { runCommand, runQuery } from '../../electron/dispatch';
import { addAccounts } from '../support/register';
import { draft, itemAt, refusalOf, startMeeting, type Meeting } from './sessions/meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
});
afterEach(() => meeting.close());

type Plan = InputOf<'samples.preview'>['plan'];
const size = { by: 'margin' as const, margin: 0.5 };
const preview = (plan: Omit<Plan, 'size'>) => runQuery(meeting.desk, 'samples.preview', { plan: { ...plan, size } });
const all = (plan: Omit<Plan, 'size'>, template: string) => {
  const { population } = preview(plan);
  const { id } = runCommand(meeting.desk, 'samples.draw', { name: plan.of, purpose: 'All is read', plan: { ...plan, size: { by: 'count', count: population } }, seed: 's', template: { id: template, version: 1 } });
  return { id, rows: runQuery(meeting.desk, 'samples.items', { id, offset: 0, limit: 50 }).rows };
};

describe('what can be sampled beside issues', () => {
  it('are decisions and the actions they made, by the issue they are about [W9]', () => {
    for (const index of [0, 1]) {
      const itemId = itemAt(meeting, index);
      runCommand(meeting.desk, 'sessions.goTo', { itemId });
      runCommand(meeting.desk, 'sessions.decide', { itemId, draft: draft(meeting, { what: `Do it ${index}` }) });
    }
    expect(preview({ of: 'decisions', strata: 'criterion' }).population).toBe(2);
    expect(preview({ of: 'decisions', filter: { search: 'Dose export' } }).population).toBe(1);
    expect(preview({ of: 'actions', until: '2026-01-01' }).population).toBe(0);
    const decisions = all({ of: 'decisions', strata: 'band' }, 'decision-check');
    expect(decisions.rows.map(({ ref }) => ref).sort()).toEqual([expect.stringMatching(/^S1\/#\d+$/), expect.stringMatching(/^S1\/#\d+$/)]);
    const sheet = runQuery(meeting.desk, 'samples.sheet', { id: decisions.id, place: 1 });
    expect(sheet.title).toMatch(/^Do it \d$/);
    expect(sheet.text).not.toBe('');
    expect(sheet.facts.map(({ label }) => label)).toEqual(expect.arrayContaining(['Issue', 'Decision', 'Owner', 'Decided by', 'Decided on', 'Due', 'Review']));
    const actions = all({ of: 'actions', strata: 'segment', from: '2026-11-01' }, 'action-check');
    expect(actions.rows.map(({ ref }) => ref).sort()).toEqual(['A1', 'A2']);
    expect(runQuery(meeting.desk, 'samples.sheet', { id: actions.id, place: 1 }).facts).toEqual(expect.arrayContaining([{ label: 'State', value: 'Open' }]));
  });

  it('are interactions, by words, segment, source, account and period [W9]', () => {
    const { desk } = meeting;
    const [big, small] = addAccounts(desk, [{ ref: 'big', name: 'Big', segment: 'enterprise' }, { ref: 'small', name: 'Small', segment: 'smb' }]);
    desk.workspace.transaction((db) => {
      const insert = db.prepare("INSERT INTO interactions (id, system, ref, source, kind, account_id, on_date, direction, person, tone, subject, body) VALUES (?, 'file', ?, ?, ?, ?, ?, 'in', 'Ida', 'negative', ?, ?)");
      insert.run(desk.newId(), 'M-1', 'emails', 'email', big, '2026-11-02', 'Invoice', 'The invoice is 100 % wrong');
      insert.run(desk.newId(), 'M-2', 'emails', 'email', small, '2026-11-03', 'Thanks', 'All fine');
      insert.run(desk.newId(), 'C-1', 'calls', 'call', big, '2026-11-04', '', 'Asked for a date');
      insert.run(desk.newId(), 'C-2', 'calls', 'call', null, '2026-10-04', '', '');
    });
    expect(preview({ of: 'interactions', strata: 'source' }).strata.map(({ label, population }) => [label, population])).toEqual([['Call summaries', 2], ['Customer e-mails', 2]]);
    expect(preview({ of: 'interactions', strata: 'account' }).strata.map(({ label, population }) => [label, population])).toEqual([['Big', 2], ['Small', 1], ['No account', 1]]);
    expect(preview({ of: 'interactions', filter: { search: '100 %' } }).population).toBe(1);
    expect(preview({ of: 'interactions', filter: { search: '1_0' } }).population).toBe(0);
    expect(preview({ of: 'interactions', filter: { segments: ['unknown'] } }).population).toBe(1);
    expect(preview({ of: 'interactions', filter: { sources: ['calls'] }, from: '2026-11-01' }).population).toBe(1);
    if (big !== undefined) expect(preview({ of: 'interactions', filter: { accountId: big }, until: '2026-11-02' }).population).toBe(1);
    for (const filter of [{ isFlagged: true }, { tags: ['vip'] }, { owners: ['Ida'] }, { minAgeDays: 3 }, { isOpen: true }]) expect(refusalOf(() => preview({ of: 'interactions', filter })).field).toBe('plan.filter');
    const { id, rows } = all({ of: 'interactions', strata: 'segment' }, 'conversation-review');
    expect(rows.map(({ title }) => title).sort()).toEqual(['Asked for a date', 'Invoice', 'Thanks', 'call of 2026-10-04']);
    const place = rows.find(({ ref }) => ref === 'M-1')?.place ?? 0;
    expect(runQuery(desk, 'samples.sheet', { id, place })).toMatchObject({ text: 'The invoice is 100 % wrong', issueId: null, facts: expect.arrayContaining([{ label: 'With', value: 'Ida' }, { label: 'Tone as imported', value: 'Negative' }, { label: 'Direction', value: 'From the customer' }]) });
    // What is taken out of the register afterwards stays in the sample by its name.
    desk.workspace.transaction((db) => db.prepare("DELETE FROM interactions WHERE ref = 'M-1'").run());
    expect(runQuery(desk, 'samples.sheet', { id, place })).toMatchObject({ isThere: false, ref: 'M-1', title: 'Invoice', text: '', facts: [] });
    expect(runQuery(desk, 'samples.verify', { id })).toMatchObject({ isSame: true, isInLog: true, register: { population: 3, gone: 1 } });
  });
});
