import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { deriveRegister } from '../../electron/handlers/derive';
import { countEntries, getLastEntry, getPayload } from '../../electron/store/audit-log';
import { linkIssuesToAccounts } from '../../electron/store/issues/write';
import { runTransaction } from '../../electron/transaction';
import { addAccounts, addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
beforeEach(() => (test = openTestDesk()));
afterEach(() => test.close());

const get = (id: string) => runQuery(test.desk, 'issues.get', { id });
const lastPayload = (): unknown => JSON.parse(getPayload(test.desk.workspace.db, countEntries(test.desk.workspace.db)) ?? 'null');

describe('capturing an issue', () => {
  it('opens it on the as-of date, gives it the next number and a first proposal, and logs it once [W4, W7]', () => {
    const [account] = addAccounts(test.desk, [{ ref: 'A-1', name: 'Halden Medical', segment: 'enterprise', arrMinor: 100, renewal: '2026-12-01' }]);
    const before = countEntries(test.desk.workspace.db);
    const { id, number } = runCommand(test.desk, 'issues.create', { title: 'Export breaks', criterion: 'technical-product-issues', accountId: account, ownerId: test.desk.actor.personId });
    expect(number).toBe(1);
    expect(countEntries(test.desk.workspace.db)).toBe(before + 1);
    expect(getLastEntry(test.desk.workspace.db)).toMatchObject({ action: 'issues.create', subject: id, actor: test.desk.actor.personId, session: null });
    expect(get(id)).toMatchObject({
      number: 1, ref: null, account: 'Halden Medical', segment: 'enterprise', arr: { amountMinor: 100, currency: 'EUR' }, renewal: '2026-12-01', daysToRenewal: 10,
      status: 'open', openedOn: '2026-11-21', ageDays: 0, owner: 'Mara Ellison', impact: 5, severity: null, time: 3, score: null, band: null, isProposed: true, nextStep: null,
    });
    expect(get(id).proposalId).not.toBeNull();
  });

  it('refuses an account or owner that is not there and keeps nothing [W4]', () => {
    const before = countEntries(test.desk.workspace.db);
    const stranger = test.desk.newId();
    expect(() => runCommand(test.desk, 'issues.create', { title: 'x', criterion: 'response-delays', accountId: stranger })).toThrow(expect.objectContaining({ code: 'not-found', field: 'accountId' }));
    expect(() => runCommand(test.desk, 'issues.create', { title: 'x', criterion: 'response-delays', ownerId: stranger })).toThrow(expect.objectContaining({ code: 'not-found', field: 'ownerId' }));
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 1 }).total).toBe(0);
    expect(countEntries(test.desk.workspace.db)).toBe(before);
  });

  it('is not for an auditor [G9]', () => {
    const auditor = { ...test.desk, actor: { ...test.desk.actor, role: 'auditor' as const } };
    expect(() => runCommand(auditor, 'issues.create', { title: 'x', criterion: 'response-delays' })).toThrow(expect.objectContaining({ code: 'not-allowed' }));
  });
});

