import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { channels, isChannel, operationOf } from '@shared/contract';
import type { AccountId, IssueId, Role } from '@shared/primitives';
import { answer } from '../../electron/answer';
import { runCommand, runQuery } from '../../electron/dispatch';
import { briefOf } from '../../electron/handlers/account-brief';
import { type Sender } from '../../electron/ipc';
import { makePackage } from '../../electron/packaging';
import { readContext } from '../../electron/transaction';
import { sealSession, type SealedSession } from '../handlers/evidence/sealed-session';
import { actingAs, makeTestHost, type TestHost } from '../support/host';
import { addAccounts } from '../support/register';

vi.mock('electron', () => ({ ipcMain: { handle: vi.fn<() => void>() } }));

const page: Sender = { senderFrame: { url: 'app://bundle/index.html', parent: null } };
/** Words that nothing else in a workspace says. */
const secrets = ['Quincewort', 'Vellamfeld'] as const;
const [standing, superseded] = secrets;

let sealed: SealedSession;
let main: TestHost;
let accountId: AccountId;
let issueId: IssueId;

beforeAll(async () => {
  sealed = await sealSession(({ desk, issueIds }) => {
    const [account] = addAccounts(desk, [{ ref: 'Halden' }]);
    const [issue] = issueIds;
    if (account === undefined || issue === undefined) throw new Error('Nothing to write about');
    [accountId, issueId] = [account, issue];
    const { id, title, criterion, secondaryCriteria, status, description, ownerId, tags } = runQuery(desk, 'issues.get', { id: issue });
    runCommand(desk, 'issues.update', { id, title, criterion, secondaryCriteria, status, description, ownerId, tags, accountId: account });
    const note = runCommand(desk, 'accounts.writeNote', { accountId: account, subject: 'politics', words: `The COO of ${superseded} wants the old supplier back` });
    runCommand(desk, 'accounts.writeNote', { accountId: account, subject: 'politics', words: `${standing} has left`, supersedes: note.id });
  });
  main = makeTestHost({ desk: sealed.desk });
  // Whatever asks where it may write gets a file of its own.
  let files = 0;
  main.host.dialogs.saveFile = async (_title, name) => join(sealed.folder, `${(files += 1)}-${name}`);
});
afterAll(() => {
  main.close();
  sealed.close();
});

/** Everything that main answers to a role that asks every question of the account, of an issue and of a session with it, and every file that it writes for it. */
async function trafficOf(role: Role): Promise<string[]> {
  actingAs(main.host, role);
  const traffic: string[] = [];
  const { sessionId } = sealed;
  const window = { offset: 0, limit: 100 };
  const inputs = [
    {}, window, { accountId }, { id: accountId }, { issueId }, { id: issueId }, { sessionId }, { id: sessionId }, { ...window, id: accountId }, { ...window, accountId }, { ...window, id: issueId }, { ...window, sessionId },
    ...secrets.flatMap((text) => [{ text }, { search: text, ...window }, { text, ...window }, { query: text }]),
    ...['md', 'html', 'markdown', 'csv', 'json'].flatMap((format) => [{ sessionId, format }, { accountId, format }, { id: accountId, format }]),
  ];
  for (const channel of channels) {
    if (!isChannel(channel)) continue;
    const { kind, permission, input: schema } = operationOf(channel);
    if (kind === 'command' || !permission.includes(role)) continue;
    // The workspace stays open, and a dialog that reads is closed without a choice.
    if (kind === 'host' && !/(save|export|brief|minutes|preview)/i.test(channel)) continue;
    for (const input of inputs) if (schema.safeParse(input).success) traffic.push(`${channel} ${JSON.stringify(await answer(main.host, channel, page, input))}`);
  }
  for (const file of readdirSync(sealed.folder)) if (/^\d+-/.test(file)) traffic.push(readFileSync(join(sealed.folder, file)).toString('latin1'));
  return traffic;
}

const telling = (traffic: readonly string[]): string[] => traffic.filter((message) => secrets.some((word) => message.includes(word)));

describe('a restricted note at the boundary', () => {
  it('reaches a role that may not read it through no channel and no file, in whatever way it asks [W8, G9]', async () => {
    const traffic = await trafficOf('auditor');
    expect(traffic.length).toBeGreaterThan(80);
    // It learns that there is one.
    expect(traffic.some((message) => message.startsWith('accounts.notes') && message.includes('politics'))).toBe(true);
    expect(telling(traffic)).toEqual([]);
  });

  it('is read by those who may, in the account alone [W8, G9]', async () => {
    const told = telling(await trafficOf('facilitator')).map((message) => message.split(' ')[0]);
    expect([...new Set(told)]).toEqual(['accounts.notes']);
  });

  it('stands on no brief of the account [W4, W8]', () => {
    actingAs(main.host, 'facilitator');
    expect(telling([JSON.stringify(briefOf(readContext(sealed.desk), { accountId }))])).toEqual([]);
  });

  it('stands in no package of a session on its account [W8, E2]', async () => {
    const { zip, contents } = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
    const texts = [Buffer.from(zip).toString('latin1'), ...contents.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))];
    expect(contents.length).toBeGreaterThan(15);
    expect(texts.filter((text) => secrets.some((word) => text.includes(word)))).toEqual([]);
  });
});
