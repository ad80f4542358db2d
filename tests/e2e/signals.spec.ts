import type { Locator } from '@playwright/test';
import { PriorityList } from './pages/priority-list';
import { Proposals } from './pages/proposals';
import { Shell } from './pages/shell';
import { SignalRules } from './pages/signal-rules';
import { expect, test } from './support/test';

test('previews a rule on history, sets it with a reason, and decides on what it proposes, by keys [W6, W7, W8]', async ({ start }) => {
  const { page } = await start(['--example']);
  const shell = new Shell(page);
  const rules = new SignalRules(page);
  const title = 'Renewal without contact';

  await test.step('what the rule would have proposed', async () => {
    await shell.command('Go to the signal rules');
    await expect(rules.current).toContainText('Response over commitment');
    await page.keyboard.press('p');
    await expect(rules.months).toHaveCount(12);
    await expect(page.getByText('At the end of a month')).toBeVisible();
    await page.keyboard.press('k');
    await expect(rules.current).toContainText('First score');
    for (let step = 0; step < 7; step += 1) await page.keyboard.press('j');
    await expect(rules.current).toContainText(title);
  });

  await test.step('another parameter is another version, with its reason', async () => {
    await page.getByRole('textbox', { name: /^Renews within/ }).fill('365');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Enter');
    const dialog = shell.dialog(`New version: ${title}`);
    await expect(dialog).toContainText('Renews within: 90 to 365');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toContainText('Give the reason in a line.');
    await page.keyboard.type('Half a year is how long our renewals take.');
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(rules.versions(title).first()).toContainText('Half a year is how long our renewals take.');
    await expect(rules.versions(title).first()).toContainText('Renews within: 90 to 365');
  });

  const proposals = new Proposals(page);
  await test.step('its proposals are decided on in the queue', async () => {
    await page.getByRole('group', { name: title, exact: true }).focus();
    await page.keyboard.press('r');
    await expect(proposals.panel).toContainText('renews in');
    const waiting = await proposals.rows.count();
    expect(waiting).toBeGreaterThan(1);
    const account = await proposals.panel.getByRole('heading', { level: 2 }).first().innerText();
    await page.keyboard.press('a');
    await expect(page.getByRole('status').first()).toContainText('Accepted: it became #');
    await expect(proposals.rows).toHaveCount(waiting - 1);
    await page.keyboard.press('r');
    await page.keyboard.type('They were called yesterday.');
    await page.keyboard.press('Control+Enter');
    await expect(proposals.rows).toHaveCount(waiting - 2);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(account);
    await expect(page.getByRole('option', { name: account })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('what people made of it is counted, and the rule can be switched off', async () => {
    await shell.command('Go to the signal rules');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('j');
    await expect(rules.detail(title)).toContainText('Of 2 decided on, 1 was accepted unchanged (50 %), 0 changed and 1 rejected.');
    await page.keyboard.press('o');
    await page.keyboard.type('We call every account now.');
    await page.keyboard.press('Control+Enter');
    await expect(rules.current).toContainText('off');
    await expect(rules.versions(title).first()).toContainText('We call every account now.');
  });

  await test.step('an issue shows what rules propose of it and of its account, and answers by keys', async () => {
    await shell.command('Review proposals');
    await proposals.showRule('Commercial stall');
    await proposals.showRule('Response over commitment');
    await proposals.row('Brightwater Energy').filter({ hasText: 'Tariff change' }).click();
    await proposals.panel.getByRole('button', { name: 'Open the issue' }).click();
    const card = (rule: string): Locator => page.getByRole('region', { name: `Proposal: ${rule}` });
    await expect(card('Response over commitment')).toContainText('over the 60 minutes committed');
    await expect(card('Commercial stall')).toContainText('it becomes an issue of its own');
    await page.keyboard.press('n');
    await expect(card('Commercial stall').getByRole('button', { name: 'Reject R' })).toBeVisible();
    await page.keyboard.press('n');
    await page.keyboard.press('r');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toContainText('Give the reason in a line.');
    await page.keyboard.type('The customer answered first.');
    await page.keyboard.press('Control+Enter');
    await expect(card('Response over commitment')).toBeHidden();
    await expect(card('Commercial stall')).toBeVisible();
  });

  await test.step('a figure says what it leaves out and leads to those rows [W6]', async () => {
    await shell.goTo('Home');
    const resolution = page.getByRole('table').filter({ hasText: 'Left out' }).getByRole('row', { name: /^Resolution/ });
    await expect(resolution).toContainText('90 % within');
    await resolution.getByRole('button', { name: '1 resolved before opened' }).press('Enter');
    await expect(page.getByRole('button', { name: /^Resolution: resolved before opened/ })).toBeVisible();
    await expect(new PriorityList(page).rows).toHaveCount(1);
  });
});
