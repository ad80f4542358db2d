import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { tidyWhenIdle } from '../../electron/host/tidy';
import { openWorkspace } from '../../electron/store/database';
import { makeTestHost, type TestHost } from '../support/host';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
let main: TestHost;
beforeEach(() => {
  vi.useFakeTimers();
  test = openTestDesk();
  main = makeTestHost({ desk: test.desk });
});
afterEach(() => {
  vi.useRealTimers();
  main.close();
  test.close();
});

const titles = (['first', 'second'] as const).map((title) => ({ title, criterion: 'response-delays' }));

/** How many issues the file alone holds, without its write-ahead log. */
function issuesInFile(): number {
  const { file } = test.desk.workspace;
  copyFileSync(file, `${file}.alone.docket`);
  const alone = openWorkspace(`${file}.alone.docket`);
  try {
    return runQuery({ ...test.desk, workspace: alone }, 'issues.list', { offset: 0, limit: 10 }).total;
  } finally {
    alone.close();
  }
}

describe('the write-ahead log', () => {
  it('goes into the file once nobody has changed anything for a moment, and not before [L4]', () => {
    for (const title of titles) {
      runCommand(test.desk, 'issues.create', title);
      tidyWhenIdle(main.host);
      vi.advanceTimersByTime(400);
    }
    expect(issuesInFile()).toBe(0);
    vi.advanceTimersByTime(200);
    expect(issuesInFile()).toBe(2);
  });

  it('is left alone where the workspace was closed meanwhile', () => {
    runCommand(test.desk, 'issues.create', titles[0]);
    tidyWhenIdle(main.host);
    main.host.open = null;
    vi.advanceTimersByTime(1000);
    expect(issuesInFile()).toBe(0);
  });
});
