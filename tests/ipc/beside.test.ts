import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answer } from '../../electron/answer';
import type { Host } from '../../electron/host/host';
import { makeTestHost, type TestHost } from '../support/host';
import { openTestDesk, type TestDesk } from '../support/workspace';

const page = { senderFrame: { url: 'app://bundle/index.html', parent: null } };

let test: TestDesk;
let main: TestHost;
let host: Host;
let beside: string[];
beforeEach(() => {
  test = openTestDesk();
  main = makeTestHost({ desk: test.desk });
  beside = [];
  const { readers } = main.host;
  host = { ...main.host, readers: { ...readers, read: (desk, channel, input) => (beside.push(channel), readers.read(desk, channel, input)) } };
});
afterEach(() => {
  main.close();
  test.close();
});

const ask = async (): Promise<string[]> => {
  for (const channel of ['issues.totals', 'issues.overview', 'people.list', 'accounts.likelyPairs']) expect(await answer(host, channel, page, {})).toMatchObject({ ok: true });
  return beside.splice(0);
};

describe('a query over the whole register', () => {
  it('is answered by main where the file is small, unless it is long in any case [L4]', async () => {
    expect(await ask()).toEqual(['accounts.likelyPairs']);
  });

  it('is read beside main where the file is large, also while what is new stands in the log alone [L4]', async () => {
    test.desk.workspace.transaction((db) => db.exec('CREATE TABLE filler (bytes BLOB); INSERT INTO filler VALUES (zeroblob(9000000))'));
    expect(await ask()).toEqual(['issues.totals', 'issues.overview', 'accounts.likelyPairs']);
    test.desk.workspace.tidy();
    expect(await ask()).toEqual(['issues.totals', 'issues.overview', 'accounts.likelyPairs']);
  });
});
