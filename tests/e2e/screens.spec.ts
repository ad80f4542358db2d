import type { Page } from '@playwright/test';
import { PriorityList } from './pages/priority-list';
import { Shell } from './pages/shell';
import { axeFindings, expect, test } from './support/test';

/** How each screen is come to, and what shows that it is there. */
const screens: Readonly<Record<string, (page: Page, shell: Shell) => Promise<void>>> = {
  home: async (page, shell) => {
    await shell.goTo('Home');
    await expect(page.getByRole('heading', { level: 2, name: 'Blind spots' })).toBeVisible();
  },
  register: async (page, shell) => {
    await shell.goTo('Watch');
    await expect(page.getByRole('grid', { name: 'Accounts' }).locator('[aria-selected]').first()).toBeVisible();
  },
  imports: async (page, shell) => {
    await shell.command('Import a file');
    await expect(page.getByRole('heading', { name: 'Imported so far' })).toBeVisible();
  },
  proposals: async (page, shell) => {
    await shell.command('Review proposals');
    await expect(page.getByRole('grid', { name: 'Proposals' }).locator('[aria-selected="true"]')).toBeVisible();
  },
  list: async (page, shell) => {
    await shell.goTo('Score');
    await new PriorityList(page).select('Third P1 breach this quarter');
  },
  issue: async (page, shell) => {
    await shell.goTo('Score');
    await new PriorityList(page).open('Third P1 breach this quarter');
  },
  sessions: async (page, shell) => {
    await shell.goTo('Meet');
    await expect(page.getByRole('heading', { level: 2, name: 'To come' })).toBeVisible();
  },
  prepare: async (page, shell) => {
    await shell.goTo('Meet');
    await page.getByRole('button', { name: /Prepared/ }).first().click();
    await expect(page.getByRole('heading', { level: 2, name: 'Queue' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Issues that wait' }).getByRole('listitem').first()).toBeVisible();
  },
  minutes: async (page, shell) => {
    await shell.goTo('Meet');
    await page.getByRole('button', { name: /Signed off/ }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Signed off and sealed' })).toBeVisible();
  },
  calibration: async (page, shell) => {
    await shell.goTo('Govern');
    await expect(page.getByRole('heading', { level: 2, name: 'Reference cases' })).toBeVisible();
  },
  overrides: async (page, shell) => {
    await shell.goTo('Govern');
    await page.getByRole('radio', { name: 'Overrides' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'By decider' })).toBeVisible();
  },
  packages: async (page, shell) => {
    await shell.goTo('Prove');
    await expect(page.getByRole('heading', { level: 2, name: 'Sealed sessions' })).toBeVisible();
  },
  builder: async (page, shell) => {
    await shell.goTo('Prove');
    await page.getByRole('button', { name: 'Make a package' }).first().click();
    await expect(page.getByText('manifest-sha256.txt').first()).toBeVisible();
  },
  settings: async (page, shell) => {
    await shell.goTo('Settings');
    await expect(page.getByRole('heading', { level: 2, name: 'People' })).toBeVisible();
  },
};

for (const theme of ['light', 'dark'] as const) {
  test(`shows every screen of the example without a finding of axe, ${theme} [L4]`, async ({ start }) => {
    const docket = await start();
    const { page } = docket;
    const shell = new Shell(page);
    await docket.resize(1440, 900);
    await shell.useTheme(theme);
    for (const [name, come] of Object.entries(screens)) {
      await test.step(name, async () => {
        await come(page, shell);
        expect.soft(await axeFindings(page), `${name}, ${theme}`).toEqual([]);
      });
    }
  });
}

test('shows every screen without scrolling the window at 1280 by 720 [L4]', async ({ start }) => {
  const docket = await start();
  const { page } = docket;
  const shell = new Shell(page);
  await docket.resize(1280, 720);
  for (const [name, come] of Object.entries(screens)) {
    await test.step(name, async () => {
      await come(page, shell);
      const size = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight }));
      expect.soft(size, name).toEqual({ width: 1280, height: 720 });
    });
  }
});
