import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Account } from './pages/account';
import { ImportWizard } from './pages/import-wizard';
import { Shell } from './pages/shell';
import { axeFindings, expect, test } from './support/test';

test('merges two accounts that are one customer by keyboard, starts again, and takes it back [W6]', async ({ start, folder }) => {
  const file = join(folder, 'desk.csv');
  writeFileSync(file, 'Account ID,Name,Segment,Region\nD-9,Brightwater,SMB,Far north\n');
  const first = await start(['--example']);
  const account = new Account(first.page);
  let issues = '';

  await test.step('the account of a second system, found by its near name', async () => {
    await new ImportWizard(first).importAll(file);
    await first.page.getByRole('button', { name: /^Show the register/ }).click();
    await account.open('Brightwater Energy');
    issues = (await account.part('Open issues').textContent()) ?? '';
    await account.back();
    await account.open('Brightwater', 'D-9');
    await first.page.keyboard.press('m');
    await account.mergeDialog.getByRole('combobox', { name: 'The other account' }).fill('Brightwater Energy');
    await expect(first.page.getByRole('option')).toHaveText([/^Brightwater Energy/]);
    await first.page.keyboard.press('ArrowDown');
    await first.page.keyboard.press('Enter');
    await expect(account.mergeDialog.getByRole('radiogroup', { name: 'Segment' })).toBeVisible();
    expect(await axeFindings(first.page)).toEqual([]);
  });

  await test.step('which survives, whose value stands, why, and merged', async () => {
    await account.mergeDialog.getByRole('button', { name: /^Swap/ }).press('Enter');
    await expect(account.mergeDialog).toContainText('1 reference moves to Brightwater Energy');
    await account.mergeDialog.getByRole('radiogroup', { name: 'Name' }).getByRole('radio', { name: 'Brightwater Energy' }).press('ArrowRight');
    await first.page.keyboard.press('Control+Enter');
    await expect(account.mergeDialog).toContainText('Say how it is known that they are one.');
    await account.mergeDialog.getByRole('textbox', { name: 'Why they are one' }).fill('The contract names both');
    await first.page.keyboard.press('Control+Enter');
    await expect(first.page.getByRole('heading', { level: 1, name: 'Brightwater', exact: true })).toBeVisible();
    await expect(account.part('Merged here')).toContainText('because: The contract names both');
    await expect(account.part('Open issues')).toHaveText(issues);
    await first.close();
  });

  await test.step('still there after a restart, and taken back', async () => {
    const second = await start();
    const again = new Account(second.page);
    await again.open('Brightwater', 'Energy');
    await expect(again.entries.filter({ hasText: 'merged into' })).toHaveCount(1);
    await again.part('Merged here').getByRole('button', { name: /^Unmerge/ }).press('Enter');
    await expect(second.page.getByRole('dialog')).toContainText('1 reference that came with it');
    await second.page.keyboard.press('Control+Enter');
    await expect(second.page.getByRole('heading', { level: 1, name: 'Brightwater Energy' })).toBeVisible();
    await expect(again.part('Merged here')).toHaveCount(0);
    await expect(again.part('Open issues')).toHaveText(issues);
  });
});

test('sees an account on one line of time, from a newer export of its deals to a promise that is kept [W4, W5]', async ({ start, folder }) => {
  const docket = await start(['--example']);
  const { page } = docket;
  const account = new Account(page);
  const deals = (name: string, rows: string): string => {
    const file = join(folder, name);
    writeFileSync(file, `Deal ID,Deal,Account,Stage,Stage since,Amount (EUR)\n${rows}`);
    return file;
  };

  await test.step('an export of deals, and a newer one in which a stage has changed', async () => {
    const wizard = new ImportWizard(docket);
    await wizard.begin(deals('deals.csv', 'X-1,Metering upgrade,Brightwater Energy,Proposal,2026-10-05,90000\n'));
    await expect(wizard.heading).toHaveText('Import deals');
    await wizard.toAnomalies();
    await wizard.toPreview();
    await expect(wizard.step('Preview')).toContainText('Metering upgrade');
    expect(await wizard.run()).toMatchObject({ rows: 1, imported: 1 });
    await page.getByRole('button', { name: 'Import another file' }).click();
    expect(await wizard.importAll(deals('newer.csv', 'X-1,Metering upgrade,Brightwater Energy,Legal review,2026-11-18,90000\n'))).toMatchObject({ rows: 1, imported: 0, updated: 1 });
    await page.getByRole('button', { name: /^Show the register/ }).click();
  });

  await test.step('five sources on one line, narrowed to one', async () => {
    await account.open('Brightwater Energy');
    await expect(account.part('Last heard')).toContainText('from every source');
    await expect(account.part('Deals').getByRole('list', { name: 'Stages of Metering upgrade' }).getByRole('listitem')).toHaveText(['Proposal 44 d', 'Legal review 3 d']);
    await expect(account.part('Health and use').getByRole('img', { name: /^Health about as before/ })).toBeVisible();
    await account.toggle('CRM');
    await expect(account.entries.first()).toContainText('Deal in stage Legal review');
    await expect(account.entries.filter({ hasText: 'Health scores' })).toHaveCount(0);
    await account.toggle('CRM');
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('a promise noted with the keyboard, late, and kept', async () => {
    await page.keyboard.press('p');
    await page.keyboard.type('Send the revised addendum');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Lina Holm');
    await page.getByRole('dialog').getByRole('textbox', { name: 'By', exact: true }).fill('13 Nov 2026');
    await page.keyboard.press('Control+Enter');
    await expect(account.promise('Send the revised addendum')).toContainText('Lina Holm, by 13 Nov 2026, 8 days late');
    await expect(account.entries.filter({ hasText: 'Promise overdue' })).toHaveCount(1);
    await account.promise('Send the revised addendum').getByRole('button', { name: 'Done' }).click();
    await expect(account.entries.first()).toContainText('Promise kept');
    await expect(account.promise('Send the revised addendum')).toContainText('done 21 Nov 2026');
  });

  await test.step('the account on one page', async () => {
    const file = join(folder, 'brief.pdf');
    await docket.answer({ save: file });
    await page.keyboard.press('Control+Shift+P');
    await expect(new Shell(page).messages).toContainText('The brief was saved');
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text).toContain('Page 1 of 1');
    for (const words of ['Brightwater Energy', 'Renewal addendum held in legal', 'Metering upgrade', 'Legal review', 'Promise kept']) expect(text).toContain(words);
  });
});
