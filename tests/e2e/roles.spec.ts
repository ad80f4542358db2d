import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PriorityList } from './pages/priority-list';
import { Shell } from './pages/shell';
import { docketJson } from './support/docket-command';
import { expect, test } from './support/test';

test('gives an auditor everything to read and nothing to change, on screen and behind it [G9]', async ({ start }) => {
  const { page } = await start();
  const shell = new Shell(page);
  await shell.goTo('Score');
  await expect(page.getByRole('button', { name: /^New issue/ })).toBeVisible();
  await shell.beAt('Auditor');
  const list = new PriorityList(page);
  await expect(page.getByRole('button', { name: /^New issue/ })).toBeHidden();
  await list.chip('Proposed').click();
  await list.rows.first().click();
  await expect(list.panel.getByRole('region', { name: 'Proposal' })).toBeVisible();
  await expect(list.panel.getByRole('button', { name: /^(Accept|Change|Reject|Score it)/ })).toHaveCount(0);
  // The keys do nothing either.
  await page.keyboard.press('a');
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await shell.goTo('Meet');
  await expect(page.getByRole('button', { name: /^New session/ })).toHaveCount(0);

  // A renderer that was taken over asks main itself, and is refused by main.
  const refused = await page.evaluate(async () => {
    const docket: unknown = Reflect.get(window, 'docket');
    const operations: unknown = docket === null || typeof docket !== 'object' ? null : Reflect.get(docket, 'operations');
    const nounOf = (noun: string): object => {
      const found: unknown = operations === null || typeof operations !== 'object' ? null : Reflect.get(operations, noun);
      if (found === null || typeof found !== 'object') throw new Error(`no ${noun}`);
      return found;
    };
    const rename: unknown = await Reflect.get(nounOf('workspaces'), 'rename')({ name: 'Mine now' });
    return JSON.stringify(rename);
  });
  expect(refused).toContain('not-allowed');
  await expect(page.getByRole('banner')).not.toContainText('Mine now');
});

test('tells a second window that the workspace is open in the first, and changes nothing [L2]', async ({ start, folder }) => {
  const first = await start();
  const shell = new Shell(first.page);
  const file = join(folder, 'shared.docket');
  await first.answer({ save: file });
  await shell.makeWorkspace('Shared', '2026-11-20');

  const second = await start([], join(folder, 'other-user-data'));
  const other = new Shell(second.page);
  await second.answer({ open: file });
  await other.openWorkspace();
  await expect(other.messages).toContainText('is open in another Docket window');
  await expect(other.foot).toContainText('example.docket');
  await expect(shell.foot).toContainText('shared.docket');

  // Once the first lets go of it, the second may have it.
  await first.close();
  await other.openWorkspace();
  await expect(other.foot).toContainText('shared.docket');
});

test('refuses what is no workspace with a sentence, and keeps the one that is open [L6]', async ({ start, folder }) => {
  const docket = await start();
  const shell = new Shell(docket.page);
  const file = join(folder, 'notes.docket');
  writeFileSync(file, 'This is not a database.');
  await docket.answer({ open: file });
  await shell.openWorkspace();
  await expect(shell.messages).toContainText('not a Docket workspace');
  await expect(shell.foot).toContainText('example.docket');
});

test('checks file and log on demand and agrees with the command line [E1, L8]', async ({ start, folder }) => {
  const docket = await start();
  const shell = new Shell(docket.page);
  await shell.goTo('Settings');
  await docket.page.getByRole('button', { name: 'Check file and log' }).click();
  await expect(docket.page.getByText(/^Whole: the file is sound/)).toBeVisible();
  const head = await docket.page.locator('dd', { hasText: /^[0-9a-f]{64}$/ }).first().textContent();
  await docket.close();
  const copy = join(folder, 'copy.docket');
  copyFileSync(join(docket.userData, 'example.docket'), copy);
  expect(docketJson(docket.userData, 'check', copy)).toMatchObject({ integrity: 'ok', auditChain: 'ok', firstBroken: null, head });
});