describe('changing an issue', () => {
  const editOf = (id: string) => {
    const { title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags } = get(id);
    return { id, title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags };
  };

  it('logs what it was before and what it is after [W4]', () => {
    const [issue] = addIssues(test.desk, [{ title: 'Old title' }]);
    const id = issue?.id ?? '';
    runCommand(test.desk, 'issues.update', { ...editOf(id), title: 'New title', tags: ['export'] });
    expect(get(id)).toMatchObject({ title: 'New title', tags: ['export'] });
    expect(lastPayload()).toMatchObject({ number: 1, before: { title: 'Old title', tags: [] }, after: { title: 'New title', tags: ['export'] } });
  });

  it('notes the day it was resolved, and forgets it when it is opened again [W4]', () => {
    const [issue] = addIssues(test.desk, [{ openedOn: '2026-11-01' }]);
    const id = issue?.id ?? '';
    runCommand(test.desk, 'issues.update', { ...editOf(id), status: 'resolved' });
    expect(get(id)).toMatchObject({ resolvedOn: '2026-11-21', ageDays: 20 });
    runCommand(test.desk, 'issues.update', { ...editOf(id), status: 'waiting' });
    expect(get(id).resolvedOn).toBeNull();
  });

  it('computes its open proposal anew, under the same id [W7]', () => {
    const [enterprise] = addAccounts(test.desk, [{ ref: 'A', segment: 'enterprise', renewal: '2027-11-20' }]);
    const [issue] = addIssues(test.desk, [{}]);
    const id = issue?.id ?? '';
    const before = get(id);
    expect(before).toMatchObject({ impact: null, score: null, isProposed: true });
    runCommand(test.desk, 'issues.update', { ...editOf(id), accountId: enterprise });
    expect(get(id)).toMatchObject({ impact: 5, severity: 2, time: 1, score: 10, band: 'monitor', proposalId: before.proposalId });
  });

  it('says that an issue is not there [W4]', () => {
    const [issue] = addIssues(test.desk, [{}]);
    expect(() => runCommand(test.desk, 'issues.update', { ...editOf(issue?.id ?? ''), id: test.desk.newId() })).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => get(test.desk.newId())).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('the issue page', () => {
  it('names other open issues of the account, highest first, at most five [W4]', () => {
    const [account] = addAccounts(test.desk, [{ ref: 'A', segment: 'enterprise', renewal: '2026-12-01' }]);
    const accountId = account ?? null;
    const [first] = addIssues(test.desk, [
      { accountId, vendorPriority: 'normal' },
      { accountId, vendorPriority: 'low' },
      { accountId, vendorPriority: 'urgent' },
      { accountId, vendorPriority: 'urgent', status: 'closed' },
      {},
      ...Array.from({ length: 5 }, () => ({ accountId, vendorPriority: 'high' as const })),
    ]);
    expect(get(first?.id ?? '').siblings.map(({ number }) => number)).toEqual([3, 6, 7, 8, 9]);
  });
});

describe('an account that comes after its issues', () => {
  it('is linked by system and reference, and by the reference alone where only one account has it [W4]', () => {
    addIssues(test.desk, [{ accountRef: 'A-1' }, { accountRef: 'A-1', system: 'zendesk' }, { accountRef: 'A-9' }, {}]);
    const [account] = addAccounts(test.desk, [{ ref: 'A-1', segment: 'smb', arrMinor: 500, renewal: '2026-12-01' }]);
    const linked = runTransaction(test.desk, (context) => {
      const numbers = linkIssuesToAccounts(context.db);
      context.audit({ action: 'test.link', subject: context.workspaceId, payload: {} });
      return numbers;
    });
    expect(linked.toSorted()).toEqual([1, 2]);
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 9, sort: 'number' }).rows.map(({ accountId }) => accountId)).toEqual([account, account, null, null]);
  });

  it('leaves a reference alone that two systems know [W4]', () => {
    addIssues(test.desk, [{ accountRef: 'A-1', system: 'zendesk' }]);
    addAccounts(test.desk, [{ ref: 'A-1' }]);
    test.desk.workspace.transaction((db) => db.prepare("INSERT INTO accounts (id, system, ref, name, segment) VALUES (?, 'crm', 'A-1', 'Other', 'smb')").run(test.desk.newId()));
    const linked = runTransaction(test.desk, (context) => {
      const numbers = linkIssuesToAccounts(context.db);
      context.audit({ action: 'test.link', subject: context.workspaceId, payload: {} });
      return numbers;
    });
    expect(linked).toEqual([]);
  });

  it('brings its issues their rank, their search words and their proposals when the register is derived [W4, W7]', () => {
    addIssues(test.desk, [{ accountRef: 'A-1' }]);
    addAccounts(test.desk, [{ ref: 'A-1', name: 'Halden Medical', segment: 'smb', arrMinor: 500, renewal: '2026-12-01' }]);
    const derived = runTransaction(test.desk, (context) => {
      const result = deriveRegister(context);
      context.audit({ action: 'test.derive', subject: context.workspaceId, payload: {} });
      return result;
    });
    expect(derived.proposals).toBe(1);
    const [row] = runQuery(test.desk, 'issues.search', { text: 'halden' });
    expect(row).toMatchObject({ number: 1, impact: 3, severity: 2, time: 3, score: 18, isProposed: true, daysToRenewal: 10 });
  });
});
