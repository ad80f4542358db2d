import { PriorityList } from './pages/priority-list';
import { Shell } from './pages/shell';
import { expect, test } from './support/test';

test('opens the example on the first start and nothing of it leaves the laptop [L5, L1]', async ({ start }) => {
  const { page } = await start();
  const shell = new Shell(page);
  await expect(shell.foot).toContainText('example.docket');
  await expect(shell.foot).toContainText('Offline');
  await expect(page.getByRole('heading', { level: 1, name: /^Weekly quality review/ })).toBeVisible();
  await shell.goTo('Score');
  const list = new PriorityList(page);
  await expect(list.rows.first()).toContainText('Immediate');
  await shell.goTo('Meet');
  await expect(page.getByRole('heading', { level: 2, name: 'Signed off' })).toBeVisible();
});

test('comes back after a restart to the same place in the same theme [L4]', async ({ start }) => {
  const first = await start();
  const shell = new Shell(first.page);
  await shell.useTheme('dark');
  await shell.goTo('Score');
  await new PriorityList(first.page).open('Third P1 breach this quarter');
  await first.close();

  const { page } = await start();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('heading', { level: 1, name: 'Third P1 breach this quarter' })).toBeVisible();
});

test('finds a command and an issue in the palette, and lists every key on the help sheet, and the menu agrees [L4]', async ({ start }) => {
  const docket = await start();
  const { page } = docket;
  const shell = new Shell(page);
  await shell.command('Go to Score');
  await expect(page.getByRole('heading', { level: 1, name: 'Priority list' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('renewal addendum');
  await page.getByRole('option', { name: /Renewal addendum held in legal/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Renewal addendum held in legal' })).toBeVisible();
  const palette = await shell.paletteTitles();
  expect(palette.length).toBeGreaterThan(20);
  await expect.poll(() => docket.menuTitles(), 'the native menu holds what the palette holds').toEqual(palette);
  await page.keyboard.press('?');
  const help = shell.dialog('Keyboard shortcuts');
  await expect(help.getByText('Next issue of the list')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});
