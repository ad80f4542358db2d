import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecisionRegister } from './pages/decisions';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

test('the register finds a decision, keeps its outcome, opens its issue and is exported [W4, M5]', async ({ start, folder }) => {
  const { page, answer } = await start().then((docket) => ({ page: docket.page, answer: docket.answer.bind(docket) }));
  const shell = new Shell(page);
  const register = new DecisionRegister(page);
  await register.open();
  await expect(register.panel).toBeVisible();
  await page.keyboard.press('o');
  const outcome = shell.dialog(/^What became of the decision/);
  await outcome.getByRole('radio', { name: 'Partly kept' }).or(outcome.getByRole('button', { name: 'Partly kept' })).first().click();
  await outcome.getByLabel('Actual').fill('Half of it shipped');
  await page.keyboard.press('Control+Enter');
  await expect(outcome).toBeHidden();
  await expect(register.panel).toContainText('Half of it shipped');

  const file = join(folder, 'decisions.csv');
  await answer({ save: file });
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(shell.messages).toContainText('written to');
  expect(readFileSync(file, 'utf8')).toContain('Half of it shipped');

  await register.rows.first().click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: /^Issue #/ })).toContainText('Partly kept');
});

test('a sealed session is amended beside its minutes [M6]', async ({ start }) => {
  const { page } = await start();
  const shell = new Shell(page);
  await shell.goTo('Meet');
  await page.getByRole('region', { name: 'Signed off' }).or(page.getByRole('main')).getByRole('button', { name: /Signed off/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Signed off and sealed' })).toBeVisible();
  await page.getByRole('button', { name: 'Amend' }).click();
  const dialog = shell.dialog(/^Amend session/);
  await dialog.getByLabel('What is right').fill('Ruth arrived at 14:10');
  await dialog.getByLabel('Reason').fill('A slip of the pen');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: /^Amendments: / })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Sign-off' })).toContainText('Ruth arrived at 14:10');
});
