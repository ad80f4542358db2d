import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, Role } from '@shared/primitives';
import { z } from '@shared/zod';
import { runCommand, runQuery } from '../../electron/dispatch';
import { addAccounts } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
let accountId: AccountId;
beforeEach(() => {
  test = openTestDesk();
  const [id] = addAccounts(test.desk, [{ ref: 'Halden' }]);
  if (id === undefined) throw new Error('No account');
  accountId = id;
});
afterEach(() => test.close());

const words = 'The COO wants the old supplier back';
const acting = (role: Role) => ({ ...test.desk, actor: { ...test.desk.actor, role } });
const write = (change: object = {}) => runCommand(test.desk, 'accounts.writeNote', { accountId, subject: 'politics', words, ...change });
const notes = (role: Role = 'facilitator') => runQuery(acting(role), 'accounts.notes', { accountId });

describe('a restricted note on an account', () => {
  it.each(['facilitator', 'scribe', 'executive'] as const)('is read by a %s with its author and date [W8, G9]', (role) => {
    write();
    expect(notes(role)).toMatchObject([{ subject: 'politics', words, by: 'Mara Ellison', on: '2026-11-21', isSuperseded: false }]);
  });

  it('shows an auditor that there is one, and not what it says [W8, G9]', () => {
    write();
    expect(notes('auditor')).toMatchObject([{ subject: 'politics', words: null, by: 'Mara Ellison', on: '2026-11-21' }]);
    expect(JSON.stringify(notes('auditor'))).not.toContain('supplier');
    expect(() => runCommand(acting('auditor'), 'accounts.writeNote', { accountId, subject: 'politics', words })).toThrow();
  });

  it('is superseded and never overwritten [W8]', () => {
    const { id } = write();
    write({ words: 'The COO left', supersedes: id });
    expect(notes().map((note) => [note.words, note.isSuperseded])).toEqual([['The COO left', false], [words, true]]);
    expect(() => write({ words: 'Once more', supersedes: id })).toThrow('replaced already');
    expect(() => test.desk.workspace.db.prepare("UPDATE account_notes SET words = 'x'").run()).toThrow('never changed');
    expect(() => test.desk.workspace.db.prepare('DELETE FROM account_notes').run()).toThrow('never deleted');
  });

  it('leaves in the log a hash that proves the words, and not the words [W8, E1]', () => {
    write();
    const { db } = test.desk.workspace;
    const payloads = z.array(z.string()).parse(db.prepare('SELECT payload FROM audit_payloads').pluck().all());
    expect(payloads.join('\n')).not.toContain('supplier');
    const nonce = z.string().parse(db.prepare('SELECT nonce FROM account_notes').pluck().get());
    expect(payloads.at(-1)).toContain(createHash('sha256').update(`${nonce}\n${words}`).digest('hex'));
  });

  it('is of an account of this workspace [W8]', () => {
    const { id } = write();
    const [other] = addAccounts(test.desk, [{ ref: 'Other' }]);
    expect(() => write({ accountId: other, supersedes: id })).toThrow('not on this account');
    expect(() => write({ accountId: id })).toThrow('not in this workspace');
  });
});
