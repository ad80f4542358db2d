import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { createReaders, type Readers } from '../../electron/host/readers';
import { bundle } from '../faults/bundle';
import { openTestDesk, type TestDesk } from '../support/workspace';

const folder = mkdtempSync(join(tmpdir(), 'docket-readers-'));
// A reader that dies at its first question.
const dying = join(folder, 'dying.cjs');
writeFileSync(dying, "require('node:worker_threads').parentPort.on('message', () => process.exit(3));");

let program: Awaited<ReturnType<typeof bundle>>;
beforeAll(async () => {
  program = await bundle({ reader: 'electron/reader.ts' });
}, 120_000);
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

let test: TestDesk;
let logged: string[];
let readers: Readers;
beforeEach(() => {
  test = openTestDesk({ asOf: '2026-11-21' });
  logged = [];
  readers = createReaders(join(program.folder, 'reader.cjs'), (message) => void logged.push(message));
});
afterEach(() => {
  readers.settle();
  test.close();
});

const issue = (title: string) => ({ title, criterion: 'response-delays', source: 'ticketing' });

describe('what looks at the whole register is read beside main', () => {
  it('and says what main would say, of what was recorded just before', async () => {
    const { desk } = test;
    for (const title of ['Exports fail', 'Search is slow']) {
      runCommand(desk, 'issues.create', issue(title));
      const [overview, totals] = await Promise.all([readers.read(desk, 'issues.overview', {}), readers.read(desk, 'issues.totals', {})]);
      expect(overview).toEqual(runQuery(desk, 'issues.overview', {}));
      expect(totals).toEqual(runQuery(desk, 'issues.totals', {}));
    }
    expect(await readers.read(desk, 'issues.totals', {})).toMatchObject({ issues: 2 });
    expect(logged).toEqual([]);
  });

  it('checks what is asked as main does, and a question that fails harms none of the others', async () => {
    const { desk } = test;
    const [wrong, good] = await Promise.allSettled([readers.read(desk, 'issues.totals', { filter: 7 }), readers.read(desk, 'issues.totals', {})]);
    expect(wrong).toMatchObject({ status: 'rejected', reason: { code: 'invalid-input' } });
    expect(good).toMatchObject({ status: 'fulfilled', value: { issues: 0 } });
    expect(logged).toEqual([]);
  });

  it('lets a workspace be closed as the last one out: what is being read is read, what waits is refused, and no log of writes stays beside the file [L4]', async () => {
    const { desk } = test;
    runCommand(desk, 'issues.create', issue('Exports fail'));
    const asked = Promise.allSettled(Array.from({ length: 12 }, () => readers.read(desk, 'workspaces.check', {})));
    readers.settle();
    desk.workspace.close();
    expect([existsSync(`${desk.workspace.file}-wal`), existsSync(`${desk.workspace.file}-shm`)]).toEqual([false, false]);
    const refused = (await asked).filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(10);
    for (const each of refused) expect(each).toMatchObject({ reason: { code: 'cancelled' } });
  });

  it('says so where a reader dies, and starts another one for the next question', async () => {
    const dead = createReaders(dying, (message) => void logged.push(message));
    await expect(dead.read(test.desk, 'issues.totals', {})).rejects.toMatchObject({ code: 'internal' });
    await expect(dead.read(test.desk, 'issues.totals', {})).rejects.toMatchObject({ code: 'internal' });
  });
});
