import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { channels, isChannel, operationOf, type Channel } from '@shared/contract';
import { Role } from '@shared/primitives';
import { answer } from '../../electron/answer';
import { type Sender } from '../../electron/ipc';
import { countEntries } from '../../electron/store/audit-log';
import { actingAs, makeTestHost, type TestHost } from '../support/host';
import { openTestDesk, type TestDesk } from '../support/workspace';

vi.mock('electron', () => ({ ipcMain: { handle: vi.fn<() => void>() } }));

const page: Sender = { senderFrame: { url: 'app://bundle/index.html', parent: null } };
const known: readonly Channel[] = channels.filter((channel) => isChannel(channel));
// A long command is checked in the worker, by the same dispatch.
const checkedHere = known.filter((channel) => operationOf(channel).kind !== 'command' || !operationOf(channel).isLong);

let test: TestDesk;
let main: TestHost;
beforeAll(() => {
  test = openTestDesk();
  main = makeTestHost({ desk: test.desk });
});
afterAll(() => {
  main.close();
  test.close();
});

describe('roles at the boundary', () => {
  it('lets an auditor read everything and change nothing [G9]', () => {
    const commands = known.filter((channel) => operationOf(channel).kind === 'command');
    expect(commands.length).toBeGreaterThan(30);
    expect(commands.filter((channel) => operationOf(channel).permission.includes('auditor'))).toEqual([]);
    expect(known.filter((channel) => operationOf(channel).kind === 'query' && !operationOf(channel).permission.includes('auditor'))).toEqual([]);
  });

  it('refuses a role that an operation does not name, whatever it sends, and writes nothing [G9]', async () => {
    const before = countEntries(test.desk.workspace.db);
    let refused = 0;
    for (const role of Role.options) {
      actingAs(main.host, role);
      for (const channel of checkedHere.filter((each) => !operationOf(each).permission.includes(role))) {
        expect({ channel, role, result: await answer(main.host, channel, page, {}) }).toMatchObject({ channel, role, result: { ok: false, error: { code: 'not-allowed' } } });
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(40);
    expect(countEntries(test.desk.workspace.db)).toBe(before);
  });
});
