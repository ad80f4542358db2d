import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Account } from './pages/account';
import { ImportWizard } from './pages/import-wizard';
import { Shell } from './pages/shell';
import { axeFindings, expect, test } from './support/test';

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
